/// A date and time in another form than Stet's, and what it means.
struct LooseTime {
  /// What is wrong, to follow the text in a sentence.
  private(set) var problem = "no date and time"
  private(set) var advice = "Write `2026-12-01T09:00`, or `slot` for the channel's next free slot."
  /// The same time in Stet's form, if it is unambiguous.
  private(set) var certain: String?
  /// The day, if it is certain and the only thing written: `2026-12-01`.
  private(set) var day: String?

  init(_ text: String) {
    guard text.utf8.count <= 100 else { return }
    var scanner = LooseTimeScanner(text)
    let weekday = scanner.takeWeekday()
    switch scanner.takeDate() {
    case .none: return
    case .ambiguous: advice = "Day or month first? Write `2026-12-01T09:00`."
    case .certain(let date):
      guard let start = WrittenTime(date + "T00:00"), case .local(let time) = start else {
        problem = "no date and time that exists"
        return
      }
      guard weekday == nil || weekday == time.weekday else {
        problem = "another day of the week than its date"
        return
      }
      readClock(of: date, &scanner)
    }
  }

  private mutating func readClock(of date: String, _ scanner: inout LooseTimeScanner) {
    scanner.skipJoint()
    guard !scanner.isAtEnd else {
      problem = "a date without a time of day"
      advice = "Write `\(date)T09:00`."
      day = date
      return
    }
    guard let clock = scanner.takeClock(), let offset = scanner.takeOffset(afterSeconds: clock.utf8.count > 5),
      scanner.isAtEnd
    else { return }
    let written = "\(date)T\(clock)\(offset)"
    guard WrittenTime(written) != nil else {
      problem = "no date and time that exists"
      return
    }
    advice = "Write `\(written)`."
    certain = written
  }
}

/// Reads a date and a time of day at the start of a text, in the forms that people and programs write.
private struct LooseTimeScanner {
  private enum Token: Equatable {
    /// Digits as they were typed, so that `09` and `9` can be told apart.
    case number(String)
    /// Letters, in small ones.
    case word(String)
    case sign(Character)
    case space
  }

  enum Day {
    case none, ambiguous
    case certain(String)
  }

  private var rest: ArraySlice<Token>

  init(_ text: String) {
    var tokens: [Token] = []
    for character in text.lowercased() {
      switch (character, tokens.last) {
      case ("0"..."9", .number(let digits)?): tokens[tokens.count - 1] = .number(digits + String(character))
      case ("0"..."9", _): tokens.append(.number(String(character)))
      case (_, .word(let letters)?) where character.isLetter:
        tokens[tokens.count - 1] = .word(letters + String(character))
      case _ where character.isLetter: tokens.append(.word(String(character)))
      case (_, .space?) where character.isWhitespace: break
      case _ where character.isWhitespace: tokens.append(.space)
      default: tokens.append(.sign(character))
      }
    }
    rest = tokens[...]
    skipSpace()
    while rest.last == .space { rest.removeLast() }
  }

  var isAtEnd: Bool { rest.isEmpty }

  private mutating func skipSpace() { while rest.first == .space { rest.removeFirst() } }

  private mutating func take(_ signs: String) -> Character? {
    guard case .sign(let sign)? = rest.first, signs.contains(sign) else { return nil }
    rest.removeFirst()
    return sign
  }

  private mutating func takeWord(_ words: String...) -> String? {
    guard case .word(let word)? = rest.first, words.contains(word) else { return nil }
    rest.removeFirst()
    return word
  }

  private mutating func takeNumber(_ digits: ClosedRange<Int>) -> String? {
    guard case .number(let number)? = rest.first, digits.contains(number.utf8.count) else { return nil }
    rest.removeFirst()
    return number
  }

  /// `Mi, `, `Wednesday `.
  mutating func takeWeekday() -> Weekday? {
    guard case .word(let word)? = rest.first, let day = Self.weekdays[word] else { return nil }
    rest.removeFirst()
    _ = take(".")
    _ = take(",")
    skipSpace()
    return day
  }

  mutating func takeDate() -> Day {
    if case .word(let word)? = rest.first, let month = Self.months[word] { return takeMonthFirst(month) }
    if let compact = takeNumber(8...8) {
      let digits = Array(compact)
      return .certain("\(String(digits[..<4]))-\(String(digits[4..<6]))-\(String(digits[6...]))")
    }
    if let year = takeNumber(4...4) {
      guard let sign = take("-/."), let month = takeNumber(1...2), take(String(sign)) != nil,
        let day = takeNumber(1...2)
      else { return .none }
      return .certain(Self.date(year, month, day))
    }
    guard let first = takeNumber(1...2) else { return .none }
    return takeDayFirst(first)
  }

