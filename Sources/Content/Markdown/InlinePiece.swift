/// What a paragraph or heading consists of once its markers are known.
enum InlinePiece {
  /// Text for readers.
  case text([UInt8])
  /// The address of a link, set off from what is around it.
  case address([UInt8])
  /// A line end; `indent` is how far the next line was typed from the margin.
  case lineBreak(isHard: Bool, indent: Int)
  /// Markers that were taken out, where they stood.
  case marker(Range<Int>)
  case image(destination: [UInt8], alt: [UInt8], at: Range<Int>)
  /// A comment: its text, and where it stood.
  case comment([UInt8], at: Range<Int>)
  case issue(InlineIssue, at: Range<Int>)
}

extension InlinePiece {
  var isLineBreak: Bool { if case .lineBreak = self { true } else { false } }

  var isMarker: Bool { if case .marker = self { true } else { false } }

  /// Whether it is part of what readers read.
  var isText: Bool {
    switch self {
    case .text, .lineBreak: true
    case .address, .marker, .image, .comment, .issue: false
    }
  }
}

/// What can be wrong inside a paragraph or heading.
enum InlineIssue {
  case html, openComment, hiddenReference, strikethrough
}

extension Sequence<InlinePiece> {
  /// The text alone, on one line: what becomes of a picture's alternative text.
  var plainText: [UInt8] {
    var result: [UInt8] = []
    for piece in self {
      switch piece {
      case .text(let text): result += text
      case .lineBreak: result.append(.space)
      case .address, .marker, .image, .comment, .issue: continue
      }
    }
    return result
  }
}
