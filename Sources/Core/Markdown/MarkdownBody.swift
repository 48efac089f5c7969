internal import SocialText

/// A body as cmark gets it: LF line ends, no NUL, and every star that is a letter masked.
///
/// Each code point of the body is one code point here, so that lines and columns are the file's.
struct MarkdownBody {
  let bytes: [UInt8]
  /// The code point that stands for a star inside a word; one that the body does not have.
  let mask: [UInt8]
  /// Where each line starts; the last entry is the source's end.
  private let lineStarts: [Int]
  /// How many code points start before each byte; empty where each byte is one.
  private let scalarCounts: [Int32]
  private let firstLine: Int
  /// Whether a line of hyphens with `|` or `:` is possible.
  let mayHaveTables: Bool
  /// How many bytes the body has as it was typed.
  let size: Int

  init(body: String, firstLine: Int) {
    (bytes, mask) = StarMask.masked(Self.withPlainLineEnds(Array(body.utf8)))
    self.firstLine = firstLine
    size = body.utf8.count
    mayHaveTables = bytes.contains(UInt8(ascii: "|")) || bytes.contains(UInt8(ascii: ":"))
    lineStarts = Self.lineStarts(bytes)
    scalarCounts = bytes.contains { $0 >= 0x80 } ? Self.scalarCounts(bytes) : []
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    starts.reserveCapacity(16)
    for place in bytes.indices where bytes[place] == .lineEnd { starts.append(place + 1) }
    starts.append(bytes.count)
    return starts
  }

  private static func scalarCounts(_ bytes: [UInt8]) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: bytes.count + 1) { counts, initialized in
      var count: Int32 = 0
      for place in bytes.indices {
        counts[place] = count
        count += bytes[place].isContinuation ? 0 : 1
      }
      counts[bytes.count] = count
      initialized = bytes.count + 1
    }
  }

  /// CRLF and CR as LF; NUL as the replacement character, as CommonMark has it.
  private static func withPlainLineEnds(_ body: [UInt8]) -> [UInt8] {
    guard body.contains(where: { $0 == carriageReturn || $0 == 0 }) else { return body }
    var result: [UInt8] = []
    for place in body.indices {
      switch body[place] {
      case carriageReturn: result.append(.lineEnd)
      case .lineEnd where place > 0 && body[place - 1] == carriageReturn: continue
      case 0: result += [0xEF, 0xBF, 0xBD]
      default: result.append(body[place])
      }
    }
    return result
  }

  private static let carriageReturn = UInt8(ascii: "\r")

  /// Lines are counted from 0 here, and the text after the last line end is a line, too.
  var lineCount: Int { lineStarts.count - 1 }

  /// The line's bytes, with its line end.
  func line(_ number: Int) -> Range<Int> {
    guard (0..<lineCount).contains(number) else { return bytes.count..<bytes.count }
    return lineStarts[number]..<lineStarts[number + 1]
  }

  /// The line's bytes without its line end.
  func content(ofLine number: Int) -> Range<Int> {
    let line = line(number)
    return line.last.map { bytes[$0] == .lineEnd } == true ? line.dropLast() : line
  }

  /// The line that has the byte at `offset`.
  func lineNumber(at offset: Int) -> Int {
    lineStarts[..<lineCount].partitioningIndex { $0 > offset } - 1
  }

  /// The place in the file of a stretch of bytes.
  func range(_ stretch: Range<Int>) -> SourceRange {
    SourceRange(position(stretch.lowerBound), position(stretch.upperBound))
  }

  private func position(_ offset: Int) -> SourcePosition {
    let line = lineNumber(at: offset)
    let start = lineStarts[line]
    let column = scalarCounts.isEmpty ? offset - start : Int(scalarCounts[offset] - scalarCounts[start])
    return SourcePosition(line: firstLine + line, column: column + 1)
  }

  /// `stretch` as it was typed: with its stars.
  func unmasked(_ stretch: some Collection<UInt8>) -> [UInt8] { StarMask.unmasked(Array(stretch), mask: mask) }
}

