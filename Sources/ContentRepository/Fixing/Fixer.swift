internal import Checks
internal import Core
internal import Git

/// Makes the certain fixes of what `stet check` finds in the work tree.
package struct Fixer {
  private let repository: ContentRepository
  private let root: String

  /// - Throws: `RepositoryError` in a bare repository.
  package init(repository: ContentRepository) throws {
    guard let root = repository.git.worktreeRoot else {
      throw RepositoryError("a bare repository has no work tree, so there is nothing to fix in it")
    }
    self.repository = repository
    self.root = root
  }

  /// Fixes what can be fixed, in memory first; then writes, one file after the other.
  package func fix(_ request: FixRequest) throws -> FixResult {
    let source = WorkTreeSource(repository: repository.git, root: root)
    var session = FixSession(
      repository: repository, source: source, request: request.check,
      guardian: FixGuard(source: source, allowsDirty: request.allowsDirty))
    try session.run()
    let changed = try session.changed.sorted { $0.key < $1.key }.compactMap { key, bytes in
      try changedFile(key.text, bytes, source)
    }
    let fixed = try request.isDryRun ? changed : changed.map { try written($0, source) }
    let check = try Checker(repository: repository).check(request.check)
    // Errors in `stet.yml` are reported by every check: their fixes are shown, and why they are not made.
    let shown = check.findings.filter { !$0.fixes.isEmpty && !(request.isDryRun && session.named.contains($0.path)) }
    let open = shown + (request.isDryRun ? session.open : [])
    return FixResult(
      fixed: fixed,
      refused: session.refused.sorted { $0.key < $1.key }.map { RefusedFile(path: $0.key.text, reason: $0.value) },
      left: open.compactMap(session.left), check: check)
  }

  /// A file as it was and as it is to be; `nil` where neither its bytes nor its mode would change.
  private func changedFile(_ path: String, _ bytes: [UInt8], _ source: WorkTreeSource) throws -> FixedFile? {
    let before = try source.bytes(at: path, limit: ContentLoader.postLimit) ?? []
    var file = FixedFile(path: path, before: before, after: bytes)
    file.isMadeRegular = ContentFile.isPost(path) && FileEntry(root: root, path: path)?.kind == .executable
    return file.isMadeRegular || before != bytes ? file : nil
  }

  /// Writes a file. What git could not bring back is kept first.
  private func written(_ file: FixedFile, _ source: WorkTreeSource) throws -> FixedFile {
    var file = file
    if file.before != file.after, try source.status(of: file.path) != .clean {
      file.kept = try KeptText(repository: repository.git).keep(file.before, of: file.path)
    }
    try FileReplacer(root: root).replace(file)
    return file
  }
}

/// A fix that can be made in one file, with what it does to the file's bytes.
struct FixChoice: Hashable {
  let fix: Fix
  let edits: [ByteEdit]
  /// Whether it names a channel that was unknown before: errors for that channel existed before, but could not be
  /// found.
  let reveals: Bool

  private static let revealing: Set<String> = ["unknown-channel", "unknown-override"]

  /// The fixes of `findings`, all of one file, that can be made together: of two that conflict, the first.
  ///
  /// A finding with more than one fix has alternatives, so none of them is certain.
  static func choices(from findings: [Finding], in original: OriginalText, except rejected: Set<Fix>) -> [FixChoice] {
    var chosen: [FixChoice] = []
    for finding in findings where finding.fixes.count == 1 {
      guard let fix = finding.fixes.first, !rejected.contains(fix),
        let choice = FixChoice(fix, of: finding.rule, in: original), !chosen.contains(where: choice.meets)
      else { continue }
      chosen.append(choice)
    }
    return chosen
  }

  /// `nil` if the fix changes neither a byte nor the mode, or its own edits conflict.
  private init?(_ fix: Fix, of rule: String, in original: OriginalText) {
    let edits = fix.edits.map { edit in
      let range = original.offsets(edit.range)
      return ByteEdit(range: range, bytes: original.written(edit.text, at: range.lowerBound))
    }
    let differing = edits.filter { !original.bytes[$0.range].elementsEqual($0.bytes) }
    let meeting = edits.indices.contains { index in edits[..<index].contains(where: edits[index].meets) }
    guard !differing.isEmpty || fix.makesRegular, !meeting else { return nil }
    self.fix = fix
    reveals = Self.revealing.contains(rule)
    self.edits = differing
  }

