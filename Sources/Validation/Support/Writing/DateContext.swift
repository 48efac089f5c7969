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

  init(_ date: DateMention, in text: SeenText) {
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
