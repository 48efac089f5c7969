import Diagnostics

/// The two parts of a post: YAML between two lines of `---`, and the body below.
struct FrontMatter {
  /// The offsets of the YAML's bytes.
  let yaml: Range<Int>
  /// The offsets of the body's bytes.
  let body: Range<Int>
  /// The number of the body's first line.
  let bodyLine: Int

  /// Finds the two fences; a finding where one is missing.
  static func split(_ source: SourceFile) -> (frontMatter: FrontMatter?, finding: Finding?) {
    guard isFence(source, line: 1) else { return (nil, missingOpening(source)) }
    guard let closing = closingFence(source) else { return (nil, missingClosing(source)) }
    let bodyStart = min(source.lineOffsets(closing).upperBound + 1, source.bytes.count)
    let yaml = source.lineOffsets(2).lowerBound..<source.lineOffsets(closing).lowerBound
    return (FrontMatter(yaml: yaml, body: bodyStart..<source.bytes.count, bodyLine: closing + 1), nil)
  }

  private static func closingFence(_ source: SourceFile) -> Int? {
    var line = 2
    while line <= source.lineCount {
      if isFence(source, line: line) { return line }
      line += 1
    }
    return nil
  }

  /// Whether a line is `---`, followed only by spaces.
  private static func isFence(_ source: SourceFile, line: Int) -> Bool {
    let offsets = source.lineOffsets(line)
    let bytes = source.bytes
    guard offsets.count >= 3, bytes[offsets.lowerBound] == dash, bytes[offsets.lowerBound + 1] == dash,
      bytes[offsets.lowerBound + 2] == dash
    else { return false }
    return bytes[offsets.dropFirst(3)].allSatisfy(isBlank)
  }

  private static let dash = UInt8(ascii: "-")

  private static func missingOpening(_ source: SourceFile) -> Finding {
    Finding(
      rule: .frontMatter, path: source.path, summary: "the first line is not `---`",
      explanation:
        "A post begins with its keys, such as `id` and `channels`, between two lines of `---`; the text follows "
        + "below. `stet new \"My title\"` writes such a file.")
  }

  private static func missingClosing(_ source: SourceFile) -> Finding {
    Finding(
      rule: .frontMatter, path: source.path, range: source.range(source.lineOffsets(1)),
      summary: "the front matter that begins here is never closed",
      explanation: "The keys of a post end with a line of `---`; the text follows below.")
  }
}
