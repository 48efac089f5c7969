import Commands
import Foundation
import TestSupport
import Testing

/// Hooks are installed where git runs them, in each clone.
@Suite struct HookInstallerTests {
  private static let good = "---\nid: a\nchannels: [facebook]\npublishDate: 2026-12-01T09:00\n---\nMarkt im Hof.\n"
  private static let bad = good.replacingOccurrences(of: "---\nid", with: "---\ncolour: red\nid")

  /// A content repository without any hooks, as a clone is.
  private func clone() throws -> HookedRepository {
    let hooked = try HookedRepository()
    try? hooked.repository.remove(".git/hooks")
    try hooked.repository.write("stet.yml", Workshop.configuration)
    try hooked.repository.commit("begin", as: .dana)
    return hooked
  }

  private func text(_ hooked: HookedRepository, _ path: String) throws -> String {
    try String(contentsOfFile: hooked.repository.path + "/" + path, encoding: .utf8)
  }

  private func exists(_ hooked: HookedRepository, _ path: String) -> Bool {
    FileManager.default.fileExists(atPath: hooked.repository.path + "/" + path)
  }

  /// Whether git refuses to commit a bad post.
  private func refuses(_ hooked: HookedRepository, in folder: String = ".") throws -> Bool {
    try hooked.repository.write(folder + "/posts/a.md", Self.bad)
    _ = try hooked.git("-C", folder, "add", "posts/a.md")
    return try hooked.git("-C", folder, "commit", "--quiet", "-m", "bad").status != 0
  }

  @Test func aCloneGetsItsHooksAndNothingElse() throws {
    let hooked = try clone()
    let made = hooked.stet(["init", "--hooks"])
    #expect(made.status == .success && made.errors.isEmpty)
    #expect(made.output == "wrote .git/hooks/pre-commit\nwrote .git/hooks/pre-push\n")
    #expect(try hooked.git("status", "--porcelain").output.isEmpty)
    #expect(try refuses(hooked))
    let again = hooked.stet(["init", "--hooks"])
    #expect(again.output == "kept  .git/hooks/pre-commit\nkept  .git/hooks/pre-push\n")
  }

