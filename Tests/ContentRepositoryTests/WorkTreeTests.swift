import Checks
import ContentRepository
import Core
import Foundation
import Git
import TestSupport
import Testing

/// The work tree as git sees it: the status of files, modes, sparse checkouts.
@Suite struct WorkTreeTests {
  private func source(_ test: TestRepository) throws -> WorkTreeSource {
    WorkTreeSource(repository: try test.open(), root: test.path)
  }

  private func chmod(_ test: TestRepository, _ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: test.path + "/" + path)
  }

  private func rules(_ test: TestRepository, _ tree: CheckedTree = .current, base: String? = nil) throws -> [String] {
    try Checker(repository: ContentRepository.open(test.path), tree: tree).check(CheckRequest(base: base)).findings
      .filter { $0.severity == .error }.map { "\($0.path): \($0.rule)" }
  }

  @Test func everyStatusIsTold() throws {
    let test = try TestRepository()
    for path in ["clean.md", "edited.md", "staged.md", "deleted.md", "removed.md", "kept.md", "[a].md"] {
      try test.write(path, "1\n")
    }
    try test.write(".gitignore", "*.tmp\n")
    try test.commit("1")
    try test.write("edited.md", "2\n")
    try test.write("staged.md", "2\n")
    try test.write("added.md", "2\n")
    try test.git("add", "staged.md", "added.md")
    try test.remove("deleted.md")
    try test.git("rm", "--quiet", "removed.md")
    try test.git("rm", "--quiet", "--cached", "kept.md")
    try test.write("new/x.md", "2\n")
    try test.write("new/x.tmp", "2\n")
    let expected: [(String, FileStatus)] = [
      ("clean.md", .clean), ("[a].md", .clean), ("edited.md", .modified), ("staged.md", .modified),
      ("added.md", .added), ("deleted.md", .missing), ("removed.md", .missing), ("kept.md", .modified),
      ("new/x.md", .untracked), ("new/x.tmp", .ignored), ("absent.md", .missing),
    ]
    let source = try source(test)
    for (path, status) in expected { #expect(try source.status(of: path) == status, "\(path)") }
  }

  @Test func lineEndingsOfTheCheckoutAreNoChange() throws {
    let test = try TestRepository()
    try test.write("a.md", "one\ntwo\n")
    try test.commit("1")
    try test.write("a.md", "one\r\ntwo\r\n")
    #expect(try source(test).status(of: "a.md") == .modified)
    try test.git("config", "core.autocrlf", "true")
    #expect(try source(test).status(of: "a.md") == .clean)
  }

  @Test func unbornBranchesHaveAStatusToo() throws {
    let test = try TestRepository()
    try test.write("a.md", "1")
    #expect(try source(test).status(of: "a.md") == .untracked)
    try test.git("add", "a.md")
    #expect(try source(test).status(of: "a.md") == .added)
  }

  // MARK: - Modes

  @Test func modesAreThoseOfTheFileSystem() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post())
    try chmod(fixture.repository, "posts/a.md", 0o755)
    #expect(try rules(fixture.repository) == ["posts/a.md: post-mode"])
    #expect(try rules(fixture.repository, base: "HEAD") == ["posts/a.md: post-mode"])
    #expect(try source(fixture.repository).status(of: "posts/a.md") == .modified)
    try chmod(fixture.repository, "posts/a.md", 0o644)
    #expect(try rules(fixture.repository, base: "HEAD") == [])
  }

  /// Twin of the above: `core.fileMode=false`, as on drives and in containers whose files all look executable.
  @Test(arguments: ["false", "no", "off", "0", "FALSE"]) func modesAreThoseOfGit(value: String) throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post())
    try fixture.repository.git("config", "core.fileMode", value)
    try fixture.repository.write("posts/new.md", Fixture.post("new"))
    for path in ["posts/a.md", "posts/new.md"] { try chmod(fixture.repository, path, 0o755) }
    #expect(try rules(fixture.repository) == [])
    #expect(try rules(fixture.repository, base: "HEAD") == [])
    #expect(try source(fixture.repository).status(of: "posts/a.md") == .clean)
    try fixture.repository.git("update-index", "--chmod=+x", "posts/a.md")
    #expect(try rules(fixture.repository) == ["posts/a.md: post-mode"])
    #expect(try rules(fixture.repository, base: "HEAD") == ["posts/a.md: post-mode"])
    #expect(try rules(fixture.repository, .staged) == ["posts/a.md: post-mode"])
  }

  // MARK: - What is left out

  private static let folders: [([String], String)] = [
    (["sparse-checkout", "set", "--no-cone", "/*", "!/media/", "!/posts/old/"], "no cone"),
    (["sparse-checkout", "set", "--cone", "posts/2027"], "cone"),
    (["sparse-checkout", "set", "--cone", "--sparse-index", "posts/2027"], "sparse index"),
    (["update-index", "--skip-worktree", "media/p.png", "posts/old/o.md"], "by hand"),
    (["update-index", "--assume-unchanged", "media/p.png", "posts/old/o.md"], "assumed unchanged"),
  ]

  /// A post with a picture, and an old post.
  private func example() throws -> Fixture {
    let fixture = try Fixture()
    try fixture.repository.write("media/p.png", bytes: SmallMedia.png(900, 600))
    let picture = Fixture.post("markt", more: "media: [{ file: media/p.png, alt: Stand im Hof }]")
    try fixture.repository.write("posts/2027/a.md", picture)
    try fixture.repository.write("posts/old/o.md", Fixture.post("old"))
    try fixture.repository.commit("posts")
    return fixture
  }

  private func leaveOut(_ arguments: [String], _ test: TestRepository) throws {
    try test.run(arguments)
    for path in ["media/p.png", "posts/old/o.md"] { try? test.remove(path) }
  }

  @Test(arguments: folders) func whatIsLeftOutCountsAsGitHasIt(arguments: [String], name: String) throws {
    let fixture = try example()
    let whole = try Checker(repository: fixture.open()).check(CheckRequest())
    try leaveOut(arguments, fixture.repository)
    let (part, source) = (try Checker(repository: fixture.open()).check(CheckRequest()), try source(fixture.repository))
    #expect(part.findings == whole.findings && part.posts == 2)
    #expect(try source.bytes(at: "posts/old/o.md", limit: 1_000) == Array(Fixture.post("old").utf8))
    #expect(throws: ContentSourceError.self) { try source.bytes(at: "posts/old/o.md", limit: 10) }
    #expect(try source.identity(at: "media/p.png") == fixture.repository.id("HEAD:media/p.png").hex)
    #expect(try source.status(of: "media/p.png") == .leftOut)
    #expect(try rules(fixture.repository, base: "HEAD") == [])
    #expect(try rules(fixture.repository, .staged) == [])
    try fixture.repository.write("posts/new.md", Fixture.post("old"))
    #expect(try rules(fixture.repository) == ["posts/new.md: duplicate-id", "posts/old/o.md: duplicate-id"])
  }

  /// Twin: a file that is deleted, not left out, is missing.
  @Test func whatIsDeletedIsMissing() throws {
    let fixture = try example()
    try leaveOut(["status"], fixture.repository)
    #expect(try rules(fixture.repository).contains("posts/2027/a.md: media-missing"))
    #expect(try Checker(repository: fixture.open()).check(CheckRequest()).posts == 1)
    #expect(try source(fixture.repository).status(of: "media/p.png") == .missing)
  }

  /// A file on disk is what people see, even if git was told to ignore it.
  @Test(arguments: folders.dropFirst(3)) func whatLiesThereCountsAsItLies(arguments: [String], name: String) throws {
    let fixture = try example()
    try fixture.repository.run(arguments)
    #expect(try source(fixture.repository).status(of: "posts/old/o.md") == .clean)
    try fixture.repository.write("posts/old/o.md", Fixture.post("markt"))
    #expect(try rules(fixture.repository).contains("posts/old/o.md: duplicate-id"))
    #expect(try source(fixture.repository).status(of: "posts/old/o.md") == .modified)
  }

  @Test func aFixIsNotWrittenWhereAFileIsLeftOut() throws {
    let fixture = try Fixture()
    let wrong = Fixture.post("old").replacingOccurrences(of: "channels: [x, facebook]", with: "channel: x")
    try fixture.commit("posts/old/o.md", wrong)
    try fixture.repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/posts/old/")
    for allowsDirty in [false, true] {
      let result = try Fixer(repository: fixture.open())
        .fix(FixRequest(check: CheckRequest(), allowsDirty: allowsDirty, isDryRun: false))
      #expect(result.fixed.isEmpty && result.refused.map(\.path) == ["posts/old/o.md"])
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.repository.path + "/posts/old"))
    try fixture.repository.git("sparse-checkout", "disable")
    let result = try Fixer(repository: fixture.open())
      .fix(FixRequest(check: CheckRequest(), allowsDirty: false, isDryRun: false))
    #expect(result.fixed.map(\.path) == ["posts/old/o.md"])
  }
}
