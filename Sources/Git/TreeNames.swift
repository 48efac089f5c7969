/// The names of one folder of a tree that is being written.
///
/// Git on Linux can hold names that other systems refuse, or take for one another, or take for git's own folder.
/// What stet writes must be the same everywhere.
struct TreeNames {
  /// Swift compares strings by canonical equivalence, so names that differ in case or composition alone are equal.
  private var folded: Set<String> = []

  /// Notes an existing name, without validating it.
  mutating func note(_ name: [UInt8]) {
    folded.insert(text(name).lowercased())
  }

  /// Adds a name that is to be written.
  mutating func add(_ name: [UInt8]) throws(GitError) {
    let operation = "write the tree entry \(text(name))"
    if let problem = Self.problem(name) { throw GitError(.invalid, operation: operation, message: problem) }
    guard folded.insert(text(name).lowercased()).inserted else {
      throw GitError(
        .invalid, operation: operation, message: "another entry has this name, or one that some systems take for it")
    }
  }

  /// Why `name` must not be written; `nil` where it may.
  private static func problem(_ name: [UInt8]) -> String? {
    guard let text = String(validating: name, as: UTF8.self) else { return "the name is not UTF-8" }
    let forbidden: [UInt8] = [0, UInt8(ascii: "/"), UInt8(ascii: "\\")]
    if name.isEmpty || text == "." || text == ".." { return "the name is empty or leads elsewhere" }
    if name.contains(where: forbidden.contains) { return "the name contains a slash, a backslash or a NUL" }
    return isGitFolder(text) ? "the name stands for git's own folder" : nil
  }

  /// Whether some system takes `name` for `.git`: HFS+ ignores some invisible characters, NTFS what follows a colon,
  /// trailing dots and spaces, and has the short name `git~1`; both ignore the case.
  static func isGitFolder(_ name: String) -> Bool {
    let visible = String(String.UnicodeScalarView(name.unicodeScalars.filter { !isIgnoredByHFS($0) })).lowercased()
    let stem = visible.unicodeScalars.prefix { $0 != ":" }
    let end = stem.lastIndex { $0 != "." && $0 != " " }.map { stem.index(after: $0) } ?? stem.startIndex
    return [".git", "git~1"].contains(String(stem[..<end]))
  }

  private static func isIgnoredByHFS(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C...0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFEFF: true
    default: false
    }
  }
}
