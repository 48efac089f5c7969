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
      paragraph = content.allSatisfy(\.isSpace) ? 0 : paragraph + content.count + 1
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
  var isContainerSign: Bool { isSpace || isDigit || "->*+.)".utf8.contains(self) }
}
