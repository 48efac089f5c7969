import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// Moving posts, in a repository.
@Suite struct MoveTests {
  private func text(_ workshop: Workshop, _ path: String = "posts/a.md") throws -> String {
    try String(contentsOfFile: workshop.repository.path + "/" + path, encoding: .utf8)
  }

  /// A repository in which git commits as Ana.
  private func workshop(_ configuration: String = Workshop.configuration) throws -> Workshop {
    let workshop = try Workshop(configuration)
    try workshop.repository.git("config", "user.name", "Ana")
    try workshop.repository.git("config", "user.email", "ana@acme.example")
    return workshop
  }

  /// A post on X and Facebook, approved by Ben.
  private func approved(_ configuration: String = Workshop.configuration) throws -> Workshop {
    let workshop = try workshop(configuration)
    try workshop.write()
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    return workshop
  }

  /// Expects that a move is refused, says why, and leaves the file and the branch as they are.
  private func expectRefusal(
    _ workshop: Workshop, _ arguments: [String], now: String = "2026-11-23T10:00:00Z", status: ExitStatus = .findings,
    saying words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (before, head) = (try text(workshop), try workshop.repository.id("HEAD"))
    let outcome = workshop.stet(["move", "post-a"] + arguments, now: now)
    #expect(outcome.status == status, "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    for words in words { #expect(outcome.errors.contains(words), "\(outcome.errors)", sourceLocation: sourceLocation) }
    #expect(try text(workshop) == before, sourceLocation: sourceLocation)
    #expect(try workshop.repository.id("HEAD") == head, sourceLocation: sourceLocation)
  }

  /// The time of the day stays: that of the post, of a channel's override, of an occurrence.
  @Test func anotherDayKeepsTheClock() throws {
    let workshop = try workshop()
    try workshop.write(Workshop.post(more: "overrides:\n  facebook: { publishDate: 2026-12-01T18:30 }"))
    let before = try text(workshop)
    try workshop.expectSuccess(["move", "post-a", "--to", "2026-12-04"])
    try workshop.expectSuccess(["move", "post-a", "--to", "2026-12-05", "--channel", "facebook"])
    let moved = before.replacing("2026-12-01T09:00", with: "2026-12-04T09:00")
      .replacing("2026-12-01T18:30", with: "2026-12-05T18:30")
    #expect(try text(workshop) == moved)
    try workshop.expectSuccess(["move", "post-a", "--to", "-1d"])
    try workshop.expectSuccess(["move", "post-a", "--to", "-2h", "--channel", "facebook"])
    let earlier = moved.replacing("2026-12-04T09:00", with: "2026-12-03T09:00")
      .replacing("2026-12-05T18:30", with: "2026-12-05T16:30")
    #expect(try text(workshop) == earlier)
    // Counted from the channel's time, a distance from the post's stays one.
    try workshop.write(Workshop.post(more: "overrides:\n  facebook: { publishDate: +2h }"))
    try workshop.expectSuccess(["move", "post-a", "--to", "+3h", "--channel", "facebook"])
    #expect(try text(workshop).contains("facebook: { publishDate: +5h }"))
    let post = try workshop.expectSuccess(["move", "post-a", "--to", "+1h"]).output
    #expect(post.contains("facebook: from Tue 1 Dec 2026 14:00 to Tue 1 Dec 2026 15:00"), "\(post)")
    try workshop.expectSuccess(["move", "post-a", "--to", "-6h", "--channel", "facebook"])
    #expect(try text(workshop).contains("facebook: { publishDate: 2026-12-01T09:00 }"))
    let staying = try workshop.expectSuccess(["move", "post-a", "--to", "+1d", "--format", "json"])
    #expect(try staying.json["staying"] == [["channel": "facebook", "at": "2026-12-01T08:00:00Z"]])
    let alone = try workshop.expectSuccess(["move", "post-a", "--to", "-1h"])
    let told = "facebook: stays at Tue 1 Dec 2026 09:00, its own time: `stet move post-a --to -1h --channel facebook`"
    #expect(alone.output.contains(told), "\(alone.output)")
    try workshop.write(Workshop.post(date: "slot"))
    try expectRefusal(
      workshop, ["--to", "2026-12-04"], saying: "it has no time to count from", "Hint: stet move post-a --to ")
    try workshop.write(Workshop.post(channels: "[facebook]", more: "repeat: { every: 1w, times: 3 }"))
    try workshop.expectSuccess(["move", "post-a", "--occurrence", "2026-12-08", "--to", "2026-12-10"])
    #expect(try text(workshop).contains("moved: { 2026-12-08: 2026-12-10T09:00 }"))
  }

