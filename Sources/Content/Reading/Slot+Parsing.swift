extension Slot {
  /// Reads `Mon-Fri 09:00`, `Mon,Wed 09:00`, `Sat 11:00` or `daily 09:00`.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x20).map { String(Substring($0)) }
    guard parts.count == 2, let days = Slot.days(parts[0]), let second = ClockTime.secondOfDay(parts[1]) else {
      return nil
    }
    self.init(days: days, secondOfDay: second)
  }

  private static func days(_ text: String) -> Set<Weekday>? {
    if text == "daily" { return Set(Weekday.allCases) }
    var days: Set<Weekday> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let stretch = stretch(part.split(separator: "-", omittingEmptySubsequences: false).map(String.init)) else {
        return nil
      }
      days.formUnion(stretch)
    }
    return days
  }

  /// One day, or all from one to another; `Fri-Mon` goes over the end of the week.
  private static func stretch(_ names: [String]) -> Set<Weekday>? {
    let days = names.compactMap { name in Weekday.allCases.first { $0.shortName == name } }
    guard days.count == names.count, let first = days.first, let last = days.last, days.count <= 2 else { return nil }
    let count = (last.rawValue - first.rawValue + 7) % 7
    return Set((0...count).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) })
  }
}

/// Times of day as a clock shows them.
enum ClockTime {
  /// The seconds since midnight of `09:00`.
  static func secondOfDay(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = twoDigits(bytes[0...1]), hour < 24,
      let minute = twoDigits(bytes[3...4]), minute < 60
    else { return nil }
    return hour * 3_600 + minute * 60
  }

  private static func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy(isDigit) ? bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
  }
}
