package import Core
import Foundation
internal import Git
package import Testing

extension TestRepository {
  /// Writes `text` to the file at `path`, and the folders on the way to it.
  package func write(_ path: String, _ text: String) throws {
    try write(path, bytes: Array(text.utf8))
  }

  /// Writes `bytes` to the file at `path`, and the folders on the way to it.
  package func write(_ path: String, bytes: [UInt8]) throws {
    let file = URL(filePath: self.path).appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Removes the file or folder at `path`.
  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: URL(filePath: self.path).appending(path: path))
  }

  /// Commits everything that is in the work tree, and gives the commit.
  @discardableResult
  package func commit(_ message: String, as person: Person = .ana, at date: Int? = nil) throws -> ObjectID {
    try run(["add", "--all"], as: person)
    try run(["commit", "--quiet", "--allow-empty", "--message", message], as: person, at: date)
    return try id("HEAD")
  }

  /// The object that `revision` names, by plain `git`.
  package func id(_ revision: String) throws -> ObjectID {
    let hex = try run(["rev-parse", "--verify", "--end-of-options", revision])
    return try #require(ObjectID(hex: hex.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// Expects that `git fsck --strict` finds no problems.
  package func fsck(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let output = try run(["fsck", "--strict", "--full", "--no-dangling", "--no-progress"])
    #expect(output.isEmpty, sourceLocation: sourceLocation)
  }
}
