import Foundation
import TestSupport
import Testing

@testable import Commands
@testable import Core

/// What somebody might try, each beside a twin that differs in one thing and for which the post goes out.
@Suite struct ScenarioTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let configuration: String
    let happens: @Sendable (Workshop, _ isTwin: Bool) throws -> Void

    init(
      _ name: String, _ configuration: String = Workshop.configuration,
      _ happens: @escaping @Sendable (Workshop, Bool) throws -> Void
    ) {
      testDescription = name
      self.configuration = configuration
      self.happens = happens
    }
  }

  private static let ben = "ben: { name: Ben, emails: [ben@acme.example], roles: [editor] }"
  private static let rule = "require: { approvals: 1, from: [editor] }"
  private static let mallory = Person(name: "Mallory", email: "mallory@else.example")

  private static func approve(_ workshop: Workshop, _ more: [String] = [], as person: Person = .ben) throws {
    try workshop.decide(["approve", "post-a", "--yes"] + more, as: person)
  }

  // MARK: - The policy

  private static let policy = [
    Row("the approver lost the role") {
      try approve($0)
      try $0.reconfigure(ben, ben.replacing("roles: [editor]", with: $1 ? "roles: [editor, legal]" : "roles: [legal]"))
    },
    Row("the only approver left") {
      try approve($0)
      try $0.reconfigure(
        ben,
        $1
          ? ben.replacing(" }", with: ", until: \(try $0.repository.id("stet/ledger").hex) }")
          : "bert: { emails: [bert@acme.example] }")
    },
    Row("the approver became a bot") {
      try approve($0)
      try $0.reconfigure(ben, ben.replacing("{ name", with: $1 ? "{ kind: human, name" : "{ kind: bot, name"))
    },
    Row("two approvals are asked for now") {
      try approve($0)
      if $1 { try approve($0, as: .dana) }
      try $0.reconfigure(rule, "require: { approvals: 2, from: [editor] }")
    },
    Row(
      "two approvals, one person by two addresses",
      Workshop.configuration.replacing(rule, with: "require: { approvals: 2, from: [editor], independent: false }")
    ) {
      let record = try $0.drawApproval(as: $1 ? .ben : .ana)
      try approve($0, as: .ana)
      try $0.forge(record, as: $1 ? .ben : Person(name: "Ana", email: "ana@home.example"))
    },
    Row("another role is asked for now") {
      try approve($0)
      try $0.reconfigure(rule, "require: { approvals: 1, from: [legal] }")
      if $1 { try approve($0, as: .cem) }
    },
    Row("a rule for the channel came", Workshop.configuration) {
      try approve($0)
      try $0.reconfigure(
        "  rules:\n",
        "  rules:\n    - { name: sox, when: { channels: [\($1 ? "mastodon" : "x")] }, require: { approvals: 1, from: [legal] } }\n"
      )
    },
    Row("no rule matches any more") {
      try approve($0)
      try $0.reconfigure(
        "      require: { approvals: 1, from: [editor] }",
        "      when: { channels: [\($1 ? "x, facebook" : "mastodon")] }\n      \(rule)")
    },
    Row("signing is required now") {
      try approve($0)
      try $0.reconfigure("  reschedule: later\n", "  reschedule: later\n  signing: \($1 ? "optional" : "required")\n")
    },
    Row(
      "contributors do not count any more",
      Workshop.configuration.replacing(rule, with: "require: { approvals: 1, from: [editor], independent: false }")
    ) {
      try approve($0, as: $1 ? .ben : .ana)
      try $0.reconfigure(", independent: false", "")
    },
    Row("a key of the approver's came, without a beginning") {
      try approve($0)
      let from = $1 ? ", from: \(try $0.repository.id("stet/ledger").hex)" : ""
      let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHdGQ1Scia2x634x1GbM2k6GsJAwthuvOwf/fnVSYmR1"
      try $0.reconfigure(ben, ben.replacing(" }", with: ", keys: [{ key: \"\(key)\"\(from) }] }"))
    },
    Row("the rules of the pull request say none is needed") {
      let target = $1 ? "main" : "feature"
      if !$1 { try $0.repository.git("switch", "--quiet", "--create", target) }
      try $0.reconfigure(rule, "require: { approvals: 0 }")
      try $0.repository.git("switch", "--quiet", "main")
    },
    Row("an approval of a person whom only the pull request names") {
      let entry = ben + "\n  mallory: { emails: [mallory@else.example], roles: [editor] }"
      if !$1 { try $0.repository.git("switch", "--quiet", "--create", "feature") }
      try $0.reconfigure(ben, entry)
      try $0.repository.git("switch", "--quiet", "main")
      var record = try $0.drawApproval()
      record.actor = "mallory"
      try $0.forge(record, as: mallory)
    },
    Row(
      "the post became another department's",
      Workshop.configuration.replacing(
        "    - name: legal\n",
        with:
          "    - { name: sales, when: { departments: [sales] }, require: { approvals: 1, from: [legal] } }\n    - name: legal\n"
      )
    ) {
      try approve($0)
      try $0.write(Workshop.post(more: "department: \($1 ? "pr" : "sales")"))
    },
    Row("the approval was given for a promotion, which it is no more") {
      try $0.write(Workshop.post(more: "pillar: \($1 ? "news" : "promotion")"))
      try approve($0)
      try $0.write(Workshop.post())
    },
  ]

  // MARK: - Imported decisions

  private static let importing = Workshop.configuration
    .replacing(rule, with: "require: { approvals: 2, from: [editor], imported: true }")
    .replacing("  reschedule: later\n", with: "  reschedule: later\n  may: { import: [editor] }\n")
    .replacing(ben, with: ben.replacing(" }", with: ", github: 7 }"))
    .replacing(
      "dana: { name: Dana, emails: [dana@acme.example], roles: [editor] }",
      with:
        "dana: { name: Dana, emails: [dana@acme.example], roles: [editor], github: 8 }\n  ci: { kind: bot, emails: [ci@acme.example], roles: [editor] }"
    )
  private static let ci = Person(name: "CI", email: "ci@acme.example")

  private static func imported(_ record: Record, as actor: String, account: String, _ reference: String) -> Record {
    var record = record
    record.actor = actor
    record.assurance = .imported
    record.attester = "ci"
    record.imported = ImportedSource(
      system: "github", kind: "review", reference: reference, userID: account, submittedAt: record.time)
    return record
  }

  private static let imports = [
    Row("one review, imported twice", importing) {
      let record = try $0.drawApproval()
      try $0.forge(imported(record, as: "ben", account: "7", "1"), as: ci)
      try $0.forge(imported(record, as: $1 ? "dana" : "ben", account: $1 ? "8" : "7", "2"), as: ci)
    },
    Row("imported for another account", importing) {
      let record = try $0.drawApproval()
      try $0.forge(imported(record, as: "ben", account: "7", "1"), as: ci)
      try $0.forge(imported(record, as: "dana", account: $1 ? "8" : "9", "2"), as: ci)
    },
    Row("imported by a person instead of the bot", importing) {
      let record = try $0.drawApproval()
      try approve($0)
      var other = imported(record, as: "dana", account: "8", "2")
      other.attester = $1 ? "ci" : "cem"
      try $0.forge(other, as: $1 ? ci : .cem)
    },
    Row("imported under the bot's name by another", importing) {
      let record = try $0.drawApproval()
      try approve($0)
      try $0.forge(imported(record, as: "dana", account: "8", "2"), as: $1 ? ci : mallory)
    },
    Row("imported without a rule that takes it", importing.replacing(", imported: true", with: "")) {
      let record = try $0.drawApproval()
      try approve($0)
      try $0.forge(imported(record, as: "dana", account: "8", "2"), as: ci)
      if $1 { try approve($0, as: .dana) }
    },
  ]

  // MARK: - Changes of the policy as decisions

  private static let decided = Workshop.configuration
    .replacing("  dana:", with: "  emil: { name: Emil, emails: [emil@acme.example], roles: [legal] }\n  dana:")
    .replacing("  reschedule: later\n", with: "  reschedule: later\n  changes: approved\n")
    .replacing(
      "  rules:\n",
      with: "  rules:\n    - { name: policy, when: { files: [stet.yml] }, require: { approvals: 1, from: [legal] } }\n")
  private static let loose = "require: { approvals: 0 }"

  private static func approvePolicy(_ workshop: Workshop, as person: Person = .cem) throws {
    try workshop.decide(["approve", "stet.yml", "--yes"], as: person)
  }

  private static let changes = [
    Row("loosened without approval", decided) {
      try $0.reconfigure(rule, loose)
      if $1 { try approvePolicy($0) }
    },
    Row("back to an older, looser version without approval", decided.replacing(rule, with: loose)) {
      try $0.reconfigure(loose, rule)
      try approvePolicy($0)
      try $0.reconfigure(rule, loose)
      if $1 { try approvePolicy($0) }
    },
    Row("two versions in one push, the first approved", decided) {
      try $0.reconfigure("name: Ana", "name: Anna")
      try approvePolicy($0)
      try $0.reconfigure(rule, loose)
      if $1 { try approvePolicy($0) }
    },
    Row("the bytes of the file from one approval, its rules from another", decided) {
      try $0.reconfigure(rule, loose)
      try approvePolicy($0)
      try $0.reconfigure(loose, rule)
      try approvePolicy($0)
      try $0.reconfigure(rule, $1 ? rule : loose, allowsSame: true)
      if $1 { try approve($0) }
    },
    Row("the approval was for another commit's file", decided) {
      try $0.reconfigure("name: Ana", "name: Anna")
      try approvePolicy($0)
      try $0.reconfigure("name: Anna", $1 ? "name: Anna" : "name: Ana", allowsSame: true)
      try $0.reconfigure(rule, $1 ? loose : loose + " # nobody")
      if $1 { try approvePolicy($0) }
    },
    Row("approved by somebody without the role", decided) {
      try $0.reconfigure(rule, loose)
      if $1 { return try approvePolicy($0) }
      let before = try $0.repository.id("stet/ledger")
      let id = try $0.decide(["approve", "stet.yml", "--yes"], as: .cem)
      var record = try $0.ledgerRecord(id)
      try $0.repository.git("update-ref", "refs/heads/stet/ledger", before.hex)
      record.actor = "ben"
      try $0.forge(record)
    },
    Row("approved under a policy that named another approver", decided) {
      let before = try $0.repository.id("stet/ledger")
      try $0.reconfigure(rule, loose)
      let record = try $0.ledgerRecord($0.decide(["approve", "stet.yml", "--yes"], as: .cem))
      try $0.repository.git("update-ref", "refs/heads/stet/ledger", before.hex)
      if $1 { return try $0.forge(record, as: .cem) }
      try $0.forge(record, as: mallory)
    },
    Row("a version's approval, forged with the file of another", decided) {
      try $0.reconfigure("name: Ana", "name: Anna")
      let before = try $0.repository.id("stet/ledger")
      let record = try $0.ledgerRecord($0.decide(["approve", "stet.yml", "--yes"], as: .cem))
      try $0.repository.git("update-ref", "refs/heads/stet/ledger", before.hex)
      try $0.reconfigure(rule, loose)
      try $0.forge(record, as: .cem)
      if $1 { try approvePolicy($0) }
    },
  ]

  // MARK: - Replay

  private static let replay = [
    Row("the approval of another post with the same text") {
      try $0.repository.write("posts/b.md", Workshop.post(id: "post-b"))
      try $0.repository.commit("post-b", as: .ana)
      try $0.decide(["approve", $1 ? "post-a" : "post-b", "--yes"], as: .ben)
    },
    Row("the approval of another channel") { try approve($0, ["--channel", $1 ? "x" : "facebook"]) },
    Row("a record of another repository") {
      var record = try $0.drawApproval()
      if !$1 { record.repository = "9f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88" }
      try $0.forge(record)
    },
    Row("an approval with the digest of another post's rendition") {
      try $0.repository.write("posts/b.md", Workshop.post(id: "post-b"))
      try $0.repository.commit("post-b", as: .ana)
      let before = try $0.repository.id("stet/ledger")
      let other = try $0.ledgerRecord($0.decide(["approve", $1 ? "post-a" : "post-b", "--yes"], as: .ben))
      try $0.repository.git("update-ref", "refs/heads/stet/ledger", before.hex)
      let bytes = String(decoding: other.bytes, as: UTF8.self).replacing(
        "\"post\":\"post-b\"", with: "\"post\":\"post-a\"")
      try $0.forge(Array(bytes.utf8))
    },
    Row("added again after it was withdrawn") {
      let record = try $0.drawApproval()
      try $0.forge(record)
      try $0.decide(["withdraw", "post-a"], as: .ben)
      if $1 { return try approve($0) }
      try $0.changeLedger { try $0.remove("records") }
      try $0.forge(record)
    },
    Row("added again after it was dismissed") {
      let record = try $0.drawApproval()
      try $0.forge(record)
      try $0.decide(["dismiss", record.id.description, "-m", "Nein"], as: .dana)
      if $1 { return try approve($0) }
      try $0.changeLedger { try $0.remove("records") }
      try $0.forge(record)
    },
    Row("an older text's approval under a new nonce") {
      var record = try $0.drawApproval()
      try $0.write(Workshop.post(text: "Ein anderer Text."))
      record.nonce = String(repeating: "ab", count: 16)
      try $0.forge(record)
      if $1 { try $0.write() }
    },
    Row("of a text that was changed since") {
      try approve($0)
      try $0.write(Workshop.post(text: "Ein anderer Text."))
      if $1 { try $0.write() }
    },
    Row("of a later time") {
      try approve($0)
      try $0.write(Workshop.post(date: $1 ? "2026-12-02T09:00" : "2026-11-30T09:00"))
    },
    Row("of another account") {
      try approve($0)
      try $0.reconfigure(
        "network: x, account: \"@acme\"", "network: x, account: \"\($1 ? "@acme" : "@acme2")\"", allowsSame: true)
    },
    Row("of a post with another id") {
      try $0.repository.remove("posts/a.md")
      try $0.repository.write("posts/a.md", Workshop.post(id: $1 ? "post-a" : "post-c"))
      try approve(approving: $1 ? "post-a" : "post-c", $0)
      try $0.write()
    },
    Row("the end of an older hold") {
      let first = try $0.decide(["hold", "--all", "-m", "eins"], as: .cem)
      try approve($0)
      let resume = try $0.ledgerRecord($0.decide(["resume", first], as: .ben))
      let second = try $0.decide(["hold", "--all", "-m", "zwei"], as: .cem)
      if $1 {
        try $0.decide(["resume", second], as: .ben)
      } else {
        var again = resume
        again.nonce = String(repeating: "cd", count: 16)
        try $0.forge(again)
      }
    },
    Row("the end of a hold, by a person without the role") {
      let hold = try $0.decide(["hold", "--all", "-m", "eins"], as: .cem)
      try approve($0)
      let before = try $0.repository.id("stet/ledger")
      var resume = try $0.ledgerRecord($0.decide(["resume", hold], as: .ben))
      if $1 { return }
      try $0.repository.git("update-ref", "refs/heads/stet/ledger", before.hex)
      resume.actor = "cem"
      try $0.forge(resume, as: .cem)
    },
    Row("a commit that its actor cannot have seen") {
      var record = try $0.drawApproval()
      if !$1 { record.previous = String(repeating: "a", count: 40) }
      try $0.forge(record)
    },
    Row("a commit of the posts as what its actor saw") {
      var record = try $0.drawApproval()
      if !$1 { record.previous = try $0.repository.id("main").hex }
      try $0.forge(record)
    },
    Row("a later commit than the one that adds it as what its actor saw") {
      var record = try $0.drawApproval()
      let before = try $0.repository.id("stet/ledger")
      try $0.decide(["comment", "post-a", "-m", "a"], as: .cem)
      let later = try $0.repository.id("stet/ledger")
      record.previous = later.hex
      if $1 { return try $0.forge(record) }
      try $0.repository.git("update-ref", "refs/heads/stet/ledger", before.hex)
      try $0.forge(record)
      try $0.repository.git("switch", "--quiet", "stet/ledger")
      try $0.repository.git("merge", "--quiet", "--no-edit", later.hex)
      try $0.repository.git("switch", "--quiet", "main")
    },
  ]

  private static func approve(approving post: String, _ workshop: Workshop) throws {
    try workshop.repository.commit("post", as: .ana)
    try workshop.decide(["approve", post, "--yes"], as: .ben)
  }

  // MARK: - The ledger

  private static func forged(
    _ name: String, _ change: @escaping @Sendable (String) -> String
  ) -> Row {
    Row(name) {
      let bytes = try $0.drawApproval().bytes
      try $0.forge($1 ? bytes : Array(change(String(decoding: bytes, as: UTF8.self)).utf8))
    }
  }

  private static let ledger = [
    forged("a member twice") {
      $0.replacing("\"kind\":\"approve\"", with: "\"kind\":\"comment\",\"kind\":\"approve\"")
    },
    forged("a line end after it") { $0 + "\n" },
    forged("a space in it") { $0.replacing("\"kind\":", with: "\"kind\": ") },
    forged("members in another order") { "{\"v\":1," + $0.dropFirst().replacing(",\"v\":1}", with: "}") },
    forged("an unknown kind") { $0.replacing("\"kind\":\"approve\"", with: "\"kind\":\"approves\"") },
    forged("an unknown version") { $0.replacing("\"v\":1}", with: "\"v\":2}") },
    forged("something critical that is not known") { $0.replacing("\"crit\":[]", with: "\"crit\":[\"zebra\"]") },
    forged("no policy") { $0.replacing(#/"policy":\{[^}]*\},/#, with: "") },
    forged("no time") { $0.replacing(#/,"time":"[^"]*"/#, with: "") },
    forged("no nonce") { $0.replacing(#/"nonce":"[^"]*",/#, with: "") },
    forged("a nonce of upper-case digits") { text in
      text.replacing(#/"nonce":"[^"]*"/#) { String(text[$0.range]).uppercased().replacing("NONCE", with: "nonce") }
    },
    forged("a nonce that is too short") { $0.replacing(#/"nonce":"[^"]*"/#, with: "\"nonce\":\"ab\"") },
    forged("a time with an offset") { $0.replacing(#/"time":"([^"]*)Z"/#) { "\"time\":\"\($0.1)+00:00\"" } },
    forged("an unknown assurance") { $0.replacing("\"assurance\":\"direct\"", with: "\"assurance\":\"sure\"") },
    forged("a version with a fraction") { $0.replacing("\"v\":1}", with: "\"v\":1.0}") },
    forged("no repository") { $0.replacing(#/"repository":"[^"]*",/#, with: "") },
    forged("a subject of an unknown type") { $0.replacing("\"type\":\"post\"", with: "\"type\":\"posts\"") },
    forged("no subject") { $0.replacing(#/"subjects":\[.*\],"targets"/#, with: "\"subjects\":[],\"targets\"") },
    forged("a digest in upper-case digits") { text in
      text.replacing(#/"rendition":"sha256:[^"]*"/#) {
        String(text[$0.range]).uppercased().replacing("RENDITION\":\"SHA", with: "rendition\":\"sha")
      }
    },
    forged("no prev") { $0.replacing(#/"prev":"[^"]*",/#, with: "") },
    forged("an upper-case actor") { $0.replacing("\"actor\":\"ben\"", with: "\"actor\":\"Ben\"") },
    forged("a homoglyph in the actor") { $0.replacing("\"actor\":\"ben\"", with: "\"actor\":\"b\u{0435}n\"") },
    forged("a line end in the actor") { $0.replacing("\"actor\":\"ben\"", with: "\"actor\":\"ben\\n\"") },
    forged("an actor of another name") { $0.replacing("\"actor\":\"ben\"", with: "\"actor\":\"dana\"") },
    Row("under the name of another digest") {
      let bytes = try $0.drawApproval().bytes
      let other = Digest(of: Array("other".utf8))
      try $0.forge(bytes, at: LedgerPath.record($1 ? Digest(of: bytes) : other).text)
    },
    Row("in another folder") {
      let bytes = try $0.drawApproval().bytes
      let path = LedgerPath.record(Digest(of: bytes)).text
      try $0.forge(bytes, at: $1 ? path : "records/00/00/" + path.split(separator: "/")[3])
    },
    Row("among the objects") {
      let bytes = try $0.drawApproval().bytes
      let path = LedgerPath.record(Digest(of: bytes)).text
      try $0.forge(bytes, at: $1 ? path : path.replacing("records/", with: "objects/"))
    },
    Row("as a link") {
      let bytes = try $0.drawApproval().bytes
      let path = LedgerPath.record(Digest(of: bytes)).text
      try $0.forge(bytes)
      if $1 { return }
      let blob = try $0.repository.git("rev-parse", "stet/ledger:\(path)").dropLast()
      try $0.repository.git("switch", "--quiet", "stet/ledger")
      try $0.repository.git("update-index", "--cacheinfo", "120000,\(blob),\(path)")
      try $0.repository.run(["commit", "--quiet", "--amend", "--no-edit"], as: .ben)
      try $0.repository.git("reset", "--quiet", "--hard")
      try $0.repository.git("switch", "--quiet", "main")
    },
    Row("renamed, and another put in its place") {
      try approve($0)
      try $0.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      if $1 {
        try $0.decide(["resume", "--all"], as: .ben)
      } else {
        try $0.changeLedger { try $0.git("mv", "records", "objects") }
      }
    },
    Row("a hold is removed") {
      let hold = try $0.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      try approve($0)
      let path = try $0.path(of: hold)
      if $1 { try $0.decide(["resume", hold], as: .ben) } else { try $0.changeLedger { try $0.remove(path) } }
    },
    Row("a hold is changed") {
      let hold = try $0.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      try approve($0)
      let path = try $0.path(of: hold)
      if $1 { try $0.decide(["resume", hold], as: .ben) } else { try $0.changeLedger { try $0.write(path, "{}") } }
    },
    Row("a request for changes is removed") {
      let request = try $0.decide(["request-changes", "post-a", "-m", "Bild?"], as: .dana)
      try approve($0)
      let path = try $0.path(of: request)
      if $1 {
        try $0.decide(["dismiss", request, "-m", "gut"], as: .ben)
      } else {
        try $0.changeLedger { try $0.remove(path) }
      }
    },
    Row("a withdrawal is removed") {
      try approve($0)
      let withdrawal = try $0.decide(["withdraw", "post-a"], as: .ben)
      let path = try $0.path(of: withdrawal)
      if $1 { try approve($0) } else { try $0.changeLedger { try $0.remove(path) } }
    },
    Row("the tree is set back by a commit on top") {
      try approve($0)
      let before = try $0.repository.id("stet/ledger").hex
      try $0.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      if $1 {
        try $0.decide(["resume", "--all"], as: .ben)
      } else {
        try $0.changeLedger {
          try $0.git("rm", "-rq", ".")
          try $0.git("checkout", "--quiet", before, "--", ".")
        }
      }
    },
    Row("an approval on a fork of the ledger that was never joined") {
      let before = try $0.repository.id("stet/ledger").hex
      try approve($0)
      try $0.repository.git("branch", "fork", "stet/ledger")
      try $0.repository.git("update-ref", "refs/heads/stet/ledger", before)
      try $0.decide(["comment", "post-a", "-m", "a"], as: .cem)
      guard $1 else { return }
      try $0.repository.git("switch", "--quiet", "stet/ledger")
      try $0.repository.git("merge", "--quiet", "--no-edit", "fork")
      try $0.repository.git("switch", "--quiet", "main")
    },
    Row("a merge that leaves the hold of one side out") {
      try approve($0)
      let before = try $0.repository.id("stet/ledger").hex
      let hold = try $0.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      if $1 { try $0.decide(["resume", hold], as: .ben) }
      try $0.repository.git("branch", "fork", "stet/ledger")
      try $0.repository.git("update-ref", "refs/heads/stet/ledger", before)
      try $0.decide(["comment", "post-a", "-m", "a"], as: .cem)
      try $0.repository.git("switch", "--quiet", "stet/ledger")
      try $0.repository.git("merge", "--quiet", "--no-edit", "-s", "ours", "fork", as: .ben)
      try $0.repository.git("switch", "--quiet", "main")
    },
    Row("a merge that adds an approval under its own author") {
      let record = try $0.drawApproval()
      try $0.repository.git("branch", "fork", "stet/ledger")
      try $0.decide(["comment", "post-a", "-m", "a"], as: .cem)
      try $0.repository.git("switch", "--quiet", "stet/ledger")
      let base = try $0.repository.git("commit-tree", "-m", "side", "-p", "fork", "fork^{tree}", as: .cem).dropLast()
      try $0.repository.git("merge", "--quiet", "--no-commit", "--no-ff", String(base))
      try $0.repository.write(LedgerPath.record(record.id).text, bytes: record.bytes)
      try $0.repository.commit("merge", as: $1 ? .ben : .cem)
      try $0.repository.git("switch", "--quiet", "main")
    },
  ]

  // MARK: - Identities

  private static func by(_ name: String, _ email: String, twin: String = "ben@acme.example") -> Row {
    Row(name) {
      let record = try $0.drawApproval()
      try $0.forge(record, as: Person(name: "Ben", email: $1 ? twin : email))
    }
  }

  private static let identities = [
    by("an address that nobody has", "ben@home.example"),
    by("a homoglyph in the address", "b\u{0435}n@acme.example", twin: "BEN@ACME.EXAMPLE"),
    by("a letter with its accent apart", "be\u{0301}n@acme.example"),
    by("another part after a plus sign", "ben+x@acme.example"),
    by("a longer domain", "ben@acme.example.org"),
    by("a subdomain", "ben@mail.acme.example"),
    by("another person's address", "dana@acme.example"),
    by("the first letters of an address", "ben@acme.exampl"),
    Row("the committer instead of the author") {
      let record = try $0.drawApproval()
      try $0.forge(record, as: $1 ? .ben : mallory)
      try $0.repository.git("switch", "--quiet", "stet/ledger")
      try $0.repository.run(["commit", "--quiet", "--amend", "--no-edit"], as: $1 ? mallory : .ben)
      try $0.repository.git("switch", "--quiet", "main")
    },
    Row("the other address of the author's") {
      try $0.write(Workshop.post(text: "Ein Text."), as: $1 ? .dana : Person(name: "A", email: "ana@home.example"))
      try $0.write(Workshop.post(text: "Noch ein Text."), as: $1 ? .dana : Person(name: "A", email: "ana@home.example"))
      try $0.forge($0.drawApproval(as: .ben).by($1 ? "ben" : "ana"), as: $1 ? .ben : .ana)
    },
    Row("written under an old address of the approver's, which the mailmap has") {
      try $0.write(Workshop.post(text: "Ein Text."), as: Person(name: "Ben", email: "ben@old.example"))
      // In the pull request it has no effect.
      if $1 { try $0.repository.git("switch", "--quiet", "--create", "feature") }
      try $0.repository.write(".mailmap", "Ben <ben@acme.example> <ben@old.example>\n")
      try $0.repository.commit("mailmap", as: .dana)
      try $0.repository.git("switch", "--quiet", "main")
      try $0.forge($0.drawApproval(as: .dana).by("ben"))
    },
    Row("the name became another person's") {
      try approve($0)
      try $0.reconfigure(
        "emails: [ben@acme.example]", "emails: [\($1 ? "ben@acme.example, " : "")benjamin@acme.example]")
    },
    Row("the approver was renamed") {
      try approve($0)
      try $0.reconfigure("  ben: { name: Ben", $1 ? "  ben: { name: Benno" : "  benno: { name: Ben")
    },
    Row("after the position up to which a leaver decided") {
      let before = try $0.repository.id("stet/ledger").hex
      try approve($0)
      let position = $1 ? try $0.repository.id("stet/ledger").hex : before
      try $0.reconfigure(ben, ben.replacing(" }", with: ", until: \(position) }"))
    },
    Row("the post was written under the approver's address") {
      let author = $1 ? Person.ana : .ben
      try $0.write(Workshop.post(text: "Ein Text."), as: author)
      try $0.forge($0.drawApproval(as: .dana).by("ben"), as: .ben)
    },
    Row("the approver is a co-author of the only commit") {
      let trailer = $1 ? "Thanks-to" : "Co-authored-by"
      try $0.write(Workshop.post(text: "Ein Text."), message: "post\n\n\(trailer): Ben <ben@acme.example>")
      try $0.forge($0.drawApproval(as: .dana).by("ben"), as: .ben)
    },
  ]

  /// All of them in the long form; in the short one, each third of a family.
  static let all = [policy, imports, changes, replay, ledger, identities].flatMap { rows in
    ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
      ? rows : rows.enumerated().filter { $0.offset.isMultiple(of: 3) }.map(\.element)
  }

  @Test(arguments: all) func theTwinGoesOut(row: Row) throws {
    for isTwin in [false, true] {
      let workshop = try Workshop(row.configuration)
      try workshop.write()
      try row.happens(workshop, isTwin)
      let state = try workshop.states()["x"]
      #expect((state == "scheduled") == isTwin, "\(isTwin ? "the twin" : "the row"): \(state ?? "none")")
    }
  }
}

extension Record {
  /// The same record by another actor, who is no contributor by it.
  fileprivate func by(_ actor: String) -> Record {
    var record = self
    record.actor = actor
    return record
  }
}
