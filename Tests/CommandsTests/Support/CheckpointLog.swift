import Core
import Foundation
import TestSupport
import Testing

/// A folder outside of every repository, with the secret key of a log and copies of checkpoints.
final class CheckpointLog {
  private let folder: URL
  /// The file with the secret key.
  let key: String
  /// The key for `stet.yml`.
  let verifier: String

  /// A log that `stet.yml` names.
  ///
  /// - Parameter workshop: its `stet.yml` gets the key, and a witness.
  convenience init(of workshop: Workshop) throws {
    try self.init(namedBy: workshop)
    let keys = "log: [\"\(verifier)\"], witnesses: [\"\(try Self.witness.get().text)\"]"
    try workshop.reconfigure("policy:", "ledger: { checkpoints: { \(keys) } }\npolicy:")
  }

  /// A log that `stet.yml` does not name.
  init(namedBy workshop: Workshop) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stet-log-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    key = folder.appending(path: "log.key").path
    let outcome = try workshop.expectSuccess(["checkpoint", "--new-key", key], as: .dana)
    verifier = try #require(outcome.output.split(separator: "\"").dropFirst().first.map(String.init))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A witness's key; its secret is the bytes 100, 101 … 131.
  static let witness = Result {
    try NoteKey("witness.example/w1+09dcf0bd+BAu8NGpXZnw4ASC9nH/X5R0sX9/qN80vW/QFssa/by14")
  }

  /// Writes a file beside the key; its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// The command that makes a checkpoint.
  var signing: [String] { ["checkpoint", "--key", key] }

  /// Makes a checkpoint; a copy of it.
  func sign(_ workshop: Workshop, as person: Person = .dana) throws -> String {
    try workshop.expectSuccess(signing, as: person)
    return try copy(workshop)
  }

  /// A file with the last checkpoint.
  func copy(_ workshop: Workshop) throws -> String {
    let note = try workshop.expectSuccess(["checkpoint", "--show"], as: .ben).output
    return try write("copy-\(UUID().uuidString).txt", note)
  }
}
