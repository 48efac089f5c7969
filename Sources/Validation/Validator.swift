internal import Content
package import Diagnostics

/// Checks one tree: what its readers found, and what every rule finds. A pure function of the tree.
package struct Validator {
  private let content: ContentUnderCheck

  package init(_ content: ContentUnderCheck) { self.content = content }

  /// Everything that is wrong, in order, with the severity that `stet.yml` gives it.
  package var findings: [Finding] {
    let files = FileIndex(content.files)
    let validator = PostValidator(
      configuration: content.configuration, files: files, library: content.library, words: content.words)
    let posts = content.posts.map(validator.validated)
    let tree = TreeUnderCheck(content, files: files, posts: posts.compactMap(\.trace))
    return (Self.treeFindings(tree) + posts.flatMap(\.findings)).inOrder()
  }

  /// What is wrong with `stet.yml` and with the tree as a whole, as `stet.yml` weighs it.
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
