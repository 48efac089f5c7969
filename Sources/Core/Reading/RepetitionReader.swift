extension Fields {
  /// How a post repeats; `nil` where it does not, or where that could not be read.
  func repetition(_ key: String) -> Repetition? {
    guard let fields = fields(key, PostKeys.repetition) else { return nil }
    let rule = fields.recurrenceRule()
    let end = fields.repetitionEnd()
    let except = fields.dates("except") ?? []
    let moved = fields.movedOccurrences()
    for (key, count) in [("except", except.count), ("moved", moved.count)] {
      guard count > Repetition.mostExceptions, let node = fields.node(key) else { continue }
      log.invalid(node, at: fields.path(key), "has more than \(Repetition.mostExceptions) days")
    }
    guard let rule, let end else { return nil }
    return Repetition(rule, end, except: except, moved: moved)
  }

  /// The days of occurrences that have another time, with that: `{ 2026-12-29: 2026-12-30T10:00 }`.
  private func movedOccurrences() -> [CivilDate: LocalTime] {
    var moved: [CivilDate: LocalTime] = [:]
    for (entry, path) in named("moved") {
      let (key, value) = (entry.keyRange, entry.value)
      log.places.note(path, SourcePlaces.Place(key: key, value: value.range))
      let day = CivilDate(written: entry.key)
      if day == nil {
        log.report(
          .invalidTime, key, "\(Display.quoted(entry.key)) is no date",
          explanation: "An occurrence is named by its day: `2026-12-29`.")
      }
      guard log.hasValue(value, name: path), let text = log.text(value, at: path),
        let time = log.time(text, value, at: path)
      else { continue }
      guard case .local(let local) = time else {
        let rule = "The occurrences of a post are on the clock of its zone: write the time without an offset."
        log.invalid(value, at: path, "cannot be \(Display.quoted(text))", explanation: rule)
        continue
      }
      if let day { moved[day] = local }
    }
    return moved
  }

  /// `times` or `until`, exactly one of them.
  private func repetitionEnd() -> Repetition.End? {
    guard requireOne(of: "times", "until", "A post repeats so many `times`, or `until` a day.") else { return nil }
    if node("times") != nil {
      return number("times", in: 1...Int64(Repetition.most)).map { .times(Int($0)) }
    }
    return date("until").map(Repetition.End.until)
  }

  /// `every` or `rule`, exactly one of them.
  private func recurrenceRule() -> RecurrenceRule? {
    let advice = "Write `every: 4w`, or a rule of calendars: `rule: \"FREQ=MONTHLY;BYDAY=1MO\"`."
    guard requireOne(of: "every", "rule", advice) else { return nil }
    if let node = node("every"), let text = text("every") {
      let rule = "It is a number and `d` or `w`, such as `2d` or `4w`; months are `rule: \"FREQ=MONTHLY\"`."
      return RecurrenceRule(every: text) ?? log.refuse(text, node, at: path("every"), explanation: rule)
    }
    guard let node = node("rule"), let text = text("rule") else { return nil }
    return RecurrenceRuleReader(text, node, at: path("rule"), log).rule
  }

  /// Whether one of two keys is written, and not both; reports it otherwise.
  private func requireOne(of one: String, _ other: String, _ explanation: String) -> Bool {
    switch (has(one), has(other)) {
    case (true, true):
      log.report(
        .invalidValue, log.places.key(path(other)),
        "\(Display.code(other)) is given beside \(Display.code(one))\(log.location(path))",
        explanation: "\(explanation) Keep one of the two.")
      return false
    case (false, false):
      guard log.isComplete else { return false }
      let start = SourceRange(range.start, range.start)
      log.report(
        .missingKey, start, "\(Display.code(one)) or \(Display.code(other)) is missing\(log.location(path))",
        explanation: explanation)
      return false
    default: return true
    }
  }
}

extension RecurrenceRule {
  /// Reads `4w` and `2d`; `nil` for any other text.
  init?(every text: String) {
    guard let unit = text.utf8.last, let number = Int64(digits: String(text.dropLast())),
      (1...Int64(Self.longestInterval)).contains(number)
    else { return nil }
    switch unit {
    case UInt8(ascii: "d"): self.init(.daily, interval: Int(number))
    case UInt8(ascii: "w"): self.init(.weekly, interval: Int(number))
    default: return nil
    }
  }
}

