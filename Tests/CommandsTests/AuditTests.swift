import Commands
import Core
import Foundation
import TestSupport
import Testing

/// An audit finds what went out against the rules of its time, and only that: each scenario has a twin in which all is
/// well.
@Suite struct AuditTests {
  /// Something that happened, and what an audit says of it.
  struct Scenario: CustomTestStringConvertible {
    let testDescription: String
    let checks: [String]
    let happens: @Sendable (Workshop) throws -> Void

    init(_ name: String, _ checks: String..., happens: @escaping @Sendable (Workshop) throws -> Void) {
      testDescription = name
      self.checks = checks
      self.happens = happens
    }
  }

  private static let publishing = ["record", "published", "post-a", "--channel", "x"]
  private static let byHand = publishing + ["--by-hand", "-m", "eilig"]
  private static let (morning, noon) = ("2026-12-01T08:01:00Z", "2026-12-01T11:00:00Z")

  /// Ana wrote it, Ben approved it.
  @Sendable private static func approve(_ workshop: Workshop) throws {
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
  }

  @Sendable private static func publish(_ workshop: Workshop) throws {
    try workshop.decide(publishing, as: .dana, now: morning)
  }

  /// Makes one decision, and another one that has not seen it; what is read is both.
  private static func apart(
    _ workshop: Workshop, _ one: () throws -> Void, _ other: () throws -> Void
  ) throws {
    let repository = workshop.repository
    let start = try repository.id("stet/ledger")
    try one()
    let first = try repository.id("stet/ledger")
    try repository.git("update-ref", "refs/heads/stet/ledger", start.hex)
    try other()
    try repository.git("remote", "add", "origin", "/dev/null")
    try repository.git("config", "stet.push", "false")
    try repository.git("update-ref", "refs/remotes/origin/stet/ledger", first.hex)
  }

  /// What was taken back is told with that reason, whatever part of it was named.
  @Test(arguments: ["withdraw", "dismiss"])
  func whatWasTakenBackIsToldAsThat(command: String) throws {
    let workshop = try Workshop()
    try workshop.write()
    let record = try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let (target, person) = command == "withdraw" ? ("post-a", Person.ben) : (record, Person.dana)
    try workshop.decide([command, target, "-m", "nein"], as: person)
    let text = workshop.stet(["audit"]).output
    #expect(text.contains(command == "withdraw" ? "its author withdrew it" : "it was dismissed"), "\(text)")
    #expect(!text.contains("holds no role"), "\(text)")
  }

