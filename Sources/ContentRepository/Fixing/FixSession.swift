internal import Checks
internal import Core
internal import Foundation
internal import Git

/// Fixes a tree in memory, in rounds: what one fix brings to light the next may fix.
struct FixSession {
  /// How many rounds there are at most.
  static let rounds = 16

  let repository: ContentRepository
  let source: any ContentSource
  let request: CheckRequest
  var guardian: FixGuard
  /// The changed files as they are by now.
  private(set) var changed: [ExactText: [UInt8]] = [:]
  private(set) var refused: [ExactText: String] = [:]
  /// What is found in the files as they are by now, and has fixes.
  private(set) var open: [Finding] = []
  /// The fixes that made something worse, by file.
  private var rejected: [ExactText: Set<Fix>] = [:]
  /// The files of which one fix is made at a time, since several together made something worse.
  private var careful: Set<ExactText> = []

  init(repository: ContentRepository, source: any ContentSource, request: CheckRequest, guardian: FixGuard) {
    self.repository = repository
    self.source = source
    self.request = request
    self.guardian = guardian
  }

  /// Makes every fix that brings no other finding.
  mutating func run() throws {
    var findings = try findings(with: changed)
    for _ in 0..<FixSession.rounds {
      open = findings.filter { !$0.fixes.isEmpty && named.contains($0.path) }
      let attempts = try attempts()
      guard !attempts.isEmpty else { return }
      let candidate = changed.merging(attempts.map { ($0.key, $0.bytes) }) { _, new in new }
      let after = try self.findings(with: candidate)
      let failed = FixVerdict(before: findings, after: after).failures(among: attempts)
      for attempt in attempts where !failed.contains(attempt.key) { changed[attempt.key] = attempt.bytes }
      for attempt in attempts where failed.contains(attempt.key) { note(failure: attempt) }
      findings = failed.isEmpty ? after : try self.findings(with: changed)
    }
  }

  /// What was asked about, where fixes may be made.
  var named: CheckScope { CheckScope(paths: request.paths, changed: nil) }

  /// Why a fix that is still shown was not made; `nil` where that is said of its whole file.
  func left(_ finding: Finding) -> LeftFix? {
    let key = ExactText(finding.path)
    guard refused[key] == nil, let fix = finding.fixes.first else { return nil }
    let reason =
      if !named.contains(finding.path) {
        "\(finding.path) is none of the files to be fixed"
      } else if finding.fixes.count > 1 {
        "there is more than one way"
      } else if rejected[key]?.contains(fix) == true {
        "it would bring another error"
      } else if fix.makesRegular {
        "git does not look at modes in this repository"
      } else if RuleRegistry.description(of: finding.rule)?.dependsOnMachine == true {
        "it rests on a dictionary of this machine, so it is for a person to decide"
      } else {
        "something else is to be mended first"
      }
    return LeftFix(path: finding.path, line: finding.range.start.line, title: fix.title, reason: reason)
  }

  /// Everything that is wrong, also in files that were not asked about: a fix must do no harm elsewhere. What only warns on
  /// this machine has no fixes.
  private func findings(with changed: [ExactText: [UInt8]]) throws -> [Finding] {
    let source = OverlaySource(below: source, changed: changed)
    var everywhere = request
    everywhere.paths = []
    everywhere.tools = CheckTools()
    everywhere.usesStore = false
    everywhere.sparesOldPosts = false
    return try Checker(repository: repository, source: source).check(everywhere).findings
  }

  /// What to try next. `stet.yml` comes first and alone: it judges every post.
  private mutating func attempts() throws -> [FixAttempt] {
    let byPath = Dictionary(grouping: open) { ExactText($0.path) }.sorted { $0.key < $1.key }
    let attempts = try byPath.compactMap { try attempt($0.key, $0.value) }
    return attempts.filter { $0.key.text == PolicySnapshot.path }.first.map { [$0] } ?? attempts
  }

  private mutating func attempt(_ key: ExactText, _ findings: [Finding]) throws -> FixAttempt? {
    guard let bytes = try changed[key] ?? source.bytes(at: key.text, limit: ContentLoader.postLimit) else { return nil }
    let choices = FixChoice.choices(
      from: findings, in: OriginalText(bytes), except: rejected[key] ?? [])
    guard !choices.isEmpty else { return nil }
    // By themselves, so that nothing else is taken for what they reveal.
    let revealing = choices.filter(\.reveals)
    let next = revealing.isEmpty ? choices : revealing
    if let objection = try guardian.objection(to: key.text) {
      refused[key] = objection
      return nil
    }
    return FixAttempt(key: key, before: bytes, choices: careful.contains(key) ? Array(next.prefix(1)) : next)
  }

  private mutating func note(failure attempt: FixAttempt) {
    guard attempt.choices.count == 1, let choice = attempt.choices.first else {
      careful.insert(attempt.key)
      return
    }
    rejected[attempt.key, default: []].insert(choice.fix)
  }
}

/// Fixes of one file that are tried together.
struct FixAttempt {
  let key: ExactText
  let before: [UInt8]
  let choices: [FixChoice]

  /// Whether errors come to light that were not reported before.
  var reveals: Bool { choices.contains(where: \.reveals) }

  /// The file with the fixes made.
  var bytes: [UInt8] { ByteEdit.apply(choices.flatMap(\.edits), to: before) }
}

/// A source with some of its files as they would be after a change.
struct OverlaySource: ContentSource {
  let below: any ContentSource
  /// The bytes of the changed files. Each is a regular file of the source below.
  let changed: [ExactText: [UInt8]]

  var place: SourcePlace { SourcePlace(repository: below.place.repository, kind: .overlay(below.place, changed)) }

  /// A changed file is no longer the blob that git knows. A changed post is not executable.
  func files() throws -> ContentFiles {
    let files = try below.files()
    let places = Set(changed.keys.compactMap { files.place(of: $0.text) })
    var overlaid = FileCollector(expecting: files.count)
    overlaid.unlisted = files.unlisted
    for (place, file) in zip(files.indices, files) {
      let isChanged = places.contains(place)
      let kind = isChanged && file.isPost && file.kind == .executable ? .regular : file.kind
      file.withPath { overlaid.append($0, kind, isChanged ? nil : file.identity) }
    }
    return overlaid.files
  }

  func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    guard let bytes = changed[ExactText(path)] else { return try below.bytes(at: path, limit: limit) }
    guard bytes.count <= limit else { throw ContentSourceError.tooLarge(path: path, size: bytes.count, limit: limit) }
    return bytes
  }

  func identity(at path: String) throws -> String? {
    changed[ExactText(path)] == nil ? try below.identity(at: path) : nil
  }
}

/// Keeps the old text of a file that git could not restore, before `--fix` replaces it.
struct KeptText {
  let repository: Repository

  /// Writes the bytes into `.git/stet/before`, in a folder named by their id, so that earlier copies stay.
  ///
  /// - Returns: where, from the git directory.
  /// - Throws: `RepositoryError` where it cannot be written; then the file must not be changed.
  func keep(_ bytes: [UInt8], of path: String) throws -> String {
    let place = "stet/before/\(try Repository.blobID(of: bytes).hex.prefix(12))/\(path)"
    let file = URL(fileURLWithPath: repository.commonDirectory + place)
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try WholeFile.write(bytes, to: file.path, mode: 0o600)
    } catch {
      throw RepositoryError(
        "\(path) is not fixed: its old text, which git does not have, cannot be kept in .git/stet/before")
    }
    return place
  }
}
