import CCmarkGFM
import Synchronization

/// The only access to cmark-gfm: takes bytes, and returns the walk over their syntax tree.
enum SyntaxTree {
  /// Parses one text at a time: cmark switches its extensions' special characters on and off in a global table, so two
  /// parsers at once would take each other's markers away.
  private static let lock = Mutex(())

  /// Once per process: cmark's registry is not thread-safe.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Bare addresses (an `_` in one is no marker), and strikethrough. Task lists stay text. Tables are refused without
  /// cmark, which makes a cell for every column in every row: 17 KiB took 1.4 GB.
  private static let extensions = ["autolink", "strikethrough"]

  /// The walk over the tree of `source`, which has LF line ends and no NUL.
  static func events(of source: [UInt8]) -> [SyntaxEvent] {
    lock.withLock { _ in
      registered
      // A single tilde is a letter: "10~20 oder 30~40".
      guard let parser = cmark_parser_new(CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else { return [] }
      defer { cmark_parser_free(parser) }
      for name in extensions {
        if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
      }
      source.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      guard let root = cmark_parser_finish(parser) else { return [] }
      defer { cmark_node_free(root) }
      return walk(root)
    }
  }

  private static func walk(_ root: OpaquePointer) -> [SyntaxEvent] {
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var events: [SyntaxEvent] = []
    events.reserveCapacity(32)
    while true {
      let step = cmark_iter_next(iterator)
      guard step != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return events }
      events.append(SyntaxEvent(node, enters: step == CMARK_EVENT_ENTER))
    }
  }
}

extension SyntaxEvent {
  fileprivate init(_ node: OpaquePointer, enters: Bool) {
    kind = SyntaxKind(node)
    self.enters = enters
    line = Int(cmark_node_get_start_line(node))
    column = Int(cmark_node_get_start_column(node))
    lastLine = Int(cmark_node_get_end_line(node))
  }
}

extension SyntaxKind {
  fileprivate init(_ node: OpaquePointer) {
    self =
      switch cmark_node_get_type(node) {
      case CMARK_NODE_DOCUMENT: .document
      case CMARK_NODE_BLOCK_QUOTE: .quote
      case CMARK_NODE_LIST: .list
      case CMARK_NODE_ITEM: .item(isEmpty: cmark_node_first_child(node) == nil)
      case CMARK_NODE_PARAGRAPH: .paragraph
      case CMARK_NODE_HEADING: .heading
      case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
      case CMARK_NODE_CODE_BLOCK:
        .codeBlock(text: bytes(cmark_node_get_literal(node)), isFenced: isFenced(node))
      case CMARK_NODE_HTML_BLOCK: .htmlBlock(bytes(cmark_node_get_literal(node)))
      case CMARK_NODE_TEXT: .text(bytes(cmark_node_get_literal(node)))
      case CMARK_NODE_CODE: .codeSpan(bytes(cmark_node_get_literal(node)))
      case CMARK_NODE_HTML_INLINE: .htmlSpan(bytes(cmark_node_get_literal(node)))
      case CMARK_NODE_SOFTBREAK: .softBreak
      case CMARK_NODE_LINEBREAK: .hardBreak
      case CMARK_NODE_EMPH: .emphasis
      case CMARK_NODE_STRONG: .strong
      case CMARK_NODE_LINK: .link(destination: bytes(cmark_node_get_url(node)))
      case CMARK_NODE_IMAGE: .image(destination: bytes(cmark_node_get_url(node)))
      default: Self.ofExtension(node)
      }
  }

  private static func ofExtension(_ node: OpaquePointer) -> SyntaxKind {
    switch bytes(cmark_node_get_type_string(node)) {
    case Array("strikethrough".utf8): .strikethrough
    default: .unknown
    }
  }
}

private func isFenced(_ node: OpaquePointer) -> Bool {
  // None of the three may be NULL.
  var length: Int32 = 0
  var offset: Int32 = 0
  var sign: CChar = 0
  return cmark_node_get_fenced(node, &length, &offset, &sign) != 0
}

/// A C string's bytes without the NUL at its end; empty for NULL.
private func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
  guard let text else { return [] }
  return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}

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
