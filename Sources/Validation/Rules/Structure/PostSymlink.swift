internal import Content
internal import Diagnostics

/// A post is a file, not a link to one.
enum PostSymlink: TreeRule {
  static let description = RuleDescription(
    id: "post-symlink",
    summary: "Posts are not behind symbolic links",
    explanation: "Git keeps only the name that the link points to: nothing would be read, reviewed or approved. "
      + "Put the file itself there.",
    invalid: """
      ==> posts/hof.md (symbolic link) <==
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
    tree.reportedFiles.filter { $0.kind == .symbolicLink && mayHoldPosts($0) }.map { file in
      finding(aboutFile: file.path, "\(Shown.quoted(file.path)) is a symbolic link")
    }
  }

  /// A post, or what may be a folder of posts; links to pictures are reported by the rules about media.
  private static func mayHoldPosts(_ file: ContentFile) -> Bool {
    let name = file.path.utf8.split(separator: UInt8(ascii: "/")).last ?? []
    return file.isPost || file.isUnderPosts && !name.contains(UInt8(ascii: "."))
  }
}
