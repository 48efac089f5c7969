internal import SocialText

/// Finds where words of a text were typed.
///
/// A text keeps no record of its source: only findings need one, and most texts have none. Words come in the same order
/// in both, so each word of the text is looked up in the source after the one before it; comments and pictures, which
/// leave no word in the text, are passed over. Where a word was typed otherwise, as an entity, the one before it is the
/// place.
package struct TextPlacer {
  /// A word, and where it is: in bytes of the text, or in lines and columns of the file.
  private struct TextWord {
    var stretch: Range<Int>
    var place: SourcePosition?
  }

  private let start: SourcePosition
  private let texts: [[UInt8]]
  private var words: [[TextWord]]

  /// How many words of the source are looked through for one of the text.
  private static let reach = 200

  package init(source: MarkdownSource, text: MarkdownText) {
    start = SourcePosition(line: source.firstLine, column: 1)
    texts = text.parts.map { Array($0.text.utf8) }
    let bytes = Array(source.markdown.utf8)
    let pictures = text.parts.flatMap(\.images).map(\.range)
    let typed = WordStretches(bytes, from: start, hidesComments: true).all.filter { word in
      !pictures.contains { $0.start <= word.place && word.place < $0.end }
    }
    words = []
    var next = 0
    for text in texts {
      var found: [TextWord] = []
      for (stretch, _) in WordStretches(text).all {
        let window = typed[next..<min(typed.count, next + Self.reach)]
        let match = window.firstIndex { bytes[$0.stretch].elementsEqual(text[stretch]) }
        found.append(TextWord(stretch: stretch, place: match.map { typed[$0].place }))
        if let match { next = match + 1 }
      }
      words.append(found)
    }
  }

  /// Where a stretch of part `index`, in UTF-8 bytes of its text, was typed.
  package func range(part index: Int, utf8 stretch: Range<Int>) -> SourceRange {
    guard words.indices.contains(index) else { return SourceRange(start, start) }
    let begin = position(index, stretch.lowerBound)
    guard !stretch.isEmpty else { return SourceRange(begin, begin) }
    // The last byte's place, and one column on: what follows the stretch may have been typed elsewhere.
    let last = position(index, lastScalar(index, before: stretch.upperBound))
    let end = SourcePosition(line: last.line, column: last.column + 1)
    return SourceRange(begin, max(begin, end))
  }

  private func lastScalar(_ index: Int, before end: Int) -> Int {
    var offset = min(end, texts[index].count) - 1
    while offset > 0, texts[index][offset].isContinuation { offset -= 1 }
    return max(0, offset)
  }

  /// Counted on from the nearest word at or before `offset` that was found; else back from the first one after it.
  private func position(_ index: Int, _ offset: Int) -> SourcePosition {
    let words = words[index].filter { $0.place != nil }
    let before = words.last { $0.stretch.lowerBound <= offset }
    guard let before, let place = before.place else { return words.first?.place ?? start }
    let stretch = texts[index][
      before.stretch.lowerBound..<min(max(offset, before.stretch.lowerBound), texts[index].count)]
    guard !stretch.contains(.lineEnd) else { return place }
    return SourcePosition(line: place.line, column: place.column + stretch.count { !$0.isContinuation })
  }
}

/// What words are made of: letters, or emoji, which may be all that a line has.
private enum WordPart {
  case letters, emoji

  init?(_ scalar: Unicode.Scalar, after last: WordPart?) {
    if scalar.isWord {
      self = .letters
      return
    }
    switch scalar.value {
    // Joiners and the letters of flags belong to the emoji before them.
    case 0x200D, 0xE0020...0xE007F:
      guard last == .emoji else { return nil }
    case 0x203C...: guard scalar.properties.isEmoji else { return nil }
    default: return nil
    }
    self = .emoji
  }
}

/// The words of a text, each with its place: letters without a gap, or emoji, which the words of rules are not. Found in
/// one pass, for any content.
private struct WordStretches {
  private(set) var all: [(stretch: Range<Int>, place: SourcePosition)] = []

  /// - Parameters:
  ///   - start: the place of the first byte.
  ///   - hidesComments: whether words in comments are left out.
  init(_ bytes: [UInt8], from start: SourcePosition = .start, hidesComments: Bool = false) {
    var offset = 0
    var place = start
    var begin = (offset: 0, place: start)
    var last: WordPart?
    var comment = CommentState()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if hidesComments { comment.pass(scalar) }
      let part = comment.isOpen ? nil : WordPart(scalar, after: last)
      if part != last {
        if last != nil { all.append((begin.offset..<offset, begin.place)) }
        begin = (offset, place)
      }
      last = part
      offset += UTF8.width(scalar)
      place.column += 1
      if scalar == "\n" { place = SourcePosition(line: place.line + 1, column: 1) }
    }
    if last != nil { all.append((begin.offset..<offset, begin.place)) }
  }
}

/// Whether a comment is open, scalar by scalar.
private struct CommentState {
  private(set) var isOpen = false
  private var matched = 0
  private static let opening = Array("<!--".unicodeScalars)
  private static let closing = Array("-->".unicodeScalars)

  mutating func pass(_ scalar: Unicode.Scalar) {
    let sign = isOpen ? Self.closing : Self.opening
    if scalar == sign[matched] {
      matched += 1
    } else if !(isOpen && matched == 2 && scalar == "-") {
      // After `--`, one more `-` still waits for `>`.
      matched = scalar == sign[0] ? 1 : 0
    }
    guard matched == sign.count else { return }
    isOpen.toggle()
    matched = 0
  }
}
