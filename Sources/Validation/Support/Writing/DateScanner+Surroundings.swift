internal import Content

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
