import Commands
import Foundation
import TestSupport
import Testing

/// The hooks that `stet init` writes, run by the real git.
@Suite struct HookTests {
  private static let good = "---\nid: a\nchannels: [facebook]\npublishDate: 2026-12-01T09:00\n---\nMarkt im Hof.\n"
  private static let bad = good.replacingOccurrences(of: "---\nid", with: "---\ncolour: red\nid")

  /// A content repository as `stet init` makes it, with one commit.
  private func repository() throws -> HookedRepository {
    let hooked = try HookedRepository()
    let made = hooked.stet(["init", "--timezone", "Europe/Berlin", "--language", "de"])
    #expect(made.status == .success, "\(made)")
    try hooked.repository.write("stet.yml", Workshop.configuration)
    #expect(try hooked.git("add", "--all").status == 0)
    try hooked.expect(true, "commit", "--quiet", "-m", "begin")
    return hooked
  }

  @Test func aBadPostIsNotCommitted() throws {
    let hooked = try repository()
    try hooked.repository.write("posts/a.md", Self.bad)
    _ = try hooked.git("add", "posts/a.md")
    let refused = try hooked.expect(false, "commit", "-m", "bad")
    #expect(refused.contains("error[unknown-key]"))
    try hooked.repository.write("posts/a.md", Self.good)
    _ = try hooked.git("add", "posts/a.md")
    try hooked.expect(true, "commit", "-m", "good")
  }

  /// Unstaged files do not affect the result.
  @Test func theHookJudgesWhatIsStaged() throws {
    let hooked = try repository()
    try hooked.repository.write("posts/a.md", Self.bad)
    _ = try hooked.git("add", "posts/a.md")
    try hooked.repository.write("posts/a.md", Self.good)
    try hooked.expect(false, "commit", "-m", "bad, good beside it")
    _ = try hooked.git("add", "posts/a.md")
    try hooked.repository.write("posts/a.md", Self.bad)
    try hooked.expect(true, "commit", "-m", "good, bad beside it")
  }

  /// For these, git uses a separate index.
  @Test func commitsOfPathsAndOfAll() throws {
    let hooked = try repository()
    try hooked.repository.write("posts/a.md", Self.good)
    _ = try hooked.git("add", "posts/a.md")
    try hooked.expect(true, "commit", "-m", "good")
    try hooked.repository.write("posts/a.md", Self.bad)
    try hooked.expect(false, "commit", "-a", "-m", "bad")
    try hooked.expect(false, "commit", "-m", "bad", "posts/a.md")
    try hooked.repository.write("note.txt", "x")
    _ = try hooked.git("add", "note.txt")
    try hooked.expect(true, "commit", "-m", "another file", "note.txt")
  }

  @Test func theFirstCommitIsCheckedWhole() throws {
    let hooked = try HookedRepository()
    _ = hooked.stet(["init", "--timezone", "Europe/Berlin", "--language", "de"])
    try hooked.repository.write("posts/a.md", Self.bad)
    _ = try hooked.git("add", "--all")
    #expect(try hooked.expect(false, "commit", "-m", "begin").contains("posts/a.md"))
  }

  // MARK: - Pushing

  /// The repository, and a remote that has its first commit.
  private func pushed() throws -> (HookedRepository, TestRepository) {
    let (hooked, remote) = (try repository(), try TestRepository(bare: true))
    _ = try hooked.git("remote", "add", "origin", remote.path)
    try hooked.expect(true, "push", "--quiet", "origin", "main")
    return (hooked, remote)
  }

  private func commit(_ post: String, in hooked: HookedRepository) throws {
    try hooked.repository.write("posts/a.md", post)
    _ = try hooked.git("add", "--all")
    try hooked.expect(true, "commit", "--no-verify", "--quiet", "-m", "post")
  }

  @Test func aBadCommitIsNotPushed() throws {
    let (hooked, remote) = try pushed()
    try commit(Self.bad, in: hooked)
    try hooked.repository.write("posts/a.md", Self.good)
    #expect(try hooked.expect(false, "push", "origin", "main").contains("error[unknown-key]"))
    #expect(try hooked.expect(false, "push", "origin", "main:refs/heads/new").contains("error[unknown-key]"))
    try commit(Self.good, in: hooked)
    try hooked.repository.write("posts/a.md", Self.bad)
    try hooked.expect(true, "push", "origin", "main")
    #expect(try remote.id("main") == hooked.repository.id("HEAD"))
    #expect(!FileManager.default.fileExists(atPath: hooked.repository.path + "/.git/stet-push-index"))
  }

  @Test func theLedgerAndOtherBranchesArePushedWhateverThePostsAre() throws {
    let (hooked, remote) = try pushed()
    try commit(Self.bad, in: hooked)
    try hooked.expect(true, "push", "--quiet", "origin", "stet/ledger", "HEAD:refs/tags/v1")
    #expect(try remote.id("stet/ledger") == hooked.repository.id("stet/ledger"))
    try hooked.expect(true, "push", "--quiet", "origin", ":refs/tags/v1")
    _ = try hooked.git("push", "--no-verify", "--quiet", "origin", "HEAD:refs/heads/old")
    try hooked.expect(true, "push", "--quiet", "origin", ":refs/heads/old")
  }
}
