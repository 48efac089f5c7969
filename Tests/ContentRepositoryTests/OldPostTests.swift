import ContentRepository
import Core
import TestSupport
import Testing

/// `lint.since` makes findings in old posts notes.
@Suite struct OldPostTests {
  private static func configuration(_ lint: String) -> String {
    Fixture.configuration.replacing("timezone: Europe/Berlin", with: "timezone: Europe/Berlin\nlint: { \(lint) }")
  }

  /// A post with a mistake.
  private static func post(
    _ id: String = "old", date: String? = "2026-11-01T09:00", channels: String = "[x]", more: String = "colour: red",
    text: String? = nil
  ) -> String {
    let lines = ["id: \(id)", "channels: \(channels)"] + (date.map { ["publishDate: \($0)"] } ?? []) + [more]
    let text = text ?? "Ein Text von \(id)."
    return "---\n" + lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n---\n\(text)\n"
  }

  /// The findings in `posts/old.md` of these rules, with their severities.
  private func found(
    _ post: String, lint: String = "since: 2026-12-01", request: CheckRequest = CheckRequest(),
    _ prepare: (Fixture) throws -> Void = { _ in }
  ) throws -> [String: Severity] {
    let fixture = try Fixture(Self.configuration(lint))
    try fixture.commit("posts/old.md", post)
    try prepare(fixture)
    let findings = try Checker(repository: fixture.open()).check(request).findings
    return findings.filter { $0.path == "posts/old.md" }.reduce(into: [:]) { found, finding in
      let key = finding.channel.map { "\(finding.rule) \($0)" } ?? finding.rule
      found[key] = max(found[key] ?? .note, finding.severity)
    }
  }

  private func severity(_ date: String?, lint: String = "since: 2026-12-01", more: String = "") throws -> Severity? {
    try found(Self.post(date: date, more: "colour: red\n" + more), lint: lint)["unknown-key"]
  }

  // MARK: - Which posts

  @Test(arguments: [
    // The day begins in the zone of `stet.yml`.
    ("2026-11-30T23:59", Severity.note), ("2026-12-01T00:00", .error), ("2026-11-30T22:59:59Z", .note),
    ("2026-11-30T23:00:00Z", .error), ("2024-01-10T09:00", .note), ("2027-03-01T09:00", .error),
  ])
  func whatTimeIsBefore(date: String, severity: Severity) throws {
    #expect(try self.severity(date) == severity)
  }

  @Test func aPostsOwnZoneCounts() throws {
    // Five in the morning in Tokyo is nine in the evening of the day before in Berlin.
    #expect(try severity("2026-12-01T05:00", more: "timezone: Asia/Tokyo") == .note)
    #expect(try severity("2026-12-01T09:00", more: "timezone: Asia/Tokyo") == .error)
  }

  @Test func withoutATimeNothingIsOld() throws {
    #expect(try severity(nil) == .error)
    #expect(try severity("slot") == .error)
    // Written in a way that cannot be read.
    #expect(try severity("im Advent 2020") == .error)
  }

  @Test func aTimeThatTheClockSkipsOrShowsTwiceIsOneAllTheSame() throws {
    for (date, rule) in [("2026-03-29T02:30", "time-gap"), ("2026-10-25T02:30", "time-overlap")] {
      #expect(try found(Self.post(date: date, more: ""))[rule] == .note)
      #expect(try found(Self.post(date: date, more: ""), lint: "since: 2026-01-01")[rule] == .error)
    }
  }

  @Test func withoutTheKeyAnErrorIsOne() throws {
    #expect(try severity("2020-01-01T09:00", lint: "disable: []") == .error)
  }

  @Test func eachChannelHasItsTime() throws {
    let long = String(repeating: "Wort ", count: 80)
    let later = "overrides: { x: { publishDate: 2027-01-08T09:00 } }"
    let two = Self.post(channels: "[x, facebook]", more: later, text: long)
    #expect(try found(two)["text-too-long x"] == .error)
    let earlier = "overrides: { x: { publishDate: 2026-11-01T09:00 } }"
    let other = Self.post(date: "2027-01-08T09:00", channels: "[x, facebook]", more: earlier, text: long)
    #expect(try found(other)["text-too-long x"] == .note)
    // What is wrong with the post is old only where all of it is.
    #expect(try found(Self.post(channels: "[x, facebook]", more: later + "\ncolour: red"))["unknown-key"] == .error)
    let after = "overrides: { x: { publishDate: +2h } }"
    #expect(try found(Self.post(channels: "[x, facebook]", more: after + "\ncolour: red"))["unknown-key"] == .note)
  }

