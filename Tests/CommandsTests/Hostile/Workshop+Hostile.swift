import Core
import Foundation
import Git
import TestSupport
import Testing

extension Workshop {
  /// A file of a tree, by the bytes of its path: git holds what no file system would.
  struct RawFile {
    var path: [UInt8]
    var mode = "100644"
    var bytes: [UInt8] = []

    init(_ path: String, mode: String = "100644", _ text: String = "") {
      self.init(path: Array(path.utf8), mode: mode, text)
    }

    init(path: [UInt8], mode: String = "100644", _ text: String = "") {
      self.path = path
      self.mode = mode
      bytes = Array(text.utf8)
    }
  }

  /// Commits files through the index, and checks them out.
  func commitRaw(_ files: [RawFile]) throws {
    try repository.git("config", "core.protectNTFS", "false")
    var entries: [UInt8] = []
    for file in files {
      entries += Array("\(file.mode) \(try object(of: file))\t".utf8) + file.path + [0]
    }
    try repository.run(["update-index", "-z", "--index-info"], input: entries)
    try repository.git("commit", "--quiet", "--message", "files: hostile")
    try repository.git("reset", "--quiet", "--hard")
  }

  private func object(of file: RawFile) throws -> String {
    if file.mode == "160000" { return String(repeating: "1", count: 40) }
    return try repository.run(["hash-object", "-w", "--stdin"], input: file.bytes).trimmingCharacters(in: .newlines)
  }

  /// Makes the repository bare: from now on, commands only see commits.
  func becomeBare() throws {
    try repository.git("config", "core.bare", "true")
    directory = repository.path + "/.git"
  }

  /// The git status of the work tree; empty in a bare repository.
  func status() throws -> String {
    directory == repository.path ? try repository.git("status", "--porcelain", "-z", "--untracked-files=all") : ""
  }

  /// Moves `main` to a commit of a tree that no git of today would write.
  func commitTree(_ entries: [(mode: String, name: String, id: String)]) throws {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += Array("\(entry.mode) \(entry.name)".utf8) + [0] + (try #require(ObjectID(hex: entry.id))).bytes
    }
    let tree = try repository.run(["hash-object", "-t", "tree", "-w", "--literally", "--stdin"], input: bytes)
    try commitTree(tree.trimmingCharacters(in: .newlines))
  }

  private func commitTree(_ tree: String) throws {
    let commit = try repository.git("commit-tree", tree, "-p", "HEAD", "-m", "tree: hostile")
    try repository.git("update-ref", "refs/heads/main", commit.trimmingCharacters(in: .newlines))
  }

  /// Moves `main` to a commit with these header lines after its tree and parent, and this message.
  func commitObject(_ header: String, message: String) throws {
    try repository.git("add", "--all")
    let tree = try repository.git("write-tree").trimmingCharacters(in: .newlines)
    let text = "tree \(tree)\nparent \(try repository.id("HEAD").hex)\n\(header)\n\n\(message)\n"
    let commit = try repository.run(
      ["hash-object", "-t", "commit", "-w", "--literally", "--stdin"], input: Array(text.utf8))
    try repository.git("update-ref", "refs/heads/main", commit.trimmingCharacters(in: .newlines))
  }

  /// Puts files on the ledger branch, past every check of the program.
  func commitToLedger(_ files: [(path: String, bytes: [UInt8])], as person: Person = .ana) throws {
    try repository.git("switch", "--quiet", "stet/ledger")
    for file in files { try repository.write(file.path, bytes: file.bytes) }
    try repository.commit("ledger: hostile", as: person)
    try repository.git("switch", "--quiet", "main")
  }

  /// A symbolic link in the work tree.
  func link(_ path: String, to target: String) throws {
    let folder = URL(filePath: repository.path)
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
  }

  /// A named pipe in the work tree: reading it blocks for ever.
  func pipe(_ path: String) throws {
    try repository.write(path, "")
    try repository.remove(path)
    #expect(mkfifo(repository.path + "/" + path, 0o600) == 0)
  }
}
