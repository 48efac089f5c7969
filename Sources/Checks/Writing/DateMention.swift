internal import Core
internal import SocialText

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

/// The sentence around a date, which decides whether something is still to come on that day.
///
/// Most past dates in texts are correct: `am 9. November 1989 fiel die Mauer`. Only a sentence that invites, sets a
/// deadline or names a time of day, and has no word of the past, announces something.
struct DateContext {
  private let bytes: [UInt8]
  private let date: DateMention
  /// The words of the sentence, those of the date among them.
  private let words: ArraySlice<Word>
  private let before: Word?

  init(_ date: DateMention, in text: TextUnderCheck) {
    bytes = text.bytes
    self.date = date
    let sentence = DateContext.sentence(around: date.range, in: text.bytes)
    let all = text.words
    var first = date.words.lowerBound
    while first > 0, all[first - 1].range.lowerBound >= sentence.lowerBound { first -= 1 }
    var last = date.words.upperBound
    while last < all.count, all[last].range.upperBound <= sentence.upperBound { last += 1 }
    words = all[first..<last]
    before = words.last { $0.range.upperBound <= date.start && !DateWords.connectors.contains($0.folded) }
  }

  /// Whether the sentence says that something happens on that day or ends with it.
  ///
  /// - Parameter isRecent: whether the day is near; a time of day long ago is history.
  func isToCome(isRecent: Bool) -> Bool {
    guard !date.beginsStretch, !isBeginning, !isPast else { return false }
    return words.contains { ToComeWords.toCome.contains($0.folded) } || isRecent && hasTimeOfDay
  }

  /// Whether a word speaks of the past; `will be held` does not.
  private var isPast: Bool {
    words.indices.contains { index in
      ToComeWords.past.contains(words[index].folded) && (index == words.startIndex || words[index - 1].folded != "be")
    }
  }

  /// `ab 1. Dezember`: goes on after that day.
  private var isBeginning: Bool {
    before.map { ToComeWords.beginnings.contains($0.folded) } ?? false
  }

  /// `18 Uhr`, `18:00`, `6 pm` after the date.
  private var hasTimeOfDay: Bool {
    let following = words.drop { $0.range.lowerBound < date.range.upperBound }.prefix(6)
    for word in following where bytes[word.range.lowerBound].isASCIIDigit {
      let end = word.range.upperBound
      let isClock = end + 2 < bytes.count && bytes[end] == 0x3A && bytes[end + 1].isASCIIDigit
      let next = following.first { $0.range.lowerBound >= end }?.folded
      let suffix = FoldedWord(bytes[word.range].drop { $0.isASCIIDigit })
      if isClock || next == "uhr" || [next, suffix].contains("pm") || [next, suffix].contains("am") { return true }
    }
    return false
  }

  /// From the sentence's first byte to its last: full stops after numbers and abbreviations do not end it.
  private static func sentence(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let reach = 300
    var start = range.lowerBound
    while start > max(0, range.lowerBound - reach), !endsSentence(start - 1, in: bytes) { start -= 1 }
    var end = range.upperBound
    while end < min(bytes.count, range.upperBound + reach), !endsSentence(end, in: bytes) { end += 1 }
    return start..<end
  }

  private static func endsSentence(_ offset: Int, in bytes: [UInt8]) -> Bool {
    switch bytes[offset] {
    case 0x0A, 0x21, 0x3F: return true
    case 0x2E:
      guard offset + 2 < bytes.count else { return offset + 1 == bytes.count }
      let isAfterNumber = offset > 0 && bytes[offset - 1].isASCIIDigit
      return !isAfterNumber && bytes[offset + 1].isASCIISpace && !bytes[offset + 2].isASCIISmall
    default: return false
    }
  }
}

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
    let number = digits.decimalValue
    return (1...31).contains(number) ? number : nil
  }

  private static let ordinals: WordSet = ["st", "nd", "rd", "th"]
}

extension Weekday {
  /// `Monday`.
  var name: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue]
  }
}

extension CivilDate {
  /// `3 December 2026`.
  var named: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(day) \(months[(month - 1) % 12]) \(year)"
  }
}

extension ChannelUnderCheck {
  /// The day on which the post goes out there, on the clock of its zone, since 1970; `nil` where it takes a slot.
  var publishDay: Int? { schedule.at.map { schedule.zone.local($0).dayNumber } }

  /// The last such day, of a post that repeats.
  var lastDay: Int? {
    guard let last = schedule.series?.occurrences.last else { return publishDay }
    return schedule.zone.local(last.at).dayNumber
  }
}
