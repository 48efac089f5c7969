internal import Content
internal import Diagnostics

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
      return post.attribute(findings, to: parts[0])
    }
  }

  /// The texts of several parts.
  private static func threads(of post: PostUnderCheck) -> [[SeenText]] {
    var threads: [[SeenText]] = []
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

  private static func joins(_ parts: [SeenText], _ post: Post) -> [Finding] {
    let writesSmall = ThreadStart(of: parts[0].bytes).isSmall
    return parts.indices.dropLast().few { index in
      let part = parts[index]
      guard let range = unfinished(part, before: parts[index + 1], writesSmall: writesSmall) else { return nil }
      return finding(in: post, at: part.place(range), "part \(index + 1) ends in the middle of a sentence")
    }
  }

  /// The last word of a part whose sentence is not finished.
  private static func unfinished(_ part: SeenText, before next: SeenText, writesSmall: Bool) -> Range<Int>? {
    let text = part.bytes.trimmed(0..<part.bytes.count)
    let counter = PartCounter.atEnd(of: part.bytes)?.range.lowerBound
    let end = part.bytes.trimmed(0..<(counter ?? text.upperBound)).upperBound
    switch PartEnding(of: part, before: end) {
    case .closed: return nil
    case .dangling(let range): return range
    case .open(let range): return !writesSmall && ThreadStart(of: next.bytes).isSmall ? range : nil
    }
  }

  private static func counters(_ parts: [SeenText], _ post: Post) -> [Finding] {
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
