internal import Content
package import Diagnostics

/// Checks one tree: what its readers found, and what every rule finds. A pure function of the tree.
package struct Validator {
  private let content: ContentUnderCheck

  package init(_ content: ContentUnderCheck) { self.content = content }

  /// Everything that is wrong, in order, with the severity that `stet.yml` gives it.
  package var findings: [Finding] {
    let tree = TreeUnderCheck(content)
    let found = content.configurationFindings + treeFindings(tree) + content.posts.flatMap { findings(of: $0, tree) }
    let lint = content.configuration?.lint ?? LintSettings()
    return found.compactMap(lint.judged).inOrder()
  }

  private func treeFindings(_ tree: TreeUnderCheck) -> [Finding] {
    let ids = Dictionary(tree.posts.map { (ExactText($0.path), $0.id) }, uniquingKeysWith: { first, _ in first })
    return RuleRegistry.treeRules.flatMap { $0.check(tree) }.map { finding in
      var own = finding
      own.post = finding.post ?? ids[ExactText(finding.path)]
      return own
    }
  }

  private func findings(of reading: PostReading, _ tree: TreeUnderCheck) -> [Finding] {
    var findings = reading.findings
    if let post = reading.post { findings += self.findings(of: post, reading.source, tree) }
    for index in findings.indices where findings[index].post == nil { findings[index].post = reading.id }
    return findings
  }

  private func findings(of post: Post, _ source: SourceFile?, _ tree: TreeUnderCheck) -> [Finding] {
    guard let configuration = content.configuration else { return MarkdownFindings.findings(of: post, breaks: .keep) }
    let post = PostUnderCheck(
      post: post, configuration: configuration, files: tree.files, library: content.library,
      words: content.words, source: source)
    return MarkdownFindings.findings(of: post) + RuleRegistry.postRules.flatMap { $0.check(post) }
  }
}
