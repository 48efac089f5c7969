import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// What is taken back, overruled or released is the post that was named, and no other.
@Suite struct PartTests {
  /// Posts that one record approves, with a campaign.
  private func workshop(_ ids: [String] = ["a", "b", "c"], more: String = "campaign: advent") throws -> Workshop {
    let workshop = try Workshop()
    for id in ids { try workshop.repository.write("posts/\(id).md", Self.post(id, more)) }
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("posts", as: .ana)
    try workshop.decide(["approve", "--yes"] + ids, as: .ben)
    return workshop
  }

  private static func post(_ id: String, _ more: String) -> String {
    Workshop.post(id: id, channels: "[x]", text: "Der Post \(id).", more: more)
  }

  private func states(_ workshop: Workshop, _ ids: [String] = ["a", "b", "c"]) throws -> [String] {
    try ids.map { try workshop.states(of: $0)["x"] ?? "none" }
  }

  /// Writes a post anew with other labels.
  private func relabel(_ workshop: Workshop, _ id: String, _ more: String = "") throws {
    try workshop.repository.write("posts/\(id).md", Self.post(id, more))
    try workshop.repository.commit("labels", as: .ana)
  }

  // MARK: - Withdrawing and dismissing

  @Test(arguments: [(["withdraw"], Person.ben), (["dismiss", "-m", "Nein"], .dana)])
  func oneOfThreeApprovedTogether(command: [String], person: Person) throws {
    let workshop = try workshop()
    let outcome = try workshop.expectSuccess(command + ["b"], as: person)
    #expect(outcome.output.contains("post b"))
    #expect(!outcome.output.contains("a (x)"))
    #expect(try states(workshop) == ["scheduled", "needs-approval", "scheduled"])
    try workshop.expectRefusal(command + ["b"], as: person, saying: "b:", "stet explain b")
    try workshop.decide(command + ["posts/c.md"], as: person)
    #expect(try states(workshop) == ["scheduled", "needs-approval", "needs-approval"])
    try workshop.decide(["approve", "b", "--yes"], as: .ben)
    #expect(try states(workshop) == ["scheduled", "scheduled", "needs-approval"])
    #expect(try workshop.expectSuccess(["log", "b"]).output.contains("approved it (x) (does not count)"))
    #expect(try !workshop.expectSuccess(["log", "a"]).output.contains("does not count"))
  }