  /// Where a distance from the post's moment would be another time, the time itself is written.
  @Test(arguments: [
    (
      "2026-12-01T12:00", "timezone: America/New_York", ["--to", "+2h", "--channel", "x"],
      "publishDate: 2026-12-01T14:00"
    ),
    ("2027-03-27T12:00", "link: false", ["--to", "+1d", "--channel", "x"], "publishDate: 2027-03-28T12:00"),
    ("2027-03-26T12:00", "link: false", ["--to", "+1d", "--channel", "x"], "publishDate: +1d"),
    ("2026-11-30T23:30Z", "link: false", ["--to", "2026-12-04"], "publishDate: 2026-12-04T00:30"),
    (
      "2026-11-30T12:00+02:00", "link: false", ["--to", "2026-12-04", "--channel", "x"], "publishDate: 2026-12-04T11:00"
    ),
  ]) func theClockThatReadersSeeIsKept(date: String, key: String, options: [String], written: String) throws {
    let workshop = try workshop()
    let override = key == "link: false" ? "" : "overrides:\n  x: { \(key) }"
    try workshop.write(Workshop.post(date: date, more: override))
    try workshop.expectSuccess(["move", "post-a"] + options)
    let text = try text(workshop)
    #expect(text.contains(written), "\(text)")
  }

  /// A command is printed only where it can be typed.
  @Test func whatStaysAndCannotMoveAlikeHasNoCommand() throws {
    let workshop = try workshop()
    try workshop.write(Workshop.post(more: "overrides:\n  x: { publishDate: slot }"))
    let outcome = try workshop.expectSuccess(["move", "post-a", "--to", "+1d"]).output
    #expect(outcome.contains("  x: stays in its slots\n"), "\(outcome)")
    let post = Workshop.post(more: "overrides:\n  facebook: { publishDate: 2026-12-05T09:00 }")
    try workshop.write(post)
    let slot = try workshop.expectSuccess(["move", "post-a", "--to", "slot"]).output
    #expect(slot.contains("  facebook: stays at Sat 5 Dec 2026 09:00, its own time\n"), "\(slot)")
  }

  @Test func aLaterTimeKeepsTheApprovals() throws {
    let workshop = try approved()
    let before = try text(workshop)
    let outcome = try workshop.expectSuccess(["move", "post-a", "--to", "2026-12-02 10:00"])
    #expect(try text(workshop) == before.replacing("2026-12-01T09:00", with: "2026-12-02T10:00"))
    for words in [
      "-publishDate: 2026-12-01T09:00\n", "+publishDate: 2026-12-02T10:00\n",
      "x: from Tue 1 Dec 2026 09:00 to Wed 2 Dec 2026 10:00; the approval by ben stands\n",
      "facebook: from Tue 1 Dec 2026 09:00 to Wed 2 Dec 2026 10:00; the approval by ben stands\n",
    ] { #expect(outcome.output.contains(words), "\(outcome.output)") }
    #expect(
      outcome.errors
        == "Next: git commit --only -m 'posts: move post-a to 2026-12-02T10:00' -- posts/a.md\n")
    #expect(try workshop.entry()["at"]?.stringValue == "2026-12-01T08:00:00Z", "the queue changes with the commit")
    try workshop.repository.git("commit", "--quiet", "--all", "-m", "posts")
    #expect(try workshop.entry()["at"]?.stringValue == "2026-12-02T09:00:00Z")
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func anEarlierTimeVoidsThem() throws {
    let workshop = try approved()
    let outcome = try workshop.expectSuccess(["move", "post-a", "--to", "2026-11-30T09:00", "--commit"])
    #expect(
      outcome.output.contains(
        "the approval by ben no longer counts: the new time is earlier than what was approved; goes out once"),
      "\(outcome.output)")
    #expect(try workshop.states() == ["x": "needs-approval", "facebook": "needs-approval"])
  }

