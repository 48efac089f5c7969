import Commands
import Core
import Foundation
import Git
import TestSupport
import Testing

/// `stet check --staged`, and what a check compares with.
@Suite struct StagedTests {
  private static let good = "---\nid: a\nchannels: [x]\npublishDate: 2026-12-01T09:00\n---\nMarkt im Hof.\n"
  private static let bad = good.replacingOccurrences(of: "---\nid", with: "---\ncolour: red\nid")

  private static func other(_ id: String) -> String { good.replacingOccurrences(of: "id: a", with: "id: \(id)") }

  private func workshop(_ post: String = good) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.repository.write("posts/a.md", post)
    try workshop.repository.commit("post")
    return workshop
  }

  /// The errors of what is staged: `posts/a.md: unknown-key`.
  private func errors(_ workshop: Workshop, _ options: [String] = []) throws -> [String] {
    let outcome = workshop.stet(["check", "--staged", "--format", "json"] + options)
    return try outcome.json["findings"]?.arrayValue?.compactMap { finding in
      guard finding["severity"] == "error", let path = finding["path"]?.stringValue else { return nil }
      return "\(path): \(finding["rule"]?.stringValue ?? "")"
    } ?? []
  }

  @Test func theIndexIsJudgedNotTheWorkTree() throws {
    let workshop = try workshop()
    try workshop.repository.write("posts/a.md", Self.bad)
    #expect(try errors(workshop) == [])
    try workshop.repository.git("add", "posts/a.md")
    try workshop.repository.write("posts/a.md", Self.good)
    #expect(try errors(workshop) == ["posts/a.md: unknown-key"])
    #expect(workshop.stet(["check"]).status == .success)
  }

  @Test func onlyWhatDiffersFromTheLastCommitIsReported() throws {
    let workshop = try workshop(Self.bad)
    #expect(try errors(workshop) == [])
    try workshop.repository.write("posts/b.md", Self.bad.replacingOccurrences(of: "id: a", with: "id: b"))
    try workshop.repository.git("add", "posts/b.md")
    #expect(try errors(workshop) == ["posts/b.md: unknown-key"])
    #expect(try errors(workshop, ["posts/a.md"]) == [])
    #expect(try errors(workshop, ["--base", "HEAD~1"]) == ["posts/a.md: unknown-key", "posts/b.md: unknown-key"])
  }

  @Test func theFirstCommitHasNothingToDifferFrom() throws {
    let workshop = Workshop(in: try TestRepository())
    try workshop.repository.write("stet.yml", Workshop.configuration)
    try workshop.repository.write("posts/a.md", Self.bad)
    try workshop.repository.git("add", "--all")
    #expect(try errors(workshop) == ["posts/a.md: unknown-key"])
  }

  /// Rules across posts see everything that is staged, and only that.
  @Test func aDuplicateOfAPostThatIsNotStagedIsNone() throws {
    let workshop = try workshop()
    try workshop.repository.write("posts/b.md", Self.good)
    #expect(try errors(workshop) == [])
    try workshop.repository.git("add", "posts/b.md")
    #expect(try errors(workshop) == ["posts/b.md: duplicate-id"])
  }

  @Test func configurationAndMediaAreTheStagedOnes() throws {
    let workshop = try workshop()
    let post = Self.good.replacingOccurrences(
      of: "---\nMarkt", with: "media: [{ file: media/a.png, alt: A }]\n---\nMarkt")
    try workshop.repository.write("posts/a.md", post)
    try workshop.repository.write("media/a.png", bytes: Workshop.picture)
    try workshop.repository.git("add", "posts/a.md")
    #expect(try errors(workshop) == ["posts/a.md: media-missing"])
    try workshop.repository.git("add", "media/a.png")
    try workshop.repository.remove("media/a.png")
    try workshop.repository.remove("stet.yml")
    #expect(try errors(workshop) == [])
    try workshop.repository.git("rm", "--quiet", "--cached", "media/a.png")
    #expect(try errors(workshop) == ["posts/a.md: media-missing"])
  }

  @Test func whatIsAnnouncedOrDeletedHasNoContent() throws {
    let workshop = try workshop(Self.bad)
    try workshop.repository.write("posts/b.md", Self.bad)
    try workshop.repository.git("add", "--intent-to-add", "posts/b.md")
    try workshop.repository.git("rm", "--quiet", "--cached", "posts/a.md")
    #expect(try errors(workshop) == [])
  }

  @Test func stagedLinksAndSubmodulesAreNoPosts() throws {
    let workshop = try workshop()
    try FileManager.default.createSymbolicLink(
      atPath: workshop.directory + "/posts/link.md", withDestinationPath: "a.md")
    try workshop.repository.git("add", "posts/link.md")
    let head = try workshop.repository.id("HEAD").hex
    try workshop.repository.git("update-index", "--add", "--cacheinfo", "160000,\(head),posts/sub.md")
    #expect(try errors(workshop) == ["posts/link.md: post-symlink", "posts/sub.md: post-submodule"])
  }

  @Test func aMergeThatIsNotResolvedIsNoContent() throws {
    let workshop = try workshop()
    try workshop.repository.git("switch", "--quiet", "--create", "other")
    try workshop.commit(Self.good + "B\n")
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.commit(Self.good + "C\n")
    #expect(throws: (any Error).self) { try workshop.repository.git("merge", "other") }
    let outcome = workshop.stet(["check", "--staged"])
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("a merge is not resolved") && outcome.errors.contains("git status"))
  }

  @Test func aBareRepositoryHasNoIndex() throws {
    let bare = Workshop(in: try TestRepository(cloning: workshop().repository, "--bare"))
    let outcome = bare.stet(["check", "--staged"])
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("a bare repository has no index"))
  }

  /// As git does it for `git commit PATH`: the index that counts is not the repository's own.
  @Test func theIndexThatGitNamesIsRead() throws {
    let workshop = try workshop()
    let index = workshop.directory + "/.git/other-index"
    try FileManager.default.copyItem(atPath: workshop.directory + "/.git/index", toPath: index)
    try workshop.repository.write("posts/a.md", Self.bad)
    try workshop.repository.git("add", "posts/a.md")
    let check = { try workshop.run(["check", "--staged"], environment: ["GIT_INDEX_FILE": $0]).status }
    #expect(try check(index) == 0)
    #expect(try check(".git/other-index") == 0)
    #expect(try check(".git/index") == 1)
  }

  // MARK: - What differs from a base

  /// Under `core.autocrlf` the work tree has other bytes than the commit.
  @Test func lineEndsOfTheCheckoutDifferFromNoBase() throws {
    let workshop = try workshop(Self.bad)
    try workshop.repository.git("config", "core.autocrlf", "true")
    try workshop.repository.write("posts/a.md", Self.bad.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(workshop.stet(["check"]).status == .findings)
    #expect(workshop.stet(["check", "--base", "HEAD"]).output == "0 posts, no problems found\n")
    try workshop.repository.write("posts/a.md", (Self.bad + "!\n").replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(workshop.stet(["check", "--base", "HEAD"]).status == .findings)
  }
}

extension Workshop {
  fileprivate func commit(_ post: String) throws {
    try repository.write("posts/a.md", post)
    try repository.commit("edit")
  }
}
