import Commands
import Core
import TestSupport
import Testing

/// `stet review` says that a branch is ready where all that it adds or changes would go out, and only there.
@Suite struct ReadinessTests {
  private let now = "2026-11-23T10:00:00Z"

  /// A configuration with a separate branch for Facebook.
  private static let queues = Workshop.configuration.replacing(
    "people:\n", with: "queues: { main: { branch: main }, fb: { branch: queue/fb, channels: [facebook] } }\npeople:\n")

  /// A branch with a post of Ana's that Ben approved.
  private func branch(
    _ post: String = Workshop.post(), _ configuration: String = Workshop.configuration
  ) throws
    -> Workshop
  {
    let workshop = try Workshop(configuration)
    try workshop.writeAndApprove(post)
    return workshop
  }

  private func expect(
    _ workshop: Workshop, isReady: Bool, now: String? = nil, saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let review = workshop.stet(["review", "feature"], now: now ?? self.now)
    #expect((review.status == .success) == isReady, "\(review)", sourceLocation: sourceLocation)
    for words in words { #expect(review.output.contains(words), "\(review)", sourceLocation: sourceLocation) }
    let document = try workshop.stet(["review", "feature", "--format", "json"], now: now ?? self.now).json
    #expect(document["ready"]?.boolValue == isReady, sourceLocation: sourceLocation)
  }

  private func edit(_ workshop: Workshop, _ path: String, _ text: String, as person: Person = .ana) throws {
    try workshop.repository.write(path, text)
    try workshop.repository.commit("edit", as: person)
  }

  @Test func allTimesAreToldInOneZone() throws {
    let workshop = try branch()
    try workshop.merge()
    try workshop.repository.git("switch", "--quiet", "--force-create", "feature")
    try workshop.reconfigure("timezone: Europe/Berlin", "timezone: Asia/Tokyo")
    let review = workshop.stet(["review", "feature"], now: now)
    #expect(review.output.contains("all times here are those of Asia/Tokyo, as after the merge"), "\(review)")
    #expect(review.output.contains("moved from Tue 1 Dec 2026 17:00 to Tue 1 Dec 2026 09:00"), "\(review)")
    #expect(!review.output.contains("01:00"), "\(review)")
  }

  @Test func whatIsPastItsTimeDoesNotGoOut() throws {
    let workshop = try branch()
    try expect(workshop, isReady: true, saying: "x, facebook  approved, goes out Tue 1 Dec 09:00")
    try expect(workshop, isReady: false, now: "2026-12-03T10:00:00Z", saying: "its time passed")
  }

  // MARK: - Old posts

  private static func since(_ date: String) -> String { Workshop.configuration + "lint: { since: \(date) }\n" }

  /// A branch that makes an old post too long for X.
  private func old(_ configuration: String, published: Bool = true) throws -> Workshop {
    let workshop = try Workshop(configuration)
    try workshop.write(Workshop.post(date: "2026-11-10T09:00"))
    for channel in published ? ["x", "facebook"] : [] {
      try workshop.expectSuccess(["record", "published", "post-a", "--channel", channel, "--by-hand", "-m", "so"])
    }
    try workshop.repository.git("switch", "--quiet", "--create", "feature")
    let long = String(repeating: "Wort ", count: 80)
    try edit(workshop, "posts/a.md", Workshop.post(date: "2026-11-10T09:00", text: long))
    return workshop
  }

  @Test func whatIsWrongInAnOldPostThatWasPublishedDoesNotHinder() throws {
    try expect(old(Workshop.configuration), isReady: false, saying: "error: line")
    try expect(old(Self.since("2026-11-20")), isReady: true, saying: "note: line")
    try expect(old(Self.since("2026-11-01")), isReady: false, saying: "error: line")
  }

  @Test func whatWouldNotGoOutHindersAllTheSame() throws {
    let workshop = try old(Self.since("2026-11-20"), published: false)
    try expect(workshop, isReady: false, saying: "invalid: ")
    #expect(try workshop.states(at: "feature")["x"] == "invalid")
    try workshop.expectRefusal(["approve", "post-a", "--rev", "feature", "--yes"], as: .ben, saying: "invalid")
  }

  /// A day to come spares no post that is to come.
  @Test func aLateDayMakesNothingReady() throws {
    let long = Workshop.post(channels: "[nowhere]", text: "Am 1. Dezember ist Markt.")
    let workshop = try Workshop(Self.since("2099-01-01"))
    try workshop.repository.git("switch", "--quiet", "--create", "feature")
    try workshop.write(long)
    #expect(workshop.stet(["check"]).status == .success)
    try expect(workshop, isReady: false, saying: "error: line")
  }

  @Test func anArchiveMayMove() throws {
    for (configuration, isReady) in [(Workshop.configuration, false), (Self.since("2026-11-20"), true)] {
      let workshop = try Workshop(configuration)
      try workshop.write(Workshop.post(date: "2026-11-10T09:00", more: "colour: red"))
      try workshop.repository.git("switch", "--quiet", "--create", "feature")
      try workshop.repository.git("mv", "posts/a.md", "posts/old.md")
      try workshop.repository.commit("move", as: .ana)
      try expect(workshop, isReady: isReady)
    }
  }

  @Test func aHoldKeepsItBack() throws {
    let workshop = try branch()
    try workshop.expectRefusal(["hold", "--post", "post-b", "-m", "storm"], as: .dana, saying: "there is no post")
    try workshop.expectSuccess(["hold", "--post", "post-a", "-m", "storm"], as: .dana)
    try expect(workshop, isReady: false, saying: "held by dana: storm")
  }

  @Test func whatTheBranchLeavesAloneDoesNotHinder() throws {
    let workshop = try branch()
    try workshop.merge()
    try workshop.expectSuccess(["hold", "--channel", "facebook", "-m", "storm"], as: .dana)
    try workshop.repository.git("switch", "--quiet", "--force-create", "feature")
    try edit(workshop, "posts/a.md", Workshop.post(more: "overrides: { x: { text: Kurz } }"))
    try expect(workshop, isReady: false, saying: "facebook  held by dana: storm")
    try workshop.expectSuccess(["approve", "post-a", "--rev", "feature", "--yes"], as: .ben)
    try expect(workshop, isReady: true, saying: "facebook  held by dana: storm")
    try edit(workshop, "posts/a.md", Workshop.post(more: "overrides: { facebook: { text: Kurz } }"))
    try workshop.expectSuccess(["approve", "post-a", "--rev", "feature", "--yes"], as: .ben)
    try expect(workshop, isReady: false, saying: "facebook  held by dana: storm")
  }

  @Test func whatWasAskedForIsQuoted() throws {
    let workshop = try branch()
    try workshop.expectSuccess(["request-changes", "post-a", "-m", "Which day?"], as: .cem)
    try expect(workshop, isReady: false, saying: "cem asks for changes: Which day?")
    #expect(workshop.stet(["review", "feature", "--format", "markdown"], now: now).output.contains("Which day?"))
  }

  @Test func aChannelOfAnotherBranchDoesNotGoOut() throws {
    let workshop = try branch(Workshop.post(), Self.queues)
    try expect(workshop, isReady: false, saying: "published from queue/fb, not from main")
    let own = try branch(Workshop.post(channels: "[x, mastodon]"), Self.queues)
    try expect(own, isReady: true)
  }

  @Test func explainNamesTheBranchOfEachChannel() throws {
    let workshop = try branch(Workshop.post(), Self.queues)
    let own = workshop.stet(["explain", "post-a"], now: now)
    #expect(own.status == .success && own.errors.contains("no publishing branch"), "\(own)")
    let ahead = workshop.stet(["explain", "post-a", "--rev", "feature"], now: now)
    #expect(ahead.status == .success && ahead.output.contains("queue/fb"), "\(ahead)")
    try workshop.merge()
    let merged = workshop.stet(["explain", "post-a"], now: now)
    #expect(merged.status == .findings, "\(merged)")
    #expect(merged.output.contains("facebook: does not go out: it is published from the branch queue/fb"), "\(merged)")
    #expect(workshop.stet(["explain", "post-a", "--channel", "x"], now: now).status == .success)
    #expect(workshop.stet(["explain", "post-a", "--channel", "facebook"], now: now).status == .findings)
  }

  @Test(arguments: ["preview", "diff", "explain", "log"])
  func `a post that a branch does not have is looked for on another`(
    command: String
  ) throws {
    let workshop = try branch(Workshop.post())
    for arguments in [["--rev", "feature"], ["--rev=feature"]] {
      let outcome = workshop.stet([command, "post-z"] + arguments, now: now)
      #expect(outcome.errors.contains("there is no post \"post-z\""), "\(outcome)")
      #expect(outcome.errors.contains("Hint: stet \(command) post-z --rev BRANCH\n"), "\(outcome)")
    }
    let bare = workshop.stet([command, "post-z"], now: now)
    #expect(bare.errors.contains("Hint: stet \(command) post-z --rev BRANCH\n"), "\(bare)")
  }

  @Test func theRulesOfTheBranchDoNotMakeItReady() throws {
    let workshop = try Workshop()
    try workshop.repository.git("switch", "--quiet", "--create", "feature")
    try workshop.write()
    try expect(workshop, isReady: false)
    try workshop.reconfigure("require: { approvals: 1, from: [editor] }", "require: { approvals: 0 }")
    try expect(workshop, isReady: false)
  }

  @Test func theRulesOfTheBranchCanMakeItUnready() throws {
    for (old, new) in [
      ("network: x,", "network: x, limits: { text: 20 },"), ("  facebook: {", "  facebook2: {"),
      ("require: { approvals: 1, from: [editor] }", "require: { approvals: 2, from: [editor] }"),
      ("emails: [ben@acme.example], roles: [editor]", "emails: [ben@acme.example]"), ("version: 1", "version: 7"),
    ] {
      let workshop = try branch()
      try expect(workshop, isReady: true)
      try workshop.reconfigure(old, new)
      try expect(workshop, isReady: false)
    }
    let workshop = try branch()
    try workshop.reconfigure("departments: [pr, sales]", "departments: [pr, sales, hr]")
    try expect(workshop, isReady: true)
  }

  /// A post of `main` that the branch does not touch, and that its `stet.yml` keeps from going out.
  @Test func whatTheBranchDoesToOthersCounts() throws {
    let workshop = try branch()
    try workshop.merge()
    try workshop.repository.git("switch", "--quiet", "--create", "other")
    try workshop.reconfigure("network: x,", "network: x, limits: { text: 20 },")
    let review = workshop.stet(["review", "other"], now: now)
    #expect(review.status == .findings && review.output.contains("posts/a.md"), "\(review)")
  }

  @Test func aBranchBehindIsJudgedAsMerged() throws {
    let workshop = try branch()
    try workshop.repository.git("switch", "--quiet", "main")
    try edit(workshop, "posts/b.md", "---\nid: post-b\nchannels: [x]\n---\nElse.\n")
    let review = workshop.stet(["review", "feature"], now: now)
    #expect(review.status == .success && !review.output.contains("post-b"), "\(review)")
    try workshop.reconfigure("network: x,", "network: x, limits: { text: 20 },")
    try expect(workshop, isReady: false, saying: "invalid")
  }

  @Test func afterASquashNothingIsNew() throws {
    let workshop = try branch()
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.git("merge", "--quiet", "--squash", "feature")
    try workshop.repository.commit("post: Markt (#1)", as: .ana)
    try expect(workshop, isReady: true, saying: "No post changes.")
    #expect(!workshop.stet(["review", "feature"], now: now).output.contains("added"))
  }

  @Test func aPostThatCannotBeReadIsNotReady() throws {
    let workshop = try branch()
    try edit(workshop, "posts/b.md", "---\nid: [\n---\nElse.\n")
    try expect(workshop, isReady: false, saying: "posts/b.md")
  }

  @Test func oneOfSeveralHindersAndDraftsDoNot() throws {
    let workshop = try branch()
    try edit(workshop, "posts/b.md", "---\nid: post-b\nchannels: [x]\ndraft: true\n---\nElse.\n")
    try edit(workshop, "posts/c.md", "---\nid: post-c\nchannels: [x]\n---\nSome day.\n")
    try expect(workshop, isReady: true, saying: "posts/b.md", "posts/c.md", "2 posts wait")
    try edit(workshop, "posts/d.md", "---\nid: post-d\nchannels: [x]\npublishDate: 2026-12-02T09:00\n---\nNew.\n")
    try expect(workshop, isReady: false, saying: "1 of 4 posts")
  }

  @Test func anIdThatWasSentBeforeIsNamed() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(channels: "[x]"))
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    try workshop.expectSuccess(
      ["record", "published", "post-a", "--channel", "x", "--url", "https://x.com/acme/status/7"], as: .dana)
    try workshop.repository.remove("posts/a.md")
    try workshop.repository.commit("remove")
    try workshop.repository.git("switch", "--quiet", "--create", "feature")
    try workshop.write(Workshop.post(channels: "[x]", date: "2026-12-20T09:00", text: "Quite another text."))
    try expect(workshop, isReady: false, saying: "this id was sent before", "https://x.com/acme/status/7")
  }

  // MARK: - What voids an approval

  @Test func aChangedPictureAndAnEarlierTimeAreTold() throws {
    let workshop = try branch()
    try workshop.merge()
    try workshop.repository.git("switch", "--quiet", "feature")
    var picture = Workshop.picture
    picture[19] = 9
    try workshop.repository.write("media/markt.png", bytes: picture)
    try edit(workshop, "posts/a.md", Workshop.post(date: "2026-11-30T09:00"))
    let told = ["media/markt.png, 1×1 → 9×1", "time: Tue 1 Dec 2026 09:00 → Mon 30 Nov 2026 09:00"]
    let difference = try workshop.expectSuccess(["diff", "post-a", "--rev", "feature"]).output
    for line in told { #expect(difference.contains(line + "\n"), "\(difference)") }
    let review = workshop.stet(["review", "feature"], now: now).output
    for words in told { #expect(review.contains(words), "\(review)") }
    #expect(review.contains("the approval by ben no longer counts: media/markt.png"))
  }

  /// The approved commit may not exist any more after a squash.
  @Test func aPictureIsFoundInTheHistoryOfMain() throws {
    let workshop = try branch()
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.git("merge", "--quiet", "--squash", "feature")
    try workshop.repository.commit("post: Markt (#1)", as: .ana)
    try workshop.repository.git("branch", "--quiet", "-D", "feature")
    try workshop.repository.git("reflog", "expire", "--expire=now", "--all")
    try workshop.repository.git("gc", "--quiet", "--prune=now")
    var picture = Workshop.picture
    picture[19] = 9
    try workshop.repository.write("media/markt.png", bytes: picture)
    try workshop.repository.commit("picture")
    let difference = try workshop.expectSuccess(["diff", "post-a"]).output
    #expect(difference.contains("media/markt.png, 1×1 → 9×1\n"), "\(difference)")
  }

  @Test func aLaterTimeVoidsNothingAndIsNoDifference() throws {
    let workshop = try branch()
    try edit(workshop, "posts/a.md", Workshop.post(date: "2026-12-02T09:00"))
    let difference = try workshop.expectSuccess(["diff", "post-a"]).output
    #expect(difference == "x, facebook: nothing that readers see has changed\n")
    try expect(workshop, isReady: true)
  }
}
