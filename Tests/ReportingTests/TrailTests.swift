import Reporting
import Testing

@testable import Core

@Suite struct TrailTests {
  static let events = [
    TrailEvent(
      time: SampleRepository.at(20, 11, 15), kind: "written", actor: "ben", post: "markt", channels: ["x"],
      commit: SampleRepository.hex(1, 40)),
    TrailEvent(
      time: SampleRepository.at(22, 11, 19), kind: "hold", actor: "cem", post: "", channels: ["x"],
      scope: Scope(channels: ["x"]), commit: SampleRepository.hex(2, 40), record: Digest(of: "r".utf8).description,
      note: "Un\u{1B}wetter"),
    TrailEvent(
      time: SampleRepository.at(23, 11, 9), kind: "approve", actor: "ana", post: "markt", channels: ["linkedin", "x"],
      commit: SampleRepository.hex(3, 40), record: Digest(of: "s".utf8).description, isCounted: false),
  ]

  @Test func aLineForEachEvent() {
    #expect(
      Self.report(Self.events).text(style: .plain) == """
        2026-11-20 15:00  ben  wrote markt (x)
        2026-11-22 19:00  cem  put channel x on hold: Un\\u{1B}wetter
        2026-11-23 09:00  ana  approved markt (x, linkedin) (does not count)

        """)
  }

  @Test func aPostsOwnTrailDoesNotRepeatItsName() {
    let text = Self.report([Self.events[0], Self.events[2]], post: "markt").text(style: .plain)
    #expect(
      text == """
        2026-11-20 15:00  ben  wrote it (x)
        2026-11-23 09:00  ana  approved it (x, linkedin) (does not count)

        """)
  }

  @Test func aHoldThatWasResumedHasEnded() {
    var hold = Self.events[1]
    hold.isCounted = false
    #expect(Self.report([hold]).text(style: .plain).hasSuffix("Un\\u{1B}wetter (ended)\n"))
  }

  private static func report(_ events: [TrailEvent], post: String? = nil) -> LogReport {
    LogReport(events: events, post: post, configuration: SampleRepository.configuration)
  }

  /// Every sentence, as the trail of the post has it and as that of all posts.
  private static let sentences: [(kind: String, it: String, named: String)] = [
    ("written", "wrote it (x)", "wrote markt (x)"), ("edited", "edited it (x)", "edited markt (x)"),
    ("renamed", "renamed it (x)", "renamed markt (x)"), ("removed", "deleted it (x)", "deleted markt (x)"),
    ("approve", "approved it (x)", "approved markt (x)"),
    ("request-changes", "asked for changes to it (x)", "asked for changes to markt (x)"),
    ("comment", "commented on it (x)", "commented on markt (x)"),
    ("correction", "suggested a correction to it (x)", "suggested a correction to markt (x)"),
    ("withdraw", "withdrew a decision on it (x)", "withdrew a decision on markt (x)"),
    ("dismiss", "dismissed a decision on it (x)", "dismissed a decision on markt (x)"),
    ("hold", "put it on hold (x)", "put markt (x) on hold"), ("resume", "resumed it (x)", "resumed markt (x)"),
    ("claim", "claimed it (x)", "claimed markt (x)"),
    ("sending", "started sending it (x)", "started sending markt (x)"),
    ("published", "published it (x)", "published markt (x)"),
    ("handed-off", "handed it off (x)", "handed off markt (x)"), ("updated", "updated it (x)", "updated markt (x)"),
    ("failed", "failed to send it (x)", "failed to send markt (x)"),
    ("unknown", "could not tell whether it was sent (x)", "could not tell whether markt (x) was sent"),
    ("resolve", "resolved its delivery (x)", "resolved the delivery of markt (x)"),
    ("retracted", "took it down (x)", "took down markt (x)"),
    ("checkpoint", "recorded the state of the ledger (x)", "recorded the state of the ledger"),
    ("delegate", "delegate it (x)", "delegate markt (x)"),
  ]

  @Test func everySentenceIsEnglish() {
    #expect(Set(RecordKind.allCases.map(\.rawValue)).isSubset(of: Set(Self.sentences.map(\.kind))))
    for (kind, it, named) in Self.sentences {
      let event = TrailEvent(
        time: SampleRepository.now, kind: kind, actor: "ana", post: "markt", channels: ["x"], commit: "")
      #expect(Self.report([event], post: "markt").text(style: .plain) == "2026-11-23 11:00  ana  \(it)\n")
      #expect(Self.report([event]).text(style: .plain) == "2026-11-23 11:00  ana  \(named)\n")
    }
  }

  private static func text(
    _ kind: String, post: String = "markt", scope: Scope? = nil, isCounted: Bool = true, broughtTo: String? = nil,
    actor: String = "ana", trailOf: String? = "markt"
  ) -> String {
    let event = TrailEvent(
      time: SampleRepository.now, kind: kind, actor: actor, post: post, channels: [], scope: scope, commit: "",
      isCounted: isCounted, broughtTo: broughtTo)
    return String(report([event], post: trailOf).text(style: .plain).dropFirst("2026-11-23 11:00  ".count).dropLast())
  }

  @Test func aSquashIsToldAsBroughtToItsBranch() {
    #expect(Self.text("written", broughtTo: "main") == "ana  brought it to main")
    #expect(Self.text("edited", broughtTo: "a%b", trailOf: nil) == "ana  brought markt to a%b")
  }

  @Test func aHoldOfThePostAloneIsAHoldOfIt() {
    #expect(Self.text("hold", scope: Scope(posts: ["markt"])) == "ana  put it on hold")
    #expect(Self.text("hold", scope: Scope(posts: ["markt", "hof"])) == "ana  put post markt, post hof on hold")
    #expect(Self.text("resume", scope: Scope(posts: ["markt"])) == "ana  resumed it")
    #expect(Self.text("hold", post: "", scope: Scope(all: true), trailOf: nil) == "ana  put everything on hold")
  }

  @Test func whatIsAboutNoPostIsAboutTheConfiguration() {
    #expect(Self.text("approve", post: "", trailOf: nil) == "ana  approved stet.yml")
  }

  @Test func whyItHasNoEffect() {
    #expect(Self.text("handed-off", isCounted: false) == "ana  handed it off (resolved)")
    #expect(Self.text("failed", isCounted: false) == "ana  failed to send it (resolved)")
    #expect(Self.text("approve", isCounted: false) == "ana  approved it (does not count)")
  }

  @Test func somebodyUnknownIsNamedAsSuch() {
    #expect(Self.text("written", actor: "?3f9c2a55d1e0aa01") == "an unknown person (?3f9c2a55)  wrote it")
    #expect(Self.text("correction", actor: "") == "an unknown person  suggested a correction to it")
  }

  static var decision: DecisionReport {
    let channel = ChannelSubject(rendition: Digest(of: "x".utf8), schedule: RecordedSchedule(slot: true))
    let post = PostSubject(post: "markt", channels: ["linkedin": channel, "x": channel])
    let record = Record(
      kind: .approve, repository: SampleRepository.id, actor: "ana",
      subjects: [
        .post(post), .scope(Scope(campaigns: ["a\nb"])), .config(PolicySubject(sha256: Digest(of: "c".utf8))),
      ],
      previous: SampleRepository.hex(1, 40), nonce: SampleRepository.hex(1, 32), time: SampleRepository.now)
    return report(record)
  }

  private static func report(_ record: Record, targets: [Record] = []) -> DecisionReport {
    DecisionReport(
      record: record, id: record.id, commit: SampleRepository.hex(9, 40), targets: targets,
      order: ChannelOrder(SampleRepository.configuration))
  }

  @Test func aDecisionHasALineForEachThingThatItIsAbout() {
    #expect(
      Self.decision.text(style: .plain) == """
        ana approved markt (x, linkedin)
        ana approved campaign a b
        ana approved stet.yml

        """)
  }

  @Test func aDecisionOnRecordsNamesWhatTheyAreAbout() {
    let resume = Record(
      kind: .resume, repository: SampleRepository.id, actor: "ana", subjects: [],
      targets: [Digest(of: "hold".utf8)], previous: SampleRepository.hex(1, 40), nonce: SampleRepository.hex(1, 32),
      time: SampleRepository.now)
    #expect(
      Self.report(resume, targets: [Self.decision.record]).text(style: .plain).hasPrefix(
        "ana resumed markt (x, linkedin)\nana resumed campaign a b\n"))
  }

  @Test func anErrorNamesCausesAndHints() {
    let report = ErrorReport(
      error: "the ledger is not here", causes: ["no branch\nstet/ledger"], hints: ["git fetch origin stet/ledger"])
    #expect(
      report.text(style: .plain) == """
        Error: the ledger is not here
        Caused by: no branch stet/ledger
        Hint: git fetch origin stet/ledger

        """)
  }
}
