/// Finds the links of a text, in one pass over its bytes: what begins with `https://` or `http://`, even inside a word.
///
/// Where a link ends is what `LinkFinder` says when texts are put together; that one reads strings.
enum LinkScanner {
  /// The stretches of all links, in order.
  static func links(in bytes: [UInt8]) -> [Range<Int>] {
    var links: [Range<Int>] = []
    var place = 0
    while place + 3 <= bytes.count {
      guard bytes[place] == 0x3A, bytes[place + 1] == 0x2F, bytes[place + 2] == 0x2F,
        let start = schemeStart(before: place, in: bytes), start >= links.last?.upperBound ?? 0
      else {
        place += 1
        continue
      }
      let end = end(ofHostAt: place + 3, in: bytes)
      links.append(start..<end)
      place = max(end, place + 3)
    }
    return links
  }

  private static func schemeStart(before colon: Int, in bytes: [UInt8]) -> Int? {
    if bytes.has("https", at: colon - 5) { return colon - 5 }
    return bytes.has("http", at: colon - 4) ? colon - 4 : nil
  }

  /// Where the link ends: at white space, a quotation mark or a bracket that it did not open, without the punctuation
  /// of the sentence.
  private static func end(ofHostAt host: Int, in bytes: [UInt8]) -> Int {
    var place = host
    var open: [UInt8] = []
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      if let closing = closingBracket(bytes[place]) {
        open.append(closing)
      } else if isClosingBracket(bytes[place]) {
        guard open.last == bytes[place] else { break }
        open.removeLast()
      } else if endsLink(scalar) {
        break
      }
      place += width
    }
    while place > host, isSentenceEnd(bytes[place - 1]) { place -= 1 }
    return place
  }

  private static func closingBracket(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x28: 0x29
    case 0x5B: 0x5D
    case 0x7B: 0x7D
    default: nil
    }
  }

  private static func isClosingBracket(_ byte: UInt8) -> Bool { byte == 0x29 || byte == 0x5D || byte == 0x7D }

  /// Whether it is one of `.,;:!?'([{`, which no link ends with.
  private static func isSentenceEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x28, 0x5B, 0x7B: true
    default: false
    }
  }

  private static func endsLink(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\0"..." ", "\u{7F}", "<", ">", "\"", "\\", "^", "`", "|": return true
    case "!"..."~": return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }
}
