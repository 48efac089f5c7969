import ContentRepository
import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// Planning posts, in a repository.
@Suite struct PlanTests {
  private static let now = "2026-11-23T10:00:00Z"

  private static func post(_ id: String, channels: String, more: String = "") -> String {
    """
    ---
    id: \(id)   # Ana
    title: Post \(id)
    channels: \(channels)
    \(more.isEmpty ? "" : more + "\n")---
    Wir sind da, und ihr seid es auch: \(id).

    """
  }

  /// A repository in which git commits as Ana, with some posts by Ana.
  private func workshop(_ posts: [String: String]) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.repository.git("config", "user.name", "Ana")
    try workshop.repository.git("config", "user.email", "ana@acme.example")
    for (id, text) in posts { try workshop.repository.write("posts/\(id).md", text) }
    try workshop.repository.commit("posts", as: .ana)
    return workshop
  }

  private func text(_ workshop: Workshop, _ id: String) throws -> String {
    try String(contentsOfFile: workshop.repository.path + "/posts/\(id).md", encoding: .utf8)
  }

  /// The times of a plan, by post and channel.
  private func places(_ plan: JSONValue) -> [String: String] {
    (plan["posts"]?.arrayValue ?? []).reduce(into: [:]) { places, post in
      for place in post["places"]?.arrayValue ?? [] {
        places["\(post["post"]?.stringValue ?? "") \(place["channel"]?.stringValue ?? "")"] = place["at"]?.stringValue
      }
    }
  }

  /// From a Wednesday on, with times of their own; what is free before is not told.
  @Test func aPlanBeginsOnADay() throws {
    let workshop = try workshop(["a": Self.post("a", channels: "[x]")])
    let arguments = ["plan", "--from", "2026-12-02", "--weeks", "1", "--channel", "x"]
    let plan = try workshop.expectSuccess(arguments + ["--format", "json"]).json
    let times = places(plan).values + freeTimes(plan)
    #expect(times.count > 2 && times.allSatisfy { "2026-12-02" < $0 && $0 < "2026-12-07" }, "\(times)")
    #expect(!(try workshop.expectSuccess(arguments).output.contains(" more")), "all that is free is named")
    try workshop.expectSuccess(["plan", "--from", "2026-12-02", "--write"])
    #expect(try text(workshop, "a").contains("publishDate: 2026-12-"))
    let past = workshop.stet(["plan", "--from", "2026-11-22"])
    #expect(past.status == .usage && past.errors.contains("--from 2026-11-22 is over"), "\(past)")
  }

  private func freeTimes(_ plan: JSONValue) -> [String] {
    (plan["channels"]?.arrayValue ?? []).flatMap { $0["weeks"]?.arrayValue ?? [] }
      .flatMap { $0["free"]?.arrayValue ?? [] }.compactMap(\.stringValue)
  }

  /// What a plan proposes is what the queue gives once the posts are approved in its order.
  @Test func theQueueGivesWhatIsPlanned() throws {
    let workshop = try workshop([
      "a": Self.post("a", channels: "[x]"), "b": Self.post("b", channels: "[x, facebook]"),
      "c": Self.post("c", channels: "[x]", more: "publishDate: slot"),
      "d": Self.post("d", channels: "[facebook, mastodon]"),
    ])
    let before = try workshop.repository.id("HEAD")
    let proposed = try workshop.expectSuccess(["plan", "--format", "json"]).json
    #expect(try text(workshop, "a") == Self.post("a", channels: "[x]"), "no file is changed without --write")
    let written = try workshop.expectSuccess(["plan", "--write", "--commit", "--format", "json"]).json
    #expect(places(written) == places(proposed) && places(written).count == 5)
    #expect(written["commit"]?.stringValue == (try workshop.repository.id("HEAD").hex))
    #expect(try workshop.repository.id("HEAD~1") == before)
    #expect(
      try text(workshop, "a").contains("id: a   # Ana\n") && text(workshop, "a").contains("\npublishDate: slot\n"))
    #expect(try text(workshop, "b").contains("publishDate: slot\n"))
    let override = #/\noverrides:\n  facebook: { publishDate: 2026-11-\d\dT09:00 }\n/#
    let both = try text(workshop, "b")
    #expect(both.contains(override), "\(both)")
    #expect(try text(workshop, "d").contains("publishDate: 2026-11-"))
    // What waits already is approved first, then the posts in the order of the plan.
    let order = written["posts"]?.arrayValue?.compactMap { $0["post"]?.stringValue } ?? []
    for id in ["c"] + order { try workshop.expectSuccess(["approve", id, "--yes"], as: .ben) }
    for (place, at) in places(written) {
      let names = place.split(separator: " ").map(String.init)
      #expect(try workshop.entry(names[0], on: names[1])["at"]?.stringValue == at, "\(place)")
    }
  }

  @Test func timesAreWrittenWhereAskedFor() throws {
    let workshop = try workshop(["a": Self.post("a", channels: "[x, facebook]")])
    let outcome = try workshop.expectSuccess(["plan", "--write", "--times"])
    #expect(try text(workshop, "a").contains("channels: [x, facebook]\npublishDate: 2026-11-24T09:00\n---\n"))
    #expect(outcome.output.contains("+publishDate: 2026-11-24T09:00\n"), "\(outcome.output)")
    #expect(outcome.output.contains("a (x): from no date yet to Tue 24 Nov 2026 09:00"), "\(outcome.output)")
    #expect(outcome.errors == "Next: git commit --only -m 'posts: plan a' -- posts/a.md\n")
    // The queue is the branch's: planned again, the work tree has it already.
    let again = try workshop.expectSuccess(["plan", "--write", "--times"])
    #expect(again.output.contains("its file has a time already, which is not committed"), "\(again.output)")
    #expect(again.errors == "No file was changed: no post got a place.\n" + outcome.errors)
    let committed = try workshop.expectSuccess(["plan", "--write", "--times", "--commit"])
    #expect(committed.errors == again.errors, "what is not committed is not taken along")
  }

  /// Approvals one by one, and the planned times beside what the queue forecasts for each alone.
  @Test func whatComesAfterWritingIsTold() throws {
    let workshop = try workshop(
      Dictionary(uniqueKeysWithValues: ["a", "b"].map { ($0, Self.post($0, channels: "[x]")) }))
    let outcome = try workshop.expectSuccess(["plan", "--write"])
    let order = "Once that is on the branch, approve one by one, in this order\n  stet approve a\n  stet approve b\n"
    #expect(outcome.output.contains(order), "\(outcome.output)")
    for (id, day) in [("a", "Tue 24 Nov"), ("b", "Wed 25 Nov")] {
      #expect(outcome.output.contains("\(id) (x): takes a slot, planned for \(day) 09:00; "), "\(outcome.output)")
    }
    #expect(outcome.output.contains("several may show the same one.\n"))
  }

  /// Without --commit, as with a move, other changes of the file stay; with it, they would be committed as well.
  @Test func otherChangesOfAFileAreNotCommitted() throws {
    let workshop = try workshop(["a": Self.post("a", channels: "[x]"), "b": Self.post("b", channels: "[x]")])
    let changed = Self.post("b", channels: "[x]") + "Noch ein Satz.\n"
    try workshop.repository.write("posts/b.md", changed)
    let refused = workshop.stet(["plan", "--write", "--commit"])
    #expect(refused.status == .findings, "\(refused)")
    #expect(refused.errors.contains("posts/b.md has changes that are not committed"), "\(refused)")
    #expect(try text(workshop, "a") == Self.post("a", channels: "[x]"), "all files are written, or none")
    #expect(try text(workshop, "b") == changed)
    try workshop.expectSuccess(["plan", "--write"])
    #expect(try text(workshop, "b").hasSuffix("Noch ein Satz.\n") && text(workshop, "b").contains("publishDate: slot"))
  }

  /// A post whose file cannot say its place is named, and the others keep theirs.
  @Test func whatCannotBeWrittenIsNamed() throws {
    let braces = "---\n{ id: b, title: B, channels: [x] }\n---\nText.\n"
    let dated = Self.post("c", channels: "[x]").replacing("Wir sind da", with: "Am Freitag, 1.12.2026, sind wir da")
    let workshop = try workshop(["a": Self.post("a", channels: "[x]"), "b": braces, "c": dated])
    let plan = try workshop.expectSuccess(["plan", "--write", "--format", "json"]).json
    #expect(plan["written"]?.arrayValue?.contains("posts/a.md") ?? false)
    let unplaced = plan["unplaced"]?.arrayValue ?? []
    #expect(unplaced.contains { $0["post"] == "b" && $0["kind"] == "not-writable" }, "\(unplaced)")
    #expect(try text(workshop, "b") == braces)
    // The plan that is not written leaves it out, too.
    try workshop.repository.git("checkout", "--", "posts")
    let proposed = try workshop.expectSuccess(["plan", "--format", "json"]).json
    #expect(proposed["unplaced"] == plan["unplaced"] && places(proposed) == places(plan))
  }

  /// Where a file cannot be written, those before it get their content back.
  @Test func allFilesAreWrittenOrNone() throws {
    let workshop = try workshop(["a": Self.post("a", channels: "[x]"), "b": Self.post("b", channels: "[x]")])
    let repository = try ContentRepository.open(workshop.repository.path)
    let reader = try QueueReader(repository: repository)
    let now = try #require(Timestamp(rfc3339: Self.now))
    let writer = try PlanWriter(reader, now: now)
    let written = try writer.edits(
      of: reader.queue(now: now), PostPlan.Options(weeks: 2), at: reader.judgedCommit(nil))
    #expect(written.files.map(\.post) == ["a", "b"])
    try workshop.repository.write("posts/b.md", "anders\n")
    #expect(throws: (any Error).self) { try writer.write(written) }
    #expect(try text(workshop, "a") == Self.post("a", channels: "[x]"))
    #expect(try text(workshop, "b") == "anders\n")
  }

  /// The command that is named for it can be typed: other channels have no slots.
  @Test func whatIsUrgentIsMovedByHand() throws {
    let workshop = try workshop(["a": Self.post("a", channels: "[x, facebook]", more: "priority: urgent")])
    let plan = try workshop.expectSuccess(["plan"], now: Self.now).output
    #expect(plan.contains("see `stet move a --to slot --channel x`"), "\(plan)")
    try workshop.expectSuccess(["move", "a", "--to", "slot", "--channel", "x"], now: Self.now)
  }

  @Test func aWrongNumberOfWeeksIsRefused() throws {
    let workshop = try workshop(["a": Self.post("a", channels: "[x]")])
    for weeks in ["0", "27"] { #expect(workshop.stet(["plan", "--weeks", weeks]).status == .usage) }
    #expect(workshop.stet(["plan", "--commit"]).status == .usage)
  }
}
