import Commands
import TestSupport
import Testing

/// Without the ledger or the history, commands refuse to answer instead of answering wrongly.
@Suite struct AbsentLedgerTests {
  static let commands = [
    ["queue"], ["queue", "--format", "json"], ["explain", "post-a"], ["approve", "post-a", "--yes"], ["log"],
    ["log", "post-a"], ["review"], ["diff", "post-a"], ["hold", "--all", "-m", "Halt"],
    ["record", "published", "post-a", "--channel", "x"],
  ]

  private static func origin() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    return workshop
  }

  @Test(arguments: commands) func anAbsentLedgerIsNotAnEmptyOne(command: [String]) throws {
    let origin = try Self.origin()
    let clone = Workshop(in: try TestRepository(cloning: origin.repository, "--single-branch", "--branch", "main"))
    let outcome = clone.stet(command, as: .ben)
    #expect(outcome.status == .cannotRun)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("the ledger is not here"))
    let fetch = "git fetch origin stet/ledger:refs/remotes/origin/stet/ledger"
    #expect(outcome.errors.contains(fetch))
    #expect(try clone.repository.git("branch", "--list", "stet/*").isEmpty)
    // The command in the hint solves the problem.
    try clone.repository.run(fetch.split(separator: " ").dropFirst().map(String.init))
    #expect(try clone.states() == SurvivalTests.approved)
  }

  @Test(arguments: commands) func aShallowCloneIsRefused(command: [String]) throws {
    let origin = try Self.origin()
    let clone = Workshop(in: try TestRepository(cloning: origin.repository, "--depth=1", "--no-single-branch"))
    let outcome = clone.stet(command, as: .ben)
    #expect(outcome.status == .cannotRun)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("shallow"))
    #expect(outcome.errors.contains("git fetch --unshallow"))
  }
}
