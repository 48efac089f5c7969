import Testing

@testable import Core

/// People who are away: how their absences are read, and what becomes of what waits for them.
@Suite struct AbsenceTests {
  // MARK: - Reading

  private static func bytes(_ away: String) -> [UInt8] {
    let text = """
      version: 1
      repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
      timezone: Europe/Berlin
      people: { ana: { emails: [a@b], away: [\(away)] } }

      """
    return Array(text.utf8)
  }

  private static func findings(_ away: String) -> [Finding] {
    ConfigurationReader.read(bytes: bytes(away)).findings
  }

  private static func reading(_ away: String) -> Reading {
    let reading = ConfigurationReader.read(bytes: bytes(away))
    return Reading(
      away: reading.configuration?.people.first?.away.map(\.text),
      fixes: reading.findings.flatMap(\.fixes).flatMap(\.edits).map(\.text))
  }

  private struct Reading: Equatable {
    var away: [String]?
    var fixes: [String] = []
  }

  @Test(arguments: [
    ("2026-12-24", ["2026-12-24"]),
    ("2026-12-21..2027-01-03", ["2026-12-21..2027-01-03"]),
    // In order, and without seams: people are told until when somebody is away.
    ("2026-12-27..2027-01-03, 2026-12-21..2026-12-26", ["2026-12-21..2027-01-03"]),
    ("2026-12-21..2026-12-28, 2026-12-24, 2027-01-04", ["2026-12-21..2026-12-28", "2027-01-04"]),
  ])
  func isRead(away: String, days: [String]) { #expect(Self.reading(away) == Reading(away: days)) }

  @Test(arguments: [
    ("2026-12-21 - 2027-01-03", ["2026-12-21..2027-01-03"]),
    ("2026-12-21/2027-01-03", ["2026-12-21..2027-01-03"]),
    ("21.12.2026 bis 3.1.2027", ["2026-12-21..2027-01-03"]),
    ("24.12.2026", ["2026-12-24"]),
    ("2027-01-03..2026-12-21", []),
    ("2026-02-30", []),
    ("Weihnachten", []),
  ])
  func isRefusedWithWhatWasMeant(away: String, fixes: [String]) {
    #expect(Self.reading(away) == Reading(away: nil, fixes: fixes))
  }

  /// Commands that need a configuration print no more than this sentence.
  @Test(arguments: [
    ("2026-12-09..2026-12-05", "ends before it begins: \"2026-12-09..2026-12-05\""),
    ("9.12.2026 - 5.12.2026", "ends before it begins: \"9.12.2026 - 5.12.2026\""),
    ("2026-02-30", "is out of range, there is no day 2026-02-30: \"2026-02-30\""),
    ("2026-12-01..2026-13-05", "is out of range, there is no day 2026-13-05: \"2026-12-01..2026-13-05\""),
    ("Weihnachten", "cannot be \"Weihnachten\""),
  ])
  func saysWhatIsWrong(away: String, problem: String) {
    let problems = Self.findings(away).map(\.summary)
    #expect(problems.map { $0.hasSuffix(problem) } == [true], "\(problems)")
  }

  // MARK: - What waits for them

  private static let legal = ApprovalRule(name: "legal", approvals: 1, from: ["legal"])

  /// The entry of a post at a time, while Cem, and where asked Dana, are away.
  private func entry(
    cem: [Absence] = [], dana: [Absence] = [], at: Timestamp = now + 3_600, rules: [ApprovalRule] = [legal],
    approvedBy actor: String? = nil, draft: Bool = false
  ) throws -> (entry: QueueEntry, configuration: Configuration) {
    var people = Team.people
    people[2].away = cem
    people[3].away = dana
    let configuration = try Team.configuration(rules: rules, people: people)
    let schedule = Schedule(at: at, zone: configuration.timezone)
    let post = Posts.post("markt", [Posts.channel(schedule: schedule, draft: draft)])
    var book = RecordBook()
    if let actor { book.add(.approve, by: actor, [post.subject()]) }
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
    let queue = PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: now)
    return (try #require(queue.entries.first), configuration)
  }

  private func days(_ first: Int, _ last: Int, _ month: Int = 12) -> [Absence] {
    [
      Absence(
        from: CivilDate(year: 2026, month: month, day: first), to: CivilDate(year: 2026, month: month, day: last))
    ]
  }

  @Test func whoIsAwayIsToldApart() throws {
    let missing = try #require(try entry(cem: days(1, 5)).entry.verdict.missing.first)
    #expect(missing.from == ["dana"])
    #expect(missing.away.map(\.name) == ["cem"])
    #expect(missing.choice.any == "dana", "there are enough others")
    // The day before and the day after are not meant; the days are those of Berlin, where it is 1 December.
    for absence in [days(2, 5), days(30, 30, 11)] {
      #expect(try entry(cem: absence).entry.verdict.missing.first?.away == [])
    }
  }

  @Test func whereTooFewAreLeftTheyAreToldUntilWhen() throws {
    let entry = try entry(cem: days(1, 5), dana: days(1, 1)).entry
    let missing = try #require(entry.verdict.missing.first)
    #expect(missing.from == [])
    #expect(missing.choice.any == "cem (away until Sat 5 Dec 2026) or dana (away until Tue 1 Dec 2026)")
    #expect(entry.awaited == ["cem", "dana"])
  }

  @Test func tasksNameThoseWhoAreHere() throws {
    let (one, configuration) = try entry(cem: days(1, 5))
    let task = try #require(QueueStatus([one], configuration, now: now).tasks.first)
    #expect(task.people == ["dana"] && task.away.isEmpty)
    let (both, other) = try entry(cem: days(1, 5), dana: days(1, 1))
    let status = QueueStatus([both], other, now: now + 7_200)
    #expect(status.tasks.first?.people == [] && status.tasks.first?.away.map(\.name) == ["cem", "dana"])
    #expect(status.late.isEmpty, "who is away is not late")
  }

  @Test func whatTheyDecideCounts() throws {
    let entry = try entry(cem: days(1, 5), approvedBy: "cem").entry
    #expect(entry.verdict.isMet)
    #expect(entry.state == .scheduled)
  }

  // MARK: - What is needed while they are away

  /// Cem's and Dana's absences in December, the day of the post, and the last day on which there are enough people.
  private static let needs: [(cem: (Int, Int), dana: (Int, Int), day: Int, isTold: Bool, lastDay: Int?)] = [
    // It is told before the absence begins, and also where both begin at different times.
    ((21, 31), (21, 31), 24, true, 20),
    ((21, 31), (23, 31), 24, true, 22),
    // The first and the last day count, and the days beside them do not.
    ((21, 24), (21, 24), 21, true, 20), ((21, 24), (21, 24), 24, true, 20),
    ((21, 24), (21, 24), 20, false, nil), ((21, 24), (21, 24), 25, false, nil),
    // Another one is there.
    ((21, 31), (1, 5), 24, false, nil),
    // They are away already, and not back in time; or one of them is for a day.
    ((1, 31), (1, 31), 24, true, nil),
    ((1, 9), (1, 31), 24, false, nil),
    ((1, 5), (7, 31), 7, false, nil),
  ]

  @Test(arguments: needs.indices) func isToldEarly(index: Int) throws {
    let row = Self.needs[index]
    let at = moment("2026-12-\(row.day < 10 ? "0" : "")\(row.day)T12:00:00Z")
    let (entry, configuration) = try entry(
      cem: days(row.cem.0, row.cem.1), dana: days(row.dana.0, row.dana.1), at: at)
    let told = QueueStatus([entry], configuration, now: now).unattended
    #expect(told.isEmpty != row.isTold)
    #expect(told.first?.rules.first?.lastDay?.day == row.lastDay)
    #expect(told.first.map { $0.rules.first?.away.map(\.name) } ?? ["cem", "dana"] == ["cem", "dana"])
  }

  @Test func ofTwoApprovalsOneCannotBeGiven() throws {
    let both = ApprovalRule(name: "legal", approvals: 2, from: ["legal"])
    let at = moment("2026-12-24T12:00:00Z")
    let (entry, configuration) = try entry(cem: days(21, 31), at: at, rules: [both])
    let rule = try #require(QueueStatus([entry], configuration, now: now).unattended.first?.rules.first)
    #expect(rule.away.map(\.name) == ["cem"] && rule.hasOthers)
    // Cem gave his before, so Dana is enough.
    let (given, same) = try self.entry(cem: days(21, 31), at: at, rules: [both], approvedBy: "cem")
    #expect(QueueStatus([given], same, now: now).unattended.isEmpty)
  }

  @Test func draftsAreToldAndWhatIsApprovedIsNot() throws {
    let at = moment("2026-12-24T12:00:00Z")
    let away = days(21, 31)
    let (draft, configuration) = try entry(cem: away, dana: away, at: at, draft: true)
    #expect(QueueStatus([draft], configuration, now: now).unattended.count == 1)
    let (approved, same) = try entry(cem: away, dana: away, at: at, approvedBy: "dana")
    #expect(QueueStatus([approved], same, now: now).unattended.isEmpty)
  }

  @Test func whoAskedForChangesIsAway() throws {
    let at = moment("2026-12-24T12:00:00Z")
    let configuration = try entry(cem: days(21, 31)).configuration
    let post = Posts.post("markt", [Posts.channel(schedule: Schedule(at: at, zone: configuration.timezone))])
    var book = RecordBook()
    book.add(.requestChanges, by: "cem", [post.subject()])
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
    let queue = PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: now)
    let rules = QueueStatus(queue.entries, configuration, now: now).unattended.flatMap(\.rules)
    #expect(rules.map(\.rule) == ["request-changes"])
    #expect(rules.first?.lastDay == CivilDate(year: 2026, month: 12, day: 20))
  }

  /// An approval of a post that repeats is needed once: for the first occurrence that is still to come.
  @Test func ofASeriesTheNextOccurrenceIsTold() throws {
    let configuration = try entry(cem: days(21, 31), dana: days(21, 31)).configuration
    let rule = try #require(RecurrenceRule(text: "FREQ=DAILY"))
    func told(from day: Int) throws -> [Int] {
      let start = try #require(LocalTime(year: 2026, month: 12, day: day, hour: 9))
      let first = try #require(configuration.timezone.moments(of: start).first)
      let series = Series(
        Repetition(rule, .times(12), except: []), from: start, first: first, in: configuration.timezone)
      let schedule = Schedule(at: first, zone: configuration.timezone, series: series)
      let post = Posts.post("markt", [Posts.channel(schedule: schedule)])
      let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
      let queue = PublishQueue(branches: [branch], decisions: RecordBook().decisions(configuration), now: now)
      return QueueStatus(queue.entries, configuration, now: now).unattended.compactMap { $0.entry.occurrence?.day }
    }
    #expect(try told(from: 22) == [22])
    #expect(try told(from: 15).isEmpty, "it is approved before they are away")
  }
}
