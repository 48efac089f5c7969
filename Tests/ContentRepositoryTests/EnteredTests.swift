import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// When a post entered its branch, and when it last changed there.
@Suite struct EnteredTests {
  private let path = "posts/a.md"

  @Test func withTheFirstCommitThroughEditsAndRenames() throws {
    let fixture = try Fixture()
    let first = try fixture.commit(path, Fixture.post())
    try fixture.commit(path, Fixture.post(text: "Fest."))
    try fixture.repository.git("mv", path, "posts/b.md")
    let last = try fixture.repository.commit("rename", as: .ben)
    let history = try fixture.history()
    #expect(history.entered?.commit == first.hex)
    #expect(history.entered?.position == 1)
    #expect(history.lastChange?.commit == last.hex)
  }

  @Test func withTheMergeAndNotTheBranch() throws {
    let fixture = try Fixture()
    try fixture.repository.git("switch", "--quiet", "--create", "feature")
    try fixture.commit(path, Fixture.post())
    try fixture.repository.git("switch", "--quiet", "main")
    try fixture.commit("posts/b.md", Fixture.post("other"))
    try fixture.repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "feature", as: .dana)
    let merge = try fixture.repository.id("HEAD")
    #expect(try fixture.history().entered?.commit == merge.hex)
    #expect(try fixture.history("other").entered?.position == 1)
    #expect(try fixture.history().entered?.position == 2)
  }

  @Test func withTheSquash() throws {
    let fixture = try Fixture()
    try fixture.repository.git("switch", "--quiet", "--create", "feature")
    try fixture.commit(path, Fixture.post())
    try fixture.repository.git("switch", "--quiet", "main")
    try fixture.repository.git("merge", "--quiet", "--squash", "feature")
    let squash = try fixture.repository.commit("squash")
    try fixture.repository.git("branch", "-D", "feature")
    #expect(try fixture.history().entered?.commit == squash.hex)
  }

  @Test func removingAndAddingAgainKeepsThePlace() throws {
    let fixture = try Fixture()
    let first = try fixture.commit(path, Fixture.post())
    try fixture.repository.remove(path)
    let removal = try fixture.repository.commit("remove", as: .ben)
    #expect(try fixture.history().lastChange?.commit == removal.hex)
    let again = try fixture.commit("posts/c.md", Fixture.post(), as: .cem)
    #expect(try fixture.history().entered?.commit == first.hex)
    #expect(try fixture.history().lastChange?.commit == again.hex)
    #expect(try fixture.contributors() == ["ana"])
  }

  /// The order on the branch counts, since clocks may be wrong.
  @Test func byPositionWhateverClocksSay() throws {
    let fixture = try Fixture()
    try fixture.repository.write("posts/a.md", Fixture.post("a"))
    try fixture.repository.commit("a", at: 2_000_000_000)
    try fixture.repository.write("posts/b.md", Fixture.post("b"))
    try fixture.repository.commit("b", at: 1_000_000_000)
    #expect(try fixture.history("a").entered?.position == 1)
    #expect(try fixture.history("b").entered?.position == 2)
  }

  @Test func aPostThatNobodyKnows() throws {
    let history = try Fixture().history("nothing")
    #expect(history.entered == nil)
    #expect(history.contributions.isEmpty)
  }
}
