import Foundation
import TestSupport
import Testing
@testable import Git

/// Opens the repository that git would use.
@Suite struct OpeningTests {
  private func refusal(_ command: GitCommand) -> GitError? {
    do throws(GitError) {
      _ = try Repository.discover(by: command)
      return nil
    } catch {
      return error
    }
  }

  @Test func `GIT_DIR and GIT_WORK_TREE name the repository`() throws {
    let (meant, here) = (try TestRepository(), try TestRepository())
    let id = try meant.commit("meant")
    try here.commit("here")
    #expect(try Repository.discover(by: here.command()).commitID(revision: "HEAD") != id)
    let named = try Repository.discover(by: here.command(in: nil, ["GIT_DIR": meant.path + "/.git"]))
    #expect(try named.commitID(revision: "HEAD") == id)
    #expect(named.worktreeRoot == here.path + "/", "the folder is the work tree where none is named")
    let both = ["GIT_DIR": meant.path + "/.git", "GIT_WORK_TREE": "sub"]
    try here.write("sub/a.md", "a")
    let elsewhere = try Repository.discover(by: here.command(in: nil, both))
    #expect(elsewhere.worktreeRoot == here.path + "/sub/" && elsewhere.gitDirectory == meant.path + "/.git/")
    #expect(try elsewhere.cleanBlobID(ofWorkTreeFile: "a.md") == Repository.blobID(of: Array("a".utf8)))
    let again = try Repository.open(elsewhere.location)
    #expect(again.worktreeRoot == elsewhere.worktreeRoot && again.gitDirectory == elsewhere.gitDirectory)
    let absent = try #require(refusal(here.command(in: nil, ["GIT_DIR": here.path + "/absent"])))
    #expect(absent.code == .notFound)
    #expect(try Repository.find(by: TestRepository().command(in: "/")) == nil)
    #expect(code(try Repository.find(by: here.command(in: nil, ["GIT_DIR": here.path + "/absent"]))) == .notFound)
  }

  @Test func `a bare one and a linked work tree are named`() throws {
    let test = try TestRepository()
    let id = try test.commit("root")
    let bare = try TestRepository(cloning: test, "--bare")
    let repository = try Repository.discover(by: test.command(in: "/", ["GIT_DIR": bare.path]))
    #expect(repository.isBare && repository.worktreeRoot == nil)
    #expect(try repository.commitID(revision: "HEAD") == id)
    try test.git("worktree", "add", "--quiet", "linked", "-b", "side")
    let folder = ["GIT_DIR": test.path + "/.git/worktrees/linked", "GIT_COMMON_DIR": test.path + "/.git"]
    let linked = try Repository.discover(by: test.command(in: test.path + "/linked", folder))
    #expect(linked.worktreeRoot == test.path + "/linked/" && linked.commonDirectory == test.path + "/.git/")
    #expect(try linked.currentBranch() == "refs/heads/side")
    let other = folder.merging(["GIT_COMMON_DIR": bare.path]) { $1 }
    #expect(refusal(test.command(in: test.path + "/linked", other))?.code == .unsupported)
  }

  @Test func `the search ends where git ends it`() throws {
    let test = try TestRepository()
    try test.write("posts/a.md", "a")
    let folder = test.path + "/posts"
    #expect(refusal(test.command(in: folder)) == nil)
    #expect(refusal(test.command(in: folder, ["GIT_CEILING_DIRECTORIES": test.path]))?.code == .notFound)
    #expect(refusal(test.command(in: folder, ["GIT_CEILING_DIRECTORIES": folder])) == nil, "a folder's own is found")
    let bare = try TestRepository(bare: true)
    let explicit = [
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.bareRepository", "GIT_CONFIG_VALUE_0": "explicit",
    ]
    #expect(refusal(bare.command()) == nil)
    let refused = try #require(refusal(bare.command(in: nil, explicit)))
    #expect(refused.hints == ["git config --global safe.bareRepository all"])
    #expect(refusal(bare.command(in: nil, explicit.merging(["GIT_DIR": "."]) { $1 })) == nil)
  }

