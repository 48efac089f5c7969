import Testing

@testable import Core

/// The figures of a report.
@Suite struct PublicationReportTests {
  private static let period = moment("2026-09-30T22:00:00Z")...moment("2026-11-30T22:59:59Z")

  private func entry(
    _ post: String, on channel: String = "x", department: String? = nil, sent: String? = nil, written: String? = nil,
    approved: String? = nil, promotion: Bool = false
  ) -> ReportedEntry {
    var entry = ReportedEntry(post: post, channel: channel)
    entry.department = department
    if let sent {
      var sending = ReportedEntry.Sending(at: moment(sent), isPromotion: promotion)
      (sending.written, sending.approved) = (written.map(moment), approved.map(moment))
      entry.sending = sending
    }
    return entry
  }

  private func report(_ entries: [ReportedEntry], by key: PublicationReport.Key) throws -> PublicationReport {
    PublicationReport(entries, by: key, in: Self.period, try Team.configuration())
  }

  @Test func countsEntriesAndPosts() throws {
    let entries = [
      entry("a", department: "pr", sent: "2026-11-02T08:00:00Z", promotion: true),
      entry("a", on: "linkedin", department: "pr", sent: "2026-11-03T08:00:00Z"),
      entry("b", sent: "2026-11-03T08:00:00Z"), entry("c", department: "sales", sent: "2026-11-03T08:00:00Z"),
    ]
    let report = try report(entries, by: .department)
    #expect(report.groups.map(\.name) == ["pr", "sales", nil], "in the order of stet.yml, what has none last")
    let pr = try #require(report.groups.first?.figures)
    #expect((pr.sent, pr.posts, pr.promotion) == (2, 1, 1))
    #expect((report.total.sent, report.total.posts, report.total.promotion) == (4, 3, 1))
    let channels = try self.report(entries, by: .channel).groups
    let known = try Team.configuration().channels.map(\.name)
    #expect(channels.map(\.name) == known, "also those without figures")
    #expect(channels.filter { $0.figures.sent > 0 }.map(\.name) == ["x", "linkedin"])
  }

  @Test func countsWhatFailed() throws {
    var failed = entry("a", department: "pr", sent: "2026-11-02T08:00:00Z")
    (failed.sending, failed.failed) = (nil, moment("2026-11-02T08:00:00Z"))
    let report = try report([failed, entry("b", department: "pr", sent: "2026-11-03T08:00:00Z")], by: .department)
    #expect(report.groups.first?.figures.failed == 1 && report.total.failed == 1 && report.total.sent == 1)
  }

  /// Of an odd number the one in the middle, of an even one the mean of the two.
  @Test(arguments: [([60], 60), ([300, 60, 120], 120), ([60, 120, 200, 7_200], 160)] as [([Int64], Int64)])
  func theMedian(seconds: [Int64], median: Int64) throws {
    let sent = moment("2026-11-02T08:00:00Z")
    let entries = seconds.enumerated().map { number, seconds in
      var entry = entry("post-\(number)", sent: "2026-11-02T08:00:00Z")
      entry.sending?.approved = sent - seconds
      entry.sending?.written = sent - 3 * seconds
      return entry
    }
    let total = try report(entries, by: .pillar).total
    #expect(total.sending.median == median && total.sending.count == seconds.count)
    #expect(total.writing.median == 2 * median && total.writing.count == seconds.count)
  }

  @Test func whatHasNoTimesTellsNoDuration() throws {
    let entries = [
      entry("a", sent: "2026-11-02T08:00:00Z"),
      // Approved by telephone and recorded later; approved on a branch before it was squashed.
      entry("b", sent: "2026-11-02T08:00:00Z", written: "2026-11-01T08:00:00Z", approved: "2026-11-02T09:00:00Z"),
      entry("c", sent: "2026-11-02T08:00:00Z", written: "2026-11-02T07:00:00Z", approved: "2026-11-02T06:00:00Z"),
    ]
    let total = try report(entries, by: .pillar).total
    #expect((total.writing.count, total.sending.count) == (1, 1))
    #expect(try report([entries[0]], by: .pillar).total.writing == PublicationReport.Durations())
  }

  /// Each in the month in which it happened, on the clock of `timezone`; and months without any.
  @Test func byMonth() throws {
    var missed = entry("late")
    missed.missed = moment("2026-11-09T08:00:00Z")
    var held = entry("held", sent: "2026-11-20T08:00:00Z")
    held.held = [moment("2026-10-05T08:00:00Z"), moment("2026-10-06T08:00:00Z"), moment("2026-11-01T08:00:00Z")]
    // Half an hour after midnight in Berlin.
    let report = try report([missed, held, entry("night", sent: "2026-10-31T23:30:00Z")], by: .month)
    #expect(report.groups.map(\.name) == ["2026-10", "2026-11"])
    #expect(report.groups.map(\.figures.sent) == [0, 2])
    #expect(report.groups.map(\.figures.missed) == [0, 1])
    #expect(report.groups.map(\.figures.held) == [1, 1], "held twice in a month is one entry")
    #expect(report.total.held == 1)
    #expect(try self.report([], by: .month).groups.count == 2)
    #expect(try self.report([], by: .campaign).groups.isEmpty)
  }
}
