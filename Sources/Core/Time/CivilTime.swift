/// A date of the Gregorian calendar.
///
/// The two conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`, which are exact for every year;
/// Foundation's calendar would bring its locale and its zone along.
package struct CivilDate: Hashable, Sendable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date that is `dayNumber` days after 1970-01-01.
  package init(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// How many days after 1970-01-01 a date is.
  package static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `2026-12-01`.
  package var text: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(twoDigits(month))-\(twoDigits(day))"
  }
}

extension CivilDate {
  /// The number of the day since 1970-01-01.
  package var dayNumber: Int { CivilDate.dayNumber(year: year, month: month, day: day) }

  /// The day after.
  package var next: CivilDate { CivilDate(dayNumber: dayNumber + 1) }

  /// The day before.
  package var previous: CivilDate { CivilDate(dayNumber: dayNumber - 1) }

  /// `Tue 1 Dec`, as people say it.
  package var spoken: String { "\(Weekday(dayNumber: dayNumber).shortName) \(day) \(Self.months[month - 1])" }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

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

  /// So many seconds later on the same clock, whatever a zone does meanwhile.
  package static func + (time: LocalTime, seconds: Int64) -> LocalTime {
    LocalTime(clockSeconds: time.clockSeconds + seconds)
  }
}

/// A number below 100 with a leading zero.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

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

/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Sendable, Comparable {
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  package static func + (moment: Timestamp, duration: Int64) -> Timestamp {
    Timestamp(seconds: moment.seconds + duration)
  }

  package static func - (moment: Timestamp, duration: Int64) -> Timestamp {
    Timestamp(seconds: moment.seconds - duration)
  }

  /// RFC 3339 in UTC: `2026-12-01T08:00:00Z`.
  package var rfc3339: String { LocalTime(utc: self).text + "Z" }

  /// The same moment with the zone's offset: `2026-12-01T09:00:00+01:00`.
  package func rfc3339(in zone: Zone) -> String {
    let offset = zone.offset(at: self)
    return LocalTime(utc: self + Int64(offset)).text + WrittenTime.offsetText(offset)
  }
}

extension Timestamp: CustomStringConvertible {
  package var description: String { rfc3339 }
}

/// Durations as people write them: `90s`, `5m`, `2h`, `1d`, `1w`.
package enum DurationText {
  /// How the form is described to people.
  package static let rule = "a number and `s`, `m`, `h`, `d` or `w`, such as `2h`"

  /// The seconds that `text` says; `nil` where it is not of the form or longer than ten years.
  package static func seconds(_ text: String) -> Int64? {
    guard let unit = text.unicodeScalars.last, let factor = factors[unit] else { return nil }
    let digits = text.unicodeScalars.dropLast()
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ ("0"..."9").contains($0) }),
      let number = Int64(String(digits)), number * factor <= longest
    else { return nil }
    return number * factor
  }

  /// The shortest such text for a number of seconds: `2h`, `90m`.
  package static func text(_ seconds: Int64) -> String {
    let units: [(Int64, String)] = [(604_800, "w"), (86_400, "d"), (3_600, "h"), (60, "m")]
    for (factor, unit) in units where seconds >= factor && seconds % factor == 0 { return "\(seconds / factor)\(unit)" }
    return "\(seconds)s"
  }

  /// In seconds: ten years.
  package static let longest: Int64 = 3_660 * 86_400

  private static let factors: [Unicode.Scalar: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
}
