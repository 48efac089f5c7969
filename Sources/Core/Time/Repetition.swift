/// How something repeats: by which rule, how long, on which days not, and which times are others.
package struct Repetition: Hashable, Sendable {
  package var rule: RecurrenceRule
  package var end: End
  /// The days on which it does not happen, sorted, each once.
  package var except: [CivilDate]
  /// Single occurrences that have another time, by their days.
  package var moved: [CivilDate: LocalTime]

  /// Where it ends.
  package enum End: Hashable, Sendable {
    /// After so many occurrences. One on a day of `except` counts, as in RFC 5545.
    case times(Int)
    /// With this day.
    case until(CivilDate)
  }

  package init(
    _ rule: RecurrenceRule, _ end: End, except: [CivilDate] = [], moved: [CivilDate: LocalTime] = [:]
  ) {
    self.rule = rule
    self.end = end
    self.except = Set(except).sorted()
    self.moved = moved
  }

  /// The most occurrences that there may be.
  package static let most = 400
  /// The most days that may be excepted, and the most occurrences that may be moved.
  package static let mostExceptions = 100
  /// The most days from the first occurrence to the last one: a hundred years.
  package static let longest = 36_525
}

/// A recurrence rule of RFC 5545, as far as posts may have it. Weeks begin on Monday.
package struct RecurrenceRule: Hashable, Sendable {
  package var frequency: Frequency
  /// From 1 on.
  package var interval: Int
  /// In the order of the week, then of the numbers; empty where the rule names none.
  package var weekdays: [NumberedWeekday]
  /// Days of the month: from 1 on, or from the end (-1 is the last one); empty where the rule names none.
  package var monthDays: [Int]

  /// What is counted.
  package enum Frequency: String, Hashable, Sendable, CaseIterable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
  }

  /// A day of the week: each of them, or the one with that number in its month.
  package struct NumberedWeekday: Hashable, Sendable, Comparable {
    package var day: Weekday
    /// From 1 on, or from the month's end (-1 is the last one); `nil` for each of them.
    package var number: Int?

    package init(_ day: Weekday, number: Int? = nil) {
      self.day = day
      self.number = number
    }

    package static func < (left: NumberedWeekday, right: NumberedWeekday) -> Bool {
      (left.day.rawValue, left.number ?? 0) < (right.day.rawValue, right.number ?? 0)
    }
  }

  package init(_ frequency: Frequency, interval: Int = 1, weekdays: [NumberedWeekday] = [], monthDays: [Int] = []) {
    self.frequency = frequency
    self.interval = interval
    self.weekdays = Set(weekdays).sorted()
    self.monthDays = Set(monthDays).sorted()
  }

  /// As RFC 5545 writes it: `FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO`.
  package var text: String {
    var parts = ["FREQ=\(frequency.rawValue)"]
    if interval != 1 { parts.append("INTERVAL=\(interval)") }
    if !weekdays.isEmpty { parts.append("BYDAY=" + weekdays.map(\.text).joined(separator: ",")) }
    if !monthDays.isEmpty { parts.append("BYMONTHDAY=" + monthDays.map(String.init).joined(separator: ",")) }
    return parts.joined(separator: ";")
  }
}

extension RecurrenceRule {
  /// Reads what `text` writes; `nil` for any other text, also of the same meaning.
  package init?(text: String) {
    var values: [Substring: Substring] = [:]
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard let equals = part.firstIndex(of: "=") else { return nil }
      values[part[..<equals]] = part[equals...].dropFirst()
    }
    guard let frequency = values["FREQ"].flatMap({ Frequency(rawValue: String($0)) }) else { return nil }
    let days = values["BYDAY"].map { $0.split(separator: ",").compactMap(NumberedWeekday.init(text:)) }
    let monthDays = values["BYMONTHDAY"].map { $0.split(separator: ",").compactMap { Int($0) } }
    let interval = values["INTERVAL"].map { Int($0) ?? 0 } ?? 1
    self.init(frequency, interval: interval, weekdays: days ?? [], monthDays: monthDays ?? [])
    // What has another form has another text.
    guard self.text.utf8.elementsEqual(text.utf8), isPossible else { return nil }
  }

  /// Whether posts may have the rule.
  private var isPossible: Bool {
    (1...Self.longestInterval).contains(interval) && monthDays.allSatisfy { $0 != 0 && abs($0) <= 31 }
      && (frequency != .weekly || monthDays.isEmpty)
      && weekdays.compactMap(\.number).allSatisfy { frequency == .monthly && $0 != 0 && abs($0) <= 5 }
  }

  /// The most days, weeks or months between two occurrences.
  package static let longestInterval = 1_000
}

extension RecurrenceRule.NumberedWeekday {
  fileprivate init?(text: Substring) {
    guard let day = Weekday.allCases.first(where: { $0.letters == text.suffix(2) }) else { return nil }
    let digits = text.dropLast(2)
    let number = Int(digits)
    guard digits.isEmpty || number != nil else { return nil }
    self.init(day, number: number)
  }

  /// `MO`, `-1FR`.
  package var text: String { (number.map(String.init) ?? "") + day.letters }
}

extension Weekday {
  /// As RFC 5545 writes it: `MO`.
  package var letters: String { ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][rawValue] }
}

