internal import Core
internal import SocialText

/// Paths are UTF-8, without hidden characters.
enum PathEncoding: TreeRule {
  static let description = RuleDescription(
    id: "path-encoding",
    summary: "Paths are UTF-8 without hidden characters and backslashes",
    explanation:
      "Such a character cannot be seen, a backslash ends a folder's name on some computers, and not every one can "
      + "keep them. Rename the file.",
    invalid: """
      ==> posts/hof\u{202E}.md <==
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
      guard file.withPath(mayBeUnusual), let what = obstacle(in: file.path) else { return nil }
      return finding(aboutFile: file.path, "\(Shown.quoted(file.path)) \(what)")
    }
  }

  /// Whether a path has other characters than the printable ones of ASCII, or a backslash.
  private static func mayBeUnusual(_ path: UnsafeRawBufferPointer) -> Bool {
    path.contains { $0 < 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\\") }
  }

  private static func obstacle(in path: String) -> String? {
    if path.utf8.contains(UInt8(ascii: "\\")) { return "has a backslash" }
    // The readers of trees replace bytes that are not UTF-8 by U+FFFD.
    if path.unicodeScalars.contains("\u{FFFD}") { return "is not UTF-8" }
    guard let hidden = path.unicodeScalars.first(where: HiddenScalar.isHidden) else { return nil }
    return "has the hidden character \(hidden.codePoint)"
  }
}

/// No two paths are the same file to some computers.
enum PathTwin: TreeRule {
  static let description = RuleDescription(
    id: "path-twin",
    summary: "No two paths differ only in upper and lower case or in how letters are composed",
    explanation: "macOS and Windows keep only one of the two, and lose the other at checkout. Rename one of them.",
    invalid: RuleExample.posts(
      RuleExample.post(), at: "posts/Advent.md", and: RuleExample.post(id: "advent-2", text: "Der Markt öffnet."),
      at: "posts/advent.md"),
    valid: RuleExample.posts(
      RuleExample.post(), at: "posts/advent.md", and: RuleExample.post(id: "advent-2", text: "Der Markt öffnet."),
      at: "posts/advent-2.md"))

  static func check(_ tree: TreeUnderCheck) -> [Finding] { tree.files.twins.flatMap(findings) }

  /// One finding for each path, naming the first of the others.
  private static func findings(of twins: [ExactText]) -> [Finding] {
    twins.map { path in
      let other = path == twins[0] ? twins[1] : twins[0]
      // Names that differ only in how letters such as `ä` are composed look the same, and are spelled out.
      let looksSame = path.text == other.text
      let names = [path, other].map { "\"\(looksSame ? Shown.spelled($0.text) : Shown.plain($0.text))\"" }
      return finding(aboutFile: path.text, "\(names[0]) and \(names[1]) are one path to some computers")
    }
  }
}

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
