import ContentRepository
import Core
import Foundation
import Git
import TestSupport
import Testing

/// A content repository of tests, with `stet.yml` on `main`.
struct Fixture {
  let repository: TestRepository

  static let configuration = """
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    languages: [de]
    roles: [editor]
    pillars: [news, promotion]
    flags: [legal]
    channels:
      x: { network: x, account: "@acme", slots: ["Mon-Fri 09:00"] }
      facebook: { network: facebook, account: acme }
    people:
      ana: { name: Ana, emails: [ana@acme.example], roles: [editor] }
      ben: { name: Ben, emails: [ben@acme.example], roles: [editor], github: 42 }
      cem: { name: Cem, emails: [cem@acme.example], roles: [editor] }
      dana: { name: Dana, emails: [dana@acme.example], roles: [editor] }
    policy:
      rules:
        - { name: four-eyes, require: { approvals: 1, from: [editor] } }

    """

  init(_ configuration: String = Fixture.configuration) throws {
    repository = try TestRepository()
    try repository.write("stet.yml", configuration)
    try repository.commit("stet: begin", as: .dana)
  }

  /// A post's source.
  static func post(_ id: String = "markt", text: String = "Markt im Hof.", more: String = "") -> String {
    """
    ---
    id: \(id)
    channels: [x, facebook]
    publishDate: 2026-12-01T09:00
    \(more.isEmpty ? "" : more + "\n")---
    \(text)

    """
  }

  /// The library that comes with Stet.
  static let library = TemplateLibrary(
    folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("templates").path)

  static let package = URL(fileURLWithPath: library.folder).deletingLastPathComponent().path

  /// Writes a post and commits it.
  @discardableResult
  func commit(
    _ path: String, _ source: String, as person: TestSupport.Person = .ana, message: String = "post"
  ) throws
    -> ObjectID
  {
    try repository.write(path, source)
    return try repository.commit(message, as: person)
  }

  /// The same, under an unknown address.
  func commit(_ path: String, _ source: String, by address: String) throws {
    try commit(path, source)
    try repository.git("commit", "--quiet", "--amend", "--no-edit", "--author=Somebody <\(address)>")
  }

  /// The repository with its store, as a version of the program opens it.
  func open(program: String = "1") throws -> ContentRepository {
    let content = try ContentRepository.open(repository.path)
    content.useStore(program: program)
    return content
  }

  /// The file of the only store.
  var storeFile: URL {
    get throws {
      let folder = URL(filePath: repository.path + "/.git/stet")
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      return try #require(files.first { $0.pathExtension == "sqlite" })
    }
  }

  /// What history says of a post, by the policy of `main`.
  func history(_ post: String = "markt", at revision: String = "HEAD") throws -> PostHistory {
    let content = try open()
    let policy = try content.policy()
    let ledger = LedgerContents(records: [], ancestry: Ancestry([]))
    let history = try BranchHistory(
      repository: content, tip: content.git.commitID(revision: revision), policy: policy,
      decisions: Decisions(ledger, authority: Authority(policy.configuration, ancestry: ledger.ancestry)))
    return try history.history(of: post)
  }

  /// The contributors on all channels together, or on one.
  func contributors(
    _ post: String = "markt", on channel: String? = nil, at revision: String = "HEAD"
  ) throws -> [String] {
    let contributions = try history(post, at: revision).contributions.filter { channel == nil || $0.key == channel }
    return Contributors(history: contributions.values.flatMap { $0 }).names
  }
}