  static let scenarios = [
    Scenario("approved, then published") {
      try approve($0); try publish($0)
    },
    Scenario("published without approval", "published-without-approval") {
      try $0.write()
      try $0.decide(byHand, as: .dana, now: morning)
    },
    Scenario("approved after it went out", "published-without-approval") {
      try $0.write()
      try $0.decide(byHand, as: .dana, now: morning)
      try $0.decide(["approve", "post-a", "--yes"], as: .ben, now: noon)
    },
    Scenario("withdrawn before it went out", "published-without-approval", "not-counted") {
      try approve($0)
      try $0.decide(["withdraw", "post-a"], as: .ben)
      try $0.decide(byHand, as: .dana, now: morning)
    },
    Scenario("withdrawn after it went out", "not-counted") {
      try approve($0)
      try publish($0)
      try $0.decide(["withdraw", "post-a"], as: .ben, now: noon)
    },
    Scenario("dismissed before it went out", "published-without-approval", "not-counted") {
      try approve($0)
      try $0.decide(["dismiss", "post-a", "-m", "nein"], as: .dana)
      try $0.decide(byHand, as: .dana, now: morning)
    },
    Scenario("changes asked for before it went out", "published-without-approval") {
      try approve($0)
      try $0.decide(["request-changes", "post-a", "-m", "Bild?"], as: .cem)
      try $0.decide(byHand, as: .dana, now: morning)
    },
    Scenario("changes asked for, and the request withdrawn", "not-counted") {
      try approve($0)
      try $0.decide(["request-changes", "post-a", "-m", "Bild?"], as: .cem)
      try $0.decide(["withdraw", "post-a"], as: .cem)
      try publish($0)
    },
    Scenario("changed after the approval", "other-bytes") {
      try approve($0)
      try $0.write(Workshop.post(text: "Doch kein Markt."))
      try $0.decide(byHand, as: .dana, now: morning)
    },
    Scenario("changed after the approval, and approved again") {
      try approve($0)
      try $0.write(Workshop.post(text: "Doch kein Markt."))
      try $0.decide(["approve", "post-a", "--yes"], as: .ben)
      try publish($0)
    },
    Scenario("changed after it went out", "changed-after-publication") {
      try approve($0)
      try publish($0)
      try $0.write(Workshop.post(text: "Doch kein Markt."))
    },
    Scenario("updated to what was approved") {
      try approve($0)
      try publish($0)
      try $0.decide(["record", "updated", "post-a", "--channel", "x"], as: .dana, now: noon)
    },
    Scenario("updated without approval", "changed-after-publication") {
      try approve($0)
      try publish($0)
      try $0.write(Workshop.post(text: "Doch kein Markt."))
      try $0.decide(["record", "updated", "post-a", "--channel", "x"], as: .dana, now: noon)
    },
    Scenario("changed and taken down") {
      try approve($0)
      try publish($0)
      try $0.decide(["record", "retracted", "post-a", "--channel", "x"], as: .dana, now: noon)
      try $0.write(Workshop.post(text: "Doch kein Markt."))
    },
    Scenario("stopped before it went out", "published-under-hold") {
      try approve($0)
      try $0.decide(["hold", "--post", "post-a", "-m", "Halt"], as: .cem)
      try $0.decide(byHand, as: .dana, now: morning)
    },
    Scenario("stopped and released before it went out") {
      try approve($0)
      try $0.decide(["hold", "--post", "post-a", "-m", "Halt"], as: .cem)
      try $0.decide(["resume", "--post", "post-a"], as: .dana)
      try publish($0)
    },
    Scenario("stopped after it went out") {
      try approve($0)
      try publish($0)
      try $0.decide(["hold", "--all", "-m", "Halt"], as: .cem, now: noon)
    },
    Scenario("another channel stopped before it went out") {
      try approve($0)
      try $0.decide(["hold", "--channel", "facebook", "-m", "Halt"], as: .cem)
      try publish($0)
    },
    Scenario("stopped elsewhere, unseen", "published-under-hold") { workshop in
      try approve(workshop)
      try apart(workshop) {
        try workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      } _: {
        try publish(workshop)
      }
    },
    Scenario("another channel stopped elsewhere, unseen") { workshop in
      try approve(workshop)
      try apart(workshop) {
        try workshop.decide(["hold", "--channel", "facebook", "-m", "Halt"], as: .cem)
      } _: {
        try publish(workshop)
      }
    },
    Scenario("published in two places at once", "published-twice") { workshop in
      try approve(workshop)
      try apart(workshop) {
        try workshop.decide(publishing + ["--url", "https://x.com/acme/1"], as: .dana, now: morning)
      } _: {
        try workshop.decide(publishing + ["--url", "https://x.com/acme/2"], as: .dana, now: morning)
      }
    },
    Scenario("one publication noted by two people") { workshop in
      try approve(workshop)
      try apart(workshop) {
        try workshop.decide(publishing + ["--url", "https://x.com/acme/1"], as: .dana, now: morning)
      } _: {
        try workshop.decide(publishing + ["--url", "https://x.com/acme/1"], as: .ben, now: morning)
      }
    },
    Scenario("on two channels") {
      try approve($0)
      try publish($0)
      try $0.decide(["record", "published", "post-a", "--channel", "facebook"], as: .dana, now: morning)
    },
    Scenario("handed off, then published") {
      try approve($0)
      try $0.decide(["record", "handed-off", "post-a", "--channel", "x", "--to", "buffer"], as: .dana, now: morning)
      try $0.decide(publishing, as: .dana, now: noon)
    },
    Scenario("handed off, withdrawn, then published", "not-counted") {
      try approve($0)
      try $0.decide(["record", "handed-off", "post-a", "--channel", "x", "--to", "buffer"], as: .dana, now: morning)
      try $0.decide(["withdraw", "post-a"], as: .ben, now: noon)
      try $0.decide(publishing, as: .dana, now: noon)
    },
    Scenario("failed, resolved, published") {
      try approve($0)
      try $0.decide(["record", "failed", "post-a", "--channel", "x"], as: .dana, now: morning)
      try $0.decide(["resolve", "post-a", "-m", "war nichts"], as: .dana, now: morning)
      try publish($0)
    },
    Scenario("a rule of another channel is not asked for") {
      try $0.reconfigure("flags: [legal] }", "flags: [legal], channels: [facebook] }")
      try approve($0)
      try publish($0)
    },
    Scenario("a rule of the channel is not met", "published-without-approval") {
      try $0.reconfigure("flags: [legal] }", "flags: [legal], channels: [x] }")
      try approve($0)
      try $0.decide(byHand, as: .dana, now: morning)
    },
    Scenario("by a label that it had only when it went out", "published-without-approval", "changed-after-publication")
    {
      try $0.write(Workshop.post(more: "pillar: promotion"))
      try $0.decide(["approve", "post-a", "--yes"], as: .ben)
      try $0.decide(byHand, as: .dana, now: morning)
      try $0.write(Workshop.post(text: "Anders."))
    },
    Scenario("the rule was loosened that week", "policy-loosened") {
      try $0.reconfigure("flags: [legal] }", "flags: [legal], channels: [x] }")
      try approve($0)
      try $0.write("stet.yml", at: "2026-11-28T10:00:00Z") {
        $0.replacingOccurrences(of: "channels: [x] }", with: "channels: [facebook] }")
      }
      try publish($0)
    },
    Scenario("the approver was given the role that week", "policy-loosened") {
      try $0.reconfigure("[ben@acme.example], roles: [editor]", "[ben@acme.example]")
      try $0.write()
      try $0.write("stet.yml", at: "2026-11-28T10:00:00Z") {
        $0.replacingOccurrences(of: "[ben@acme.example]", with: "[ben@acme.example], roles: [editor]")
      }
      try $0.decide(["approve", "post-a", "--yes"], as: .ben)
      try publish($0)
    },
    Scenario("the rule was loosened long before") {
      try $0.reconfigure("flags: [legal] }", "flags: [legal], channels: [x] }")
      try approve($0)
      try $0.reconfigure("channels: [x] }", "channels: [facebook] }")
      try publish($0)
    },
    Scenario("the stet.yml that its record names was taken back", "positions-differ") {
      try approve($0)
      try $0.reconfigure("grace: 2h", "grace: 3h")
      try publish($0)
      try $0.repository.git("reset", "--quiet", "--hard", "main~1")
    },
    Scenario("the rule was there, but not for who recorded it", "positions-differ", "published-without-approval") {
      try approve($0)
      try publish($0)
      try $0.write("stet.yml", at: "2026-11-28T10:00:00Z") {
        $0.replacingOccurrences(of: "flags: [legal] }", with: "flags: [legal], channels: [x] }")
      }
    },
    Scenario(
      "its record had not seen the withdrawal below it", "positions-differ", "published-without-approval", "not-counted"
    ) { workshop in
      try approve(workshop)
      let approved = try workshop.repository.id("stet/ledger")
      try publish(workshop)
      let record = try workshop.newestRecord()
      try workshop.repository.git("update-ref", "refs/heads/stet/ledger", approved.hex)
      try workshop.decide(["withdraw", "post-a"], as: .ben)
      try workshop.add(record, as: .dana)
    },
    Scenario("its record had not seen a comment below it") { workshop in
      try approve(workshop)
      let approved = try workshop.repository.id("stet/ledger")
      try publish(workshop)
      let record = try workshop.newestRecord()
      try workshop.repository.git("update-ref", "refs/heads/stet/ledger", approved.hex)
      try workshop.decide(["comment", "post-a", "-m", "Schön"], as: .ben)
      try workshop.add(record, as: .dana)
    },
    Scenario("the only approver left afterwards") {
      try approve($0)
      try publish($0)
      try $0.write("stet.yml", at: "2026-12-02T10:00:00Z") {
        $0.replacingOccurrences(of: "emails: [ben@acme.example], roles: [editor]", with: "emails: [b@other.example]")
      }
    },
    Scenario("the rule came afterwards") {
      try approve($0)
      try publish($0)
      try $0.write("stet.yml", at: "2026-12-02T10:00:00Z") {
        $0.replacingOccurrences(of: "flags: [legal] }", with: "flags: [legal], channels: [x] }")
      }
    },
  ]

