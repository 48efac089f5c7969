import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// Which branch is read for what.
@Suite struct BranchTests {
  private func policy(_ repository: TestRepository) throws -> String {
    try ContentRepository.open(repository.path).policyReference()
  }

  private func publishing(_ repository: TestRepository, _ branch: String = "main") throws -> String {
    try ContentRepository.open(repository.path).publishingReference(branch)
  }

  @Test func withoutARemoteTheLocalBranches() throws {
    let fixture = try Fixture()
    #expect(try policy(fixture.repository) == "refs/heads/main")
    #expect(try publishing(fixture.repository, "queue/jobs") == "refs/heads/queue/jobs")
    try fixture.repository.git("config", "stet.policyBranch", "policy")
    #expect(try policy(fixture.repository) == "refs/heads/policy")
    #expect(throws: RepositoryError.self) { try fixture.open().policy() }
  }

  @Test func aRemotesBranchesBeforeLocalOnes() throws {
    let fixture = try Fixture()
    let clone = try TestRepository(cloning: fixture.repository)
    #expect(try policy(clone) == "refs/remotes/origin/main")
    #expect(try publishing(clone) == "refs/remotes/origin/main")
    #expect(try publishing(clone, "queue/jobs") == "refs/heads/queue/jobs")
    try clone.write("posts/a.md", Fixture.post())
    try clone.commit("not pushed")
    let content = try ContentRepository.open(clone.path)
    let queue = Queue(name: "main", branch: "main", channels: [])
    #expect(try content.commit(of: queue) == fixture.repository.id("HEAD"))
    #expect(try content.commit(of: Queue(name: "jobs", branch: "queue/jobs", channels: [])) == nil)
  }

  @Test func theRemotesDefaultBranchIsThePolicyBranch() throws {
    let fixture = try Fixture()
    try fixture.repository.git("branch", "-m", "trunk")
    let clone = try TestRepository(cloning: fixture.repository)
    #expect(try policy(clone) == "refs/remotes/origin/trunk")
    try fixture.repository.git("branch", "rules")
    try clone.git("fetch", "--quiet")
    try clone.git("config", "stet.policyBranch", "rules")
    #expect(try policy(clone) == "refs/remotes/origin/rules")
    try clone.git("config", "stet.policyBranch", "gone")
    #expect(throws: RepositoryError.self) { try ContentRepository.open(clone.path).policy() }
  }

  /// A remote added to look at a fork brings neither policy nor posts.
  @Test func ofSeveralRemotesOriginAlone() throws {
    let fixture = try Fixture()
    let clone = try TestRepository(cloning: fixture.repository)
    let fork = try Fixture()
    try clone.git("remote", "add", "afork", "file://" + fork.repository.path)
    try clone.git("fetch", "--quiet", "afork")
    #expect(try policy(clone) == "refs/remotes/origin/main")
    try clone.git("remote", "rename", "origin", "company")
    #expect(throws: LedgerError.self) { try policy(clone) }
    try clone.git("config", "branch.stet/ledger.remote", "company")
    #expect(try policy(clone) == "refs/remotes/company/main")
  }

  @Test func aBareRepositoryHasItsBranches() throws {
    let fixture = try Fixture()
    let bare = try TestRepository(cloning: fixture.repository, "--bare")
    #expect(try policy(bare) == "refs/heads/main")
    #expect(try ContentRepository.open(bare.path).policy().configuration.people.count == 4)
  }

  @Test func thePolicyIsNeverTheWorkTrees() throws {
    let fixture = try Fixture()
    let changed = Fixture.configuration.split(separator: "approvals: 1").joined(separator: "approvals: 0")
    try fixture.repository.write("stet.yml", changed)
    #expect(try fixture.open().policy().configuration.policy.rules.map(\.approvals) == [1])
    try fixture.repository.git("switch", "--quiet", "--create", "feature")
    try fixture.repository.commit("relax")
    #expect(try fixture.open().policy().configuration.policy.rules.map(\.approvals) == [1])
  }

  @Test func aConfigurationThatCannotBeUsedSaysWhy() throws {
    let fixture = try Fixture()
    try fixture.repository.write("stet.yml", Fixture.configuration + "colour: red\n")
    try fixture.repository.commit("broken")
    let error = #expect(throws: RepositoryError.self) { try fixture.open().policy() }
    #expect(error?.causes.first?.hasPrefix("line 19, column 1: ") == true, "\(error?.causes ?? [])")
  }
}