  @Test(arguments: [("any", "2026-11-30T09:00", true), ("never", "2026-12-03T09:00", false)])
  func theRuleDecides(rule: String, time: String, stands: Bool) throws {
    let workshop = try approved(Workshop.configuration.replacing("reschedule: later", with: "reschedule: \(rule)"))
    let output = try workshop.expectSuccess(["move", "post-a", "--to", time, "--commit"]).output
    #expect(output.contains("the approval by ben stands") == stands, "\(output)")
    #expect(output.contains("no longer counts: `policy.reschedule` is `never`") != stands, "\(output)")
    #expect((try workshop.states() == SurvivalTests.approved) == stands)
  }

  @Test func oneChannelGetsAnOverride() throws {
    let workshop = try approved()
    let document = try workshop.expectSuccess(
      ["move", "post-a", "--to", "+2h", "--channel", "x", "--commit", "--format", "json"]
    ).json
    #expect(try text(workshop).contains("\noverrides:\n  x: { publishDate: +2h }\n---\n"))
    #expect(document["channel"]?.stringValue == "x")
    #expect(document["channels"]?.arrayValue?.count == 1)
    #expect(document["channels"]?.arrayValue?.first?["to"]?.stringValue == "2026-12-01T10:00:00Z")
    #expect(document["channels"]?.arrayValue?.first?["standing"]?.arrayValue?.count == 1)
    #expect(document["line"]?["before"] == .null)
    #expect(document["line"]?["after"]?.stringValue == "  x: { publishDate: +2h }")
    #expect(document["commit"]?.stringValue == (try workshop.repository.id("HEAD").hex))
    #expect(
      try workshop.repository.git("log", "-1", "--format=%an %s") == "Ana posts: move post-a to +2h on x\n")
    #expect(try workshop.entry(on: "x")["at"]?.stringValue == "2026-12-01T10:00:00Z")
    #expect(try workshop.entry(on: "facebook")["at"]?.stringValue == "2026-12-01T08:00:00Z")
    // What follows the post's time moves with it.
    let output = try workshop.expectSuccess(["move", "posts/a.md", "--to", "+1d", "--commit"]).output
    #expect(output.contains("x: from Tue 1 Dec 2026 11:00 to Wed 2 Dec 2026 11:00"), "\(output)")
  }

  @Test func whatElseMovesIsToldWithBothTimes() throws {
    let workshop = try workshop()
    for (id, date) in [("post-a", "2026-12-02T15:00"), ("first", "slot"), ("second", "slot")] {
      try workshop.repository.write(
        id == "post-a" ? "posts/a.md" : "posts/\(id).md",
        Workshop.post(id: id, channels: "[x]", date: date, text: "Neues von \(id)."))
    }
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("posts", at: 1_795_363_200)  // Sunday, 2026-11-22, 16:00 UTC
    for id in ["first", "second", "post-a"] {
      try workshop.expectSuccess(["approve", id, "--yes"], as: .ben, now: "2026-11-22T17:00:00Z")
    }
    // Monday 09:00 is the first slot.
    let outcome = try workshop.expectSuccess(
      ["move", "post-a", "--to", "2026-11-23T09:00", "--commit", "--format", "json"], now: "2026-11-23T06:00:00Z")
    let moved = try outcome.json["queue"]?.arrayValue ?? []
    #expect(moved.map { $0["post"]?.stringValue } == ["first", "second"])
    #expect(moved.map { $0["from"]?.stringValue } == ["2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"])
    #expect(moved.map { $0["to"]?.stringValue } == ["2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z"])
    for entry in moved {
      let post = try #require(entry["post"]?.stringValue)
      #expect(try workshop.entry(post, now: "2026-11-23T06:00:00Z")["at"] == entry["to"], "as it then is")
    }
    // Back to a slot, which an approval for a time does not cover.
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben, now: "2026-11-23T06:00:00Z")
    let text = try workshop.expectSuccess(["move", "post-a", "--to", "slot"], now: "2026-11-23T06:00:00Z").output
    #expect(text.contains("no longer counts: it was given for a time"), "\(text)")
    #expect(text.contains("Moves as well\n  first (x): moved from Tue 24 Nov 2026 09:00 to Mon 23 Nov 2026 09:00"))
  }

  @Test func whatMustNotMoveIsRefused() throws {
    let workshop = try approved()
    try expectRefusal(
      workshop, ["--to", "soon"], status: .usage, saying: "\"soon\" is no time to move to", "`+2h`, `-1d`")
    try expectRefusal(workshop, ["--to", "2026-11-23T10:59"], saying: "2026-11-23T10:59+01:00 is over (x)")
    try expectRefusal(workshop, ["--to", "2027-03-28T02:30"], saying: "does not exist in Europe/Berlin")
    try expectRefusal(
      workshop, ["--to", "2027-10-31T02:30"], saying: "happens twice in Europe/Berlin",
      "stet move post-a --to '2027-10-31T02:30+01:00'")
    try expectRefusal(
      workshop, ["--to", "slot", "--channel", "mastodon"], saying: "post-a is not for the channel mastodon",
      "its `channels` are x, facebook")
    try expectRefusal(
      workshop, ["--to", "slot"], saying: "facebook: channel \"facebook\" has no slots",
      "Hint: stet move post-a --to slot --channel x\n")
    try expectRefusal(workshop, ["--to", "2026-12-01T09:00"], saying: "its `publishDate` is 2026-12-01T09:00 already")
    try expectRefusal(
      workshop, ["--to", "2026-12-01T08:00Z"], saying: "each of its channels has a time of its own")
    let unknown = workshop.stet(["move", "post-b", "--to", "slot"])
    #expect(unknown.status == .cannotRun)
    #expect(unknown.errors.contains("there is no post \"post-b\" in the work tree, did you mean \"post-a\""))
  }

  @Test func whatWasSentStays() throws {
    let workshop = try approved()
    try workshop.decide(
      ["record", "handed-off", "post-a", "--channel", "x", "--to", "tool", "--by-hand", "-m", "dort geplant"],
      as: .ben)
    try expectRefusal(
      workshop, ["--to", "+2h"], saying: "another tool has it for x", "stet move post-a --to TIME --channel facebook")
    try workshop.expectSuccess(["move", "post-a", "--to", "+2h", "--channel", "facebook", "--commit"])
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .ben)
    try expectRefusal(workshop, ["--to", "+2h", "--channel", "x"], saying: "it went out on x already")
  }

  @Test func aChannelOfItsNetworksNameDoesNotMoveTheOthers() throws {
    let workshop = try workshop(
      Workshop.configuration.replacing(
        "  facebook: {", with: "  x-service: { network: x, account: \"@service\" }\n  facebook: {"))
    try workshop.write(Workshop.post(channels: "[x, x-service]"))
    try expectRefusal(
      workshop, ["--to", "+2h", "--channel", "x"], saying: "`overrides.x` also decides for x-service")
    try workshop.expectSuccess(["move", "post-a", "--to", "2026-12-01T09:30", "--channel", "x-service", "--commit"])
    try workshop.expectSuccess(["move", "post-a", "--to", "+2h", "--channel", "x", "--commit"])
    #expect(try workshop.entry(on: "x")["at"]?.stringValue == "2026-12-01T10:00:00Z")
    #expect(try workshop.entry(on: "x-service")["at"]?.stringValue == "2026-12-01T08:30:00Z")
  }

  /// A series of three Tuesdays from 1 December, approved by Ben.
  private func series() throws -> Workshop {
    let workshop = try workshop()
    try workshop.write(Workshop.post(more: "repeat: { every: 1w, times: 3 }"))
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    return workshop
  }

  @Test func anOccurrenceMovesAlone() throws {
    let workshop = try series()
    let before = try text(workshop)
    let outcome = try workshop.expectSuccess(
      ["move", "post-a", "--occurrence", "2026-12-08", "--to", "2026-12-09 10:00", "--commit"])
    #expect(
      try text(workshop)
        == before.replacing("times: 3 }", with: "times: 3, moved: { 2026-12-08: 2026-12-09T10:00 } }"))
    for words in [
      "post-a, the occurrence of Tue 8 Dec 2026\n",
      "facebook: from Tue 8 Dec 2026 09:00 to Wed 9 Dec 2026 10:00; the approval by ben stands\n",
    ] { #expect(outcome.output.contains(words), "\(outcome.output)") }
    #expect(
      try workshop.repository.git("log", "-1", "--format=%s").hasPrefix(
        "posts: move 2026-12-08 of post-a to 2026-12-09T10:00"))
    let listing = try workshop.expectSuccess(["queue", "--all", "--format", "json"]).json
    let entries = listing["entries"]?.arrayValue?.filter { $0["channel"]?.stringValue == "facebook" }
    #expect(
      entries?.map { "\($0["occurrence"]?.stringValue ?? "") \($0["at"]?.stringValue ?? "")" } == [
        "2026-12-01 2026-12-01T08:00:00Z", "2026-12-08 2026-12-09T09:00:00Z", "2026-12-15 2026-12-15T08:00:00Z",
      ])
    // It keeps its day: what was sent of it counts, and what has gone out does not move.
    try workshop.expectSuccess(
      ["record", "published", "post-a", "--channel", "facebook", "--occurrence", "2026-12-08"],
      now: "2026-12-09T09:05:00Z")
    try expectRefusal(
      workshop, ["--occurrence", "2026-12-08", "--to", "2026-12-10T10:00"], now: "2026-12-09T10:00:00Z",
      saying: "the occurrence of 2026-12-08 went out on facebook already")
  }

  @Test func anEarlierTimeOfAnOccurrenceVoids() throws {
    let workshop = try series()
    let outcome = try workshop.expectSuccess(
      ["move", "post-a", "--occurrence", "2026-12-08", "--to", "2026-12-08T08:00"])
    #expect(outcome.output.contains("the approval by ben no longer counts"), "\(outcome.output)")
    #expect(outcome.output.contains("All occurrences that are left need a new approval: `stet approve post-a`\n"))
    try workshop.repository.git("checkout", "--quiet", ".")
    let later = try workshop.expectSuccess(["move", "post-a", "--occurrence", "2026-12-08", "--to", "+2h"])
    #expect(later.output.contains("to Tue 8 Dec 2026 11:00"), "\(later.output)")
  }

  @Test func anOccurrenceThatMustNotMoveIsRefused() throws {
    let workshop = try series()
    let rows: [([String], String, ExitStatus)] = [
      (["--occurrence", "2026-12-09", "--to", "+2h"], "no occurrence on 2026-12-09", .findings),
      (["--occurrence", "2026-12-08", "--to", "2026-12-15T10:00"], "would not stay between its neighbours", .findings),
      (["--occurrence", "2026-12-08", "--to", "slot"], "cannot take slots", .findings),
      (["--occurrence", "2026-12-08", "--to", "2026-12-08T09:00"], "is at 2026-12-08T09:00 already", .findings),
      (["--occurrence", "2026-12-01", "--to", "2026-11-22T09:00"], "is over", .findings),
      (["--occurrence", "2026-12-08", "--to", "+2h", "--channel", "x"], "leave out `--channel`", .usage),
    ]
    for (arguments, words, status) in rows { try expectRefusal(workshop, arguments, status: status, saying: words) }
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b"))
    try workshop.repository.commit("post: b", as: .ana)
    let outcome = workshop.stet(["move", "post-b", "--occurrence", "2026-12-01", "--to", "+2h"])
    #expect(outcome.status == .findings && outcome.errors.contains("does not repeat"), "\(outcome)")
  }

  @Test func onlyTheFileIsCommitted() throws {
    let workshop = try approved()
    let repository = workshop.repository
    try repository.write("posts/b.md", Workshop.post(id: "post-b"))
    try repository.git("add", "posts/b.md")
    try repository.write("stet.yml", Workshop.configuration + "# later\n")
    try workshop.expectSuccess(["move", "post-a", "--to", "2026-12-02T10:00", "--commit"])
    #expect(
      try repository.git("show", "--format=%s", "--name-only", "HEAD")
        == "posts: move post-a to 2026-12-02T10:00\n\nposts/a.md\n")
    #expect(try repository.git("status", "--porcelain") == "A  posts/b.md\n M stet.yml\n")
  }

  @Test func changesThatAreNotCommittedAreNotTakenAlong() throws {
    let workshop = try approved()
    try workshop.repository.write("posts/a.md", Workshop.post(text: "Ein anderer Text für alle, die kommen."))
    try expectRefusal(
      workshop, ["--to", "+2h", "--commit"],
      saying: "posts/a.md has changes that are not committed, which a commit of the move would take along",
      "git commit --only -m 'posts: edit posts/a.md' -- posts/a.md")
    let output = try workshop.expectSuccess(["move", "post-a", "--to", "+2h"]).output
    #expect(output.contains("x: from Tue 1 Dec 2026 09:00 to Tue 1 Dec 2026 11:00"), "\(output)")
    #expect(try text(workshop).contains("Ein anderer Text"))
    try workshop.repository.git("restore", "posts/a.md")
    try workshop.repository.write("posts/c.md", Workshop.post(id: "post-c"))
    let new = workshop.stet(["move", "post-c", "--to", "+2h", "--commit"])
    #expect(new.status == .findings && new.errors.contains("posts/c.md was never committed"), "\(new)")
    try workshop.expectSuccess(["move", "post-c", "--to", "+2h"])
    #expect(try text(workshop, "posts/c.md").contains("publishDate: 2026-12-01T11:00\n"))
  }

  @Test func aMoveThatWasOnlyWrittenCanBeCommitted() throws {
    let workshop = try approved()
    let next = try workshop.expectSuccess(["move", "post-a", "--to", "+1d"]).errors
    let again = workshop.stet(["move", "post-a", "--to", "2026-12-02T09:00", "--commit"])
    #expect(again.status == .findings)
    #expect(again.errors.contains("its `publishDate` is 2026-12-02T09:00 already"), "\(again.errors)")
    #expect(again.errors.contains(next.replacing("Next: ", with: "Hint: ")), "\(again.errors)")
    try workshop.repository.git("commit", "--quiet", "--all", "-m", "posts")
    let committed = workshop.stet(["move", "post-a", "--to", "2026-12-02T09:00"])
    #expect(committed.errors.contains("already") && !committed.errors.contains("Hint"), "\(committed.errors)")
  }

  @Test func whatTheQueueReadsIsSaid() throws {
    let origin = try approved()
    let office = Workshop(in: try TestRepository(cloning: origin.repository))
    try office.repository.git("config", "user.name", "Ana")
    try office.repository.git("config", "user.email", "ana@acme.example")
    let main = try office.expectSuccess(["move", "post-a", "--to", "+2h", "--commit"]).errors
    #expect(main.contains(". The queue reads origin/main, which does not have it yet"), "\(main)")
    #expect(main.contains("\nNext: git push origin main\n"), "\(main)")
    #expect(try office.entry()["at"]?.stringValue == "2026-12-01T08:00:00Z")
    let pending = try office.expectSuccess(["move", "post-a", "--to", "+1h"]).errors
    #expect(pending.hasPrefix("Next: git commit --only "), "\(pending)")
    #expect(
      pending.contains("\nThen: git push origin main\n") && pending.contains("\nThe queue reads origin/main, which"))
    try office.repository.git("checkout", "--quiet", ".")
    try office.repository.git("switch", "--quiet", "--create", "advent")
    let branch = try office.expectSuccess(["move", "post-a", "--to", "+2h", "--commit"]).errors
    #expect(branch.contains("\nNext: git push origin advent\nThen open a pull request.\n"), "\(branch)")
    try origin.repository.git("switch", "--quiet", "--create", "advent")
    let local = try origin.expectSuccess(["move", "post-a", "--to", "+2h", "--commit"]).errors
    #expect(local.contains("\nNext: git switch main && git merge advent\n"), "\(local)")
    let merged = try origin.expectSuccess(["move", "post-a", "--to", "+1h"]).errors
    #expect(merged.contains("\nThen: git switch main && git merge advent\n"), "\(merged)")
    try origin.repository.git("checkout", "--quiet", ".")
    try origin.repository.git("switch", "--quiet", "main")
    let alone = try origin.expectSuccess(["move", "post-a", "--to", "+1h"]).errors
    #expect(alone.split(separator: "\n").count == 1, "the queue reads the branch that is checked out: \(alone)")
    try origin.repository.git("checkout", "--quiet", ".")
    let here = try origin.expectSuccess(["move", "post-a", "--to", "+3h", "--commit"]).errors
    #expect(here.hasPrefix("Committed as ") && !here.contains("reads"), "\(here)")
  }

  @Test func aPostOfAnotherBranchIsFound() throws {
    let workshop = try workshop(
      Workshop.configuration.replacing(
        "channels:\n",
        with: "queues:\n  main: { branch: main }\n  side: { branch: side, channels: [mastodon] }\nchannels:\n"))
    try workshop.repository.git("switch", "--quiet", "--create", "side")
    try workshop.write(Workshop.post(channels: "[mastodon]"))
    try workshop.repository.git("switch", "--quiet", "main")
    let outcome = workshop.stet(["move", "post-a", "--to", "+1d"])
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("post-a is not in the work tree: it is on the branch side"), "\(outcome.errors)")
    #expect(outcome.errors.contains("Hint: git switch side\n"))
    try workshop.repository.git("switch", "--quiet", "side")
    try workshop.repository.git("rm", "--quiet", "posts/a.md")
    let deleted = workshop.stet(["move", "post-a", "--to", "+1d"])
    #expect(deleted.errors.contains("Hint: git restore --staged --worktree -- posts/a.md\n"), "\(deleted.errors)")
  }

  @Test func fromASlotTheTimeIsComputed() throws {
    let workshop = try workshop()
    try workshop.write(Workshop.post(channels: "[x]", date: "slot"))
    // Monday, 11:00: the next slot is on Tuesday at 09:00.
    try expectRefusal(
      workshop, ["--to", "+2h"], saying: "it has no time to count from", "it takes a slot on x",
      "Hint: stet move post-a --to 2026-11-24T11:00\n")
  }

  @Test func aHookMayRefuse() throws {
    let workshop = try approved()
    try workshop.repository.write(".git/hooks/pre-commit", "#!/bin/sh\necho 'error: not today' >&2\nexit 1\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: workshop.repository.path + "/.git/hooks/pre-commit")
    let head = try workshop.repository.id("HEAD")
    let outcome = workshop.stet(["move", "post-a", "--to", "+2h", "--commit"])
    #expect(outcome.status == .cannotRun, "\(outcome)")
    #expect(outcome.errors.contains("posts/a.md is written, and not committed: not today"), "\(outcome.errors)")
    #expect(outcome.errors.contains("git restore posts/a.md"))
    #expect(try workshop.repository.id("HEAD") == head)
    #expect(try text(workshop).contains("publishDate: 2026-12-01T11:00"))
  }

  @Test func whatCannotBeEditedSafelyIsLeftAlone() throws {
    let workshop = try workshop()
    try workshop.write(Workshop.post(more: "overrides:\n  x: &x { draft: true }"))
    try expectRefusal(
      workshop, ["--to", "+2h"], saying: "its front matter cannot be edited safely", "line 12: an anchor (`&name`)",
      "write `publishDate: 2026-12-01T11:00` by hand")
  }

  @Test func theModeStays() throws {
    let workshop = try approved()
    let path = workshop.repository.path + "/posts/a.md"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try workshop.expectSuccess(["move", "post-a", "--to", "+2h"])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: workshop.repository.path + "/posts") == ["a.md"])
  }

  @Test func warningsOfTheNewTimeAreTold() throws {
    let workshop = try approved()
    try workshop.repository.write(
      "posts/b.md", Workshop.post(id: "post-b", date: "2026-12-03T09:00", text: "Der Markt hat neue Stände."))
    try workshop.repository.commit("posts")
    let outcome = try workshop.expectSuccess(["move", "post-a", "--to", "2026-12-03T09:00"])
    #expect(outcome.output.contains("New in stet check\n  warning: the same minute as posts/b.md"), "\(outcome.output)")
  }

  @Test func theDocumentFitsItsSchema() throws {
    let workshop = try approved()
    let check = try SchemaCheck()
    for arguments in [["--to", "2026-12-02T10:00"], ["--to", "+2h", "--channel", "x"], ["--to", "2026-11-30T09:00"]] {
      try check.add(
        "move", try workshop.expectSuccess(["move", "post-a", "--format", "json"] + arguments).output)
    }
    try check.add(
      "refused", workshop.stet(["move", "post-a", "--to", "2020-01-01T00:00", "--format", "json"]).errors)
    try check.expectValid()
  }
}