  @Test func aChannelThatIsGoneLeavesThePostsOwnTime() throws {
    #expect(try found(Self.post(channels: "[xing-old]", more: ""))["unknown-channel"] == .note)
    #expect(
      try found(Self.post(date: "2027-01-01T09:00", channels: "[xing-old]", more: ""))["unknown-channel"] == .error)
  }

  // MARK: - Which findings

  @Test func warningsAndWhatWasRaisedAreNotesAsWell() throws {
    let unused = Self.post(more: "overrides: { facebook: { text: Hallo } }")
    #expect(try found(unused, lint: "disable: []")["unused-override"] == .warning)
    #expect(try found(unused)["unused-override"] == .note)
    #expect(
      try found(unused, lint: "severity: { unused-override: error }, since: 2026-12-01")["unused-override"] == .note)
  }

  @Test func whatHarmsOthersStaysAnError() throws {
    let twin = try found(Self.post()) { try $0.commit("posts/new.md", Self.post(date: "2027-01-01T09:00", more: "")) }
    #expect(twin["duplicate-id"] == .error)
    #expect(twin["unknown-key"] == .note)
    let secret = Self.post(more: "labels: [ghp_16C7e42F292c6912E7710c838347Ae178B4a]")
    #expect(try found(secret)["secret"] == .error)
    let renamed = try found(Self.post("new", more: ""), request: CheckRequest(base: "HEAD~1")) { fixture in
      try fixture.commit("posts/old.md", Self.post("newer", more: ""))
    }
    #expect(renamed["id-changed"] == .error)
  }

  @Test func stetYmlHasNoAge() throws {
    let fixture = try Fixture(Self.configuration("since: 2026-12-01, disable: [nonsense]"))
    let findings = try Checker(repository: fixture.open()).check(CheckRequest()).findings
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test func anExecutablePostHarmsNobody() throws {
    let mode = try found(Self.post(more: "")) { fixture in
      try fixture.repository.git("update-index", "--chmod=+x", "posts/old.md")
      try fixture.repository.git("config", "core.fileMode", "false")
    }
    #expect(mode["post-mode"] == .note)
  }

  // MARK: - Where

  @Test func whatIsKeptSaysTheSame() throws {
    let fixture = try Fixture(Self.configuration("since: 2026-12-01"))
    try fixture.repository.write("posts/old.md", Self.post())
    try fixture.repository.write("posts/new.md", Self.post("new", date: "2027-01-01T09:00"))
    try fixture.repository.commit("posts")
    var request = CheckRequest(usesStore: true)
    request.storeThreshold = 1
    for _ in 0..<2 {
      let findings = try Checker(repository: fixture.open()).check(request).findings
      #expect(findings.map { "\($0.path) \($0.severity)" } == ["posts/new.md error", "posts/old.md note"])
    }
    request.paths = ["posts/old.md"]
    #expect(try Checker(repository: fixture.open()).check(request).findings.map(\.severity) == [.note])
  }

  /// A fix that would bring an error is rejected in an old post, too, where that error would be a note.
  @Test func fixesAreJudgedAsEver() throws {
    let fixture = try Fixture(Self.configuration("since: 2026-12-01"))
    // Named as a file, it would be missing.
    let post = Self.post(more: "media: Hallo")
    try fixture.commit("posts/old.md", post)
    let fixer = try Fixer(repository: fixture.open())
    let result = try fixer.fix(FixRequest(check: CheckRequest(), allowsDirty: false, isDryRun: true))
    let plain = try Fixture()
    try plain.commit("posts/old.md", post)
    let expected = try Fixer(repository: plain.open())
      .fix(FixRequest(check: CheckRequest(), allowsDirty: false, isDryRun: true))
    #expect(expected.left.map(\.reason) == ["it would bring another error"])
    #expect(result.fixed.map(\.after) == expected.fixed.map(\.after))
    #expect(result.left.map(\.reason) == expected.left.map(\.reason))
  }

  // MARK: - The key

  @Test(arguments: ["2026-02-30", "2026-12-01T00:00", "2026", "01.12.2026", "im Advent"])
  func aMalformedDateIsAFindingWithAnExample(date: String) throws {
    let (configuration, findings) = ConfigurationReader.read(
      bytes: Array(Self.configuration("since: \(date)").utf8))
    #expect(configuration == nil)
    #expect(findings.map(\.rule) == ["invalid-time"])
    #expect(findings.first?.explanation?.contains(/`20\d\d-\d\d-\d\d`/) == true)
  }

  @Test func aGermanDateIsFixed() throws {
    let read = ConfigurationReader.read(bytes: Array(Self.configuration("since: 01.12.2026").utf8))
    #expect(read.findings.first?.fixes.map(\.title) == ["write `2026-12-01`"])
  }

  @Test func aDateIsRead() throws {
    let lint = ConfigurationReader.read(bytes: Array(Self.configuration("since: 2026-12-01").utf8)).configuration?.lint
    #expect(lint?.since == CivilDate(year: 2026, month: 12, day: 1))
  }
}

