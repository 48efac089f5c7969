import Foundation
import Git
import TestSupport
import Testing

@testable import ContentRepository

/// A folder that is kept open gives the bytes of regular files alone, and follows no link.
@Suite struct LastFolderTests {
  private func linked(_ repository: TestRepository, _ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: repository.path + "/" + path, withDestinationPath: target)
  }

  @Test func `regular files, of one folder and of others`() throws {
    let repository = try TestRepository()
    let files = ["a.md", "posts/a.md", "posts/b.md", "posts/empty.md", "posts/ä/ö.md", "a.md"]
    for file in files { try repository.write(file, file.hasSuffix("empty.md") ? "" : "text of \(file)") }
    let folder = LastFolder(root: repository.path)
    for file in files + files.reversed() {
      let text = file.hasSuffix("empty.md") ? "" : "text of \(file)"
      #expect(folder.bytes(at: Array(file.utf8), limit: 100) == Array(text.utf8), "\(file)")
    }
  }

  @Test func `nothing else`() throws {
    let repository = try TestRepository()
    try repository.write("posts/a.md", "0123456789")
    try linked(repository, "posts/link.md", to: "a.md")
    try linked(repository, "folder", to: "posts")
    try linked(repository, "outside", to: "/etc")
    mkfifo(repository.path + "/posts/pipe.md", 0o600)
    let folder = LastFolder(root: repository.path)
    for path in [
      "posts/link.md", "folder/a.md", "outside/hostname", "posts", "posts/pipe.md", "posts/none.md", "none/a.md",
      "posts/a.md/b.md", "",
    ] {
      #expect(folder.bytes(at: Array(path.utf8), limit: 100) == nil, "\(path)")
      #expect(folder.bytes(at: Array("posts/a.md".utf8), limit: 100) != nil)
    }
    #expect(folder.bytes(at: Array("posts/a.md".utf8), limit: 10) != nil)
    #expect(folder.bytes(at: Array("posts/a.md".utf8), limit: 9) == nil)
  }

  private func status(_ path: String, _ folder: LastFolder) -> stat? {
    folder.status(of: Array(path.utf8)[...])
  }

  @Test func `what lies at a path, links not followed`() throws {
    let repository = try TestRepository()
    try repository.write("posts/a.md", "0123456789")
    try linked(repository, "posts/link.md", to: "a.md")
    try linked(repository, "folder", to: "posts")
    let folder = LastFolder(root: repository.path)
    #expect(status("posts/a.md", folder)?.st_size == 10)
    #expect(status("posts/link.md", folder).map { $0.st_mode & S_IFMT } == S_IFLNK)
    #expect(status("folder", folder).map { $0.st_mode & S_IFMT } == S_IFLNK)
    for path in ["folder/a.md", "posts/none.md", "none/a.md", "posts/a.md/b.md"] {
      #expect(status(path, folder) == nil, "\(path)")
    }
  }

  @Test func `a file or folder that comes, changes or goes meanwhile`() throws {
    let repository = try TestRepository()
    let source = WorkTreeSource(repository: try repository.open(), root: repository.path)
    #expect(try source.bytes(at: "posts/a.md", limit: 100) == nil)
    for text in ["one", "another one", ""] {
      try repository.write("posts/a.md", text)
      #expect(try source.bytes(at: "posts/a.md", limit: 100) == Array(text.utf8))
    }
    try FileManager.default.removeItem(atPath: repository.path + "/posts")
    #expect(try source.bytes(at: "posts/a.md", limit: 100) == nil)
    try repository.write("posts/a.md", "back")
    #expect(try source.bytes(at: "posts/a.md", limit: 100) == Array("back".utf8))
  }
}
