package import Content
package import Diagnostics

/// The result of checking one post by itself.
package struct ValidatedPost: Sendable {
  /// With the severity that `stet.yml` gives them, in no order.
  package var findings: [Finding]
  /// `nil` where the file could not be read as a post.
  package var trace: PostTrace?

  package init(findings: [Finding], trace: PostTrace? = nil) {
    self.findings = findings
    self.trace = trace
  }
}

/// Checks posts one by one: collects the findings of the readers and of all rules about one post.
package struct PostValidator {
  /// `nil` where `stet.yml` cannot be used.
  private let basis: CheckBasis?

  package init(configuration: Configuration?, files: FileIndex, library: any MediaLibrary, words: LintWords) {
    basis = configuration.map { CheckBasis(configuration: $0, files: files, library: library, words: words) }
  }

  /// A post with what rules about it need; `nil` where it could not be read, or `stet.yml` could not.
  package func underCheck(_ reading: PostReading) -> PostUnderCheck? {
    reading.post.flatMap { underCheck($0, reading.source) }
  }

  func underCheck(_ post: Post, _ source: SourceFile? = nil) -> PostUnderCheck? {
    basis.map { PostUnderCheck(post: post, basis: $0, source: source) }
  }

  /// The findings of one post, and its trace for the rules across posts.
  package func validated(_ reading: PostReading) -> ValidatedPost { validated(reading, underCheck(reading)) }

  /// The same for a post that is under check already.
  package func validated(_ reading: PostReading, _ checked: PostUnderCheck?) -> ValidatedPost {
    guard let checked else {
      let markdown = reading.post.map { MarkdownFindings.findings(of: $0, breaks: .keep) } ?? []
      return ValidatedPost(
        findings: judged(reading.findings + markdown, reading.id), trace: reading.post.map { PostTrace(of: $0) })
    }
    var found = reading.findings + MarkdownFindings.findings(of: checked)
    // Unread text is not judged: rules would only report that it is missing.
    if found.contains(where: { $0.rule == MarkdownFindings.tooLarge }) {
      return ValidatedPost(findings: judged(found, reading.id), trace: PostTrace(of: checked.post))
    }
    for rule in RuleRegistry.postRules {
      let more = rule.check(checked)
      if !more.isEmpty { found += more }
    }
    return ValidatedPost(findings: judged(found, reading.id), trace: PostTrace(of: checked))
  }

  /// What the rules across posts need to know of a post outside the requested scope.
  package func trace(of reading: PostReading) -> PostTrace? {
    underCheck(reading).map { PostTrace(of: $0) } ?? reading.post.map { PostTrace(of: $0) }
  }

  /// The findings with the severity that `stet.yml` gives them.
  func judged(_ findings: [Finding], _ id: String?) -> [Finding] {
    guard !findings.isEmpty else { return [] }
    let lint = basis?.configuration.lint ?? LintSettings()
    return findings.compactMap { finding in
      var own = finding
      own.post = finding.post ?? id
      return lint.judged(own)
    }
  }
}