/// Reads a recurrence rule of RFC 5545, part by part, each at its place.
private struct RecurrenceRuleReader {
  private let text: String
  private let node: YAMLNode
  private let path: String
  private let log: ReadingLog
  /// `nil` where a part could not be read, which is reported.
  private(set) var rule: RecurrenceRule?
  private var hasProblem = false

  private static let known = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY"]

  /// Parts of RFC 5545 that Stet says in another way, or not at all.
  private static let others = [
    "COUNT": "Write `times` beside the rule.", "UNTIL": "Write `until` beside the rule.",
    "WKST": "Weeks begin on Monday.", "DTSTART": "It starts at `publishDate`.", "EXDATE": "Write `except`.",
    "BYHOUR": "The time of day is that of `publishDate`.", "BYMINUTE": "The time of day is that of `publishDate`.",
    "BYSECOND": "The time of day is that of `publishDate`.",
    "BYSETPOS": "Write the number of the weekday: `BYDAY=1MO` is the first Monday of a month, `BYDAY=-1FR` the last "
      + "Friday.",
    "BYMONTH": "A rule has days, weeks or months.", "BYYEARDAY": "A rule has days, weeks or months.",
    "BYWEEKNO": "A rule has days, weeks or months.",
  ]

  init(_ text: String, _ node: YAMLNode, at path: String, _ log: ReadingLog) {
    (self.text, self.node, self.path, self.log) = (text, node, path, log)
    read()
  }

