package import Content
package import Diagnostics

extension Rule {
  /// A finding of this rule in a post.
  ///
  /// - Parameters:
  ///   - severity: the rule's own if `nil`.
  ///   - explanation: the rule's own if `nil`.
  package static func finding(
    in post: Post, at range: SourceRange, channel: String? = nil, _ summary: String, severity: Severity? = nil,
    explanation: String? = nil, fixes: [Fix] = []
  ) -> Finding {
    Finding(
      rule: description.id, severity: severity ?? description.severity, path: post.path, post: post.id,
      channel: channel, range: range, summary: summary, explanation: explanation ?? description.explanation,
      fixes: fixes)
  }

  /// A finding of this rule in a post of which little is known.
  package static func finding(
    in post: PostTrace, at range: SourceRange, channel: String? = nil, _ summary: String, severity: Severity? = nil
  ) -> Finding {
    Finding(
      rule: description.id, severity: severity ?? description.severity, path: post.path, post: post.id,
      channel: channel, range: range, summary: summary, explanation: description.explanation)
  }

  /// A finding of this rule about a file as a whole.
  package static func finding(
    aboutFile path: String, _ summary: String, explanation: String? = nil, severity: Severity? = nil
  ) -> Finding {
    Finding(
      rule: description.id, severity: severity ?? description.severity, path: path, summary: summary,
      explanation: explanation ?? description.explanation)
  }
}
