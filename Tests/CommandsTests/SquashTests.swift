import Commands
import Core
import TestSupport
import Testing

/// Whether an approval still counts if the text reaches the branch in another commit.
@Suite struct SquashTests {
  private static let named = "Markt (#1)\n\nCo-authored-by: Ben <ben@acme.example>"

  /// A post of Ana's that Ben approved on a branch, and that is squashed into `main`.
  private func squashed(by author: Person, _ message: String, text: String? = nil) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.git("merge", "--quiet", "--squash", "feature", as: author)
    if let text { try workshop.repository.write("posts/a.md", Workshop.post(text: text)) }
    try workshop.repository.commit(message, as: author)
    return workshop
  }

  @Test func whomTheForgeNamesKeepsTheApprovalOfThatText() throws {
    let workshop = try squashed(by: .ana, Self.named)
    #expect(try workshop.states() == SurvivalTests.approved)
    let explained = workshop.stet(["explain", "post-a"]).output
    #expect(explained.contains("named by ana in commit"), "\(explained)")
  }

  @Test func notWithAnotherTextOrAnotherAuthorOrAsAuthor() throws {
    let other = try squashed(by: .ana, Self.named, text: "Am 1. Dezember ist Markt?")
    try other.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
    #expect(try squashed(by: .dana, Self.named).states()["x"] == "needs-approval")
    #expect(try squashed(by: .ben, "Markt (#1)").states()["x"] == "needs-approval")
  }

  @Test func theApproverIsWarnedBeforeTheMergeAndNotAfter() throws {
    let workshop = try Workshop()
    try workshop.repository.git("switch", "--quiet", "--create", "feature")
    try workshop.write()
    #expect(workshop.stet(["approve", "post-a", "--yes"], as: .ben).errors.contains("git commit --amend --author="))
    try workshop.merge()
    #expect(!workshop.stet(["approve", "post-a", "--yes"], as: .dana).errors.contains("--author="))
  }
}
