/// The tree that libyaml's events make, within limits that no regular document reaches.
struct YAMLTree {
  var root: YAMLNode?
  var findings: [Finding] = []
  var isComplete = true
  /// The syntax error at which reading ended.
  var problem: YAMLProblem?

  static let maximumDepth = 32
  static let maximumNodes = 10_000

  /// Reads the bytes of `source` at `offsets`.
  static func read(_ source: SourceFile, at offsets: Range<Int>) -> YAMLTree {
    guard !offsets.isEmpty else { return YAMLTree() }
    return source.bytes.withUnsafeBufferPointer { bytes in
      let firstLine = source.position(utf8Offset: offsets.lowerBound).line
      let fragment = UnsafeBufferPointer(rebasing: bytes[offsets])
      var builder = YAMLTreeBuilder(
        stream: YAMLEventStream(fragment, firstLine: firstLine), source: source,
        mayLoseComments: LostComment.isPossible(in: fragment))
      return builder.build()
    }
  }
}

/// Turns events into a tree and reports what posts may not use.
private struct YAMLTreeBuilder: ~Copyable {
  private let stream: YAMLEventStream
  private let source: SourceFile
  private let mayLoseComments: Bool
  private var tree = YAMLTree()
  private var nodeCount = 0
  private var isStopped = false

  init(stream: consuming YAMLEventStream, source: SourceFile, mayLoseComments: Bool) {
    self.stream = stream
    self.source = source
    self.mayLoseComments = mayLoseComments
  }

  mutating func build() -> YAMLTree {
    while let event = next(), event.kind != .streamEnd {
      switch event.kind {
      case .streamStart, .documentEnd: break
      case .documentStart:
        guard tree.root != nil else { break }
        report(.yamlDocuments, event.range, "a second YAML document", "Only one is read. Delete the line between them.")
        return tree
      default: tree.root = node(event, depth: 1)
      }
    }
    return tree
  }

  private mutating func next() -> YAMLEvent? {
    guard !isStopped else { return nil }
    if let event = stream.next() { return event }
    tree.problem = stream.problem
    stop()
    return nil
  }

  private mutating func stop() {
    isStopped = true
    tree.isComplete = false
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) -> YAMLNode? {
    nodeCount += 1
    guard nodeCount <= YAMLTree.maximumNodes, depth <= YAMLTree.maximumDepth else {
      let limit =
        depth > YAMLTree.maximumDepth
        ? "more than \(YAMLTree.maximumDepth) levels" : "more than \(YAMLTree.maximumNodes) values"
      report(.yamlLimit, event.range, "\(limit) of YAML", "No post needs as many.")
      stop()
      return nil
    }
    reportProperties(of: event)
    switch event.kind {
    case .scalar: return scalar(event)
    case .sequenceStart: return sequence(event, depth: depth)
    case .mappingStart: return mapping(event, depth: depth)
    default:
      report(
        .yamlAlias, event.range, "an alias (`*name`)",
        "Write the value itself; if the text begins with `*`, put it in quotes.")
      return YAMLNode(value: .unreadable, range: event.range)
    }
  }

  private mutating func scalar(_ event: YAMLEvent) -> YAMLNode {
    var scalar = YAMLScalar(text: event.text, style: event.style)
    if event.style == .double { reportHidden(in: &scalar.text, at: event.range) }
    if event.style == .plain, mayLoseComments {
      scalar.lostComment = LostComment.range(after: event.range.end, in: source)
    }
    return YAMLNode(value: .scalar(scalar), range: event.range)
  }

  private mutating func sequence(_ start: YAMLEvent, depth: Int) -> YAMLNode {
    var elements: [YAMLNode] = []
    var end = start.range.end
    while let event = next() {
      if event.kind == .sequenceEnd {
        if start.isFlow { end = event.range.end }
        break
      }
      guard let element = node(event, depth: depth + 1) else { break }
      elements.append(element)
      end = element.range.end
    }
    return YAMLNode(value: .sequence(elements), range: SourceRange(start.range.start, end))
  }

