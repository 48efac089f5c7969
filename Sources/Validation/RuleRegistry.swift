internal import Content
package import Diagnostics

/// Every rule there is, each listed once.
package enum RuleRegistry {
  /// The rules about the whole tree.
  package static let treeRules: [any TreeRule.Type] =
    [
      DuplicateID.self, DuplicateText.self, IDChanged.self, LintSetting.self, PathEncoding.self, PathTwin.self,
      PostExtension.self, PostMode.self, PostSubmodule.self, PostSymlink.self, SameMinute.self,
    ] + LawRules.ofTrees

  /// The rules about one post, on one channel or on all.
  package static let postRules: [any PostRule.Type] =
    StructureRules.all + NetworkRules.all + MediaRules.all + WritingRules.all + LawRules.all

  /// The whole rule reference, sorted by id: the rules above, those of the readers of front matter and Markdown, and
  /// what `check` finds beside the validator.
  package static let descriptions: [RuleDescription] =
    (treeRules.map { $0.description } + postRules.map { $0.description } + ReadingRules.all + MarkdownRules.all
    + [NoRule.description, PersonReused.description, Spelling.description])
    .sorted { $0.id < $1.id }

  /// The ids of all rules, sorted.
  package static let ids: [String] = descriptions.map(\.id)

  /// What the reference says about the rule `id`; `nil` where there is none.
  package static func description(of id: String) -> RuleDescription? { byID[id] }

  private static let byID: [String: RuleDescription] = Dictionary(
    descriptions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
