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