  private mutating func read() {
    guard !text.isEmpty else { return report(node.range, "there is no rule") }
    var values: [String: (text: Substring, range: SourceRange)] = [:]
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      let equals = part.firstIndex(of: "=") ?? part.endIndex
      let (name, value) = (part[..<equals].uppercased(), part[equals...].dropFirst())
      let range = range(of: part)
      guard equals < part.endIndex, Self.known.contains(name) else {
        refuse(part, name, range)
        continue
      }
      guard values[name] == nil else {
        report(range, "\(Display.code(name)) is there twice")
        continue
      }
      values[name] = (value, range)
    }
    guard let frequency = values["FREQ"] else {
      if !hasProblem { report(node.range, "\(Display.code("FREQ")) is missing") }
      return
    }
    build(frequency, values)
  }

  private mutating func build(
    _ part: (text: Substring, range: SourceRange), _ values: [String: (text: Substring, range: SourceRange)]
  ) {
    guard let frequency = RecurrenceRule.Frequency(rawValue: part.text.uppercased()) else {
      let words = RecurrenceRule.Frequency.allCases.map(\.rawValue)
      return report(
        part.range,
        "\(Display.code("FREQ")) cannot be \(Display.quoted(String(part.text)))"
          + Suggestions.didYouMean(part.text.uppercased(), among: words),
        explanation: "It is one of: \(words.joined(separator: ", ")).")
    }
    let interval = values["INTERVAL"].map { self.interval($0.text, $0.range) }
    let weekdays = values["BYDAY"].map { self.weekdays($0.text, $0.range, frequency) }
    let monthDays = values["BYMONTHDAY"].map { self.monthDays($0.text, $0.range, frequency) }
    guard !hasProblem else { return }
    rule = RecurrenceRule(
      frequency, interval: interval ?? 1, weekdays: weekdays ?? [], monthDays: monthDays ?? [])
  }

  private mutating func interval(_ text: Substring, _ range: SourceRange) -> Int {
    if let number = Int64(digits: String(text)), (1...Int64(RecurrenceRule.longestInterval)).contains(number) {
      return Int(number)
    }
    report(range, "\(Display.code("INTERVAL")) must be from 1 to \(RecurrenceRule.longestInterval)")
    return 1
  }

  private mutating func weekdays(
    _ text: Substring, _ range: SourceRange, _ frequency: RecurrenceRule.Frequency
  ) -> [RecurrenceRule.NumberedWeekday] {
    text.split(separator: ",", omittingEmptySubsequences: false).compactMap { word in
      let range = self.range(of: word)
      guard let day = Weekday.allCases.first(where: { $0.letters == word.suffix(2).uppercased() }) else {
        report(
          range, "\(Display.quoted(String(word))) is no weekday",
          explanation: "Weekdays are MO, TU, WE, TH, FR, SA and SU; `1MO` is the first Monday of a month, `-1FR` the "
            + "last Friday.")
        return nil
      }
      guard word.utf8.count > 2 else { return RecurrenceRule.NumberedWeekday(day) }
      guard frequency == .monthly else {
        report(
          range, "\(Display.quoted(String(word))) has a number, and the rule counts no months",
          explanation: "The first Monday of each month is `FREQ=MONTHLY;BYDAY=1MO`.")
        return nil
      }
      guard let number = Self.number(word.dropLast(2), 5) else {
        report(
          range, "\(Display.quoted(String(word))) is no weekday of a month",
          explanation: "Its number is from 1 to 5, or from -5 to -1 counted from the end.")
        return nil
      }
      return RecurrenceRule.NumberedWeekday(day, number: number)
    }
  }

  private mutating func monthDays(
    _ text: Substring, _ range: SourceRange, _ frequency: RecurrenceRule.Frequency
  ) -> [Int] {
    guard frequency != .weekly else {
      report(
        range, "\(Display.code("BYMONTHDAY")) cannot stand beside \(Display.code("FREQ=WEEKLY"))",
        explanation: "Days of the month are for `FREQ=MONTHLY`, or `FREQ=DAILY`.")
      return []
    }
    return text.split(separator: ",", omittingEmptySubsequences: false).compactMap { word in
      if let number = Self.number(word, 31) { return number }
      report(
        self.range(of: word), "\(Display.quoted(String(word))) is no day of a month",
        explanation: "It is from 1 to 31, or from -31 to -1 counted from the end: -1 is the last day.")
      return nil
    }
  }

  /// A number from 1 to `most`, or below zero likewise; RFC 5545 allows a `+` before it.
  private static func number(_ text: Substring, _ most: Int64) -> Int? {
    let digits = text.first == "+" ? text.dropFirst() : text
    guard let number = Int64(digits: String(digits)), number != 0, abs(number) <= most,
      text.first != "+" || digits.first != "-"
    else { return nil }
    return Int(number)
  }

  private mutating func refuse(_ part: Substring, _ name: String, _ range: SourceRange) {
    if name.hasPrefix("RRULE:") {
      return report(range, "\(Display.code("RRULE:")) does not belong to the value", explanation: "Leave it out.")
    }
    if Self.known.contains(name) { return report(range, "\(Display.code(name)) has no value") }
    let advice =
      Self.others[name] ?? "A rule has the parts \(Self.known.joined(separator: ", ")), with `;` between them."
    let question = Self.others[name] == nil ? Suggestions.didYouMean(name, among: Self.known) : ""
    report(range, "\(Display.quoted(String(part))) is no part of a rule here\(question)", explanation: advice)
  }

  private mutating func report(_ range: SourceRange, _ summary: String, explanation: String? = nil) {
    hasProblem = true
    log.report(.invalidValue, range, "\(summary)\(log.location(path))", explanation: explanation)
  }

  /// Where a part of the text stands: the whole value where it is not written as it is read.
  private func range(of part: Substring) -> SourceRange {
    let written = log.source.text(in: node.range)
    let quote = node.scalar?.style == .plain ? 0 : 1
    guard node.range.start.line == node.range.end.line, text.utf8.allSatisfy({ $0 < 0x80 }),
      written.utf8.dropFirst(quote).dropLast(quote).elementsEqual(text.utf8)
    else { return node.range }
    let start = node.range.start.column + quote
    let offset = text.utf8.distance(from: text.startIndex, to: part.startIndex)
    let from = SourcePosition(line: node.range.start.line, column: start + offset)
    return SourceRange(from, SourcePosition(line: from.line, column: from.column + max(1, part.utf8.count)))
  }
}
