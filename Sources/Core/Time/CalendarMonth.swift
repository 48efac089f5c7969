/// A month of the calendar.
package struct CalendarMonth: Sendable, Hashable, Comparable {
  package let year: Int
  /// From 1 on.
  package let month: Int

  package init(year: Int, month: Int) { (self.year, self.month) = (year, month) }

  /// The month of a day.
  package init(of day: CivilDate) { self.init(year: day.year, month: day.month) }

  /// `2026-12`; `nil` for what is none, or is before 1970.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let year = Int(parts[0]),
      let month = Int(parts[1]), LocalTime(year: year, month: month, day: 1) != nil
    else { return nil }
    self.init(year: year, month: month)
  }

  /// `2026-12`.
  package var text: String { String(CivilDate(year: year, month: month, day: 1).text.dropLast(3)) }

  /// The month that comes so many months later, or earlier.
  package func adding(_ months: Int) -> CalendarMonth {
    let number = year * 12 + month - 1 + months
    return CalendarMonth(year: number / 12, month: number % 12 + 1)
  }

  /// The numbers of its days since 1970-01-01.
  package var days: Range<Int> {
    let next = adding(1)
    return CivilDate.dayNumber(
      year: year, month: month, day: 1)..<CivilDate.dayNumber(year: next.year, month: next.month, day: 1)
  }

  /// From its first second in a zone to its last one.
  package func period(in zone: Zone) -> ClosedRange<Timestamp> {
    zone.start(of: CivilDate(dayNumber: days.lowerBound))...zone.start(of: CivilDate(dayNumber: days.upperBound)) - 1
  }

  package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

extension Zone {
  /// When a day begins.
  package func start(of day: CivilDate) -> Timestamp {
    let midnight = LocalTime(clockSeconds: Int64(day.dayNumber) * 86_400)
    // Where the clock skips midnight, the day begins with what comes after.
    return moments(of: midnight).first
      ?? Timestamp(
        seconds: midnight.clockSeconds - Int64(offset(at: Timestamp(seconds: midnight.clockSeconds - 86_400))))
  }
}