  /// `December 1, 2026`.
  private mutating func takeMonthFirst(_ month: Int) -> Day {
    rest.removeFirst()
    _ = take(".")
    skipSpace()
    guard let day = takeNumber(1...2) else { return .none }
    _ = takeWord("st", "nd", "rd", "th")
    _ = take(",")
    skipSpace()
    guard let year = takeNumber(4...4) else { return .none }
    return .certain(Self.date(year, "\(month)", day))
  }

  /// `1.12.2026`, `1. Dezember 2026`; `1/12/2026` where only one of the two can be the month.
  private mutating func takeDayFirst(_ first: String) -> Day {
    let sign = take("./-")
    skipSpace()
    if sign != "/", case .word(let word)? = rest.first, let month = Self.months[word] {
      rest.removeFirst()
      _ = take(".-,")
      skipSpace()
      guard let year = takeNumber(4...4) else { return .none }
      return .certain(Self.date(year, "\(month)", first))
    }
    guard let sign, let second = takeNumber(1...2), take(String(sign)) != nil else { return .none }
    skipSpace()
    guard let year = takeNumber(4...4) else { return .none }
    if sign == "." || first == second { return .certain(Self.date(year, second, first)) }
    switch (Int(first) ?? 0, Int(second) ?? 0) {
    case (13..., 1...12): return .certain(Self.date(year, second, first))
    case (1...12, 13...): return .certain(Self.date(year, first, second))
    default: return .ambiguous
    }
  }

  private static func date(_ year: String, _ month: String, _ day: String) -> String {
    "\(year)-\(padded(month))-\(padded(day))"
  }

  private static func padded(_ digits: String) -> String { digits.utf8.count < 2 ? "0" + digits : digits }

  /// What stands between a date and its time of day.
  mutating func skipJoint() {
    _ = take(",")
    skipSpace()
    _ = takeWord("t", "um", "at", "ab") ?? take("-–@").map(String.init)
    skipSpace()
  }

  /// `09:00` of `9:00`, `9.00 Uhr`, `9 Uhr`, `9h30`, `9:00 pm`, `09:00:00.000` and `090000`.
  mutating func takeClock() -> String? {
    if let compact = takeNumber(4...4) ?? takeNumber(6...6) {
      let digits = Array(compact)
      let parts = stride(from: 0, to: digits.count, by: 2).map { String(digits[$0..<$0 + 2]) }
      takeFraction()
      return parts.joined(separator: ":")
    }
    guard let hour = takeNumber(1...2) else { return nil }
    var parts = [hour]
    if take(":.") != nil {
      guard let minute = takeNumber(2...2) else { return nil }
      parts.append(minute)
      if take(":") != nil {
        guard let second = takeNumber(2...2) else { return nil }
        parts.append(second)
        takeFraction()
      }
    }
    return named(parts)
  }

  /// Skips a fraction of a second, which no post is planned by.
  private mutating func takeFraction() {
    let before = rest
    if take(".,") == nil || takeNumber(1...9) == nil { rest = before }
  }

  /// The time of day with what is said after it: `Uhr`, `am`. An hour alone would be a number.
  private mutating func named(_ parts: [String]) -> String? {
    let before = rest
    skipSpace()
    var parts = parts
    if takeWord("uhr", "h") != nil {
      if parts.count == 1 {
        let end = rest
        skipSpace()
        if let minute = takeNumber(2...2) { parts.append(minute) } else { rest = end }
      }
    } else if let half = takeHalf() {
      guard let hour = Int(parts[0]), (1...12).contains(hour) else { return nil }
      parts[0] = "\(hour % 12 + (half == "p" ? 12 : 0))"
    } else {
      rest = before
      guard parts.count > 1 else { return nil }
    }
    if parts.count == 1 { parts.append("00") }
    return parts.map(Self.padded).joined(separator: ":")
  }

  /// `a` or `p` of `am`, `p.m.`.
  private mutating func takeHalf() -> String? {
    if let word = takeWord("am", "pm") { return String(word.prefix(1)) }
    let before = rest
    if let word = takeWord("a", "p"), take(".") != nil, takeWord("m") != nil {
      _ = take(".")
      return word
    }
    rest = before
    return nil
  }

