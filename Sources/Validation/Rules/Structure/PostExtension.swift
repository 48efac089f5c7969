internal import Content
internal import Diagnostics

/// Files that look like posts have the extension of posts.
enum PostExtension: TreeRule {
  static let description = RuleDescription(
    id: "post-extension", severity: .warning,
    summary: "Posts are named `….md`",
    explanation: "Only `posts/**/*.md` is read: this file is neither checked nor published. Rename it, or move it "
      + "out of `posts/`.",
    invalid: """
      ==> posts/hof.markdown <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    tree.reportedFiles.filter { $0.isUnderPosts && !$0.isPost && isText($0.path) }.map { file in
      finding(aboutFile: file.path, "\(Shown.quoted(file.path)) is not read as a post: its name does not end in `.md`")
    }
  }

  private static func isText(_ path: String) -> Bool {
    let path = path.lowercased()
    return endings.contains { path.hasSuffix($0) }
  }

  private static let endings = [".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt"]
}
