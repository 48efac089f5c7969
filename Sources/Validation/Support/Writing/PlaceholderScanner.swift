internal import Diagnostics

/// Text that was to be replaced before publication.
struct Placeholder {
  let range: Range<Int>
  /// An error if it cannot be meant for readers.
  let severity: Severity
}

/// Finds place-holders: text in brackets that is to be filled in, `TODO` and the like, `Lorem ipsum`, blank lines to
/// fill in.
struct PlaceholderScanner {
  private let bytes: [UInt8]
  private let words: [Word]
  private let links: [Range<Int>]
  /// In the order of the text, except for the words, which come last.
  private(set) var placeholders: [Placeholder] = []

  /// - Parameter signs: which bytes `bytes` has.
  init(bytes: [UInt8], signs: ByteSet, words: [Word], links: [Range<Int>]) {
    self.bytes = bytes
    self.words = words
    self.links = links
    if signs.contains("[") || signs.contains("<") || signs.contains("{") { findBrackets() }
    if signs.contains("_") { findLines() }
    for (index, word) in words.enumerated() where PlaceholderWords.beginnings.contains(word.folded) { findMark(index) }
  }

  private mutating func findBrackets() {
    var place = 0
    while place < bytes.count, placeholders.count < 50 {
      guard let closing = Brackets.closing(bytes[place]), let end = end(of: place, closing) else {
        place += 1
        continue
      }
      let range = place..<end
      if let severity = severity(of: range) { placeholders.append(Placeholder(range: range, severity: severity)) }
      place = end
    }
  }

  /// Where a bracket that opens at `start` ends: on the same line, near, and with no other one between.
  private func end(of start: Int, _ closing: UInt8) -> Int? {
    let opening = bytes[start]
    let isDouble = opening == 0x7B && start + 1 < bytes.count && bytes[start + 1] == opening
    var place = start + (isDouble ? 2 : 1)
    while place < min(bytes.count, start + 200), bytes[place] != 0x0A, bytes[place] != opening {
      if bytes[place] == closing {
        let isClosed = !isDouble || place + 1 < bytes.count && bytes[place + 1] == closing
        return isClosed ? place + (isDouble ? 2 : 1) : nil
      }
      place += 1
    }
    return nil
  }

  private func severity(of range: Range<Int>) -> Severity? {
    if bytes[range.lowerBound] == 0x7B { return severity(ofBraces: range) }
    // `[text](address)` is a link, which rules about links check.
    guard !isInLink(range), range.upperBound == bytes.count || bytes[range.upperBound] != 0x28 else { return nil }
    return BracketText(range, in: bytes, words: words(in: range)).severity
  }

  /// `{{anything}}` is no text; `{name}` hardly ever.
  private func severity(ofBraces range: Range<Int>) -> Severity? {
    if bytes[range.lowerBound + 1] == 0x7B { return range.count > 4 ? .error : nil }
    let name = bytes[range].dropFirst().dropLast()
    return name.count > 1 && name.count <= 30 && name.allSatisfy { $0.isASCIILetter || $0 == 0x5F } ? .warning : nil
  }

  /// Blanks to fill in, `___`, in a line with other text.
  private mutating func findLines() {
    var start = 0
    for place in 0...bytes.count where place == bytes.count || bytes[place] != 0x5F {
      if place - start >= 3, !isInLink(start..<place), bytes.trimmed(bytes.line(around: start)) != start..<place {
        placeholders.append(Placeholder(range: start..<place, severity: .warning))
        if placeholders.count > 100 { return }
      }
      start = place + 1
    }
  }

  private mutating func findMark(_ index: Int) {
    let word = words[index]
    guard placeholders.count < 100, !word.isTag else { return }
    if word.folded == "lorem", index + 1 < words.count, words[index + 1].folded == "ipsum" {
      let end = words[index + 1].range.upperBound
      placeholders.append(Placeholder(range: word.range.lowerBound..<end, severity: .error))
    } else if word.folded == "tbd" || PlaceholderWords.marks.contains(word.folded) && isMark(word) {
      placeholders.append(Placeholder(range: word.range, severity: .warning))
    }
  }

  /// Whether the word is in capitals, and not the numeral of `XXX. Olympische Spiele`.
  private func isMark(_ word: Word) -> Bool {
    let next = word.range.upperBound
    let isOrdinal = word.folded == "xxx" && next + 1 < bytes.count && bytes[next] == 0x2E && bytes[next + 1] == 0x20
    return bytes[word.range].allSatisfy(\.isASCIICapital) && !isOrdinal
  }

  private func isInLink(_ range: Range<Int>) -> Bool { links.hasOverlap(with: range) }

  /// The words inside a stretch.
  private func words(in range: Range<Int>) -> ArraySlice<Word> {
    let start = words.firstPlace { $0.range.lowerBound >= range.lowerBound }
    return words[start...].prefix { $0.range.upperBound <= range.upperBound }
  }
}

private enum Brackets {
  /// The bracket that closes `[`, `<` or `{`.
  static func closing(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x5B: 0x5D
    case 0x3C: 0x3E
    case 0x7B: 0x7D
    default: nil
    }
  }
}
