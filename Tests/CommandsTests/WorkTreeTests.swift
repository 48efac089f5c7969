import Commands
import Foundation
import TestSupport
import Testing

/// Commands in unusual work trees: without file modes, sparse, linked.
@Suite struct WorkTreeTests {
  private func chmod(_ test: TestRepository, _ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: test.path + "/" + path)
  }

  @Test func aLinkedWorkTreeHasItsOwnWordOnModes() throws {
    let workshop = try Workshop()
    try workshop.write()
    let test = workshop.repository
    try test.git("config", "extensions.worktreeConfig", "true")
    try test.git("worktree", "add", "--quiet", "linked", "-b", "linked")
    try test.git("-C", "linked", "config", "--worktree", "core.fileMode", "false")
    for path in ["posts/a.md", "linked/posts/a.md"] { try chmod(test, path, 0o755) }
    #expect(workshop.stet(["check"]).output.contains("post-mode"))
    workshop.directory = test.path + "/linked"
    #expect(workshop.stet(["check"]).status == .success)
  }

  /// A post with a picture that a sparse checkout leaves out.
  private func sparse(_ options: String...) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.repository.run(["sparse-checkout", "set"] + options)
    return workshop
  }

  @Test func aPostIsApprovedWithoutItsPictureOnDisk() throws {
    let workshop = try sparse("--no-cone", "/*", "!/media/")
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    #expect(try workshop.recordCount() == 1)
  }

  /// What a person sees must be what is approved, even if git was told to ignore changes of the file.
  @Test(arguments: ["--skip-worktree", "--assume-unchanged"]) func aPictureThatDiffersIsNotApproved(
    flag: String
  ) throws {
    let workshop = try sparse("--no-cone", "/*")
    try workshop.repository.git("sparse-checkout", "disable")
    try workshop.repository.git("update-index", flag, "media/markt.png")
    try workshop.repository.write("media/markt.png", bytes: SmallMedia.png(901, 600))
    let refused = workshop.stet(["approve", "post-a", "--yes"], as: .ben)
    #expect(refused.status == .findings)
    #expect(refused.errors.contains("Hint: git update-index --no-skip-worktree --no-assume-unchanged media/markt.png"))
    try workshop.repository.remove("media/markt.png")
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
  }

  @Test(arguments: [["--cone", "media"], ["--cone", "--sparse-index", "media"]]) func postsThatAreLeftOutCount(
    options: [String]
  ) throws {
    let workshop = try sparse("--no-cone", "/*")
    try workshop.repository.run(["sparse-checkout", "set"] + options)
    #expect(!FileManager.default.fileExists(atPath: workshop.repository.path + "/posts/a.md"))
    #expect(workshop.stet(["check"]).output.contains("\n1 post, "))
    #expect(workshop.stet(["check", "posts/a.md"]).output.hasPrefix("1 post"))
    #expect(workshop.stet(["preview", "post-a"]).status == .success)
    try workshop.repository.write("posts/b.md", Workshop.post())
    #expect(workshop.stet(["check", "posts/b.md"]).output.contains("duplicate-id"))
    try workshop.repository.git("add", "--sparse", "posts/b.md")
    #expect(workshop.stet(["check", "--staged"]).output.contains("duplicate-id"))
  }
}
