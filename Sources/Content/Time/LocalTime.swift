/// A date and time of day as a calendar and a clock show it, without a zone. Always a date that exists.
package struct LocalTime: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00 on this clock: the calendar without any zone.
  package let clockSeconds: Int64

  /// The wall clock that stands `clockSeconds` after the start of 1970.
  package init(clockSeconds: Int64) { self.clockSeconds = clockSeconds }

  /// What a clock in UTC shows at `moment`.
  package init(utc moment: Timestamp) { clockSeconds = moment.seconds }

  /// A time from its numbers; `nil` where there is no such date or time of day.
  package init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    let days = CivilDate.dayNumber(year: year, month: month, day: day)
    guard CivilDate(dayNumber: days) == CivilDate(year: year, month: month, day: day) else { return nil }
    clockSeconds = Int64(days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
  }

  /// The number of the day since 1970-01-01.
  package var dayNumber: Int { Int(clockSeconds / 86_400) - (clockSeconds % 86_400 < 0 ? 1 : 0) }

  /// Seconds since midnight.
  package var secondOfDay: Int { Int((clockSeconds % 86_400 + 86_400) % 86_400) }

  /// The calendar date.
  package var date: CivilDate { CivilDate(dayNumber: dayNumber) }

  /// The day of the week.
  package var weekday: Weekday { Weekday(dayNumber: dayNumber) }

  /// `2026-12-01T09:00:00`.
  package var text: String { "\(date.text)T\(clockText):\(twoDigits(secondOfDay % 60))" }

  /// `09:00`.
  package var clockText: String { "\(twoDigits(secondOfDay / 3_600)):\(twoDigits(secondOfDay / 60 % 60))" }

  package static func < (left: LocalTime, right: LocalTime) -> Bool { left.clockSeconds < right.clockSeconds }
}

/// A number below 100 with a leading zero.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
