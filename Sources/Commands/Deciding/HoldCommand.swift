internal import ArgumentParser
internal import ContentRepository

/// `stet hold`: the crisis stop. Open to all people in `stet.yml`.
struct HoldCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Stop a channel, a post, a campaign, a department, or everything.",
    discussion: "All people in stet.yml may do this; ending it with `stet resume` needs a role.")

  static let examples: KeyValuePairs = [
    "stet hold --all -m \"Unfall im Werk\"":
      "Stops everything, at once.",
    "stet hold --campaign advent -m \"Markt abgesagt\"":
      "Stops the posts of one campaign.",
  ]

  @OptionGroup var covered: ScopeOptions

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String

  @OptionGroup var options: DecisionOptions

  func validate() throws {
    if covered.isEmpty {
      throw ValidationError("Name what to stop: --channel, --post, --campaign, --department or --all.")
    }
  }

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    let scope = try covered.scope(at: desk)
    try desk.refuseUnknown(scope)
    return [try desk.hold(scope, note: message)]
  }
}

/// `stet resume`: ends holds, which needs authority.
struct ResumeCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "End holds, where your role allows it.",
    discussion: """
      Name records as `stet log --verbose` shows them, or the same scope that was held; --all ends every hold. --post \
      releases that post alone from every hold that covers it, or from the records named beside it.
      """)

  static let examples: KeyValuePairs = [
    "stet resume --all":
      "Ends every hold.",
    "stet resume --post 2026-12-markt -m \"Ist harmlos\"":
      "Lets one post out of every hold that covers it.",
  ]

  @Argument(help: "Records of holds.")
  var records: [String] = []

  @OptionGroup var covered: ScopeOptions

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String?

  @OptionGroup var options: DecisionOptions

  func validate() throws {
    if covered.isEmpty, records.isEmpty {
      throw ValidationError("Name holds to end: records, --channel, --post, --campaign, --department or --all.")
    }
  }

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    let named = try records.map { try desk.reader.ledger.contents.record(named: $0) }
    let holds = try desk.openHolds(named, within: covered.scope(at: desk))
    return try desk.resume(holds, note: message)
  }
}
