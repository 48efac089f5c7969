internal import Content

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
