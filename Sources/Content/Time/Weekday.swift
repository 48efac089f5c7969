/// A day of the week, Monday first.
package enum Weekday: Int, Sendable, Hashable, CaseIterable {
  case monday = 0
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// The weekday of the day that is `dayNumber` days after 1970-01-01, a Thursday.
  package init(dayNumber: Int) {
    let index = ((dayNumber + 3) % 7 + 7) % 7
    self = Weekday.allCases[index]
  }

  /// The three letters that slots and listings use: `Mon`.
  package var shortName: String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue]
  }
}