  /// `+01:00` of `+0100`, `+01`, `UTC+1`; `Z` of `z` and `GMT`; empty where there is none. Names of zones after an
  /// offset add no information. `9:00-10:00` may be from one hour to another, so no offset.
  mutating func takeOffset(afterSeconds: Bool) -> String? {
    skipSpace()
    guard !isAtEnd else { return "" }
    let isUTC = takeWord("z", "utc", "gmt") != nil
    skipSpace()
    guard let sign = take("+-−") else {
      guard isUTC else { return nil }
      skipComment()
      return "Z"
    }
    guard let digits = takeNumber(1...4), sign == "+" || isUTC || afterSeconds || digits.utf8.count == 4 else {
      return nil
    }
    let minutes = digits.utf8.count < 3 && take(":") != nil ? takeNumber(2...2) : digits.utf8.count < 3 ? "00" : nil
    let text = digits.utf8.count < 3 ? minutes.map { Self.padded(digits) + ":" + $0 } : Self.split(digits)
    skipComment()
    guard let text else { return nil }
    return text == "00:00" ? "Z" : (sign == "+" ? "+" : "-") + text
  }

  /// `01:00` of `0100` and `100`.
  private static func split(_ digits: String) -> String { "\(padded(String(digits.dropLast(2)))):\(digits.suffix(2))" }

  /// `[Europe/Berlin]`, `(Central European Standard Time)` at the end.
  private mutating func skipComment() {
    let before = rest
    skipSpace()
    if take("[(") != nil, case .sign(let sign)? = rest.last, "])".contains(sign) {
      rest = []
    } else {
      rest = before
    }
  }

  private static let weekdays: [String: Weekday] = [
    "mo": .monday, "montag": .monday, "mon": .monday, "monday": .monday, "di": .tuesday, "dienstag": .tuesday,
    "tue": .tuesday, "tuesday": .tuesday, "mi": .wednesday, "mittwoch": .wednesday, "wed": .wednesday,
    "wednesday": .wednesday, "do": .thursday, "donnerstag": .thursday, "thu": .thursday, "thursday": .thursday,
    "fr": .friday, "freitag": .friday, "fri": .friday, "friday": .friday, "sa": .saturday, "samstag": .saturday,
    "sonnabend": .saturday, "sat": .saturday, "saturday": .saturday, "so": .sunday, "sonntag": .sunday, "sun": .sunday,
    "sunday": .sunday,
  ]

  private static let months: [String: Int] = [
    "januar": 1, "jänner": 1, "january": 1, "jan": 1, "februar": 2, "february": 2, "feb": 2, "märz": 3, "maerz": 3,
    "mrz": 3, "march": 3, "mar": 3, "april": 4, "apr": 4, "mai": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7,
    "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10,
    "okt": 10, "oct": 10, "november": 11, "nov": 11, "dezember": 12, "december": 12, "dez": 12, "dec": 12,
  ]
}

/// Guesses the zone meant by text that is not an IANA name.
enum ZoneGuess {
  /// The zone whose name was written with other letters or without its continent: `europe/berlin`, `Berlin`.
  static func certain(_ text: String) -> String? {
    guard text.utf8.count <= 50 else { return nil }
    let word = text.lowercased().replacing(" ", with: "_")
    let names = Zone.identifiers.filter { $0.lowercased() == word || $0.lowercased().hasSuffix("/" + word) }
    return names.count == 1 ? names.first : nil
  }

  /// A zone to suggest.
  static func name(for text: String) -> String? {
    guard text.utf8.count <= 50 else { return nil }
    let word = text.lowercased().replacing(" ", with: "_")
    if let known = abbreviations[word] { return known }
    let names = Zone.identifiers.sorted()
    let city = names.first { $0.lowercased() == word || $0.lowercased().hasSuffix("/" + word) }
    return city ?? Suggestions.nearest(to: text, among: names)
  }

  private static let abbreviations: [String: String] = [
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "gmt+1": "Europe/Berlin", "gmt+2": "Europe/Berlin", "utc+1": "Europe/Berlin", "utc+2": "Europe/Berlin",
    "+01:00": "Europe/Berlin", "+02:00": "Europe/Berlin", "germany": "Europe/Berlin", "deutschland": "Europe/Berlin",
    "österreich": "Europe/Vienna", "schweiz": "Europe/Zurich", "wien": "Europe/Vienna", "zürich": "Europe/Zurich",
    "gmt": "UTC", "z": "UTC", "utc+0": "UTC", "bst": "Europe/London", "est": "America/New_York",
    "edt": "America/New_York", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
  ]
}
