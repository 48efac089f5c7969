internal import Checks
internal import Foundation
internal import Git

/// Installs the hooks of one clone where git runs them: `core.hooksPath` may name another folder than `.git/hooks`.
///
/// Hooks from other sources are kept, and the report says what to add to them. A folder that other repositories share
/// is never written to.
package struct HookInstaller {
  /// What was done, by paths from the work tree's root where they lie below it.
  package struct Report: Sendable {
    package var written: [String] = []
    /// Hooks of another version of Stet that were replaced; the old text is beside them, with the suffix `.old`.
    package var updated: [String] = []
    /// Hooks that are as they should be, or that run `stet check` themselves.
    package var kept: [String] = []
    /// What people have to do for hooks from other sources.
    package var advice: [String] = []
    /// Whether something was written that belongs to the content, so that it is there to be committed.
    package var concernsContent = false
  }

  /// The line to add to an existing hook from another source.
  private static let lines = [
    (name: "pre-commit", line: "stet check --staged || exit 1"),
    (name: "pre-push", line: "stet check --errors-only || exit 1"),
  ]

  /// The start of the second line of each hook, by which those of all versions of Stet are recognised.
  private static let marks = [
    "# Checks what is about to be committed: as it is staged",
    "# Checks what is about to be shared: the commits that are pushed",
  ]

  /// A larger file is not read: no version of Stet wrote a hook of that size.
  private static let limit = 1 << 20

  private let library: TemplateLibrary
  private let root: String
  /// Where git runs hooks.
  private let folder: String
  /// The folder of this repository that they lie in, without a slash at its end; nil where other repositories share it.
  private let base: String?
  private let isContent: Bool

  /// - Throws: in a bare repository, where git runs neither of the hooks.
  init(_ git: Repository, library: TemplateLibrary) throws {
    guard let root = git.worktreeRoot else {
      throw RepositoryError("a bare repository has no commits or pushes of its own, so git runs no hooks before them")
    }
    self.library = library
    self.root = Self.standardized(root)
    let folder = Self.userFolder(Self.standardized(try git.hooksFolder()))
    let own = [git.commonDirectory, git.gitDirectory].map(Self.standardized)
    self.folder = folder
    base = (own + [self.root]).first { base in
      guard folder.hasPrefix(base + "/") else { return false }
      return FileEntry.link(onTheWayTo: folder.dropFirst(base.count + 1) + "/hook", root: base) == nil
    }
    isContent = base == self.root
  }

  private static func standardized(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

  /// Husky points git to the folder `_`, whose scripts run the hooks of people in the folder above.
  private static func userFolder(_ folder: String) -> String {
    let isOfHusky = ["h", "husky.sh"].contains { FileEntry(root: folder, path: $0) != nil }
    return folder.hasSuffix("/_") && isOfHusky ? String(folder.dropLast(2)) : folder
  }

  /// Writes missing hooks, and updates those that Stet wrote.
  ///
  /// - Parameter changesContent: whether hooks may be changed that are files of the content.
  func install(changesContent: Bool) throws -> Report {
    var report = Report()
    for (name, line) in Self.lines {
      try install(name, line, changesContent: changesContent, &report)
    }
    return report
  }

  private func install(_ name: String, _ line: String, changesContent: Bool, _ report: inout Report) throws {
    let text = try library.text("repository/hooks/\(name)")
    let shown = shown(name)
    guard let entry = FileEntry(root: folder, path: name) else {
      guard let base else {
        return report.advice.append(Self.advice(shown, "[ ! -f stet.yml ] || \(line)", isNew: true))
      }
      var writer = FileWriter(root: base)
      try writer.write(path(name, in: base), text, executable: true)
      report.written.append(shown)
      report.concernsContent = report.concernsContent || isContent
      return
    }
    let isFile = entry.kind == .regular || entry.kind == .executable
    let before = isFile ? entry.bytes(limit: Self.limit) : nil
    let other = before.map { String(decoding: $0, as: UTF8.self) } ?? ""
    if other == text || runsCheck(other) && !Self.isOurs(other) {
      if entry.kind == .regular, base != nil, !isContent {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/" + name)
      }
      report.kept.append(shown)
    } else if let before, let base, Self.isOurs(other), changesContent || !isContent {
      try replace(name, in: base, before, with: text)
      report.updated.append(shown)
      report.concernsContent = report.concernsContent || isContent
    } else {
      report.advice.append(advice(shown, other, base == nil ? "[ ! -f stet.yml ] || \(line)" : line))
    }
  }

  private static func isOurs(_ text: String) -> Bool {
    let second = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first ?? ""
    return marks.contains { second.hasPrefix($0) }
  }

  private func runsCheck(_ text: String) -> Bool {
    let files =
      text.contains("lefthook")
      ? ["lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml"]
      : text.contains("pre-commit.com") ? [".pre-commit-config.yaml"] : []
    let configured = files.compactMap { FileEntry(root: root, path: $0)?.bytes(limit: Self.limit) }
    return ([text] + configured.map { String(decoding: $0, as: UTF8.self) }).contains { text in
      text.split(separator: "\n").contains { line in
        !line.drop { $0 == " " }.hasPrefix("#") && (line.contains("stet check") || line.contains("stet-check"))
      }
    }
  }

  /// An edited hook is kept beside the new one.
  private func replace(_ name: String, in base: String, _ before: [UInt8], with text: String) throws {
    let (path, old) = (path(name, in: base), path(name + ".old", in: base))
    if let kept = FileEntry(root: base, path: old)?.bytes(limit: Self.limit) {
      try FileReplacer(root: base).replace(FixedFile(path: old, before: kept, after: before))
    } else {
      var writer = FileWriter(root: base)
      try writer.write(old, String(decoding: before, as: UTF8.self))
    }
    try FileReplacer(root: base).replace(FixedFile(path: path, before: before, after: Array(text.utf8)))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/" + name)
  }

  private func path(_ name: String, in base: String) -> String { folder.dropFirst(base.count + 1) + "/" + name }

  private func shown(_ name: String) -> String {
    let path = folder + "/" + name
    return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }

  private func advice(_ path: String, _ text: String, _ line: String) -> String {
    if text.contains("lefthook") {
      return "\(path) is lefthook's, and stays as it is. Add a command to lefthook.yml that runs: \(line)"
    }
    if text.contains("pre-commit.com") {
      return
        "\(path) is that of pre-commit, and stays as it is. Add a hook to .pre-commit-config.yaml that runs: \(line)"
    }
    return Self.advice(path, line, isNew: false)
  }

  private static func advice(_ path: String, _ line: String, isNew: Bool) -> String {
    isNew
      ? "git runs hooks from a folder that other repositories may share, so none is written there. In \(path), run: \(line)"
      : "\(path) is not Stet's, and stays as it is. Add this line to it: \(line)"
  }
}