  private mutating func mapping(_ start: YAMLEvent, depth: Int) -> YAMLNode {
    var entries: [YAMLEntry] = []
    var end = start.range.end
    while let event = next() {
      if event.kind == .mappingEnd {
        if start.isFlow { end = event.range.end }
        break
      }
      guard let key = node(event, depth: depth + 1), let following = next(),
        let value = node(following, depth: depth + 1)
      else { break }
      end = value.range.end
      append(key: key, value: value, to: &entries)
    }
    return YAMLNode(value: .mapping(entries), range: SourceRange(start.range.start, end))
  }

  private mutating func append(key: YAMLNode, value: YAMLNode, to entries: inout [YAMLEntry]) {
    guard let name = key.scalar else {
      report(.yamlKey, key.range, "a key that is no text", "A key is a word, followed by a colon and a space.")
      return
    }
    if name.style == .plain, name.text == "<<" {
      report(.yamlMergeKey, key.range, "a merge key (`<<`)", "Write the keys themselves.")
    } else if let first = entries.first(where: { hasSameBytes($0.key, name.text) }) {
      report(
        .duplicateKey, key.range,
        "\(Display.quoted(name.text)) is given twice, first on line \(first.keyRange.start.line)",
        "Keep one of the two.")
    } else {
      entries.append(YAMLEntry(key: name.text, keyRange: key.range, value: value))
    }
  }

  private mutating func reportProperties(of event: YAMLEvent) {
    if event.hasAnchor {
      report(
        .yamlAnchor, event.range, "an anchor (`&name`)",
        "Write the value where it is needed; if the text begins with `&`, put it in quotes.")
    }
    if event.hasTag {
      report(
        .yamlTag, event.range, "a tag (`!name`)",
        "The key decides how a value is read; if the text begins with `!`, put it in quotes.")
    }
  }

  /// Escapes such as `"\u202E"` can contain characters that the file itself may not have.
  private mutating func reportHidden(in text: inout String, at range: SourceRange) {
    guard let hidden = text.unicodeScalars.lazy.compactMap({ HiddenCharacter($0) }).first else { return }
    report(hidden.rule, range, hidden.summary + " is not allowed", HiddenCharacter.explanation)
    let shown = text.unicodeScalars.map { HiddenCharacter($0) == nil ? $0 : "\u{FFFD}" }
    text = String(String.UnicodeScalarView(shown))
  }

  private mutating func report(_ rule: ReadingRule, _ range: SourceRange, _ summary: String, _ explanation: String) {
    guard tree.findings.count < ReadingLog.maximumFindings else { return }
    tree.findings.append(
      Finding(rule: rule, path: source.path, range: range, summary: summary, explanation: explanation))
  }
}

/// Whether two texts are the same bytes; `==` would call `é` and `e´` equal.
private func hasSameBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
}

/// A value of a YAML document, with its place. Scalars keep the text that was written: what it means depends on the
/// key that it stands under, not on YAML's guesses.
package struct YAMLNode: Sendable {
  package var value: Value
  package var range: SourceRange

  /// The kinds of value.
  package enum Value: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
    /// A construct that has already been reported, such as an alias, and gets no further findings.
    case unreadable
  }
}

/// A key and its value, in the order of the document.
package struct YAMLEntry: Sendable {
  package var key: String
  package var keyRange: SourceRange
  package var value: YAMLNode
}

/// A piece of text and how it was written.
package struct YAMLScalar: Sendable {
  /// The text, escapes resolved.
  package var text: String
  package var style: Style
  /// A `#word` after an unquoted value, which YAML drops as a comment and which its writer surely meant.
  package var lostComment: SourceRange?

  /// The ways to write a scalar.
  package enum Style: Sendable, Hashable {
    case plain, single, double, literal, folded
  }

  /// Whether the value is empty, or one of YAML's plain forms of null.
  package var isNull: Bool { style == .plain && (text.isEmpty || text == "~" || text == "null") }
}

extension YAMLNode {
  /// The scalar, where it is one.
  var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = value else { return nil }
    return scalar
  }

  /// Whether the value is empty or null.
  var isNull: Bool { scalar?.isNull ?? false }

  /// What it is, in words for people.
  var kindName: String {
    switch value {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "keys with values"
    case .unreadable: "unreadable"
    }
  }
}