  private func audit(_ workshop: Workshop, _ arguments: String...) throws -> Workshop.Outcome {
    workshop.stet(["audit"] + arguments, as: .cem, now: "2027-01-10T10:00:00Z")
  }

  private func checks(_ outcome: Workshop.Outcome) throws -> [String] {
    let findings = try outcome.json["findings"]?.arrayValue ?? []
    return findings.compactMap { $0["check"]?.stringValue }.filter { $0 != "cannot-know" }.sorted()
  }

  @Test(arguments: scenarios) func findsWhatIsWrong(scenario: Scenario) throws {
    let workshop = try Workshop()
    try scenario.happens(workshop)
    let outcome = try audit(workshop, "--format", "json")
    #expect(try checks(outcome) == scenario.checks.sorted(), "\(outcome)")
    let isClean = scenario.checks.allSatisfy { $0 == "not-counted" }
    #expect(outcome.status == (isClean ? .success : .findings))
  }

  @Test func anApproverWhoContributedIsToldApart() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.write(Workshop.post(text: "Es ist Markt."), as: .ben)
    // Their own record does not know it: a commit says so.
    try workshop.reconfigure(
      "require: { approvals: 1, from: [editor] }", "require: { approvals: 1, from: [editor], independent: false }")
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    try workshop.reconfigure(", independent: false", "")
    try workshop.decide(Self.byHand, as: .dana, now: Self.morning)
    #expect(try checks(audit(workshop, "--format", "json")) == ["self-approval"])
  }

  @Test func formsAgree() throws {
    let workshop = try Workshop()
    try Self.approve(workshop)
    try Self.publish(workshop)
    try workshop.write(Workshop.post(id: "post-b", text: "Noch <b>einer</b>."))
    try workshop.decide(
      ["record", "published", "post-b", "--channel", "x", "--by-hand", "-m", "eilig"], as: .dana, now: Self.noon)
    let text = try audit(workshop).output
    #expect(text.contains("error[published-without-approval] post-b (x): people sent it by hand"))
    #expect(!text.contains("dana") && !text.contains("ben"), "people appear by role")
    #expect(try audit(workshop, "--names", "--format", "csv").output.contains(",dana,,ben,four-eyes,approved,"))
    let rows = try audit(workshop, "--format", "csv").output.split(separator: "\r\n")
    #expect(rows.count == 3)
    let page = try audit(workshop, "--format", "html").output
    #expect(page.contains("Noch &lt;b&gt;") || page.contains("Noch **"), "texts are shown, and run nothing")
    #expect(!page.contains("<script") && !page.contains("<b>einer"))
    #expect(page.contains("data:image/png;base64,"), "the picture is shown")
    let check = try SchemaCheck()
    try check.add("audit", audit(workshop, "--format", "json").output)
    try check.expectValid()
  }

  @Test func aPartCanBeAudited() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(Self.byHand, as: .dana, now: Self.morning)
    #expect(try checks(audit(workshop, "--post", "post-a", "--format", "json")) == ["published-without-approval"])
    #expect(try checks(audit(workshop, "--post", "posts/a.md", "--format", "json")) == ["published-without-approval"])
    #expect(try checks(audit(workshop, "--since", "2026-12-01", "--format", "json")) == ["published-without-approval"])
    #expect(try checks(audit(workshop, "--since", "2026-12-02", "--format", "json")).isEmpty)
    #expect(try checks(audit(workshop, "--person", "dana", "--format", "json")) == ["published-without-approval"])
    #expect(try audit(workshop, "--person", "cem").status == .cannotRun)
    #expect(try audit(workshop, "--post", "post-z").status == .cannotRun)
  }

  @Test func aLostPictureIsTold() throws {
    let workshop = try Workshop()
    let start = try workshop.repository.id("main")
    try Self.approve(workshop)
    try Self.publish(workshop)
    #expect(try checks(audit(workshop, "--format", "json")).isEmpty)
    // The branch is rewritten: the post stays, its picture never was.
    try workshop.repository.git("reset", "--quiet", "--hard", start.hex)
    try workshop.repository.write("posts/a.md", Workshop.post())
    try workshop.repository.commit("post: Markt", as: .ana)
    #expect(try checks(audit(workshop, "--format", "json")).contains("picture-gone"))
  }

  @Test func aFileThatIsKeptElsewhereIsNotLost() throws {
    let workshop = try Workshop()
    let digest = String(repeating: "9f", count: 32)
    try workshop.write(
      Workshop.post().replacingOccurrences(
        of: "  - file: media/markt.png", with: "  - url: https://dam.example/markt.png\n    sha256: \(digest)"))
    try workshop.decide(Self.byHand, as: .dana, now: Self.morning)
    #expect(try checks(audit(workshop, "--format", "json")) == ["published-without-approval"])
  }

  @Test func inABareCloneNothingIsMissing() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(Self.byHand, as: .dana, now: Self.morning)
    let bare = Workshop(in: try TestRepository(cloning: workshop.repository, "--bare"))
    let outcome = try audit(bare, "--format", "json")
    #expect(outcome.status == .findings)
    #expect(outcome.output == (try audit(workshop, "--format", "json").output))
  }

  @Test(.enabled(if: SSHKeys.isInstalled)) func theKeyOfAnotherPersonIsTold() throws {
    let keys = try SSHKeys()
    for name in ["ben", "cem"] { try keys.make(name) }
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    // Cem's key, under a decision of Ben's.
    let record = try workshop.newestRecord()
    for (key, found) in [("cem", true), ("ben", false)] {
      let entry = try String(contentsOfFile: keys.path("ben") + ".pub", encoding: .utf8)
      let line = entry.split(separator: " ").prefix(2).joined(separator: " ")
      let twin = Workshop(in: try TestRepository(cloning: workshop.repository))
      try twin.repository.git("update-ref", "refs/heads/stet/ledger", "origin/stet/ledger~1")
      try twin.repository.git("remote", "remove", "origin")
      try twin.reconfigure("[ben@acme.example], roles", "[ben@acme.example], keys: [\"\(line)\"], roles")
      try twin.repository.git("switch", "--quiet", "stet/ledger")
      try twin.repository.write(record.path, record.text)
      let signature = try keys.signature(of: Array(record.text.utf8), by: key)
      let mark = Digest(of: signature).hex.prefix(16)
      try twin.repository.write(
        String(record.path.dropLast(4)) + "\(mark).sshsig", String(decoding: signature, as: UTF8.self))
      try twin.repository.commit("approve", as: .ben)
      try twin.repository.git("switch", "--quiet", "main")
      #expect(try checks(audit(twin, "--format", "json")).contains("foreign-key") == found, "\(key)")
    }
  }

  @Test func aRewoundLedgerIsTold() throws {
    let server = try Workshop()
    try server.write()
    try server.decide(Self.byHand, as: .dana, now: Self.morning)
    let start = try server.repository.id("stet/ledger~1")
    let clone = Workshop(in: try TestRepository(cloning: server.repository))
    #expect(clone.stet(["sync"]).status == .success)
    #expect(try checks(audit(clone, "--format", "json")) == ["published-without-approval"])
    try server.repository.git("update-ref", "refs/heads/stet/ledger", start.hex)
    try clone.repository.git("fetch", "--quiet", "origin", "+refs/heads/stet/ledger:refs/remotes/origin/stet/ledger")
    #expect(try checks(audit(clone, "--format", "json")) == ["published-without-approval", "rewind"])
  }

  @Test func aBundleIsCheckedWithoutTheRepository() throws {
    let workshop = try Workshop()
    try Self.approve(workshop)
    try Self.publish(workshop)
    try workshop.write(Workshop.post(id: "post-b", text: "Noch einer."))
    try workshop.decide(
      ["record", "published", "post-b", "--channel", "x", "--by-hand", "-m", "eilig"], as: .dana, now: Self.noon)
    let file = workshop.repository.path + "/../audit.tar"
    let written = try audit(workshop, "--format", "bundle", "--output", file)
    #expect(written.status == .findings, "\(written)")
    let reader = Workshop(in: try TestRepository())
    let good = try audit(reader, "--bundle", file)
    #expect(good.status == .success, "\(good)")
    #expect(good.output.contains("published-without-approval"))
    // The report says less than the repository.
    let folder = workshop.repository.path + "/../unpacked"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try tar(["-xf", file, "-C", folder])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/proofs")
    #expect(names.count == 3, "two publications and an approval: \(names)")
    for name in names {
      let bytes = try #require(FileManager.default.contents(atPath: folder + "/proofs/" + name))
      #expect(name.hasPrefix(Digest(of: Array(bytes)).hex))
    }
    let report = folder + "/report.json"
    let text = try String(contentsOfFile: report, encoding: .utf8)
    try text.replacingOccurrences(of: "published-without-approval", with: "not-counted")
      .write(toFile: report, atomically: true, encoding: .utf8)
    try tar(["-cf", file, "-C", folder, "repository.bundle", "report.json", "report.html", "proofs"])
    let bad = try audit(reader, "--bundle", file)
    #expect(bad.status == .findings)
    #expect(bad.errors.contains("says something else"))
    // The page alone says less, or a proof is missing.
    try text.write(toFile: report, atomically: true, encoding: .utf8)
    let page = folder + "/report.html"
    let html = try String(contentsOfFile: page, encoding: .utf8)
    try html.replacingOccurrences(of: "without 1 approval", with: "with 1 approval")
      .write(toFile: page, atomically: true, encoding: .utf8)
    let members = ["repository.bundle", "report.json", "report.html", "proofs"]
    try tar(["-cf", file, "-C", folder] + members)
    #expect(try audit(reader, "--bundle", file).errors.contains("report.html says something else"))
    try html.write(toFile: page, atomically: true, encoding: .utf8)
    try tar(["-cf", file, "-C", folder] + members)
    #expect(try audit(reader, "--bundle", file).status == .success)
    try FileManager.default.removeItem(atPath: folder + "/proofs/" + names[0])
    try tar(["-cf", file, "-C", folder] + members)
    #expect(try audit(reader, "--bundle", file).errors.contains("proofs/ does not have the records"))
    try tar(["-cf", file, "-C", folder, "report.json"])
    #expect(try audit(reader, "--bundle", file).status == .cannotRun)
    try Data("no tar".utf8).write(to: URL(filePath: file))
    #expect(try audit(reader, "--bundle", file).status == .cannotRun)
    #expect(try audit(reader, "--bundle", file + "x").status == .cannotRun)
  }

  private func tar(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["tar"] + arguments
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func tamperingIsToldAndTakesNothing() throws {
    let workshop = try Workshop()
    try Self.approve(workshop)
    try Self.publish(workshop)
    let before = try audit(workshop, "--format", "json").json["publications"]
    try workshop.repository.git("switch", "--quiet", "stet/ledger")
    try workshop.repository.remove("records")
    try workshop.repository.commit("a change", as: .dana)
    try workshop.repository.git("switch", "--quiet", "main")
    let outcome = try audit(workshop, "--format", "json")
    #expect(Set(try checks(outcome)) == ["anomaly"])
    #expect(try outcome.json["publications"] == before)
  }
}

