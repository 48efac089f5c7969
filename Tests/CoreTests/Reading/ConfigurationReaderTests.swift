import Testing

@testable import Core

@Suite struct ConfigurationReaderTests {
  let reading = ConfigurationReader.read(bytes: Array(ConfigurationExample.text.utf8))

  @Test func theExampleReadsWithoutFindings() throws {
    #expect(reading.findings == [])
    let configuration = try #require(reading.configuration)
    #expect(configuration.repository == "8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88")
    #expect(configuration.timezone.identifier == "Europe/Berlin")
    #expect(configuration.languages == ["de", "en"])
    #expect(configuration.breaks == .keep)
    #expect(configuration.roles == ["editor", "legal"])
    #expect(configuration.flags == ["legal"])
  }

  @Test func channelsArriveInTheirOrder() throws {
    let channels = try #require(reading.configuration).channels
    #expect(channels.map(\.name) == ["x", "facebook", "youtube", "linkedin", "facebook-karriere"])
    let x = channels[0]
    #expect(x.account == "@acme")
    #expect(
      x.slots == [
        Slot(days: [.monday, .tuesday, .wednesday, .thursday, .friday], secondOfDay: 32_400),
        Slot(days: [.monday, .tuesday, .wednesday, .thursday, .friday], secondOfDay: 63_000),
        Slot(days: [.saturday], secondOfDay: 39_600),
      ])
    #expect(
      x.pacing
        == Pacing(
          maxPerDay: 4, minGap: 7_200, quiet: QuietHours(from: 79_200, to: 25_200),
          promotionShare: PromotionShare(maxPercent: 20, over: 20)))
    #expect(x.utm == TrackingParameters(source: "x", medium: "social", campaign: "{campaign}"))
    #expect(x.hosts == ["example.org"])
    #expect(x.limits == ["text": 25_000])
    #expect(channels[1].grace == Channel.defaultGrace)
  }

  @Test func theOpenQueueHasTheOtherChannels() throws {
    let queues = try #require(reading.configuration).queues
    #expect(
      queues == [
        Queue(name: "main", branch: "main", channels: ["x", "facebook", "youtube"]),
        Queue(name: "karriere", branch: "queue/karriere", channels: ["linkedin", "facebook-karriere"]),
      ])
  }

  @Test func withoutQueuesThereIsOne() throws {
    let text =
      "version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: UTC\nchannels:\n"
      + "  x: { network: x, account: a }\n"
    let configuration = try #require(ConfigurationReader.read(bytes: Array(text.utf8)).configuration)
    #expect(configuration.queues == [Queue(name: "main", branch: "main", channels: ["x"])])
    #expect(configuration.policy.signing == .optional)
    #expect(configuration.policy.reschedule == .later)
    #expect(configuration.policy.roles(for: .publish) == ["editor"])
  }

  @Test func peopleArrive() throws {
    let people = try #require(reading.configuration).people
    #expect(
      try people[0]
        == Person(
          name: "ana", fullName: "Ana Weber", emails: ["ana@acme.example"], roles: ["editor"], departments: ["pr"],
          keys: [SigningKey(key: PublicKey(line: ConfigurationExample.key))], forgeIDs: ["github": 1_234_567]))
    #expect(people[3].kind == .bot)
  }

  /// Positions are read as text, even if YAML would take their digits for a number.
  @Test func positionsArrive() throws {
    let (one, two) = (String(repeating: "1", count: 40), "12e4" + String(repeating: "5", count: 36))
    let text = ConfigurationExample.text.replacing(
      "keys: [\"\(ConfigurationExample.key)\"]",
      with: "until: \(one), keys: [{ key: \(ConfigurationExample.key), from: \(two) }]"
    ).replacing("ben: {", with: "ben: { inactive: true,").replacing("approvals: 2", with: "approvals: 1")
    let configuration = try #require(ConfigurationReader.read(bytes: Array(text.utf8)).configuration)
    #expect(configuration.people.map(\.until) == [one, nil, nil, nil])
    #expect(try configuration.people[0].keys == [SigningKey(key: PublicKey(line: ConfigurationExample.key), from: two)])
    #expect(configuration.people.map(\.isInactive) == [false, true, false, false])
    #expect(configuration.people.map(\.canDecide) == [false, false, true, true])
  }

  /// People who left do not count towards what a rule needs; inactive ones do, with a warning.
  @Test(
    arguments: [
      ("", "", 0, nil),
      ("inactive: true,", "", 1, .warning),
      ("until: \(String(repeating: "a", count: 40)),", "", 1, .error),
      ("inactive: true,", "until: \(String(repeating: "a", count: 40)),", 1, .error),
    ] as [(String, String, Int, Severity?)])
  func rulesNeedPeopleWhoAreHere(ben: String, cem: String, count: Int, severity: Severity?) {
    let text = ConfigurationExample.text.replacing("ben: {", with: "ben: { \(ben)")
      .replacing("cem: {", with: "cem: { \(cem)").replacing("ana: {", with: "ana: { inactive: false,")
      .replacing("approvals: 2", with: "approvals: 3, independent: false")
    let findings = ConfigurationReader.read(bytes: Array(text.utf8)).findings.filter { $0.rule == "rule-unsatisfiable" }
    #expect(findings.filter { $0.summary.hasPrefix("policy ") }.count == count, "\(findings)")
    #expect(findings.filter { $0.summary.hasPrefix("policy ") }.map(\.severity).first == severity)
  }

  @Test func importingNeedsABotThatMay() {
    func warnings(_ change: (String) -> String) -> [String] {
      let text = ConfigurationExample.text.replacing(
        "independent: false }", with: "independent: false, imported: true }"
      )
      .replacing("roles: [editor, legal]       #", with: "roles: [editor, legal, robot]       #")
      return ConfigurationReader.read(bytes: Array(change(text).utf8)).findings.map(\.summary)
    }
    let robot = { (text: String) in
      text.replacing("emails: [ci@acme.example]", with: "emails: [ci@acme.example], roles: [robot]")
    }
    #expect(warnings { $0 } == ["no bot may import decisions, so legal counts none from a forge"])
    #expect(warnings { robot($0) }.count == 1)
    #expect(warnings { robot($0).replacing("import: [editor]", with: "import: [robot]") } == [])
    #expect(warnings { robot($0).replacing(", import: [editor]", with: "") }.count == 1)
  }

  @Test func rulesArrive() throws {
    let policy = try #require(reading.configuration).policy
    #expect(policy.rules.map(\.name) == ["four-eyes", "legal", "policy"])
    #expect(policy.rules[0] == ApprovalRule(name: "four-eyes", approvals: 1, from: ["editor"]))
    #expect(policy.rules[1].independent == false)
    #expect(policy.rules[1].when?.disclosure == [.own, .paid, .gift, .affiliate])
    #expect(policy.rules[1].when?.paths == ["posts/ads/**"])
    #expect(policy.rules[1].unless?.formats == ["reply"])
    #expect(policy.rules[2].when?.files == ["stet.yml"])
    #expect(policy.may == [.publish: ["editor"], .import: ["editor"]])
  }

  @Test func lintArrives() throws {
    let lint = try #require(reading.configuration).lint
    #expect(lint.severity == ["spelling": .warning])
    #expect(
      lint.wordlists == [
        Wordlist(file: "words/insults.de.txt", severity: .error, message: "So reden wir nicht"),
        Wordlist(file: "words/claims.de.txt", flag: "legal"),
      ])
  }

  @Test func anErrorLeavesNoConfiguration() {
    let text = ConfigurationExample.text.replacing("breaks: keep", with: "breaks: wrap")
    let reading = ConfigurationReader.read(bytes: Array(text.utf8))
    #expect(reading.configuration == nil)
    #expect(reading.findings.map(\.rule) == ["invalid-value"])
  }

  @Test func aRuleThatStopsOnePersonIsAWarningThatNamesThem() {
    let text = ConfigurationExample.text.replacing("roles: [editor, legal] }", with: "roles: [legal] }")
    let reading = ConfigurationReader.read(bytes: Array(text.utf8))
    #expect(
      reading.findings.map(\.summary) == [
        "four-eyes can never be met for posts of Ana Weber: no other person is editor",
        "policy can never be met: only one person is editor, and it wants 2",
      ])
    #expect(reading.findings.map(\.severity) == [.warning, .error])
  }
}
