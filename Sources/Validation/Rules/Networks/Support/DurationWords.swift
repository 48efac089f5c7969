/// Stretches of time as people say them.
enum DurationWords {
  private static let units: [(seconds: Int64, name: String)] = [
    (86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"),
  ]

  /// `8 days`, `90 minutes`: in the largest unit of which it is a whole number.
  static func text(_ seconds: Int64) -> String {
    let unit = units.first { seconds % $0.seconds == 0 } ?? (1, "second")
    let count = seconds / unit.seconds
    return "\(count) \(unit.name)\(count == 1 ? "" : "s")"
  }

  /// The name of a unit of so many seconds.
  static func unit(_ seconds: Int64) -> String { units.first { $0.seconds == seconds }?.name ?? "second" }
}