extension Workshop {
  /// The file of the record that the ledger's last commit added.
  fileprivate func newestRecord() throws -> (path: String, text: String) {
    let added = try repository.git("diff", "--name-only", "stet/ledger~1", "stet/ledger", "--", "records")
    let path = try #require(added.split(separator: "\n").first.map(String.init))
    return (path, try repository.git("show", "stet/ledger:\(path)"))
  }

  /// Adds a record on top of the ledger, as Stet does where another process was faster.
  fileprivate func add(_ record: (path: String, text: String), as person: Person) throws {
    try repository.git("switch", "--quiet", "stet/ledger")
    try repository.write(record.path, record.text)
    let moment = try #require(Timestamp(rfc3339: "2026-12-01T08:01:00Z"))
    try repository.commit("published post-a", as: person, at: Int(moment.seconds))
    try repository.git("switch", "--quiet", "main")
  }

  /// Changes a file, and commits that at some moment.
  fileprivate func write(_ path: String, at time: String, _ change: (String) -> String) throws {
    let old = try String(contentsOfFile: repository.path + "/" + path, encoding: .utf8)
    try repository.write(path, change(old))
    let moment = try #require(Timestamp(rfc3339: time))
    try repository.commit(path, as: .dana, at: Int(moment.seconds))
  }
}
