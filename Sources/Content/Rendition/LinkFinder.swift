/// Finds addresses of web pages in a text, in one pass.
struct LinkFinder {
  private let scalars: Substring.UnicodeScalarView

  /// The stretches of all links in `text`, in its order.
  static func links(in text: String) -> [Substring] {
    let finder = LinkFinder(scalars: text[...].unicodeScalars)
    var links: [Substring] = []
    var place = finder.scalars.startIndex
    while let start = finder.nextStart(from: place) {
      place = finder.end(of: start)
      links.append(text[start.begin..<place])
    }
    return links
  }

  /// Whether a stretch of `text` is one of its links, or stands alone between space.
  static func isLinkOrWord(_ stretch: Range<String.Index>, in text: String) -> Bool {
    let scalars = text.unicodeScalars
    let before = stretch.lowerBound > scalars.startIndex ? scalars[scalars.index(before: stretch.lowerBound)] : " "
    let after = stretch.upperBound < scalars.endIndex ? scalars[stretch.upperBound] : " "
    if before.isWhiteSpace, after.isWhiteSpace { return true }
    // No further than that: a link without end would be read through for each of a thousand stretches of it.
    let limit = scalars.index(stretch.upperBound, offsetBy: 64, limitedBy: scalars.endIndex) ?? scalars.endIndex
    let finder = LinkFinder(scalars: text[..<limit].unicodeScalars)
    guard !before.isWord, let host = finder.endOfScheme(at: stretch.lowerBound) else { return false }
    return finder.end(of: Start(begin: stretch.lowerBound, host: host)) == stretch.upperBound
  }

  /// Where a link begins, and where its scheme ends.
  private struct Start {
    var begin: String.Index
    var host: String.Index
  }

  private func nextStart(from place: String.Index) -> Start? {
    var place = place
    var isInWord = false
    while place < scalars.endIndex {
      if !isInWord, let host = endOfScheme(at: place) { return Start(begin: place, host: host) }
      isInWord = scalars[place].isWord
      place = scalars.index(after: place)
    }
    return nil
  }

  /// Where `https://` or `http://`, in letters of any case, ends.
  private func endOfScheme(at place: String.Index) -> String.Index? {
    guard scalars[place] == "h" || scalars[place] == "H" else { return nil }
    return ["https://", "http://"]
      .map { (scheme: $0, written: scalars[place...].prefix($0.utf8.count)) }
      .first { String($0.written).lowercased() == $0.scheme }?
      .written.endIndex
  }

  /// Where a link ends: at white space, a quotation mark or a bracket that it did not open, without the punctuation of
  /// the sentence.
  private func end(of start: Start) -> String.Index {
    var place = start.host
    var open: [Unicode.Scalar] = []
    while place < scalars.endIndex {
      let scalar = scalars[place]
      if let closing = LinkFinder.brackets[scalar] {
        open.append(closing)
      } else if LinkFinder.brackets.values.contains(scalar) {
        guard open.last == scalar else { break }
        open.removeLast()
      } else if scalar.endsLink {
        break
      }
      place = scalars.index(after: place)
    }
    return withoutSentenceEnd(from: start.host, to: place)
  }

  private func withoutSentenceEnd(from host: String.Index, to end: String.Index) -> String.Index {
    var end = end
    while end > host, ".,;:!?'([{".unicodeScalars.contains(scalars[scalars.index(before: end)]) {
      end = scalars.index(before: end)
    }
    return end
  }

  private static let brackets: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}"]
}

extension Unicode.Scalar {
  fileprivate var isWhiteSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  /// Whether no link goes on here: space, quotation marks, and the punctuation of scripts other than Latin.
  fileprivate var endsLink: Bool {
    if isASCII { return value <= 0x20 || value == 0x7F || "<>\"\\^`|".unicodeScalars.contains(self) }
    switch properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }
}