/// Stars that are letters: `Mitarbeiter*innen`.
///
/// Markdown sees a marker in any `*` between two letters, and pairs it with the next one: `Mitarbeiter*innen und
/// Kund*innen` would lose both. So they are masked before cmark reads, by a code point that Markdown takes for a
/// letter. An `_` between letters needs no mask: Markdown does not see a marker in it.
enum StarMask {
  /// The text with every star masked that is a letter, and the bytes that mask them; an empty mask if there is no such
  /// star.
  ///
  /// That is a single star with a letter or digit directly on both sides, and the star of a keycap emoji. Two and more
  /// stars in a word are markers as Markdown has them.
  static func masked(_ bytes: [UInt8]) -> (bytes: [UInt8], mask: [UInt8]) {
    let stars = bytes.indices.filter { bytes[$0] == star && isLetter(bytes, at: $0) }
    guard !stars.isEmpty else { return (bytes, []) }
    let mask = Array(String(unusedScalar(in: bytes)).utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + stars.count * (mask.count - 1))
    var start = 0
    for place in stars {
      result += bytes[start..<place]
      result += mask
      start = place + 1
    }
    return (result + bytes[start...], mask)
  }

  private static let star = UInt8(ascii: "*")

  private static func isLetter(_ bytes: [UInt8], at place: Int) -> Bool {
    let next = bytes[(place + 1)...].firstScalar ?? " "
    if isKeycap(next) { return true }
    guard next.isWord, let previous = scalar(before: place, in: bytes) else { return false }
    return previous.isWord
  }

  private static func scalar(before place: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    guard let start = bytes[..<place].suffix(4).lastIndex(where: { !$0.isContinuation }) else { return nil }
    return bytes[start..<place].firstScalar
  }

  private static func isKeycap(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{FE0F}" || scalar == "\u{20E3}" }

  /// A private code point that the text does not have. There are more of them than any post has code points.
  private static func unusedScalar(in bytes: [UInt8]) -> Unicode.Scalar {
    let first: Unicode.Scalar = "\u{E000}"
    // Private code points begin with one of these bytes; hardly any text has one.
    guard bytes.contains(where: { $0 == 0xEE || $0 == 0xEF || $0 >= 0xF3 }) else { return first }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let used = Set(scalars.lazy.filter { $0.properties.generalCategory == .privateUse })
    let candidates = [0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD].joined()
    return candidates.lazy.compactMap { Unicode.Scalar(UInt32($0)) }.first { !used.contains($0) } ?? "\u{10FFFD}"
  }

  /// `bytes` with the stars back in place.
  static func unmasked(_ bytes: [UInt8], mask: [UInt8]) -> [UInt8] {
    guard let lead = mask.first, bytes.contains(lead) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isMask = bytes[index] == lead && bytes[index...].starts(with: mask)
      result.append(isMask ? star : bytes[index])
      index += isMask ? mask.count : 1
    }
    return result
  }
}

/// Limits within which cmark reads a body quickly.
///
/// Its time grows with the square of a paragraph's length (links among emphasis: a megabyte took two minutes) and with
/// the depth of lists times the text in them, and the rules of `check` look through each text many times. The limits
/// are beyond what any network takes as one text: the longest is Facebook's, of 63,206 characters.
extension MarkdownBody {
  /// Bytes of a body.
  static let longestBody = 1 << 17
  /// Bytes of lines without a blank line between them.
  static let longestParagraph = 1 << 16
  /// Signs of lists and quotes, and spaces, at the start of a line.
  static let deepestLine = 200
  /// Bytes that link definitions may grow to: cmark copies an address once for each link that names it.
  static let largestExpansion = 1 << 26

  /// The first line that is beyond a limit.
  var lineBeyondLimits: Int? {
    if size > Self.longestBody { return 0 }
    var paragraph = 0
    var longest = 0
    for line in 0..<lineCount {
      let content = bytes[content(ofLine: line)]
      paragraph = content.allSatisfy(\.isASCIISpace) ? 0 : paragraph + content.count + 1
      longest = max(longest, paragraph)
      let depth = content.prefix { $0.isContainerSign }.count
      if paragraph > Self.longestParagraph || (depth > Self.deepestLine && depth < content.count) { return line }
    }
    return mayExpand(to: Self.largestExpansion, longest: longest) ? 0 : nil
  }

  /// Whether definitions no longer than `longest` could make more than `limit` bytes.
  private func mayExpand(to limit: Int, longest: Int) -> Bool {
    let hasDefinitions = zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":") }
    return hasDefinitions && bytes.count { $0 == UInt8(ascii: "]") } * longest > limit
  }
}

extension UInt8 {
  /// What can stand before the text of a line in a list item or block quote.
  var isContainerSign: Bool { isASCIISpace || isASCIIDigit || "->*+.)".utf8.contains(self) }
}
