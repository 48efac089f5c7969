internal import Content
package import Diagnostics

/// Checks one tree: collects the findings of its readers and of every rule. A pure function of the tree.
package struct Validator {
  private let content: ContentUnderCheck

  package init(_ content: ContentUnderCheck) { self.content = content }

  /// All findings, in order, with the severity that `stet.yml` gives them.
  package var findings: [Finding] {
    let files = FileIndex(content.files)
    let validator = PostValidator(
      configuration: content.configuration, files: files, library: content.library, words: content.words)
    let posts = content.posts.map(validator.validated)
    let tree = TreeUnderCheck(content, files: files, posts: posts.compactMap(\.trace))
    return (Self.treeFindings(tree) + posts.flatMap(\.findings)).inOrder()
  }

  /// The findings about `stet.yml` and the tree as a whole, with the severity that `stet.yml` gives them.
  package static func treeFindings(_ tree: TreeUnderCheck) -> [Finding] {
    let found = RuleRegistry.treeRules.flatMap { $0.check(tree) }
    let lint = tree.content.configuration?.lint ?? LintSettings()
    return (tree.content.configurationFindings + withPosts(found, tree)).compactMap(lint.judged)
  }

  /// The findings with the ids of the posts whose files they are about.
  private static func withPosts(_ findings: [Finding], _ tree: TreeUnderCheck) -> [Finding] {
    findings.map { finding in
      var own = finding
      own.post = finding.post ?? tree.post(at: finding.path)?.id
      return own
    }
  }
}
