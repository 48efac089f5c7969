/// One result of validation: what is wrong in the content, where, and what to do.
///
/// A finding never ends the run; an error does.
package struct Finding: Sendable, Hashable {
  /// The rule's id: kebab-case, stable, documented in the rule reference.
  package var rule: String
  package var severity: Severity
  /// The file, from the content repository's root.
  package var path: String
  /// The post's id, where one is known.
  package var post: String?
  /// The channel that the finding is about; `nil` if it is about all of them.
  package var channel: String?
  package var range: SourceRange
  /// One line, the most specific part first, without a final period.
  package var summary: String
  /// The rule behind it, in a sentence or two.
  package var explanation: String?
  package var fixes: [Fix]
  /// Flags that the finding raises and that policy can match (`legal`).
  package var flags: [String]

  package init(
    rule: String, severity: Severity = .error, path: String, post: String? = nil, channel: String? = nil,
    range: SourceRange = .fileStart, summary: String, explanation: String? = nil, fixes: [Fix] = [],
    flags: [String] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.path = path
    self.post = post
    self.channel = channel
    self.range = range
    self.summary = summary
    self.explanation = explanation
    self.fixes = fixes
    self.flags = flags
  }
}

/// A change that certainly resolves a finding.
package struct Fix: Sendable, Hashable {
  /// What it does, as a verb phrase: "put the text in quotes".
  package var title: String
  package var edits: [TextEdit]
  /// Whether the file must no longer be executable.
  package var makesRegular = false

  package init(title: String, edits: [TextEdit]) {
    self.title = title
    self.edits = edits
  }
}

/// One replacement of a stretch of the file's text.
package struct TextEdit: Sendable, Hashable {
  package var range: SourceRange
  package var text: String

  package init(range: SourceRange, text: String) {
    self.range = range
    self.text = text
  }
}

/// The severity of a finding.
package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Worth knowing.
  case note
  /// Worth a look before approving.
  case warning
  /// Must change: the entry is `invalid` until it does.
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A place in a text: both numbers start at 1; the column counts Unicode code points.
package struct SourcePosition: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a file.
  package static let start = SourcePosition(line: 1, column: 1)

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text; `end` is the place after its last character.
package struct SourceRange: Hashable, Sendable {
  package var start: SourcePosition
  package var end: SourcePosition

  package init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// The start of a file: where a finding about the whole file points.
  package static let fileStart = SourceRange(.start, .start)
}

/// What the rule reference says about one rule: what `stet explain` prints and what the documentation is made of.
package struct RuleDescription: Sendable, Hashable {
  /// The rule's id as findings carry it.
  package var id: String
  /// The severity of its findings, unless a finding has another one.
  package var severity: Severity
  /// The rule in one sentence, without a final period.
  package var summary: String
  /// Why it exists and what to do, in a sentence or two.
  package var explanation: String
  /// A source that breaks the rule.
  package var invalid: String
  /// The same source as it should be.
  package var valid: String
  /// Whether its findings depend on installed programs. Such a rule never makes a post invalid, since a verdict must be
  /// the same on every machine.
  package var dependsOnMachine: Bool

  package init(
    id: String, severity: Severity = .error, summary: String, explanation: String, invalid: String, valid: String,
    dependsOnMachine: Bool = false
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.invalid = invalid
    self.valid = valid
    self.dependsOnMachine = dependsOnMachine
  }
}

extension Sequence<Finding> {
  /// In order, the errors in the file at `path` before all others.
  package func inOrder(first path: String) -> [Finding] {
    let sorted = inOrder()
    let isFirst = { (finding: Finding) in finding.path == path && finding.severity == .error }
    return sorted.filter(isFirst) + sorted.filter { !isFirst($0) }
  }

  /// In the order of path, place, rule and channel, without repetitions: the same findings print the same bytes.
  package func inOrder() -> [Finding] {
    var seen: Set<Finding> = []
    return filter { seen.insert($0).inserted }
      .map { (key: $0.sortKey, finding: $0) }
      .sorted { $0.key < $1.key }
      .map(\.finding)
  }
}

extension Finding {
  fileprivate var sortKey: FindingSortKey {
    FindingSortKey(
      path: Array(path.utf8), start: range.start, rule: rule, channel: channel ?? "", summary: Array(summary.utf8))
  }
}

/// What findings are sorted by. Bytes, not `String`'s order, which would call twins equal.
private struct FindingSortKey: Comparable {
  let path: [UInt8]
  let start: SourcePosition
  let rule: String
  let channel: String
  let summary: [UInt8]

  static func < (left: FindingSortKey, right: FindingSortKey) -> Bool {
    if left.path != right.path { return left.path.lexicographicallyPrecedes(right.path) }
    if left.start != right.start { return left.start < right.start }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.channel != right.channel { return left.channel < right.channel }
    return left.summary.lexicographicallyPrecedes(right.summary)
  }
}
