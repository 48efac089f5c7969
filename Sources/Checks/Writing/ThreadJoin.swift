internal import Core
internal import SocialText

/// The parts of a thread end where sentences end.
enum ThreadJoin: PostRule {
  static let description = RuleDescription(
    id: "thread-join", severity: .warning,
    summary: "Each part of a thread ends with a sentence, and its counter fits",
    explanation: "Each part is a post of its own, which people see and share alone. Put `<!-- next -->` between two "
      + "sentences; `…`, `:` or an emoji at the end are fine. In `2/3` the first number is the part's and the second "
      + "how many there are.",
    invalid: RuleExample.post(
      text: """
        Am 1. Dezember öffnet der Hof, und

        <!-- next -->

        das Programm steht im Netz.
        """),
    valid: RuleExample.post(
      text: """
        Am 1. Dezember öffnet der Hof.

        <!-- next -->

        Das Programm steht im Netz.
        """))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    threads(of: post).flatMap { parts in
      let findings = (joins(parts, post.post) + counters(parts, post.post)).prefix(10)
      return findings.flatMap { post.attribute($0, to: parts[0].channels) }
    }
  }

  /// The texts of several parts.
  private static func threads(of post: PostUnderCheck) -> [[TextUnderCheck]] {
    var threads: [[TextUnderCheck]] = []
    for text in post.seenTexts {
      guard case .part(let number, let count) = text.kind, count > 1 else { continue }
      if number == 0 || threads.isEmpty {
        threads.append([text])
      } else {
        threads[threads.count - 1].append(text)
      }
    }
    return threads
  }

  private static func joins(_ parts: [TextUnderCheck], _ post: Post) -> [Finding] {
    let writesSmall = ThreadStart(of: parts[0].bytes).isSmall
    return parts.indices.dropLast().few { index in
      let part = parts[index]
      guard let range = unfinished(part, before: parts[index + 1], writesSmall: writesSmall) else { return nil }
      return finding(in: post, at: part.place(range), "part \(index + 1) ends in the middle of a sentence")
    }
  }

  /// The last word of a part whose sentence is not finished.
  private static func unfinished(
    _ part: TextUnderCheck, before next: TextUnderCheck, writesSmall: Bool
  ) -> Range<Int>? {
    let text = part.bytes.trimmed(0..<part.bytes.count)
    let counter = PartCounter.atEnd(of: part.bytes)?.range.lowerBound
    let end = part.bytes.trimmed(0..<(counter ?? text.upperBound)).upperBound
    switch PartEnding(of: part, before: end) {
    case .closed: return nil
    case .dangling(let range): return range
    case .open(let range): return !writesSmall && ThreadStart(of: next.bytes).isSmall ? range : nil
    }
  }

  private static func counters(_ parts: [TextUnderCheck], _ post: Post) -> [Finding] {
    PartCounter.series(in: parts.map(\.bytes)).lazy
      .filter { $0.counter.number != $0.part + 1 || $0.counter.total != parts.count }
      .prefix(10)
      .map { part, counter in
        finding(
          in: post, at: parts[part].place(counter.range),
          "\(counter.number)/\(counter.total) stands in part \(part + 1) of \(parts.count)")
      }
  }
}

/// How a part of a thread begins.
private struct ThreadStart {
  /// Whether with a word in small letters; not with an address, and not with a name such as `iPhone`.
  let isSmall: Bool

  init(of bytes: [UInt8]) {
    let start = PartCounter.atStart(of: bytes)?.range.upperBound ?? 0
    let text = bytes.trimmed(start..<bytes.count)
    let end = bytes[text].firstIndex(where: \.isASCIISpace) ?? text.upperBound
    let word = bytes[text.lowerBound..<end].prefix(60)
    let scalars = bytes.text(word.startIndex..<word.endIndex).unicodeScalars
    let isAddress = word.dropLast().contains { $0 == 0x2E || $0 == 0x2F || $0 == 0x40 || $0 == 0x3A }
    isSmall =
      scalars.first?.properties.isLowercase == true && !isAddress
      && !scalars.contains { $0.properties.isUppercase }
  }
}

/// How a part of a thread ends.
enum PartEnding {
  /// With a finished sentence, or with what needs no end: a link, a hashtag, an emoji, `…`.
  case closed
  /// With a word and no mark: it may be a heading.
  case open(Range<Int>)
  /// With a comma, a hyphen, or a word such as `und`: something must follow.
  case dangling(Range<Int>)

  init(of text: TextUnderCheck, before end: Int) {
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
    let values = numbers.map(\.decimalValue)
    (range, number, total) = (word, values[0], values[1])
  }
}
