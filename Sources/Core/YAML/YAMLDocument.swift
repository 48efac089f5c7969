internal import CLibYAML

/// One YAML document as a tree, and what is wrong with it.
package struct YAMLDocument: Sendable {
  /// The tree; `nil` where there is no content. After a syntax error, what stands before it.
  package var root: YAMLNode?
  package var findings: [Finding]
  /// Whether all of it could be read: if not, a key that seems missing may be in the unread part.
  package var isComplete: Bool
  /// The lines that were read as their fix would have them, so that all findings come at once.
  package var repairedLines: Set<Int>

  /// The most bytes of front matter.
  package static let maximumFrontMatter = 256 << 10

  /// How many syntax errors are reported at once, as long as each has a certain fix.
  private static let maximumRepairs = 8

  /// Reads the bytes at `offsets`, which begin a line.
  ///
  /// Where a syntax error has a certain fix, reading goes on with the text as fixed: the error stays, but errors after
  /// it are reported in the same run.
  package static func read(_ source: SourceFile, at offsets: Range<Int>) -> YAMLDocument {
    var current = source
    var offsets = offsets
    var problems: [Finding] = []
    var repaired: Set<Int> = []
    while true {
      let tree = YAMLTree.read(current, at: offsets)
      var document = YAMLDocument(
        root: tree.root, findings: problems + tree.findings, isComplete: tree.isComplete, repairedLines: repaired)
      guard let problem = tree.problem else { return document }
      let repair = problems.count < maximumRepairs ? YAMLRepair.find(problem, in: current, at: offsets) : nil
      let finding = YAMLComplaint(problem, in: current).finding(in: current, fix: repair?.fix)
      problems.append(finding)
      guard let repair, repaired.insert(repair.line).inserted else {
        document.findings.append(finding)
        return document
      }
      offsets = offsets.lowerBound..<(offsets.upperBound + repair.repaired.bytes.count - current.bytes.count)
      current = repair.repaired
    }
  }
}

/// One event of libyaml, copied into Swift.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd, alias, scalar
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  var kind: Kind
  /// The text of a scalar.
  var text = ""
  var style = YAMLScalar.Style.plain
  var hasAnchor = false
  var hasTag = false
  /// Whether a collection is written in brackets.
  var isFlow = false
  var range: SourceRange
}

/// A syntax error that libyaml found.
struct YAMLProblem {
  var message: String
  var place: SourcePosition
  /// What was being read, such as `while scanning a quoted scalar`, and where that began.
  var context: String
  var contextPlace: SourcePosition
}

/// libyaml's parser over bytes that outlive it, one event at a time.
///
/// Not copyable: the parser is freed exactly once. Its memory does not move, because libyaml keeps a pointer to it.
struct YAMLEventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let firstLine: Int
  private let isReady: Bool

  /// `firstLine` is the line of the file on which `bytes` begin. Empty input gives no event.
  init(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    self.firstLine = firstLine
    guard let input = bytes.baseAddress, yaml_parser_initialize(parser) == 1 else {
      isReady = false
      return
    }
    isReady = true
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input, bytes.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// The next event; `nil` where the document is not well-formed, which `problem` then explains.
  func next() -> YAMLEvent? {
    guard isReady else { return nil }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { return nil }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event, range: SourceRange(position(event.start_mark), position(event.end_mark)))
  }

  /// Why `next` returned `nil`.
  var problem: YAMLProblem {
    YAMLProblem(
      message: parser.pointee.problem.map { String(cString: $0) } ?? "out of memory",
      place: position(parser.pointee.problem_mark),
      context: parser.pointee.context.map { String(cString: $0) } ?? "",
      contextPlace: position(parser.pointee.context_mark))
  }

  /// libyaml counts code points, as Stet's columns do, from 0.
  private func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: mark.line + firstLine, column: mark.column + 1)
  }
}

extension YAMLEvent {
  fileprivate init(_ event: yaml_event_t, range: SourceRange) {
    self.init(kind: Kind(event.type), range: range)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      style = YAMLScalar.Style(scalar.style)
      hasAnchor = scalar.anchor != nil
      hasTag = scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      hasAnchor = event.data.sequence_start.anchor != nil
      hasTag = event.data.sequence_start.tag != nil
      isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_MAPPING_START_EVENT:
      hasAnchor = event.data.mapping_start.anchor != nil
      hasTag = event.data.mapping_start.tag != nil
      isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    default: break
    }
  }
}

extension YAMLEvent.Kind {
  fileprivate init(_ type: yaml_event_type_t) {
    switch type {
    case YAML_STREAM_START_EVENT: self = .streamStart
    case YAML_DOCUMENT_START_EVENT: self = .documentStart
    case YAML_DOCUMENT_END_EVENT: self = .documentEnd
    case YAML_ALIAS_EVENT: self = .alias
    case YAML_SCALAR_EVENT: self = .scalar
    case YAML_SEQUENCE_START_EVENT: self = .sequenceStart
    case YAML_SEQUENCE_END_EVENT: self = .sequenceEnd
    case YAML_MAPPING_START_EVENT: self = .mappingStart
    case YAML_MAPPING_END_EVENT: self = .mappingEnd
    default: self = .streamEnd
    }
  }
}

extension YAMLScalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .double
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

/// Writes texts into YAML.
package enum YAMLText {
  /// `text` as a double-quoted scalar on one line, which means the same in every YAML reader.
  package static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: ""
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  /// `text` in double quotes, or in single ones where those need no escapes.
  static func readablyQuoted(_ text: String) -> String {
    let needsEscapes = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    return needsEscapes && !text.utf8.contains(UInt8(ascii: "'")) ? "'\(text)'" : quoted(text)
  }
}
