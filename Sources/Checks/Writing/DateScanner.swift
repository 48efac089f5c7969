internal import Core
internal import SocialText

/// Finds dates in German and English: `3. Dezember 2026`, `3.12.`, `3 December`, `December 3rd, 2026`, `2026-12-03`.
struct DateScanner {
  let bytes: [UInt8]
  let words: [Word]

  /// The most dates that are read: a text with more is a calendar, and reading the sentence around each takes long.
  private static let mostDates = 200

  /// The first dates, in order, with what is known from the words around them.
  var dates: [DateMention] {
    var dates: [DateMention] = []
    var index = 0
    while index < words.count, dates.count < Self.mostDates {
      guard let date = date(at: index) else {
        index += 1
        continue
      }
      dates.append(withSurroundings(date))
      index = date.words.upperBound
    }
    return dates
  }

  private func date(at index: Int) -> DateMention? {
    let word = words[index]
    guard !word.isTag else { return nil }
    if word.number != nil, word.range.count == 4 { return isoDate(index) }
    if bytes[word.range.lowerBound].isASCIIDigit {
      guard let day = DateWords.day(word, in: bytes) else { return nil }
      return dayAndMonth(index, day) ?? numbers(index, day)
    }
    return month(at: index).flatMap { monthAndDay(index, $0) }
  }

  /// `3. Dezember 2026`, `3rd of December`.
  private func dayAndMonth(_ index: Int, _ day: Int) -> DateMention? {
    let isOf = word(index + 1)?.folded == "of" && isGap(after: index, " ")
    let next = isOf ? index + 1 : index
    guard isGap(after: next, " ") || isGap(after: next, ". ") || isGap(after: next, "."),
      let month = month(at: next + 1)
    else { return nil }
    return mention(index, through: next + 1, day, month, isInWords: true)
  }

  /// `December 3rd`; `Im August 2 Kurse` is no date.
  private func monthAndDay(_ index: Int, _ month: Int) -> DateMention? {
    guard isGap(after: index, " ") || isGap(after: index, ". "), let word = word(index + 1),
      let day = DateWords.day(word, in: bytes), !isPartOfNumber(word),
      self.word(index - 1).map({ DateWords.beforeMonthsAlone.contains($0.folded) }) != true
    else { return nil }
    return mention(index, through: index + 1, day, month, isInWords: true)
  }

  /// `3.12.2026`, `3.12.26`; `3.12.` after a word that says it is a date.
  private func numbers(_ index: Int, _ day: Int) -> DateMention? {
    guard isGap(after: index, ".") || isGap(after: index, ". "), let second = word(index + 1),
      let month = second.number, second.range.count <= 2, (1...12).contains(month), !followsNumber(index)
    else { return nil }
    let isTight = isGap(after: index + 1, ".")
    if isTight || isGap(after: index + 1, ". "), let last = word(index + 2),
      let year = year(last, short: isTight), !isPartOfNumber(last)
    {
      return mention(index, through: index + 2, day, month, year: year)
    }
    let end = second.range.upperBound
    let isEnded = end < bytes.count && bytes[end] == 0x2E && (end + 1 == bytes.count || !bytes[end + 1].isASCIIDigit)
    return isEnded && isAnnounced(index) ? mention(index, through: index + 1, day, month) : nil
  }

  /// `2026-12-03`.
  private func isoDate(_ index: Int) -> DateMention? {
    guard let year = year(words[index], short: false), isGap(after: index, "-"), isGap(after: index + 1, "-"),
      let middle = word(index + 1), let month = middle.number, (1...12).contains(month), middle.range.count == 2,
      let last = word(index + 2), let day = last.number, (1...31).contains(day), last.range.count == 2,
      !isGap(after: index + 2, "-")
    else { return nil }
    return mention(index, through: index + 2, day, month, year: year)
  }

  private func mention(
    _ first: Int, through last: Int, _ day: Int, _ month: Int, year: Int? = nil, isInWords: Bool = false
  ) -> DateMention? {
    var (last, year) = (last, year)
    if isInWords, isGap(after: last, " ") || isGap(after: last, ", ") || isGap(after: last, ". "),
      let next = word(last + 1), let named = self.year(next, short: false), !isPartOfNumber(next)
    {
      (last, year) = (last + 1, named)
    }
    let range = words[first].range.lowerBound..<words[last].range.upperBound
    return DateMention(
      range: range, day: day, month: month, year: year, isInWords: isInWords, words: first..<(last + 1),
      start: range.lowerBound)
  }