  @Test func `objects are read where git keeps them`() throws {
    let (source, empty) = (try TestRepository(), try TestRepository())
    try source.write("a.md", "a")
    let id = try source.commit("root")
    let objects = source.path + "/.git/objects"
    let read = { try Repository.discover(by: empty.command(in: nil, $0)).commit(id).message }
    #expect(throws: GitError.self) { try read([:]) }
    #expect(try read(["GIT_OBJECT_DIRECTORY": objects]) == "root\n")
    #expect(try read(["GIT_ALTERNATE_OBJECT_DIRECTORIES": "/absent:#comment:\(objects)"]) == "root\n")
    #expect(try read(["GIT_ALTERNATE_OBJECT_DIRECTORIES": "\"\(objects)\""]) == "root\n")
    #expect(throws: GitError.self) { try read(["GIT_ALTERNATE_OBJECT_DIRECTORIES": "/absent"]) }
    // A folder whose name must be quoted: `:` separates.
    try FileManager.default.createSymbolicLink(atPath: empty.path + "/o:\"b\tj", withDestinationPath: objects)
    #expect(
      try read(["GIT_ALTERNATE_OBJECT_DIRECTORIES": "\"\(empty.path)/o:\\\"\\142\\tj\":/absent"]) == "root\n")
    // On another thread as well.
    let location = try Repository.discover(by: empty.command(in: nil, ["GIT_OBJECT_DIRECTORY": objects])).location
    #expect(try Repository.open(location).commit(id).message == "root\n")
  }

  @Test func `the index is the one that git works with`() throws {
    let test = try TestRepository()
    try test.write("a.md", "a")
    try test.git("add", "a.md")
    try test.git("read-tree", "--index-output=other", "--empty")
    let paths = { try Repository.discover(by: test.command(in: $0, $1)).stagedEntries().map(\.path) }
    #expect(try paths(nil, [:]) == [Array("a.md".utf8)])
    #expect(try paths(nil, ["GIT_INDEX_FILE": "other"]).isEmpty)
    #expect(try paths(nil, ["GIT_INDEX_FILE": test.path + "/.git/index"]).count == 1)
  }

  @Test func `line ends are those of git's configuration`() throws {
    let test = try TestRepository()
    try test.write("sub/a.md", "one\ntwo\n")
    try test.commit("root")
    let committed = try Repository.blobID(of: Array("one\ntwo\n".utf8))
    try test.write("sub/a.md", "one\r\ntwo\r\n")
    let id = {
      try Repository.discover(by: test.command(in: test.path + "/sub", $0)).cleanBlobID(ofWorkTreeFile: "sub/a.md")
    }
    #expect(try id([:]) != committed)
    let counted = ["GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.autocrlf", "GIT_CONFIG_VALUE_0": "true"]
    #expect(try id(counted) == committed)
    #expect(try id(counted.merging(["GIT_DIR": "../.git", "GIT_WORK_TREE": ".."]) { $1 }) == committed)
    try test.git("config", "extensions.worktreeConfig", "true")
    try test.git("config", "--worktree", "core.autocrlf", "input")
    #expect(try id([:]) == committed)
    #expect(try id(counted.merging(["GIT_CONFIG_VALUE_0": "false"]) { $1 }) != committed)
  }

  @Test func `extensions that git and libgit2 know are read`() throws {
    let test = try TestRepository()
    let id = try test.commit("root")
    try test.git("config", "core.repositoryFormatVersion", "1")
    for (name, value) in [("objectFormat", "sha1"), ("preciousObjects", "true"), ("worktreeConfig", "true")] {
      try test.git("config", "-f", ".git/config", "extensions.\(name)", value)
      #expect(try Repository.discover(by: test.command()).commitID(revision: "HEAD") == id)
    }
  }

  @Test(arguments: [
    ("refStorage", "reftable", "git refs migrate"), ("objectFormat", "sha256", "fast-export"),
    ("future", "true", "git --version"),
  ])
  func `formats that cannot be read are told with a way out`(name: String, value: String, hint: String) throws {
    let test = try TestRepository()
    try test.git("config", "core.repositoryFormatVersion", "1")
    try test.git("config", "-f", ".git/config", "extensions.\(name)", value)
    for environment in [[:], ["GIT_DIR": test.path + "/.git"]] {
      let error = try #require(refusal(test.command(in: nil, environment)))
      #expect(error.code == .unsupported && error.hints.contains { $0.contains(hint) }, "\(error) \(error.hints)")
      #expect(name == "future" || !error.message.contains("extension"))
    }
  }

  /// Only the superuser can change the owner of a folder.
  @Test(.enabled(if: geteuid() == 0)) func `what git refuses is not opened`() throws {
    let test = try TestRepository()
    for path in [test.path, test.path + "/.git"] {
      try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: path)
    }
    let error = try #require(refusal(test.command(in: nil, ["GIT_CONFIG_GLOBAL": "/dev/null"])))
    #expect(error.code == .owner && error.hints == ["git config --global --add safe.directory \(test.path)"])
  }
}