  /// Names given twice are recorded once, and posts may be named by their paths.
  @Test func whatIsNamedTwiceIsMeantOnce() throws {
    let workshop = try workshop()
    let withdrawn = try workshop.record(try workshop.decide(["withdraw", "b", "posts/b.md", "b"], as: .ben))
    #expect(withdrawn["subjects"] == [["type": "scope", "posts": ["b"]]])
    let names = ["--post", "a", "--post", "posts/a.md", "--channel", "x", "--channel", "x", "--campaign", "advent"]
    let held = try workshop.record(
      try workshop.decide(["hold", "-m", "Halt", "--campaign", "advent"] + names, as: .cem))
    #expect(
      held["subjects"] == [["type": "scope", "posts": ["a"], "channels": ["x"], "campaigns": ["advent"]]])
    let resumed = ["resume", "--post", "posts/a.md", "--post", "a", "-m", "gut"]
    #expect(
      try workshop.record(workshop.decide(resumed, as: .dana))["subjects"] == [["type": "scope", "posts": ["a"]]])
    #expect(try states(workshop) == ["scheduled", "held", "held"])
    try workshop.expectRefusal(["hold", "--post", "posts/d.md", "-m", "Halt"], as: .cem, saying: "no post")
  }

  @Test func severalPostsInOneRecord() throws {
    let workshop = try workshop()
    try workshop.decide(["comment", "b", "-m", "Schön"], as: .ben)
    let record = try workshop.record(try workshop.decide(["withdraw", "c", "b"], as: .ben))
    #expect(record["subjects"] == [["type": "scope", "posts": ["c", "b"]]])
    #expect(record["crit"] == [])
    #expect(record["targets"]?.arrayValue?.count == 2)
    #expect(try states(workshop) == ["scheduled", "needs-approval", "needs-approval"])
  }

  @Test func theRecordAsAWhole() throws {
    let workshop = try workshop()
    try workshop.decide(["withdraw", "b"], as: .ben)
    let approval = try workshop.approval(of: "a")
    try workshop.decide(["dismiss", approval, "-m", "Nein"], as: .dana)
    #expect(try states(workshop) == ["needs-approval", "needs-approval", "needs-approval"])
  }

  @Test func aPostIsNamedByIdOrPathAndMustExist() throws {
    let workshop = try workshop(["a"])
    try workshop.repository.write("posts/d.md", Self.post("d", ""))
    try workshop.repository.commit("d", as: .ana)
    try workshop.expectRefusal(
      ["dismiss", "d", "-m", "Nein"], as: .dana, saying: "no approval and no request for changes stands")
    try workshop.expectRefusal(["withdraw", "a"], as: .dana, saying: "dana has no approval, request or comment on it")
    try workshop.expectRefusal(["withdraw", "nothing"], as: .dana, status: 2, saying: "there is no record")
    try workshop.expectRefusal(["dismiss", "a", "-m", "Nein"], as: .cem, saying: "cem may not")
  }

  // MARK: - Releasing one post of a hold

  @Test(arguments: ["--campaign=advent", "--all", "--channel=x"]) func onePostOfAWiderHold(scope: String) throws {
    let workshop = try workshop()
    try workshop.decide(["hold", scope, "-m", "Krise"], as: .cem)
    try workshop.expectRefusal(["resume", "--post", "b"], as: .cem, saying: "cem may not")
    let outcome = try workshop.expectSuccess(["resume", "--post", "b"], as: .dana)
    #expect(outcome.output == "dana resumed post b\n  b on x: goes out Tue 1 Dec 09:00 on X\n")
    #expect(try states(workshop) == ["held", "scheduled", "held"])
    try workshop.expectRefusal(["resume", "--post", "b"], as: .dana, saying: "no open hold")
    try workshop.expectRefusal(["resume", "--post", "bb"], as: .dana, saying: "there is no post \"bb\"")
    try workshop.decide(["resume", scope], as: .dana)
    #expect(try states(workshop) == ["scheduled", "scheduled", "scheduled"])
  }

  @Test func fromAllHoldsOrFromTheOneNamed() throws {
    let workshop = try workshop()
    let campaign = try workshop.decide(["hold", "--campaign", "advent", "-m", "Krise"], as: .cem)
    try workshop.decide(["hold", "--post", "b", "-m", "Bild"], as: .cem)
    try workshop.decide(["resume", campaign, "--post", "b"], as: .dana)
    #expect(try states(workshop) == ["held", "held", "held"])
    // The hold of `b` alone ends as a whole.
    let record = try workshop.decide(["resume", "--post", "b"], as: .dana)
    #expect(try workshop.record(record)["crit"] == [])
    #expect(try states(workshop) == ["held", "scheduled", "held"])
    let part = try workshop.decide(["resume", "--post", "a", "--post", "c"], as: .dana)
    #expect(try workshop.record(part)["crit"] == ["subjects"])
    #expect(try states(workshop) == ["scheduled", "scheduled", "scheduled"])
  }

  @Test func aHoldOfSeveralScopesEndsWithAllOfThem() throws {
    let workshop = try workshop()
    try workshop.decide(["hold", "--post", "a", "--post", "b", "-m", "Bild"], as: .cem)
    try workshop.addHold(of: [["posts": ["a"]], ["channels": ["x"]]])
    try workshop.decide(["resume", "--post", "a"], as: .dana)
    #expect(try states(workshop) == ["scheduled", "held", "held"])
    try workshop.expectRefusal(["resume", "--post", "a"], as: .dana, saying: "no open hold")
    try workshop.decide(["resume", "--channel", "x"], as: .dana)
    #expect(try states(workshop) == ["scheduled", "held", "scheduled"])
    try workshop.decide(["resume", "--post", "b"], as: .dana)
    #expect(try states(workshop) == ["scheduled", "scheduled", "scheduled"])
  }

  // MARK: - Labels

  @Test func aHoldIsNotShedWithTheLabel() throws {
    let workshop = try workshop(["a", "b"])
    try workshop.decide(["hold", "--campaign", "advent", "-m", "Krise"], as: .cem)
    try relabel(workshop, "a", "campaign: winter")
    try relabel(workshop, "b")
    try workshop.repository.git("mv", "posts/b.md", "posts/elsewhere.md")
    try workshop.repository.commit("rename", as: .ana)
    #expect(try states(workshop, ["a", "b"]) == ["held", "held"])
    let explained = workshop.stet(["explain", "b"]).output
    #expect(explained.contains("for campaign advent (which the post bore before)"), "\(explained)")
    // A post that never had the label goes out.
    try workshop.repository.write("posts/d.md", Self.post("d", "campaign: winter"))
    try workshop.repository.commit("d", as: .ana)
    try workshop.decide(["approve", "d", "--yes"], as: .ben)
    #expect(try states(workshop, ["d"]) == ["scheduled"])
  }

  @Test func aLabelThatNoPostBearsAnyMoreCanBeHeld() throws {
    let workshop = try workshop(["a"])
    try relabel(workshop, "a")
    try workshop.expectRefusal(["hold", "--campaign", "advnt", "-m", "Krise"], as: .cem, saying: "advent")
    try workshop.decide(["hold", "--campaign", "advent", "-m", "Krise"], as: .cem)
    #expect(try states(workshop, ["a"]) == ["held"])
  }

  @Test func aLabelWithinAMergedBranchIsNone() throws {
    let workshop = try workshop(["a"])
    try workshop.repository.git("switch", "--quiet", "--create", "side")
    try workshop.repository.write("posts/s.md", Self.post("s", "campaign: secret"))
    try workshop.repository.commit("s", as: .ana)
    try relabel(workshop, "s", "department: pr")
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "side")
    try workshop.decide(["approve", "s", "--yes"], as: .ben)
    let early = try workshop.expectSuccess(["hold", "--campaign", "secret", "-m", "Krise"], as: .cem)
    #expect(early.errors.contains("no post has the campaign \"secret\" yet: this stops those that will"), "\(early)")
    try workshop.decide(["resume", "--campaign", "secret"], as: .ben)
    try relabel(workshop, "s")
    #expect(try states(workshop, ["s"]) == ["scheduled"])
    try workshop.decide(["hold", "--department", "pr", "-m", "Krise"], as: .cem)
    #expect(try states(workshop, ["s"]) == ["held"])
    // It also had the label when it was approved, but dismissing the approval is not enough: it had it on the branch as
    // well.
    try workshop.decide(["dismiss", "s", "-m", "Nein"], as: .dana)
    #expect(try states(workshop, ["s"]) == ["held"])
  }

  @Test func eachQueueGoesByItsOwnBranch() throws {
    let workshop = try workshop(["a"])
    try workshop.reconfigure(
      "channels:\n  x:",
      "queues:\n  main: { branch: main, channels: [facebook] }\n  quick: { branch: quick }\nchannels:\n  x:")
    try workshop.repository.git("branch", "quick")
    try workshop.repository.git("switch", "--quiet", "quick")
    try relabel(workshop, "a")
    try workshop.decide(["hold", "--campaign", "advent", "-m", "Krise"], as: .cem)
    #expect(try states(workshop, ["a"]) == ["held"])
    try workshop.decide(["resume", "--post", "a"], as: .dana)
    #expect(try states(workshop, ["a"]) == ["scheduled"])
  }

  @Test func aLabelOfTheApprovalAlone() throws {
    let workshop = try Workshop()
    try workshop.repository.git("switch", "--quiet", "--create", "feature")
    try workshop.write(Self.post("a", "campaign: advent"))
    try workshop.decide(["approve", "a", "--yes"], as: .ben)
    try relabel(workshop, "a")
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.git("merge", "--quiet", "--squash", "feature")
    try workshop.repository.commit("a", as: .ana)
    try workshop.decide(["hold", "--campaign", "advent", "-m", "Krise"], as: .cem)
    #expect(try states(workshop, ["a"]) == ["held"])
    #expect(workshop.stet(["explain", "a"]).output.contains("when ben approved it"))
    try workshop.decide(["withdraw", "a"], as: .ben)
    #expect(try states(workshop, ["a"]) == ["needs-approval"])
  }
}

