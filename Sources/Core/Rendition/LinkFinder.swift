internal import SocialText

/// Finds addresses of web pages in a text, in one pass over its bytes: what begins with `https://` or `http://`.
package struct LinkFinder {
  private let bytes: [UInt8]
  /// Where the text ends.
  private let limit: Int

  /// The stretches of all links in `text`, in its order.
  static func links(in text: String) -> [Substring] {
    func index(_ offset: Int) -> String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }
    return links(in: Array(text.utf8)).map { text[index($0.lowerBound)..<index($0.upperBound)] }
  }

  /// The same of a text's bytes.
  ///
  /// - Parameter insideWords: whether one that is glued to a word counts as well.
  package static func links(in bytes: [UInt8], insideWords: Bool = false) -> [Range<Int>] {
    let finder = LinkFinder(bytes: bytes, limit: bytes.count)
    var links: [Range<Int>] = []
    var place = 0
    while let start = finder.nextStart(from: place, insideWords) {
      place = finder.end(of: start)
      links.append(start.begin..<place)
    }
    return links
  }

  /// Whether a stretch of a text is one of its links, or stands alone between space.
  static func isLinkOrWord(_ stretch: Range<Int>, in bytes: [UInt8]) -> Bool {
    let before = bytes.scalar(before: stretch.lowerBound) ?? " "
    let after = stretch.upperBound < bytes.count ? bytes.scalar(at: stretch.upperBound).scalar : " "
    if before.isWhiteSpace, after.isWhiteSpace { return true }
    // The limit keeps a very long link from being read as a whole for each of the stretches in it.
    let finder = LinkFinder(bytes: bytes, limit: bytes.offset(64, after: stretch.upperBound))
    guard !before.isWord, let host = finder.endOfScheme(at: stretch.lowerBound) else { return false }
    return finder.end(of: Start(begin: stretch.lowerBound, host: host)) == stretch.upperBound
  }

  /// Where a link begins, and where its scheme ends.
  private struct Start {
    var begin: Int
    var host: Int
  }

  private func nextStart(from start: Int, _ insideWords: Bool) -> Start? {
    for place in start..<limit where bytes[place] | 0x20 == UInt8(ascii: "h") {
      guard let host = endOfScheme(at: place) else { continue }
      let isInWord = !insideWords && place > start && bytes.scalar(before: place)?.isWord == true
      if !isInWord { return Start(begin: place, host: host) }
    }
    return nil
  }

  /// Where `https://` or `http://`, in letters of any case, ends.
  private func endOfScheme(at place: Int) -> Int? {
    if place + 7 <= limit, bytes.has("http://", at: place) { return place + 7 }
    return place + 8 <= limit && bytes.has("https://", at: place) ? place + 8 : nil
  }

  /// Where a link ends: at white space, a quotation mark or a bracket that it did not open, without the punctuation of
  /// the sentence.
  private func end(of start: Start) -> Int {
    var place = start.host
    var open: [UInt8] = []
    while place < limit {
      let byte = bytes[place]
      if let closing = LinkFinder.closing(byte) {
        open.append(closing)
      } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        guard open.last == byte else { break }
        open.removeLast()
      }
      let (scalar, width) = bytes.scalar(at: place)
      if scalar.endsLink { break }
      place += width
    }
    return withoutSentenceEnd(from: start.host, to: place)
  }

  private func withoutSentenceEnd(from host: Int, to end: Int) -> Int {
    var end = end
    while end > host, ".,;:!?'([{".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// What closes a bracket; `nil` where `byte` opens none.
  private static func closing(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }
}

extension [UInt8] {
  /// The place that is `count` code points after `start`, or the end.
  fileprivate func offset(_ count: Int, after start: Int) -> Int {
    var place = start
    var left = count
    while place < self.count, left > 0 {
      place += scalar(at: place).width
      left -= 1
    }
    return place
  }
}

extension Unicode.Scalar {
  fileprivate var isWhiteSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  /// Whether no link goes on here: space, quotation marks, and the punctuation of scripts other than Latin.
  fileprivate var endsLink: Bool {
    if isASCII {
      switch self {
      case "\0"..." ", "\u{7F}", "<", ">", "\"", "\\", "^", "`", "|": return true
      default: return false
      }
    }
    switch properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }
}
