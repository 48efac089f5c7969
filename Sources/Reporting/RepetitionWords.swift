import Core

/// How a repetition is told in plain words.
enum RepetitionWords {
  /// `every 4 weeks, 6 times`, `on the first Monday of every month, until Wed 30 Jun 2027, except Mon 5 Apr 2027`.
  static func text(_ repetition: Repetition) -> String {
    let end =
      switch repetition.end {
      case .times(let times): Phrase.count(times, "time")
      case .until(let day): "until \(text(day))"
      }
    let except = repetition.except.map(text)
    let rest = except.count > mostNamed ? ["\(except.count) days"] : except
    return [rule(repetition.rule), end].joined(separator: ", ")
      + (except.isEmpty ? "" : ", except \(Phrase.list(rest, "and"))") + moved(repetition)
  }

  /// `, Tue 29 Dec 2026 moved to Wed 30 Dec 2026 10:00`.
  private static func moved(_ repetition: Repetition) -> String {
    let moved = repetition.moved.sorted { $0.key < $1.key }
    if moved.count > mostNamed { return ", \(moved.count) occurrences moved" }
    return moved.map { ", \(text($0)) moved to \(text($1.date)) \($1.clockText)" }.joined()
  }

  /// More days than these are counted.
  private static let mostNamed = 4

  private static func text(_ day: CivilDate) -> String { "\(day.spoken) \(day.year)" }

  private static func rule(_ rule: RecurrenceRule) -> String {
    switch rule.frequency {
    case .daily: every(rule.interval, "day") + onlyOn(rule)
    case .weekly:
      every(rule.interval, "week") + (rule.weekdays.isEmpty ? "" : " on \(Phrase.list(names(rule.weekdays), "and"))")
    case .monthly: monthly(rule)
    }
  }

  /// `every day`, `every 4 weeks`.
  private static func every(_ interval: Int, _ unit: String) -> String {
    interval == 1 ? "every \(unit)" : "every \(interval) \(unit)s"
  }

  /// ` if it is a Friday and the 13th`.
  private static func onlyOn(_ rule: RecurrenceRule) -> String {
    let weekday = rule.weekdays.isEmpty ? nil : "a \(Phrase.list(names(rule.weekdays), "or"))"
    let day = rule.monthDays.isEmpty ? nil : Phrase.list(days(rule.monthDays), "or")
    let parts = [weekday, day].compactMap { $0 }
    return parts.isEmpty ? "" : " if it is \(parts.joined(separator: " and "))"
  }

  private static func monthly(_ rule: RecurrenceRule) -> String {
    let month = rule.interval == 1 ? "every month" : "every \(rule.interval) months"
    if rule.weekdays.isEmpty, rule.monthDays.isEmpty { return month }
    let weekdays = Phrase.list(names(rule.weekdays), rule.monthDays.isEmpty ? "and" : "or")
    guard !rule.monthDays.isEmpty else { return "on \(weekdays) of \(month)" }
    let days = "on \(Phrase.list(days(rule.monthDays), "and")) of \(month)"
    return weekdays.isEmpty ? days : "\(days), if it is \(weekdays)"
  }

  /// `Monday`, `the first Monday`, `the last Friday but one`.
  private static func names(_ weekdays: [RecurrenceRule.NumberedWeekday]) -> [String] {
    weekdays.map { weekday in
      let name = weekdayNames[weekday.day.rawValue]
      guard let number = weekday.number else { return name }
      if number > 0 { return "the \(ordinals[number - 1]) \(name)" }
      return number == -1 ? "the last \(name)" : "the \(ordinals[-number - 1]) \(name) from the end"
    }
  }

  private static func days(_ days: [Int]) -> [String] {
    (days.filter { $0 > 0 } + days.filter { $0 < 0 }).map { day in
      if day > 0 { return "the \(ordinal(day))" }
      return day == -1 ? "the last day" : "the \(ordinal(-day)) day from the end"
    }
  }

  /// `1st`, `22nd`, `13th`.
  private static func ordinal(_ number: Int) -> String {
    if (11...13).contains(number % 100) { return "\(number)th" }
    return "\(number)" + ([1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th")
  }

  private static let ordinals = ["first", "second", "third", "fourth", "fifth"]
  private static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}

extension Series {
  /// `every 4 weeks, 6 times`.
  var words: String { RepetitionWords.text(repetition) }

  /// Which of its occurrences one is: `2 of 6`, `3 of 6, that of 2026-12-29` where it goes out on another day; `nil` for a
  /// day that has none.
  func place(of day: CivilDate?) -> String? {
    guard let day, let place = occurrences.firstIndex(where: { $0.day == day }) else { return nil }
    let isElsewhere = zone.local(occurrences[place].at).date != day
    return "\(place + 1) of \(occurrences.count)" + (isElsewhere ? ", that of \(day.text)" : "")
  }
}
