internal import Content

/// The words of dates, in German and English.
enum DateWords {
  static let months: WordTable<Int> = [
    "januar": 1, "jänner": 1, "january": 1, "jan": 1, "februar": 2, "february": 2, "feb": 2, "märz": 3, "march": 3,
    "mar": 3, "april": 4, "apr": 4, "mai": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7, "july": 7,
    "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10, "okt": 10,
    "oct": 10, "november": 11, "nov": 11, "dezember": 12, "december": 12, "dez": 12, "dec": 12,
  ]

  static let weekdays: WordTable<Weekday> = [
    "montag": .monday, "dienstag": .tuesday, "mittwoch": .wednesday, "donnerstag": .thursday, "freitag": .friday,
    "samstag": .saturday, "sonnabend": .saturday, "sonntag": .sunday, "monday": .monday, "tuesday": .tuesday,
    "wednesday": .wednesday, "thursday": .thursday, "friday": .friday, "saturday": .saturday, "sunday": .sunday,
  ]

  /// Before a date, these are weekdays, too.
  static let shortWeekdays: WordTable<Weekday> = [
    "mon": .monday, "tue": .tuesday, "tues": .tuesday, "wed": .wednesday, "thu": .thursday, "thur": .thursday,
    "thurs": .thursday, "fri": .friday, "sat": .saturday, "sun": .sunday, "mo": .monday, "di": .tuesday,
    "mi": .wednesday, "do": .thursday, "fr": .friday, "sa": .saturday, "so": .sunday,
  ]

  /// How many days after the day of the post they are.
  static let relativeDays: WordTable<Int> = [
    "heute": 0, "today": 0, "tonight": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2, "gestern": -1, "yesterday": -1,
    "vorgestern": -2,
  ]

  static let timesOfDay: WordSet = [
    "abend", "früh", "vormittag", "mittag", "nachmittag", "nacht", "morning", "afternoon", "evening", "night",
  ]

  /// What may stand between a weekday and its date.
  static let connectors: WordSet = ["den", "dem", "der", "the", "am", "on", "ist", "is"]

  /// What may stand between the two ends of a stretch of days.
  static let rangeWords: WordSet = ["bis", "to", "until", "till", "through", "und", "and", "oder", "or"]

  /// Before numbers such as `3.12.`, these say that a date is meant.
  static let beforeDates: WordSet = [
    "am", "bis", "ab", "vom", "zum", "seit", "dem", "den", "der", "spätestens", "heute", "morgen", "gestern",
  ]

  /// Before a month and a number, these say that the number counts something else: `im August 2 Kurse`.
  static let beforeMonthsAlone: WordSet = [
    "im", "in", "ab", "bis", "seit", "ende", "anfang", "mitte", "vom", "und", "jeden", "since", "late", "early", "mid",
  ]

  /// The day of a month: `3`, `3rd`.
  static func day(_ word: Word, in bytes: [UInt8]) -> Int? {
    if let number = word.number { return word.range.count <= 2 && (1...31).contains(number) ? number : nil }
    let digits = bytes[word.range].prefix { $0.isASCIIDigit }
    guard (1...2).contains(digits.count), ordinals.contains(FoldedWord(bytes[word.range].dropFirst(digits.count)))
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (1...31).contains(number) ? number : nil
  }

  private static let ordinals: WordSet = ["st", "nd", "rd", "th"]
}