  /// Twin: without hooks, no check runs.
  @Test func aCloneHasNoHooks() throws { #expect(try !refuses(clone())) }

  @Test func whereThereIsNothingToCommitNobodyIsAskedTo() throws {
    let hooked = try HookedRepository()
    let first = hooked.stet(["init", "--timezone", "Europe/Berlin", "--language", "de"])
    #expect(first.errors.contains("stet: begin"))
    let second = hooked.stet(["init", "--timezone", "Europe/Berlin", "--language", "de"])
    #expect(second.status == .success && !second.errors.contains("git commit") && !second.errors.contains("git add"))
  }

  @Test func withoutAConfigurationThereAreNoHooks() throws {
    let hooked = try HookedRepository()
    let refused = hooked.stet(["init", "--hooks"])
    #expect(refused.status == .cannotRun && refused.errors.contains("Hint: stet init"))
    #expect(hooked.stet(["init", "--hooks", "--ledger"]).status == .usage)
    let bare = try TestRepository(bare: true)
    #expect(Workshop(in: bare).stet(["init", "--hooks"]).status == .cannotRun)
  }

  // MARK: - Elsewhere

  /// As husky of old had it: relative to the work tree's root, in linked work trees to theirs.
  @Test func aFolderOfTheWorkTree() throws {
    let hooked = try clone()
    _ = try hooked.git("config", "core.hooksPath", ".husky")
    try hooked.repository.write("posts/deep/b.md", Self.good)
    let workshop = Workshop(in: hooked.repository)
    workshop.directory += "/posts/deep"
    #expect(workshop.stet(["init", "--hooks"]).output.hasPrefix("wrote .husky/pre-commit\n"))
    #expect(!exists(hooked, ".git/hooks/pre-commit"))
    #expect(try refuses(hooked))
    _ = try hooked.git("worktree", "add", "--quiet", "linked", "-b", "linked")
    workshop.directory = hooked.repository.path + "/linked"
    #expect(workshop.stet(["init", "--hooks"]).status == .success)
    #expect(exists(hooked, "linked/.husky/pre-commit"))
    #expect(try refuses(hooked, in: "linked"))
  }

  @Test func linkedWorkTreesShareTheirHooks() throws {
    let hooked = try clone()
    _ = try hooked.git("worktree", "add", "--quiet", "linked", "-b", "linked")
    let workshop = Workshop(in: hooked.repository)
    workshop.directory += "/linked"
    #expect(workshop.stet(["init", "--hooks"]).output.contains("/.git/hooks/pre-commit\n"))
    #expect(try refuses(hooked))
    #expect(try refuses(hooked, in: "linked"))
  }

  /// Husky runs the hooks of people from the folder above the one that git knows.
  @Test func huskysOwnFolderIsLeftAlone() throws {
    let hooked = try clone()
    try hooked.repository.write(".husky/_/h", "#!/bin/sh\n")
    try hooked.repository.write(".husky/_/pre-commit", "#!/bin/sh\n. \"$(dirname \"$0\")/h\"\n")
    _ = try hooked.git("config", "core.hooksPath", ".husky/_")
    #expect(hooked.stet(["init", "--hooks"]).output.hasPrefix("wrote .husky/pre-commit\n"))
    #expect(try text(hooked, ".husky/_/pre-commit").contains("/h"))
  }

  @Test(arguments: ["../team", "~/team"]) func aFolderOfOthersIsLeftAlone(folder: String) throws {
    let hooked = try clone()
    _ = try hooked.git("config", "core.hooksPath", folder)
    let outcome = hooked.stet(["init", "--hooks"])
    #expect(outcome.status == .success && outcome.output.isEmpty)
    #expect(outcome.errors.contains("[ ! -f stet.yml ] || stet check --staged || exit 1"))
    #expect(!exists(hooked, "../team") && !exists(hooked, ".git/hooks") && !exists(hooked, "~"))
  }

  @Test func aFolderThatIsALinkIsLeftAlone() throws {
    let (hooked, outside) = (try clone(), try TestRepository())
    try FileManager.default.createSymbolicLink(
      atPath: hooked.repository.path + "/.git/hooks", withDestinationPath: outside.path)
    #expect(hooked.stet(["init", "--hooks"]).errors.contains("stet check --staged"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == [".git"])
  }

  // MARK: - What is there

  @Test(arguments: [
    ("#!/bin/sh\nexit 0\n", "Add this line to it: stet check --staged || exit 1"),
    ("#!/bin/sh\n# stet check --staged\n", "Add this line to it: stet check --staged || exit 1"),
    ("#!/bin/sh\nlefthook run pre-commit\n", "lefthook.yml"),
    ("#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n", ".pre-commit-config.yaml"),
  ]) func hooksOfOthersStay(hook: String, advice: String) throws {
    let hooked = try clone()
    try hooked.repository.write(".git/hooks/pre-commit", hook)
    let outcome = hooked.stet(["init", "--hooks"])
    #expect(outcome.errors.contains(advice) && outcome.errors.contains("stet check --staged"))
    #expect(outcome.output == "wrote .git/hooks/pre-push\n")
    #expect(try text(hooked, ".git/hooks/pre-commit") == hook)
  }

  @Test(
    arguments: [
      ("#!/bin/sh\nnpm test\nstet check --staged || exit 1\n", nil),
      (
        "#!/bin/sh\nlefthook run pre-commit\n",
        ("lefthook.yml", "pre-commit:\n  jobs:\n    - run: stet check --staged\n")
      ),
      (
        "#!/bin/sh\n# https://pre-commit.com\n",
        (".pre-commit-config.yaml", "repos:\n  - hooks: [{ id: stet-check }]\n")
      ),
    ] as [(String, (String, String)?)]) func hooksThatRunTheCheckNeedNothing(
      hook: String, file: (String, String)?
    ) throws
  {
    let hooked = try clone()
    try hooked.repository.write(".git/hooks/pre-commit", hook)
    if let (path, text) = file { try hooked.repository.write(path, text) }
    let outcome = hooked.stet(["init", "--hooks"])
    #expect(outcome.errors.isEmpty && outcome.output.contains("kept  .git/hooks/pre-commit\n"))
  }

  @Test func hooksOfAnotherVersionAreBroughtUpToDate() throws {
    let hooked = try clone()
    let old = "#!/bin/sh\n# Checks what is about to be committed: as it is staged, whatever\nexec true\n"
    try hooked.repository.write(".git/hooks/pre-commit", old)
    let outcome = hooked.stet(["init", "--hooks"])
    #expect(outcome.output.contains("wrote .git/hooks/pre-commit, and what it was to .git/hooks/pre-commit.old\n"))
    #expect(try text(hooked, ".git/hooks/pre-commit.old") == old)
    #expect(try refuses(hooked))
  }

  /// A hook that is tracked in the repository is not changed by one of its clones.
  @Test func aTrackedHookIsChangedByInitAlone() throws {
    let hooked = try clone()
    let old = "#!/bin/sh\n# Checks what is about to be committed: as it is staged, whatever\nexec true\n"
    try hooked.repository.write(".husky/pre-commit", old)
    try hooked.repository.commit("hook", as: .dana)
    _ = try hooked.git("config", "core.hooksPath", ".husky")
    #expect(hooked.stet(["init", "--hooks"]).status == .success)
    #expect(try text(hooked, ".husky/pre-commit") == old)
    #expect(hooked.stet(["init", "--timezone", "Europe/Berlin", "--language", "de"]).status == .success)
    #expect(try text(hooked, ".husky/pre-commit").contains("stet check --staged"))
  }

  // MARK: - What they show

  @Test func thePushRepeatsNoWarning() throws {
    let (hooked, remote) = (try clone(), try TestRepository(bare: true))
    #expect(hooked.stet(["init", "--hooks"]).status == .success)
    _ = try hooked.git("remote", "add", "origin", remote.path)
    try hooked.repository.write("posts/a.md", Self.good.replacingOccurrences(of: "Hof", with: "Hof 🔥🔥🔥🔥🔥"))
    _ = try hooked.git("add", "--all")
    #expect(try hooked.expect(true, "commit", "-m", "warn").contains("warning[emoji-run]"))
    let pushed = try hooked.expect(true, "push", "origin", "main")
    #expect(!pushed.contains("warning") && pushed.contains("no errors"))
    try hooked.repository.write("posts/b.md", Self.bad)
    _ = try hooked.git("add", "--all")
    try hooked.expect(true, "commit", "--no-verify", "--quiet", "-m", "bad")
    #expect(try hooked.expect(false, "push", "origin", "main").contains("error[unknown-key]"))
  }

  /// A branch that is not related to Stet, such as one of a forge's pages.
  @Test func branchesWithoutAConfigurationAreCommittedTo() throws {
    let hooked = try clone()
    #expect(hooked.stet(["init", "--hooks"]).status == .success)
    _ = try hooked.git("switch", "--quiet", "--orphan", "pages")
    try hooked.repository.write("index.html", "Hello")
    _ = try hooked.git("add", "--all")
    try hooked.expect(true, "commit", "--quiet", "-m", "pages")
  }
}