  private func meets(_ other: FixChoice) -> Bool {
    edits.contains { edit in other.edits.contains(where: edit.meets) }
  }
}

/// Keeps `--fix` from changing what git could not restore. A file that was never committed may be changed: its old text
/// is kept (`KeptText`).
struct FixGuard {
  let source: WorkTreeSource
  let allowsDirty: Bool
  private var known: [ExactText: String?] = [:]

  init(source: WorkTreeSource, allowsDirty: Bool) {
    self.source = source
    self.allowsDirty = allowsDirty
  }

  /// Why the file at `path` must not be changed; `nil` where it may.
  mutating func objection(to path: String) throws -> String? {
    let key = ExactText(path)
    if let known = known[key] { return known }
    let status = try source.status(of: path)
    let objection = allowsDirty && status != .leftOut ? nil : objection(status)
    known[key] = .some(objection)
    return objection
  }

  private func objection(_ status: FileStatus) -> String? {
    switch status {
    case .clean, .added, .untracked: nil
    case .modified: "it has changes that are not committed"
    case .ignored: "git ignores it"
    case .missing: "it is not in the work tree"
    case .leftOut: "it is left out of this sparse checkout"
    }
  }
}

/// Whether fixes made something worse.
struct FixVerdict {
  private let before: [ExactText: [Finding]]
  private let after: [ExactText: [Finding]]

  init(before: [Finding], after: [Finding]) {
    self.before = Dictionary(grouping: before) { ExactText($0.path) }
    self.after = Dictionary(grouping: after) { ExactText($0.path) }
  }

  /// The files whose fixes are to be undone. If a file that was not changed has more errors than before, the fix that
  /// caused them is unknown, and all are undone.
  func failures(among attempts: [FixAttempt]) -> Set<ExactText> {
    let health = attempts.map { attempt in
      (
        key: attempt.key, reveals: attempt.reveals,
        before: FileHealth(of: attempt.key.text, bytes: attempt.before, findings: before[attempt.key] ?? []),
        after: FileHealth(of: attempt.key.text, bytes: attempt.bytes, findings: after[attempt.key] ?? [])
      )
    }
    let touched = Set(attempts.map(\.key))
    // A configuration that could not be read was not applied to any post so far.
    let isFirstJudgement = health.contains { $0.key.text == PolicySnapshot.path && !$0.before.isReadable }
    guard isFirstJudgement || errors(after, except: touched) <= errors(before, except: touched) else { return touched }
    return Set(health.filter { !$0.after.isNoWorse(than: $0.before, revealing: $0.reveals) }.map(\.key))
  }

  private func errors(_ findings: [ExactText: [Finding]], except touched: Set<ExactText>) -> Int {
    findings.reduce(0) { sum, file in
      touched.contains(file.key) ? sum : sum + file.value.count { $0.severity == .error }
    }
  }
}

/// What `stet check --fix` is to do.
package struct FixRequest: Sendable {
  package var check: CheckRequest
  /// Whether files may be changed whose content git does not have.
  package var allowsDirty: Bool
  /// Whether the files are left unchanged.
  package var isDryRun: Bool

  package init(check: CheckRequest, allowsDirty: Bool = false, isDryRun: Bool = false) {
    self.check = check
    self.allowsDirty = allowsDirty
    self.isDryRun = isDryRun
  }
}

/// What `stet check --fix` did.
package struct FixResult: Sendable {
  /// The files that were changed, or would be, in the order of their paths.
  package var fixed: [FixedFile]
  /// The files that have fixes and were left alone, in the order of their paths.
  package var refused: [RefusedFile]
  /// The fixes of other files that are shown and were not made, in the order of their places.
  package var left: [LeftFix]
  /// The findings to report: those that remain after the fixes, or all if no file was changed.
  package var check: CheckResult
}

/// A file before and after.
package struct FixedFile: Sendable {
  package var path: String
  package var before: [UInt8]
  package var after: [UInt8]
  /// Whether it is a post that was executable, and is not any more.
  package var isMadeRegular = false
  /// Where the old text is kept, from the root of the repository; `nil` where git has it.
  package var kept: String?

  package init(path: String, before: [UInt8], after: [UInt8]) {
    self.path = path
    self.before = before
    self.after = after
  }
}

/// A fix that is not made, and why.
package struct LeftFix: Sendable {
  package var path: String
  package var line: Int
  package var title: String
  package var reason: String
}

/// A file that is not fixed, and why.
package struct RefusedFile: Sendable {
  package var path: String
  package var reason: String
}
