internal import Content
internal import Diagnostics

/// Posts are in the repository itself, not in a submodule.
enum PostSubmodule: TreeRule {
  static let description = RuleDescription(
    id: "post-submodule",
    summary: "Posts are not in submodules",
    explanation: "Git keeps only the submodule's commit id: what its posts say would change without review here. "
      + "Put the posts into this repository.",
    invalid: """
      ==> posts/partner (submodule) <==
      """,
    valid: """
      ==> posts/partner/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    tree.reportedFiles.filter { $0.kind == .submodule && $0.isUnderPosts }.map { file in
      finding(aboutFile: file.path, "\(Shown.quoted(file.path)) is a submodule")
    }
  }
}
