internal import Content
internal import Diagnostics

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
    return "has the hidden character \(HiddenScalar.codePoint(hidden))"
  }
}