extension Workshop {
  /// A record of the ledger.
  fileprivate func record(_ id: String) throws -> JSONValue {
    let hex = String(id.dropFirst("sha256:".count))
    let path = "records/\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex).json"
    return try JSONValue(json: Array(repository.git("show", "stet/ledger:\(path)").utf8))
  }

  /// Adds a hold of several scopes, as another program may write it.
  fileprivate func addHold(of scopes: [[String: [String]]]) throws {
    let git = try repository.open()
    let identity = try ContentRepository.open(directory).policy().configuration.repository
    let record = Record(
      kind: .hold, repository: identity, actor: "cem",
      subjects: scopes.map { .scope(Scope(channels: $0["channels"] ?? [], posts: $0["posts"] ?? [])) }, note: "Krise",
      previous: try repository.id("stet/ledger").hex, nonce: String(repeating: "a", count: 32),
      time: Timestamp(seconds: 1_795_428_000))
    let signature = try Signature(name: "Cem", email: "cem@acme.example", time: 1_795_428_000, offsetMinutes: 0)
    try LedgerWriter.append([record], identity: signature, to: git)
  }

  /// The id of the record that approves a post.
  fileprivate func approval(of post: String) throws -> String {
    let entry = try entry(post)
    return try #require(entry["approvals"]?.arrayValue?.first?["record"]?.stringValue)
  }
}
