import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// What went out, in a repository.
@Suite struct ReportTests {
  private static func post(_ id: String, channels: String = "[x]", date: String, more: String = "") -> String {
    """
    ---
    id: \(id)
    title: Post \(id)
    channels: \(channels)
    publishDate: \(date)
    \(more.isEmpty ? "" : more + "\n")---
    Wir sind da, und ihr seid es auch: \(id).

    """
  }

  private func report(_ workshop: Workshop, _ options: [String] = [], now: String) throws -> JSONValue {
    try workshop.expectSuccess(["report", "--by", "department", "--format", "json"] + options, now: now).json
  }

  private func figures(_ report: JSONValue, _ name: JSONValue) -> JSONValue? {
    report["groups"]?.arrayValue?.first { $0["name"] == name }
  }

  private func commit(_ workshop: Workshop, _ posts: [String: String], at time: String) throws {
    for (id, text) in posts { try workshop.repository.write("posts/\(id).md", text) }
    try workshop.repository.git("add", "--all")
    try workshop.repository.commit("posts", as: .ana)
  }

  @Test(arguments: ["2026-13", "2026-11-31", "01.11.2026", "2019"]) func whatIsNoDayIsRefused(text: String) throws {
    let outcome = try Workshop().stet(["report", "--by", "department", "--since", text])
    #expect(outcome.status == .usage)
    #expect(outcome.errors.contains("\"\(text)\" is no day or month"), "\(outcome.errors)")
    #expect(outcome.errors.contains("Hint: stet report --by department --since 2026-11\n"), "\(outcome.errors)")
  }

  @Test func theFutureIsRefused() throws {
    let workshop = try Workshop()
    let alone = workshop.stet(["report", "--by", "month", "--since", "2027-01"])
    #expect(alone.status == .usage && alone.errors.contains("--since 2027-01 is in the future"), "\(alone)")
    let both = workshop.stet(["report", "--by", "month", "--since", "2026-11", "--until", "2026-10"])
    #expect(both.status == .usage && both.errors.contains("--since comes after --until"), "\(both)")
  }

  @Test func markdownIsReadable() throws {
    let workshop = try Workshop()
    let table = try workshop.expectSuccess(["report", "--by", "department", "--format", "markdown"]).output
    #expect(!table.contains("&#"), "\(table)")
  }

  /// A post on two channels, of which one is sent and one is missed.
  @Test func whatWentOutAndWhatWasMissed() throws {
    let workshop = try Workshop()
    try commit(
      workshop, ["a": Self.post("a", channels: "[x, facebook]", date: "2026-12-01T09:00", more: "department: pr")],
      at: "2026-11-23T08:00:00Z")
    try workshop.expectSuccess(["approve", "a", "--yes"], as: .ben, now: "2026-11-30T08:00:00Z")
    try workshop.expectSuccess(
      ["record", "handed-off", "a", "--channel", "x", "--to", "bot"], now: "2026-12-01T08:05:00Z")
    try workshop.expectSuccess(["record", "published", "a", "--channel", "x"], now: "2026-12-01T08:06:00Z")
    let report = try report(workshop, now: "2026-12-02T08:00:00Z")
    let pr = try #require(figures(report, "pr"))
    #expect(pr["sent"] == 1 && pr["posts"] == 1 && pr["promotion"] == 0 && pr["missed"] == 1, "\(pr)")
    #expect(pr["approvalToSending"] == ["count": 1, "medianSeconds": 86_760])
    #expect(pr["writingToApproval"]?["count"] == 1, "\(pr)")
    #expect(report["since"] == "2026-09-30T22:00:00Z" && report["until"] == "2026-12-02T08:00:00Z")
    // Afterwards it is corrected, and taken down: that counts, whenever it is done.
    try workshop.expectSuccess(
      ["record", "updated", "a", "--channel", "x", "-m", "Uhrzeit"], now: "2026-12-03T08:00:00Z")
    try workshop.expectSuccess(
      ["record", "retracted", "a", "--channel", "x", "-m", "doppelt"], now: "2026-12-04T08:00:00Z")
    let later = try self.report(workshop, ["--until", "2026-12-01"], now: "2026-12-05T08:00:00Z")
    #expect(figures(later, "pr")?["corrected"] == 1 && figures(later, "pr")?["takenDown"] == 1)
    // It went out on the first: before and after that day there is nothing.
    for days in [["--until", "2026-11-30"], ["--since", "2026-12-02"]] {
      let other = try self.report(workshop, days, now: "2026-12-05T08:00:00Z")
      #expect(other["total"]?["sent"] == 0 && other["total"]?["missed"] == 0, "\(days)")
    }
  }

