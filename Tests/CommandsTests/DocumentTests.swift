import Commands
import Core
import TestSupport
import Testing

/// All JSON that is printed or stored conforms to its schema.
@Suite struct DocumentTests {
  @Test func theExamplesDocumentsAreValid() throws {
    let example = try Example()
    let check = try SchemaCheck()
    let post = "2026-11-adventsmarkt"
    let commands = [
      ["check"], ["queue", "--all"], ["queue", "--all", "--renditions"], ["queue", "--state", "published"],
      ["explain", post], ["explain", "2026-12-nikolaus"], ["preview", post], ["preview", "2026-11-faden-laufrad"],
      ["preview", "2026-11-umfrage-winter"], ["preview", "2026-11-werkstattfilm"], ["review"], ["log"], ["log", post],
      ["audit"], ["audit", "--post", post],
    ]
    for command in commands {
      let outcome = example.workshop.stet(command + ["--format", "json"], now: Example.now)
      #expect(outcome.errors.isEmpty, "\(command): \(outcome.errors)")
      try check.add(command[0], outcome.output)
    }
    try addLedger(of: example.repository, to: check)
    #expect(check.count > 60)
    try check.expectValid()
  }

  @Test func aBranchThatChangesMuchIsReviewed() throws {
    let example = try Example()
    let repository = example.repository
    try repository.git("switch", "--quiet", "--create", "feature")
    try repository.git("mv", "posts/2026/2026-11-adventsmarkt.md", "posts/2026/markt.md")
    try repository.remove("posts/2026/2026-12-nikolaus.md")
    try repository.write("posts/2026/new.md", "---\nid: new\ntitle: Neu\nchannels: [x]\nchanels: [x]\n---\nNeu.\n")
    try repository.write("posts/2026/draft.md", "---\nid: draft\ntitle: Neu\nchannels: [x]\ndraft: true\n---\nNeu.\n")
    try repository.write("stet.yml", try repository.git("show", "HEAD:stet.yml") + "\n# changed\n")
    try repository.commit("much", as: Example.emil)
    let check = try SchemaCheck()
    let review = example.workshop.stet(["review", "feature", "--format", "json"], now: Example.now)
    #expect(review.status == .findings, "\(review.errors)")
    try check.add("review", review.output)
    let findings = example.workshop.stet(["check", "--format", "json"])
    #expect(findings.status == .findings)
    try check.add("check", findings.output)
    try check.expectValid()
  }

  @Test func theDocumentsOfEveryDecisionAreValid() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(channels: "[x, facebook, mastodon]", more: "campaign: advent\ndepartment: pr"))
    let check = try SchemaCheck()
    var ids: [String] = []
    func decide(_ arguments: [String], _ person: Person) throws {
      let outcome = try workshop.expectSuccess(arguments + ["--format", "json"], as: person)
      try check.add(arguments[0], outcome.output)
      ids.append(try #require(try outcome.json["record"]?.stringValue))
    }
    try decide(["comment", "post-a", "-m", "Schön"], .cem)
    try decide(["approve", "post-a", "--yes", "-m", "Gut \u{1F44D}"], .ben)
    try decide(["request-changes", "post-a", "--channel", "x", "-m", "Bild?"], .cem)
    try decide(["dismiss", ids[2], "-m", "Doch"], .dana)
    try decide(["withdraw", "post-a"], .ben)
    try decide(["hold", "--channel", "x", "--campaign", "advent", "--department", "pr", "-m", "Krise"], .cem)
    try decide(["resume", "--all", "-m", "Vorbei"], .dana)
    try decide(["hold", "--all", "-m", "Krise"], .cem)
    try decide(["resume", ids[7]], .dana)
    try decide(
      ["record", "handed-off", "post-a", "--channel", "facebook", "--to", "buffer", "--by-hand", "-m", "geplant"], .dana
    )
    try decide(["record", "published", "post-a", "--channel", "x", "--url", "https://x.com/a/1"], .dana)
    try decide(["record", "updated", "post-a", "--channel", "x", "--time", "2026-11-23T09:00", "-m", "Komma"], .dana)
    try decide(["record", "retracted", "post-a", "--channel", "x"], .dana)
    try decide(["record", "failed", "post-a", "--channel", "mastodon"], .dana)
    try decide(["resolve", "post-a", "-m", "Nichts da"], .dana)
    try decide(["hold", "--all", "-m", "Krise"], .cem)
    try decide(["resume", "--post", "post-a", "-m", "Der nicht"], .dana)
    try decide(["approve", "post-a", "--channel", "mastodon", "--yes"], .ben)
    try decide(["dismiss", "post-a", "-m", "Veraltet"], .dana)
    #expect(Set(ids).count == 19)
    for command in [["queue", "--all", "--renditions"], ["explain", "post-a"], ["log"], ["review"]] {
      try check.add("after-" + command[0], workshop.stet(command + ["--format", "json"]).output)
    }
    try addLedger(of: workshop.repository, to: check)
    try check.expectValid()
  }

  @Test func errorsAreDocuments() throws {
    let workshop = try Workshop()
    try workshop.write()
    let check = try SchemaCheck()
    let commands: [([String], Person)] = [
      (["approve", "post-a", "--yes"], .ana), (["approve", "nothing", "--yes"], .ben), (["approve", "post-a"], .ben),
      (["explain", "nothing"], .ana), (["log", "nothing"], .ana), (["preview", "nothing"], .ana),
      (["review", "nothing"], .ana), (["queue", "--queue", "nothing"], .ana), (["queue", "--now", "soon"], .ana),
      (["resume", "--all"], .cem), (["resolve", "123456", "-m", "?"], .dana), (["check", "--base", "nothing"], .ana),
      (["hold", "--all", "-m", "Halt"], DecisionTests.stranger),
    ]
    for (command, person) in commands {
      let outcome = workshop.stet(command + ["--format", "json"], as: person)
      #expect(outcome.status != .success)
      #expect(outcome.output.isEmpty)
      #expect(try JSONValue(json: Array(outcome.errors.utf8))["schema"]?.stringValue == "stet/error/v1", "\(command)")
      try check.add("error", outcome.errors)
    }
    try check.expectValid()
  }

  @Test func manyApprovalsAreOneDocumentForEachRecord() throws {
    let workshop = try Workshop()
    for number in 0..<150 {
      try workshop.repository.write("posts/\(number).md", Workshop.post(id: "post-\(number)"))
    }
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("posts")
    let printed = try workshop.expectSuccess(["approve", "--all", "--yes", "--format", "json"], as: .ben).output
    let documents = printed.split(separator: "}\n{").count
    #expect(documents > 1)
    #expect(try workshop.recordCount() == documents)
    let check = try SchemaCheck()
    for (number, document) in printed.split(separator: "\n}\n").enumerated() {
      try check.add("approve-\(number)", document + "\n}\n")
    }
    #expect(check.count == documents)
    try addLedger(of: workshop.repository, to: check)
    try check.expectValid()
    #expect(try workshop.states(of: "post-149") == SurvivalTests.approved)
  }

  /// Every record of the ledger, and every rendition that it keeps.
  private func addLedger(of repository: TestRepository, to check: SchemaCheck) throws {
    let paths = try repository.git("ls-tree", "-r", "--name-only", "stet/ledger").split(separator: "\n").map(
      String.init)
    for path in paths where path.hasSuffix(".json") && path != "LEDGER.json" {
      let schema = path.hasPrefix("records/") ? "record" : "rendition"
      try check.add(schema, try repository.git("show", "stet/ledger:\(path)"), schema: schema)
    }
  }
}
