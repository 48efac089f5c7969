internal import Content
internal import Diagnostics

/// A post is not executable.
enum PostMode: TreeRule {
  static let description = RuleDescription(
    id: "post-mode",
    summary: "A post is a regular file (mode 100644)",
    explanation: "A file that can be run is no text to publish; the mode is a mistake of an editor or of a file "
      + "system.",
    invalid: """
      ==> posts/hof.md (mode 100755) <==
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
    tree.reportedFiles.compactMap { file in
      switch file.kind {
      case .executable where file.isPost: executable(file)
      case .special where file.isUnderPosts:
        finding(aboutFile: file.path, "\(Shown.quoted(file.path)) is no regular file")
      default: nil
      }
    }
  }

  private static func executable(_ file: ContentFile) -> Finding {
    let name = ShellWord.quoted(file.path)
    var fix = Fix(title: "make it a regular file", edits: [])
    fix.makesRegular = true
    var finding = finding(
      aboutFile: file.path, "\(Shown.quoted(file.path)) is executable (mode 100755)",
      explanation: "A post is a regular file (mode 100644): `chmod -x \(name) && git add \(name)`, or where the file "
        + "system knows no modes `git update-index --chmod=-x \(name)`.")
    finding.fixes = [fix]
    return finding
  }
}
