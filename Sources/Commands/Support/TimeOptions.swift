package import ArgumentParser
internal import Content

/// The option that replaces the clock.
package struct TimeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take this for the present moment: 2026-12-01T09:00, with an offset or Z if it is not local time.",
      valueName: "time"))
  package var now: String?

  package init() {}

  /// The present moment: the one given, else the clock's.
  func moment(in context: CommandContext, zone: Zone) throws -> Timestamp {
    guard let now else { return context.clock() }
    return try TimeOptions.moment(now, zone: zone)
  }

  /// The end of a time as it is written on the command line: a day ends with its last second.
  static func end(_ text: String, zone: Zone) throws -> Timestamp {
    try WrittenTime(text + "T23:59:59") != nil ? moment(text + "T23:59:59", zone: zone) : moment(text, zone: zone)
  }

  /// A moment as it is written on the command line.
  static func moment(_ text: String, zone: Zone) throws -> Timestamp {
    guard let moment = WrittenTime(text)?.moment(in: zone) else {
      throw CommandFailure(
        .usage, "\"\(text)\" is not a time of \(zone.identifier)",
        hints: ["write 2026-12-01T09:00, or 2026-12-01T08:00Z"])
    }
    return moment
  }
}
