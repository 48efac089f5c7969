internal import Checks
package import Core
internal import Foundation
package import Git

/// An audit with everything that it rests on in one file, to be checked by people without the repository: a tar of a git
/// bundle, the reports, and the records of what was published.
///
/// `git bundle` and `tar` are the programs of these names, so that people can read the file without Stet.
package struct AuditBundle {
  private static let (bundle, report, page, proofs) = ("repository.bundle", "report.json", "report.html", "proofs")

  /// The largest report that is read, in bytes.
  private static let largestReport = 1 << 28

  private let git: GitCommand
  private let tar: BoundedProcess

  /// - Parameter tar: the absolute path of the program; `nil` where it is not installed.
  package init(git: GitCommand, tar: String?) throws {
    guard let tar else {
      throw RepositoryError("the program tar was not found in a folder of PATH", hints: ["tar --version"])
    }
    self.git = git
    self.tar = BoundedProcess(executable: tar, timeLimit: .seconds(600))
  }

  // MARK: - Writing

  /// Writes the bundle of what `reader` read.
  ///
  /// - Parameters:
  ///   - path: an absolute one; a file there is replaced.
  ///   - audit: what was found.
  package func write(to path: String, _ reader: QueueReader, _ audit: Audit, json: String, html: String) throws {
    let parent = (path as NSString).deletingLastPathComponent
    guard FileManager.default.fileExists(atPath: parent) else {
      throw RepositoryError("there is no folder \(parent)")
    }
    try Self.withFolder { folder in
      try makeRepository(of: reader, audit, in: folder)
      try Data(json.utf8).write(to: URL(filePath: folder + Self.report))
      try Data(html.utf8).write(to: URL(filePath: folder + Self.page))
      let partial = path + ".partial"
      defer { try? FileManager.default.removeItem(atPath: partial) }
      let members = [Self.report, Self.page, Self.bundle, Self.proofs]
      guard tar.run(["--format=ustar", "-cf", partial, "-C", folder] + members)?.status == 0 else {
        throw RepositoryError("\(path) cannot be written", hints: ["df -h"])
      }
      guard rename(partial, path) == 0 else { throw RepositoryError("\(path) cannot be written") }
    }
  }

  /// A git bundle with the union of the ledger, the policy branch and the publishing branches, which has no other branch.
  private func makeRepository(of reader: QueueReader, _ audit: Audit, in folder: String) throws {
    let own = reader.repository.git
    let place = folder + "repository.git"
    try git.run(["init", "--quiet", "--bare", "--template=", place], in: folder)
    // Its objects are those of the repository itself.
    try Data((own.commonDirectory + "objects\n").utf8).write(to: URL(filePath: place + "/objects/info/alternates"))
    let repository = try Repository.open(place)
    let ledger = try LedgerMerge.unionCommit(of: reader.ledger.contents, in: repository)
    var branches = [Ledger.branch: ledger]
    for queue in reader.policy.configuration.queues {
      branches["refs/heads/\(queue.branch)"] = try reader.repository.commit(of: queue)
    }
    let policy = try "refs/heads/\(reader.repository.policyBranch())"
    branches[policy] = reader.policy.tip
    for (name, commit) in branches.sorted(by: { $0.key < $1.key }) {
      try git.run(["--git-dir", place, "update-ref", name, commit.hex], in: folder)
    }
    try git.run(["--git-dir", place, "symbolic-ref", "HEAD", policy], in: folder)
    try git.run(["--git-dir", place, "bundle", "create", "--quiet", folder + Self.bundle, "HEAD", "--all"], in: folder)
    try writeProofs(audit, reader.ledger.contents, from: repository, at: ledger, to: folder + Self.proofs)
    try FileManager.default.removeItem(atPath: place)
  }

  /// The records of publications and their approvals, with their signatures, as the ledger has them.
  private func writeProofs(
    _ audit: Audit, _ contents: LedgerContents, from git: Repository, at ledger: ObjectID, to folder: String
  ) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, bytes) in try Self.proofs(of: audit, contents, in: git, at: ledger) {
      try Data(bytes).write(to: URL(filePath: folder + "/" + name))
    }
  }

  /// The files of `proofs/`: records also where a commit deleted them.
  private static func proofs(
    of audit: Audit, _ contents: LedgerContents, in git: Repository, at ledger: ObjectID
  ) throws -> [String: [UInt8]] {
    let tree = try git.commit(ledger).tree
    let records = audit.publications.flatMap { audited in
      [audited.publication.entry.id] + audited.judgement.verdict.approvals.map(\.id)
    }
    var files: [String: [UInt8]] = [:]
    for id in Set(records) {
      let path = LedgerPath.record(id)
      for blob in contents.source.blobs(at: path) {
        guard let bytes = try git.boundedBlob(blob, limit: Record.maximumSize), Digest(of: bytes) == id else {
          continue
        }
        files["\(id.hex).json"] = bytes
      }
      let parent = try git.entry(at: path.text.split(separator: "/").dropLast().joined(separator: "/"), in: tree)
      guard let parent, parent.mode == .tree else { continue }
      for entry in try git.tree(parent.id) where entry.mode.isFile {
        let name = String(decoding: entry.name, as: UTF8.self)
        guard name.hasPrefix(id.hex + "."), name.hasSuffix(".sshsig") else { continue }
        files[name] = try git.blob(entry.id, limit: Record.maximumSize)
      }
    }
    return files
  }

  // MARK: - Reading

  /// What is in a bundle.
  package struct Contents {
    package let repository: ContentRepository
    /// The report for programs.
    package let report: JSONValue
    /// The report for people.
    package let page: String
    fileprivate let proofs: [String: [UInt8]]

    /// Whether the proofs are the records that an audit of the repository rests on, and no others.
    package func hasProofs(of audit: Audit, _ reader: QueueReader) throws -> Bool {
      let ledger = reader.ledger
      return try proofs == AuditBundle.proofs(of: audit, ledger.contents, in: repository.git, at: ledger.base)
    }
  }

  /// What is in a bundle, as long as `body` runs.
  ///
  /// - Throws: `RepositoryError` where it cannot be read.
  package func withContents<Value>(of path: String, _ body: (Contents) throws -> Value) throws -> Value {
    guard FileManager.default.fileExists(atPath: path) else { throw RepositoryError("there is no file \(path)") }
    return try Self.withFolder { folder in
      // Members are only taken by these names, and only where they are files.
      for member in [Self.report, Self.page, Self.bundle, Self.proofs] {
        let outcome = tar.run(["-xf", path, "-C", folder, "--no-same-owner", member])
        guard outcome?.status == 0 else {
          throw RepositoryError("\(path) is no bundle of an audit: it has no \(member)")
        }
      }
      for member in [Self.report, Self.page, Self.bundle] {
        guard let file = FileEntry(root: folder, path: member), file.kind == .regular,
          member == Self.bundle || file.size <= Self.largestReport
        else {
          throw RepositoryError("\(path) is no bundle of an audit: its \(member) is no file, or too large")
        }
      }
      let bytes = FileManager.default.contents(atPath: folder + Self.report).map(Array.init) ?? []
      guard let report = try? JSONValue(json: bytes), report["schema"]?.stringValue == "stet/audit/v1" else {
        throw RepositoryError("\(path) is no bundle of an audit: its \(Self.report) is none")
      }
      let place = folder + "repository.git"
      do {
        try git.run(
          [
            "-c", "transfer.fsckObjects=true", "clone", "--quiet", "--bare", "--template=", folder + Self.bundle, place,
          ], in: folder)
      } catch {
        throw RepositoryError("the repository in \(path) cannot be read", causes: [String(describing: error)])
      }
      let repository = try ContentRepository.open(place)
      try prepare(repository, at: place, in: folder)
      let page = FileManager.default.contents(atPath: folder + Self.page) ?? Data()
      return try body(
        Contents(
          repository: repository, report: report, page: String(decoding: page, as: UTF8.self),
          proofs: try proofs(in: folder)))
    }
  }

  private func proofs(in folder: String) throws -> [String: [UInt8]] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + Self.proofs)) ?? []
    var files: [String: [UInt8]] = [:]
    for name in names {
      let path = Self.proofs + "/" + name
      guard let file = FileEntry(root: folder, path: path), file.kind == .regular, file.size <= Record.maximumSize,
        let bytes = FileManager.default.contents(atPath: folder + path)
      else { continue }
      files[name] = Array(bytes)
    }
    return files.count == names.count ? files : [:]
  }

  /// Lets the clone be what it is: the only source, whose policy branch is its `HEAD`.
  private func prepare(_ repository: ContentRepository, at place: String, in folder: String) throws {
    try git.run(["--git-dir", place, "remote", "remove", "origin"], in: folder)
    let head = try git.run(["--git-dir", place, "symbolic-ref", "--short", "HEAD"], in: folder)
    try git.run(["--git-dir", place, "config", "stet.policyBranch", head], in: folder)
  }

  private static func withFolder<Value>(_ body: (_ folder: String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stet-audit-\(Nonce.random())").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder + "/")
  }
}