/// An error in `stet.yml` is told by every check, and first.
@Suite struct ConfigurationErrorTests {
  private static let broken = Fixture.configuration.replacing("four-eyes, require", with: "four-eyes, requires")

  private func fixture() throws -> Fixture {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post("a"))
    return fixture
  }

  private func errors(
    _ fixture: Fixture, _ request: CheckRequest = CheckRequest(), _ tree: CheckedTree = .current
  ) throws -> [String] {
    try Checker(repository: fixture.open(), tree: tree).check(request).findings
      .filter { $0.severity == .error }.map { "\($0.path): \($0.rule)" }
  }

  private static let found = ["stet.yml: missing-key", "stet.yml: unknown-key"]

  @Test(arguments: [["posts/a.md"], ["posts"], ["README.md"], []]) func whateverIsAskedAbout(paths: [String]) throws {
    let fixture = try fixture()
    #expect(try errors(fixture, CheckRequest(paths: paths)).isEmpty)
    try fixture.repository.write("stet.yml", Self.broken)
    #expect(Set(try errors(fixture, CheckRequest(paths: paths))) == Set(Self.found))
    try fixture.repository.commit("broken")
    #expect(Set(try errors(fixture, CheckRequest(paths: paths))) == Set(Self.found))
    #expect(Set(try errors(fixture, CheckRequest(paths: paths, base: "HEAD"))) == Set(Self.found))
  }

  /// The quick way to check one post of many finds it as well.
  @Test func whereTheOthersAreKnown() throws {
    let fixture = try fixture()
    var request = CheckRequest(usesStore: true)
    request.storeThreshold = 1
    #expect(try errors(fixture, request).isEmpty)
    try fixture.repository.write("stet.yml", Self.broken)
    request.paths = ["posts/a.md"]
    for _ in 0..<2 { #expect(Set(try errors(fixture, request)) == Set(Self.found)) }
  }

  @Test func eachTreeHasItsOwn() throws {
    let fixture = try fixture()
    try fixture.repository.write("stet.yml", Self.broken)
    // What is staged is fine.
    #expect(try errors(fixture, CheckRequest(), .staged).isEmpty)
    try fixture.repository.git("add", "stet.yml")
    #expect(Set(try errors(fixture, CheckRequest(), .staged)) == Set(Self.found))
    try fixture.repository.commit("broken")
    // The index is as the last commit, and the error is told all the same.
    #expect(Set(try errors(fixture, CheckRequest(), .staged)) == Set(Self.found))
    try fixture.repository.write("stet.yml", Fixture.configuration)
    #expect(try errors(fixture, CheckRequest(paths: ["posts/a.md"])).isEmpty)
    #expect(Set(try errors(fixture, CheckRequest(paths: ["posts/a.md"]), .staged)) == Set(Self.found))
  }

  @Test func itComesFirst() throws {
    let fixture = try fixture()
    try fixture.repository.write("posts/b.md", "no front matter")
    try fixture.repository.write("a.md", "")
    try fixture.repository.write("stet.yml", Self.broken)
    let findings = try Checker(repository: fixture.open()).check(CheckRequest()).findings
    #expect(findings.map(\.path).first == "stet.yml")
    #expect(findings.map(\.path).last == "posts/b.md")
  }

  /// A warning in it is reported where it was asked about.
  @Test func aWarningIsForThoseWhoAsk() throws {
    let fixture = try Fixture(Fixture.configuration + "lint: { disable: [nonsense] }\n")
    try fixture.commit("posts/a.md", Fixture.post("a"))
    let check = { (paths: [String]) in
      try Checker(repository: fixture.open()).check(CheckRequest(paths: paths)).findings.map(\.rule)
    }
    #expect(try check(["posts/a.md"]).isEmpty)
    #expect(try check([]) == ["lint-setting"])
  }

  @Test func fixingOnePostLeavesStetYmlAlone() throws {
    let fixture = try fixture()
    let broken = Fixture.configuration.replacing("timezone:", with: "time_zone:")
    try fixture.commit("stet.yml", broken)
    for isDryRun in [true, false] {
      let result = try Fixer(repository: fixture.open())
        .fix(FixRequest(check: CheckRequest(paths: ["posts/a.md"]), allowsDirty: false, isDryRun: isDryRun))
      #expect(result.fixed.isEmpty)
      #expect(result.left.map(\.path) == ["stet.yml"])
      #expect(result.check.findings.contains { $0.rule == "unknown-key" })
    }
    let all = try Fixer(repository: fixture.open())
      .fix(FixRequest(check: CheckRequest(), allowsDirty: false, isDryRun: false))
    #expect(all.fixed.map(\.path) == ["stet.yml"])
  }
}