extension RecurrenceRule {
  /// Calls `visit` with the number of each day on which the rule lets something happen, from a day on, until it returns
  /// false, or until `last`.
  ///
  /// - Parameter first: the number of the day from which months, weeks and days are counted.
  package func forEachDay(from first: Int, to last: Int, _ visit: (Int) -> Bool) {
    switch frequency {
    case .daily:
      for day in stride(from: first, through: last, by: interval) where admits(CivilDate(dayNumber: day), day) {
        guard visit(day) else { return }
      }
    case .weekly: forEachDayOfWeeks(from: first, to: last, visit)
    case .monthly: forEachDayOfMonths(from: first, to: last, visit)
    }
  }

  private func forEachDayOfWeeks(from first: Int, to last: Int, _ visit: (Int) -> Bool) {
    let own = Weekday(dayNumber: first).rawValue
    let days = weekdays.isEmpty ? [own] : Set(weekdays.map(\.day.rawValue)).sorted()
    for monday in stride(from: first - own, through: last, by: 7 * interval) {
      for day in days.map({ monday + $0 }) where first <= day && day <= last {
        guard visit(day) else { return }
      }
    }
  }

  private func forEachDayOfMonths(from first: Int, to last: Int, _ visit: (Int) -> Bool) {
    let start = CivilDate(dayNumber: first)
    var month = CalendarMonth(of: start)
    while month.days.lowerBound <= last {
      for day in days(of: month, like: start.day) where first <= day && day <= last {
        guard visit(day) else { return }
      }
      month = month.adding(interval)
    }
  }

  /// The numbers of the days of a month, in order.
  private func days(of month: CalendarMonth, like own: Int) -> [Int] {
    let (begin, length) = (month.days.lowerBound, month.days.count)
    var days = monthDays.map { $0 > 0 ? $0 : length + 1 + $0 }
    if monthDays.isEmpty { days = weekdays.isEmpty ? [own] : Array(1...length) }
    return Set(days).sorted().filter { day in
      (1...length).contains(day) && isOnWeekday(begin + day - 1, ofMonth: day, length: length)
    }.map { begin + $0 - 1 }
  }

  private func isOnWeekday(_ number: Int, ofMonth day: Int, length: Int) -> Bool {
    guard !weekdays.isEmpty else { return true }
    let own = Weekday(dayNumber: number)
    return weekdays.contains { wanted in
      guard wanted.day == own, let place = wanted.number else { return wanted.day == own }
      return place > 0 ? (day + 6) / 7 == place : (length - day) / 7 + 1 == -place
    }
  }

  /// Whether a day fits a rule that counts days.
  private func admits(_ date: @autoclosure () -> CivilDate, _ number: Int) -> Bool {
    if !weekdays.isEmpty, !weekdays.contains(where: { $0.day == Weekday(dayNumber: number) }) { return false }
    guard !monthDays.isEmpty else { return true }
    let date = date()
    return monthDays.contains { $0 > 0 ? $0 == date.day : CalendarMonth(of: date).days.count + 1 + $0 == date.day }
  }
}

extension Repetition {
  /// The days of a repetition.
  package struct Days: Hashable, Sendable {
    /// Those on which something happens, by their numbers, in order.
    package var days: [Int] = []
    /// Those whose time the clock skips.
    package var skipped: [Int] = []
    /// Those of `except` that would be among them, as numbers.
    package var excepted: [Int] = []
    /// Why the list is not complete; `nil` where it is.
    package var excess: Excess?
  }

  /// Why a repetition cannot be had.
  package enum Excess: Hashable, Sendable {
    /// It has more occurrences than `most`.
    case tooMany
    /// It goes on for longer than `longest`.
    case tooLong
  }

  /// The days on which something happens, at most `most`.
  ///
  /// - Parameters:
  ///   - first: the number of the day with which it begins.
  ///   - isSkipped: whether the clock skips the time of a day: then it does not happen, and does not count.
  package func days(from first: Int, isSkipped: (Int) -> Bool = { _ in false }) -> Days {
    var found = Days()
    var (limit, most) = (Self.lastDay, Self.most)
    switch end {
    case .times(let times): most = times
    case .until(let day): limit = day.dayNumber
    }
    let excepted = Set(except.map(\.dayNumber))
    let horizon = min(first + Self.longest, Self.lastDay)
    var (count, isComplete) = (0, false)
    rule.forEachDay(from: first, to: min(limit, horizon)) { day in
      guard count < min(most, Self.most) else {
        // A count that was reached is the end; a day beyond the most is one too many.
        if case .until = end { found.excess = .tooMany }
        isComplete = true
        return false
      }
      let isExcepted = excepted.contains(day)
      if isSkipped(day) {
        if !isExcepted { found.skipped.append(day) }
        return true
      }
      if isExcepted {
        found.excepted.append(day)
      } else {
        found.days.append(day)
      }
      count += 1
      return true
    }
    if most > Self.most { found.excess = .tooMany }
    let isShort = if case .times = end { count < most } else { limit > horizon }
    if !isComplete, found.excess == nil, isShort { found.excess = .tooLong }
    return found
  }

  /// The number of the last day that can be written.
  private static let lastDay = CivilDate.dayNumber(year: 9_999, month: 12, day: 31)
}