  /// As long as no later record says more, also where the post is no longer on its branch.
  @Test func whatFailedIsCounted() throws {
    let workshop = try Workshop()
    try commit(
      workshop,
      [
        "a": Self.post("a", channels: "[x, facebook]", date: "2026-12-01T09:00", more: "department: pr"),
        "b": Self.post("b", date: "2026-12-01T10:00", more: "department: pr"),
      ], at: "2026-11-23T08:00:00Z")
    for post in ["a", "b"] {
      try workshop.expectSuccess(["approve", post, "--yes"], as: .ben, now: "2026-11-30T08:00:00Z")
      try workshop.expectSuccess(
        ["record", "failed", post, "--channel", "x", "-m", "Login"], as: .dana, now: "2026-12-01T09:30:00Z")
    }
    try workshop.repository.git("rm", "--quiet", "posts/b.md")
    try workshop.repository.commit("b goes", as: .ana)
    let now = "2026-12-01T09:45:00Z"
    let failed = try #require(figures(try report(workshop, now: now), "pr"))
    #expect(failed["failed"] == 2 && failed["sent"] == 0, "\(failed)")
    #expect(try report(workshop, ["--until", "2026-11-30"], now: now)["total"]?["failed"] == 0)
    try workshop.expectSuccess(["resolve", "a", "--channel", "x", "-m", "Noch einmal"], as: .dana, now: now)
    #expect(figures(try report(workshop, now: now), "pr")?["failed"] == 1)
    try workshop.expectSuccess(["record", "published", "a", "--channel", "x"], as: .dana, now: now)
    #expect(figures(try report(workshop, now: now), "pr")?["sent"] == 1)
  }

  /// A window that ended counts like a time that passed, and what had no time counts when it ended.
  @Test func whatExpiredWasMissed() throws {
    let workshop = try Workshop()
    try commit(
      workshop,
      [
        "a": Self.post("a", date: "2026-12-01T09:00", more: "notAfter: 2026-12-01T10:00\ndepartment: pr"),
        "b": Self.post("b", date: "slot", more: "notAfter: 2026-12-02T10:00\ndepartment: pr"),
        "c": Self.post("c", date: "slot", more: "notAfter: 2026-12-09T10:00\ndepartment: pr"),
      ], at: "2026-11-23T08:00:00Z")
    #expect(figures(try report(workshop, now: "2026-12-03T08:00:00Z"), "pr")?["missed"] == 2)
    let first = try report(workshop, ["--until", "2026-12-01"], now: "2026-12-03T08:00:00Z")
    #expect(figures(first, "pr")?["missed"] == 1)
  }

  /// A hand-off ahead of its time counts at that time, and not before.
  @Test func whatAToolHasGoesOutAtItsTime() throws {
    let workshop = try Workshop()
    try commit(workshop, ["a": Self.post("a", date: "2026-12-01T09:00")], at: "2026-11-23T08:00:00Z")
    try workshop.expectSuccess(["approve", "a", "--yes"], as: .ben)
    try workshop.expectSuccess(
      ["record", "handed-off", "a", "--channel", "x", "--to", "bot", "--ahead"], now: "2026-11-28T08:00:00Z")
    #expect(try report(workshop, now: "2026-11-30T08:00:00Z")["total"]?["sent"] == 0)
    let december = try report(workshop, ["--since", "2026-12"], now: "2026-12-02T08:00:00Z")
    #expect(december["total"]?["sent"] == 1)
  }

  /// What is not on the branch any more went out all the same, with the labels that were approved.
  @Test func whatWasRemovedIsCounted() throws {
    let workshop = try Workshop()
    try commit(
      workshop, ["a": Self.post("a", date: "2026-12-01T09:00", more: "department: sales\npillar: promotion")],
      at: "2026-11-23T08:00:00Z")
    try workshop.expectSuccess(["approve", "a", "--yes"], as: .ben)
    try workshop.expectSuccess(["approve", "a", "--yes"], as: .cem)
    try workshop.expectSuccess(["record", "published", "a", "--channel", "x"], now: "2026-12-01T08:06:00Z")
    try workshop.repository.git("rm", "--quiet", "posts/a.md")
    try workshop.repository.commit("weg", as: .ana)
    let report = try report(workshop, now: "2026-12-02T08:00:00Z")
    #expect(figures(report, "sales")?["sent"] == 1 && figures(report, "sales")?["promotion"] == 1, "\(report)")
    #expect(figures(report, "sales")?["writingToApproval"]?["count"] == 1)
  }

  /// A hold counts for what was waiting when it began: not for what was sent or missed before, and not for drafts.
  @Test func whatWasHeld() throws {
    let workshop = try Workshop()
    try commit(
      workshop,
      [
        "a": Self.post("a", date: "2026-12-01T09:00", more: "department: pr"),
        "b": Self.post("b", date: "2026-11-24T09:00", more: "department: pr"),
        "c": Self.post("c", date: "2026-12-04T09:00", more: "department: sales"),
        "d": Self.post("d", date: "2026-12-04T09:00", more: "department: pr\ndraft: true"),
      ], at: "2026-11-20T08:00:00Z")
    try workshop.decide(["hold", "--department", "pr", "-m", "Unwetter"], as: .cem, now: "2026-11-28T08:00:00Z")
    try workshop.decide(["resume", "--all", "-m", "vorbei"], as: .dana, now: "2026-11-29T08:00:00Z")
    let report = try report(workshop, now: "2026-11-30T08:00:00Z")
    #expect(report["total"]?["held"] == 1 && figures(report, "pr")?["held"] == 1, "\(report)")
    #expect(try self.report(workshop, ["--since", "2026-11-29"], now: "2026-11-30T08:00:00Z")["total"]?["held"] == 0)
  }

  @Test func wrongStretchesAreRefused() throws {
    let workshop = try Workshop()
    #expect(workshop.stet(["report"]).output == workshop.stet(["report", "--by", "month"]).output)
    #expect(workshop.stet(["report", "--by", "weather"]).status == .usage)
    for stretch in [["--since", "2026-12-02", "--until", "2026-12-01"], ["--since", "gestern"]] {
      #expect(workshop.stet(["report", "--by", "month"] + stretch).status == .usage)
    }
  }
}
