import Canonical
import Content
import Ledger
import Reporting
import Testing
import Workflow

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
        2026-11-22 19:00  cem  stopped channel x: Un\\u{1B}wetter
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

  @Test func everyKindHasItsWord() {
    for kind in RecordKind.allCases {
      let event = TrailEvent(
        time: SampleRepository.now, kind: kind.rawValue, actor: "ana", post: "", channels: [], commit: "")
      let text = Self.report([event]).text(style: .plain)
      #expect(text.hasPrefix("2026-11-23 11:00  ana  ") && text.count > 24)
    }
  }

  static var decision: DecisionReport {
    let channel = ChannelSubject(rendition: Digest(of: "x".utf8), schedule: RecordedSchedule(slot: true))
    let post = PostSubject(post: "markt", channels: ["linkedin": channel, "x": channel])
    let record = Record(
      kind: .approve, repository: SampleRepository.id, actor: "ana",
      subjects: [.post(post), .scope(Scope(campaigns: ["a\nb"])), .config(Digest(of: "c".utf8))],
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
