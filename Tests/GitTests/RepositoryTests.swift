import Core
import Foundation
import Git
import TestSupport
import Testing

@Suite struct RepositoryTests {
  @Test func openIsExactAndDiscoverLooksUpwards() throws {
    let test = try TestRepository()
    try test.write("posts/a.md", "a")
    let repository = try test.open()
    #expect(repository.worktreeRoot == test.path + "/")
    #expect(repository.gitDirectory == test.path + "/.git/")
    #expect(repository.commonDirectory == repository.gitDirectory)
    #expect(!repository.isBare && !repository.isShallow && !repository.isPartialClone)
    #expect(try Repository.open(test.path + "/.git").worktreeRoot == test.path + "/")
    #expect(code(try Repository.open(test.path + "/posts")) == .notFound)
    #expect(try Repository.discover(from: test.path + "/posts").gitDirectory == repository.gitDirectory)
    #expect(code(try Repository.discover(from: "/")) == .notFound)
    #expect(code(try Repository.open(test.path + "\0/x")) == .invalid)
  }

  @Test func bareRepositoriesHaveNoWorkTree() throws {
    let test = try TestRepository(bare: true)
    let repository = try test.open()
    #expect(repository.isBare && repository.worktreeRoot == nil)
    #expect(repository.gitDirectory == test.path + "/")
  }

  @Test func linkedWorkTreesShareWhatIsCommon() throws {
    let test = try TestRepository()
    let id = try test.commit("root")
    try test.git("config", "extensions.worktreeConfig", "true")
    try test.git("worktree", "add", "--quiet", "linked", "-b", "side")
    let linked = try Repository.open(test.path + "/linked")
    #expect(linked.worktreeRoot == test.path + "/linked/")
    #expect(linked.gitDirectory == test.path + "/.git/worktrees/linked/")
    #expect(linked.commonDirectory == test.path + "/.git/")
    #expect(try linked.currentBranch() == "refs/heads/side")
    #expect(try linked.history(from: [id]).count == 1)
  }

  @Test func initializeMakesWhatGitCanUse() throws {
    let test = try TestRepository()
    let path = test.path + "/new/deep"
    let repository = try Repository.initialize(path, initialBranch: "trunk")
    #expect(try repository.currentBranch() == "refs/heads/trunk")
    #expect(try test.git("-C", path, "symbolic-ref", "HEAD") == "refs/heads/trunk\n")
    #expect(code(try Repository.initialize(path, initialBranch: "trunk")) == .exists)
  }

  @Test func otherKindsOfRepositoriesAreRefused() throws {
    let test = try TestRepository()
    let path = test.path + "/sha256"
    try test.git("init", "--quiet", "--object-format=sha256", path)
    do throws(GitError) {
      _ = try Repository.open(path)
      Issue.record("a SHA-256 repository was opened")
    } catch {
      #expect(error.code == .unsupported && error.message.contains("SHA-256"))
    }
    try test.git("config", "core.repositoryFormatVersion", "1")
    try test.git("config", "extensions.future", "true")
    #expect(code(try Repository.open(test.path)) == .unsupported)
  }

  /// Only the superuser can change the owner of a folder.
  @Test(.enabled(if: geteuid() == 0)) func repositoriesOfOthersAreExplained() throws {
    let test = try TestRepository()
    try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: test.path)
    try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: test.path + "/.git")
    do throws(GitError) {
      _ = try Repository.open(test.path)
      Issue.record("a repository of another user was opened")
    } catch {
      #expect(error.code == .owner)
      #expect(error.hints == ["git config --global --add safe.directory \(test.path)"])
    }
  }

  @Test func partialClonesAreKnownAndExplained() throws {
    let source = try TestRepository()
    try source.write("a.md", "1")
    try source.commit("1")
    try source.write("a.md", "2")
    try source.commit("2")
    try source.git("config", "uploadpack.allowFilter", "true")
    let clone = try TestRepository(cloning: source, "--filter=blob:none")
    let repository = try clone.open()
    #expect(repository.isPartialClone)
    do throws(GitError) {
      _ = try repository.blob(try Repository.blobID(of: [0x31]), limit: 10)
      Issue.record("a blob was found that was not cloned")
    } catch {
      #expect(error.code == .notFound && !error.message.contains("object not found"))
      #expect(
        error.hints == [
          "git config --unset-all remote.origin.partialclonefilter && git fetch --refetch origin"
        ])
    }
    try clone.git("config", "--unset-all", "remote.origin.partialclonefilter")
    try clone.git("fetch", "--quiet", "--refetch", "origin")
    #expect(try clone.open().blob(try Repository.blobID(of: [0x31]), limit: 10) == [0x31])
  }

  @Test func configurationIsReadAndSetLocally() throws {
    let test = try TestRepository()
    let repository = try test.open()
    #expect(try repository.configuration("stet.remote") == nil)
    try repository.setConfiguration("stet.remote", "Größe \"1\" # ;\n2")
    #expect(try repository.configuration("stet.remote") == "Größe \"1\" # ;\n2")
    #expect(try test.git("config", "--local", "stet.remote") == "Größe \"1\" # ;\n2\n")
    #expect(code(try repository.configuration("not a key")) == .invalid)
    #expect(code(try repository.setConfiguration("stet.remote", "a\0b")) == .invalid)
    try test.git("remote", "add", "origin", "x")
    try test.git("remote", "add", "Upstream", "y")
    #expect(try test.open().remotes() == ["Upstream", "origin"])
  }

  @Test func revisionsLeadToCommits() throws {
    let test = try TestRepository()
    let (first, second) = (try test.commit("1"), try test.commit("2"))
    try test.git("tag", "-a", "-m", "tag", "v1", first.hex)
    let repository = try test.open()
    for revision in ["v1", "main~1", "HEAD^", first.hex, String(first.hex.prefix(12))] {
      #expect(try repository.commitID(revision: revision) == first)
    }
    #expect(try repository.commitID(revision: "HEAD") == second)
    #expect(code(try repository.commitID(revision: "absent")) == .notFound)
    #expect(code(try repository.commitID(revision: "HEAD^{tree}")) == .invalid)
    #expect(code(try repository.commitID(revision: "HEAD\0x")) == .invalid)
  }
}
