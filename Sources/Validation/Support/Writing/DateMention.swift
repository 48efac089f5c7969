internal import Content

/// A date that a text names, in numbers or words.
struct DateMention {
  /// The date itself, without the words around it.
  let range: Range<Int>
  let day: Int
  let month: Int
  /// `nil` where the text does not say.
  let year: Int?
  /// Whether the month is a word.
  let isInWords: Bool
  /// The first of its words, by its place among those of the text, and the one after the last.
  let words: Range<Int>
  /// The weekday that the text gives it.
  var weekday: Weekday?
  /// `heute`, `tomorrow`: how many days after the post that would be.
  var daysAfterPost: Int?
  /// From the weekday or `heute` on.
  var start: Int
  /// Whether it is the first day of a range of days.
  var beginsStretch = false

  /// Whether the calendar has it, in leap years at least.
  var exists: Bool { day <= DateMention.longest[month - 1] }

  private static let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// The days that may be meant, as numbers since 1970, the one nearest to `base` first: one where the text names the
  /// year, or where a day is near; else that of the year before and of the year after as well.
  func days(near base: Int?) -> [Int] {
    if let year { return number(in: year).map { [$0] } ?? [] }
    guard let base else { return [] }
    let year = CivilDate(dayNumber: base).year
    let days = [year - 1, year, year + 1].compactMap(number).sorted { abs($0 - base) < abs($1 - base) }
    return days.first.map { abs($0 - base) <= DateMention.near } == true ? Array(days.prefix(1)) : days
  }

  /// The day most likely meant: of the year named, else the one nearest to `base`.
  func dayNumber(near base: Int?) -> Int? { days(near: base).first }

  /// How many days away a date without a year can be and still be clear.
  static let near = 90

  private func number(in year: Int) -> Int? { LocalTime(year: year, month: month, day: day)?.dayNumber }
}

/// A weekday that a text gives to `heute`, `tomorrow` and the like.
struct DayClaim {
  let range: Range<Int>
  let weekday: Weekday
  let daysAfterPost: Int
}