  private func month(at index: Int) -> Int? {
    guard let word = word(index), word.folded.length <= 9, bytes[word.range.lowerBound].isASCIICapital else {
      return nil
    }
    return DateWords.months[word.folded]
  }

  private func year(_ word: Word, short: Bool) -> Int? {
    guard let number = word.number else { return nil }
    if short, word.range.count == 2 { return 2_000 + number }
    return (1000...2999).contains(number) ? number : nil
  }
}

extension DateScanner {
  func word(_ index: Int) -> Word? { words.indices.contains(index) ? words[index] : nil }

  /// What stands between a word and the next one.
  func gap(after index: Int) -> ArraySlice<UInt8>? {
    guard let left = word(index), let right = word(index + 1), left.range.upperBound <= right.range.lowerBound else {
      return nil
    }
    return bytes[left.range.upperBound..<right.range.lowerBound]
  }

  /// Whether exactly `text` is between a word and the next one.
  func isGap(after index: Int, _ text: StaticString) -> Bool {
    guard let gap = gap(after: index), gap.count == text.utf8CodeUnitCount else { return false }
    return bytes.has(text, at: gap.startIndex)
  }

  /// Whether the number goes on after the word: `3.5`, `3:30`, `3%`.
  private func isPartOfNumber(_ word: Word) -> Bool {
    let end = word.range.upperBound
    guard end < bytes.count else { return false }
    let goesOn = end + 1 < bytes.count && bytes[end + 1].isASCIIDigit
    return bytes[end] == 0x25 || bytes[end] == 0x2F || goesOn && [0x2E, 0x2C, 0x3A].contains(bytes[end])
  }

  private func followsNumber(_ index: Int) -> Bool {
    let start = words[index].range.lowerBound
    return start >= 2 && [0x2E, 0x2C, 0x2F].contains(bytes[start - 1]) && bytes[start - 2].isASCIIDigit
  }

  /// Whether a date without month or year in words is one: `am 3.12.`, or at the start of a line.
  private func isAnnounced(_ index: Int) -> Bool {
    let start = words[index].range.lowerBound
    if start == 0 || bytes[start - 1] == 0x0A { return true }
    guard let before = word(index - 1) else { return false }
    return DateWords.beforeDates.contains(before.folded) || weekday(before, isShortAllowed: true) != nil
  }
}

/// Reads the words around a date.
extension DateScanner {
  func withSurroundings(_ date: DateMention) -> DateMention {
    var date = date
    lookBack(from: &date)
    if date.weekday == nil { date.weekday = weekdayInBrackets(after: date) }
    date.beginsStretch = isFollowedByStretch(date)
    return date
  }

  /// `morgen früh, Freitag, den 3. Dezember`: from the date back to its weekday and to `morgen`.
  private func lookBack(from date: inout DateMention) {
    var index = skipConnectors(before: date.words.lowerBound - 1)
    if let word = word(index), isClose(after: index), let weekday = weekday(word, isShortAllowed: true) {
      (date.weekday, date.start) = (weekday, word.range.lowerBound)
      index = skipConnectors(before: index - 1)
    }
    if let word = word(index), isClose(after: index), DateWords.timesOfDay.contains(word.folded) { index -= 1 }
    if let word = word(index), isClose(after: index), let days = daysAfterPost(index) {
      (date.daysAfterPost, date.start) = (days, word.range.lowerBound)
    }
  }

  private func skipConnectors(before index: Int) -> Int {
    guard let word = word(index), isClose(after: index), DateWords.connectors.contains(word.folded) else {
      return index
    }
    return index - 1
  }

  /// Whether a word belongs to the next one: only spaces, a comma or an opening bracket are between them.
  private func isClose(after index: Int) -> Bool {
    guard let gap = gap(after: index), gap.count <= 5 else { return false }
    var isAbbreviated = false
    for byte in gap {
      if byte == 0x2E { isAbbreviated = true } else if byte != 0x20, byte != 0x2C, byte != 0x28 { return false }
    }
    // A full stop ends a sentence, except after `Fr.`
    return !isAbbreviated || words[index].range.count <= 5 && weekday(words[index], isShortAllowed: true) != nil
  }

