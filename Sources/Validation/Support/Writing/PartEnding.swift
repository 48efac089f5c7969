/// How a part of a thread ends.
enum PartEnding {
  /// With a finished sentence, or with what needs no end: a link, a hashtag, an emoji, `…`.
  case closed
  /// With a word and no mark: it may be a heading.
  case open(Range<Int>)
  /// With a comma, a hyphen, or a word such as `und`: something must follow.
  case dangling(Range<Int>)

  init(of text: SeenText, before end: Int) {
    let bytes = text.bytes
    guard end > 0, text.links.last?.upperBound ?? 0 < end,
      let word = text.words.last(where: { $0.range.upperBound <= end }),
      !PartEnding.isTagged(word, in: bytes)
    else {
      self = .closed
      return
    }
    let rest = bytes[word.range.upperBound..<end]
    if rest.isEmpty {
      self = PartEnding.joining.contains(word.folded) ? .dangling(word.range) : .open(word.range)
    } else if rest.count == 1, rest.first == 0x2C || rest.first == 0x2D {
      self = .dangling(word.range.lowerBound..<end)
    } else {
      self = .closed
    }
  }

  /// Whether the word belongs to a hashtag, a mention or an e-mail address.
  private static func isTagged(_ word: Word, in bytes: [UInt8]) -> Bool {
    var place = word.range.lowerBound
    while place > 0, !bytes[place - 1].isASCIISpace {
      place -= 1
      if bytes[place] == 0x23 || bytes[place] == 0x40 { return true }
    }
    return false
  }

  /// Words that no sentence ends with.
  private static let joining: WordSet = [
    "und", "oder", "sondern", "weil", "dass", "sowie", "eine", "einen", "einem", "and", "or", "but", "because", "the",
  ]
}

/// `1/3` at the start or the end of a part.
struct PartCounter {
  let range: Range<Int>
  let number: Int
  let total: Int

  /// The counters of a thread's parts, with the part of each; empty where there are none.
  ///
  /// They are at the start of parts, or at their end. One alone, or numbers that do not grow, are fractions.
  static func series(in parts: [[UInt8]]) -> [(part: Int, counter: PartCounter)] {
    for counter in [atStart, atEnd] {
      let found = parts.enumerated().compactMap { part, bytes in counter(bytes).map { (part: part, counter: $0) } }
      let grows = zip(found, found.dropFirst()).allSatisfy { $0.counter.number < $1.counter.number }
      if found.count > 1, grows { return found }
    }
    return []
  }

  /// The counter at the start of the part, if it has one there.
  static func atStart(of bytes: [UInt8]) -> PartCounter? {
    let text = bytes.trimmed(0..<bytes.count)
    let end = bytes[text].firstIndex { $0.isASCIISpace || $0 == 0x3A } ?? text.upperBound
    return PartCounter(text.lowerBound..<end, in: bytes)
  }

  /// The counter at the end of the part, if it has one there.
  static func atEnd(of bytes: [UInt8]) -> PartCounter? {
    let text = bytes.trimmed(0..<bytes.count)
    let start = bytes[text].lastIndex { $0.isASCIISpace }.map { $0 + 1 } ?? text.lowerBound
    return PartCounter(start..<text.upperBound, in: bytes)
  }

  /// A word that is `1/3`, `(1/3)`, `[1/3]` or `1/3.`
  private init?(_ word: Range<Int>, in bytes: [UInt8]) {
    guard word.count <= 9 else { return nil }
    let inner = bytes[word].drop { $0 == 0x28 || $0 == 0x5B }.reversed()
      .drop { $0 == 0x29 || $0 == 0x5D || $0 == 0x2E }.reversed()
    let numbers = inner.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard numbers.count == 2, numbers.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }) else {
      return nil
    }
    let values = numbers.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    (range, number, total) = (word, values[0], values[1])
  }
}
