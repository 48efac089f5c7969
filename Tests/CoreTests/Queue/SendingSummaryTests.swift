import SocialText
import Testing

@testable import Core

/// How often a post went out to an account, and when.
@Suite struct SendingSummaryTests {
  private static let channel = Team.channel("x")

  private static func delivery(_ occurrence: String? = nil, at: String? = nil) -> Subject {
    .delivery(
      Delivery(
        post: "markt", channel: "x", occurrence: occurrence, network: channel.network, account: channel.account,
        at: at.map(moment)))
  }

  /// Records, one after the other, each at a time.
  private func sendings(
    _ records: [(kind: RecordKind, occurrence: String?, time: String)], plannedAt planned: String? = nil
  ) throws -> [SendingSummary] {
    var book = RecordBook()
    for (kind, occurrence, time) in records { book.add(kind, by: "ana", [Self.delivery(occurrence, at: time)]) }
    return PostDeliveries(book.decisions(try Team.configuration()), post: "markt").sendings(on: Self.channel) { _ in
      planned.map(moment)
    }
  }

  /// A post is out when it is published, and was let go when it was handed over; what comes later changes neither.
  @Test func thePublishedTimeCounts() throws {
    let found = try sendings([
      (.handedOff, nil, "2026-12-01T08:00:00Z"), (.published, nil, "2026-12-01T08:02:00Z"),
      (.updated, nil, "2026-12-02T08:00:00Z"), (.retracted, nil, "2026-12-03T08:00:00Z"),
    ])
    let sending = try #require(found.first)
    #expect(found.count == 1 && sending.at == moment("2026-12-01T08:02:00Z"))
    #expect(sending.release.kind == .handedOff && sending.isCorrected && sending.isTakenDown)
    let plain = try #require(try sendings([(.published, nil, "2026-12-01T08:02:00Z")]).first)
    #expect(plain.release.kind == .published && !plain.isCorrected && !plain.isTakenDown)
  }

  @Test func whatIsHandedOverAheadGoesOutAtItsTime() throws {
    let early = [(RecordKind.handedOff, String?.none, "2026-11-28T08:00:00Z")]
    #expect(try sendings(early, plannedAt: "2026-12-01T08:00:00Z").map(\.at) == [moment("2026-12-01T08:00:00Z")])
    #expect(try sendings(early, plannedAt: "2026-11-27T08:00:00Z").map(\.at) == [moment("2026-11-28T08:00:00Z")])
    #expect(try sendings(early).map(\.at) == [moment("2026-11-28T08:00:00Z")])
  }

  @Test(arguments: [[RecordKind.failed], [.handedOff, .failed], [.claim], [.sending, .unknown], []])
  func whatDidNotGoOutIsNone(kinds: [RecordKind]) throws {
    #expect(try sendings(kinds.map { ($0, nil, "2026-12-01T08:00:00Z") }).isEmpty)
  }

  @Test func eachOccurrenceIsOne() throws {
    let found = try sendings([
      (.published, "2026-12-01", "2026-12-01T08:00:00Z"), (.failed, "2026-12-02", "2026-12-02T08:00:00Z"),
      (.published, "2026-12-03", "2026-12-03T08:00:00Z"), (.updated, "2026-12-01", "2026-12-03T09:00:00Z"),
    ])
    #expect(found.map(\.at) == ["2026-12-01T08:00:00Z", "2026-12-03T08:00:00Z"].map(moment))
    #expect(found.map(\.isCorrected) == [true, false])
  }

  /// Each occurrence that was not sent in time is missed, and one that was is not.
  @Test func eachOccurrenceCanBeMissed() throws {
    let zone = try #require(Zone(identifier: "Europe/Berlin"))
    let rule = try #require(RecurrenceRule(text: "FREQ=DAILY"))
    let start = try #require(LocalTime(year: 2026, month: 11, day: 29, hour: 9))
    let first = moment("2026-11-29T08:00:00Z")
    let series = Series(Repetition(rule, .times(4), except: []), from: start, first: first, in: zone)
    let schedule = Schedule(at: first, zone: zone, series: series)
    let post = Posts.post("markt", [Posts.channel(schedule: schedule)])
    var book = RecordBook()
    book.add(.published, by: "ana", [Self.delivery("2026-11-30", at: "2026-11-30T08:00:00Z")])
    let judge = EntryJudge(decisions: book.decisions(try Team.configuration()), now: moment("2026-12-01T12:00:00Z"))
    #expect(
      judge.missedTimes(of: post, on: post.channels[0])
        == ["2026-11-29T08:00:00Z", "2026-12-01T08:00:00Z"].map(moment))
    let single = Posts.post("markt", [Posts.channel(schedule: Schedule(at: first, zone: zone))])
    #expect(judge.missedTimes(of: single, on: single.channels[0]).isEmpty, "without a series it was sent")
  }
}
