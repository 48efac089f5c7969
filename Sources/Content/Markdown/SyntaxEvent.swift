/// A step of the walk over cmark's syntax tree: into a node, or out of it.
///
/// Leaves (text, breaks, code, HTML) are entered and never left.
struct SyntaxEvent {
  var kind: SyntaxKind
  var enters: Bool
  /// Where a block starts: line and byte column, from 1. Not used for inline nodes, where cmark's positions are often
  /// wrong.
  var line: Int
  var column: Int
  /// The line where a block ends.
  var lastLine: Int
}

/// What a node is, with what is needed of it. Bytes are UTF-8, escapes and entities resolved where Markdown does so.
enum SyntaxKind {
  case document, quote, list, paragraph, heading, thematicBreak
  case item(isEmpty: Bool)
  case codeBlock(text: [UInt8], isFenced: Bool)
  case htmlBlock([UInt8])
  case text([UInt8])
  case codeSpan([UInt8])
  case htmlSpan([UInt8])
  case softBreak, hardBreak
  case emphasis, strong, strikethrough
  case link(destination: [UInt8])
  case image(destination: [UInt8])
  /// A node that no extension in use makes.
  case unknown
}