  /// `3. Dezember (Freitag)`.
  private func weekdayInBrackets(after date: DateMention) -> Weekday? {
    let last = date.words.upperBound - 1
    guard isGap(after: last, " (") || isGap(after: last, ". ("), let next = word(last + 1),
      next.range.upperBound < bytes.count, bytes[next.range.upperBound] == 0x29
    else { return nil }
    return weekday(next, isShortAllowed: true)
  }

  /// The weekday that the word is; `so` and `do` only where a comma or full stop follows.
  func weekday(_ word: Word, isShortAllowed: Bool) -> Weekday? {
    guard word.folded.length <= 10, bytes[word.range.lowerBound].isASCIICapital else { return nil }
    if let weekday = DateWords.weekdays[word.folded] { return weekday }
    guard isShortAllowed, word.folded.length <= 5, let weekday = DateWords.shortWeekdays[word.folded] else {
      return nil
    }
    let end = word.range.upperBound
    let isMarked = end < bytes.count && (bytes[end] == 0x2E || bytes[end] == 0x2C || bytes[end] == 0x29)
    return isMarked || word.folded.length > 2 ? weekday : nil
  }

  /// `3. Dezember bis …`, `3 – 5 December`.
  private func isFollowedByStretch(_ date: DateMention) -> Bool {
    let last = date.words.upperBound - 1
    guard let gap = gap(after: last), let next = word(last + 1), gap.count <= 6, !gap.contains(0x0A) else {
      return false
    }
    if DateWords.rangeWords.contains(next.folded) { return true }
    let hasDash = gap.contains { $0 == 0x2D || $0 == 0x26 || $0 == 0x2F || $0 == 0xE2 }
    let isDay = bytes[next.range.lowerBound].isASCIIDigit || weekday(next, isShortAllowed: true) != nil
    return hasDash && (isDay || DateWords.months[next.folded] != nil)
  }

  /// How many days after the post a word such as `morgen` means; `nil` where it means the morning.
  func daysAfterPost(_ index: Int) -> Int? {
    let word = words[index]
    guard word.folded.length <= 11, !word.isTag, let days = DateWords.relativeDays[word.folded] else { return nil }
    guard word.folded == "morgen" else { return days }
    guard bytes[word.range.lowerBound].isASCIICapital else { return isMorning(index) ? nil : days }
    let before = bytes[..<word.range.lowerBound].last { $0 != 0x20 }
    return before == nil || [0x0A, 0x2E, 0x21, 0x3F, 0x3A].contains(before) ? days : nil
  }

  /// `heute morgen`, `Freitag morgen`, `jeden morgen`.
  private func isMorning(_ index: Int) -> Bool {
    guard let before = word(index - 1), isGap(after: index - 1, " ") else { return false }
    return DateWords.relativeDays[before.folded] != nil || DateWords.weekdays[before.folded] != nil
      || DateScanner.beforeMornings.contains(before.folded)
  }

  private static let beforeMornings: WordSet = [
    "guten", "jeden", "am", "der", "den", "dem", "dieser", "diesen", "eines", "nächsten", "schönen", "zum", "gute",
  ]
}

/// Weekdays given to `heute` and the like, without a date.
extension DateScanner {
  var dayClaims: [DayClaim] {
    words.indices.compactMap { index in
      guard let days = daysAfterPost(index) else { return nil }
      let isVerb = word(index + 1).map { $0.folded == "ist" || $0.folded == "is" } == true && isGap(after: index, " ")
      let before = isVerb ? index + 1 : index
      guard isGap(after: before, " ") || isGap(after: before, ", ") || isGap(after: before, " ("),
        let next = word(before + 1), let weekday = weekday(next, isShortAllowed: false), !continues(before + 1)
      else { return nil }
      return DayClaim(
        range: words[index].range.lowerBound..<next.range.upperBound, weekday: weekday, daysAfterPost: days)
    }
  }

  /// `heute, Montag bis Freitag`, `today, Monday's …`: no claim about today.
  private func continues(_ index: Int) -> Bool {
    let end = words[index].range.upperBound
    if end < bytes.count, bytes[end] == 0x27 || bytes[end] == 0x2D || bytes[end] == 0xE2 { return true }
    guard let next = word(index + 1), isGap(after: index, " ") || isGap(after: index, " - ") else { return false }
    return DateWords.rangeWords.contains(next.folded) || !isGap(after: index, " ")
  }
}
