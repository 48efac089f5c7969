import Commands
import Core
import Git
import TestSupport

/// Texts that are allowed, and that must not become anything else where they are shown; and history and records that
/// were written unchecked.
extension HostileTable {
  static let texts: [HostileRow] = [
    .harmless(
      "a formula for a title", text: titled(#"=HYPERLINK("https://evil.example","1")"#), .accepted,
      .init(
        command: ["queue", "--all", "--format", "csv"], status: .success, says: ["\"'=HYPERLINK("],
        hides: [",=HYPERLINK", ",\"=HYPERLINK"])),
    .harmless(
      "a command for GitHub as a title", text: titled("::error::owned"), .accepted,
      .init(command: ["check", "--format", "github"], status: .success, hides: ["\n::error::owned"])),
    .harmless(
      "a command for GitHub in a value that is reported",
      text: HostileRow.source("title: a\nformat: \"%0A::error::owned\""),
      .found("invalid-value"),
      .init(
        command: ["check", "--format", "github"], status: .findings, says: ["%250A::error::owned"],
        hides: ["\n::error::owned"])),
    .harmless(
      "HTML in a title", text: titled("<script>alert(1)</script><img src=x onerror=alert(1)>"), .accepted,
      .init(
        command: ["preview", HostileRow.path, "--format", "html"], status: .success, says: ["&lt;script&gt;"],
        hides: ["<script", "<img"]),
      .init(
        command: ["review", "--format", "markdown", "--base", "main~"], status: .findings, hides: ["<script", "<img"]),
      .init(command: ["queue", "--all", "--format", "markdown"], status: .success, hides: ["<script", "<img"])),
    .harmless(
      "an unclosed comment and a mention in a title",
      text: titled("<!-- @everyone ![a](https://evil.example/a.png) | y |"), .accepted,
      .init(
        command: ["review", "--format", "markdown", "--base", "main~"], status: .findings,
        hides: ["<!--", "@everyone", "![a]"]),
      .init(
        command: ["queue", "--all", "--format", "markdown"], status: .success,
        hides: ["<!--", "@everyone", "![a]", "| y |"])),
    .harmless(
      "lines for a calendar in a title", text: titled(#"a\nEND:VEVENT\nBEGIN:VEVENT"#), .accepted,
      .init(
        command: ["queue", "--all", "--format", "ics"], status: .success,
        hides: ["\r\nBEGIN:VEVENT\r\nSUMMARY:a", "\nBEGIN:VEVENT\n"])),
    .harmless(
      "escaped markup in the body", text: HostileRow.source("", body: #"Ab \<script\>alert(1)\</script\> &lt;b&gt;"#),
      .accepted,
      .init(
        command: ["preview", HostileRow.path, "--format", "html"], status: .success, says: ["&lt;script&gt;"],
        hides: ["<script", "<b>"])),
    .harmless(
      "a thousand marks on one letter", text: titled("Z" + repeated("\u{301}", 1_000)), .queued("needs approval")),
    .harmless(
      "10,000 levels of lists in Markdown", text: HostileRow.source("", body: repeated("- ", 10_000) + "a"),
      commands: HostileRow.fewCommands),
    .harmless(
      "1 MB of opened emphasis", text: HostileRow.source("", body: repeated("*[", 500_000)),
      commands: HostileRow.fewCommands, .found("markdown-too-large")),
    .harmless(
      "1 MB of brackets", text: HostileRow.source("", body: repeated("[", 900_000)),
      commands: HostileRow.fewCommands, .found("markdown-too-large")),
    .harmless(
      "5,000 parts", text: HostileRow.source("", body: repeated("a\n\n<!-- next -->\n\n", 5_000) + "b"),
      commands: HostileRow.fewCommands, .accepted),
  ]

  static let history: [HostileRow] = [
    .files(
      "an author's name with escape sequences",
      prepare: { try commit($0, author: "\u{1B}[31mEve\u{202E} <eve@evil.example>", message: "post: Markt") },
      .init(command: ["log"], status: .success, says: ["wrote post-a"])),
    .files(
      "an author with two lines of header",
      prepare: {
        try commit($0, author: "Eve <eve@evil.example> 1 +0000\nauthor Ana <ana@acme.example>", message: "post: Markt")
      },
      .init(command: ["queue"], status: .success, says: ["malformed-commit"]),
      .init(command: ["log"], status: .success, says: ["?malformed:"])),
    .files(
      "a commit beyond all time",
      prepare: { try commit($0, time: "9223372036854775807 +9999", message: "post: Markt") },
      .init(command: ["log"], status: .success, says: ["wrote post-a"])),
    .files(
      "a commit in the year 10000",
      prepare: { try commit($0, time: "253402300800 +0000", message: "post: Markt") },
      .init(command: ["log"], status: .success, says: ["wrote post-a"])),
    .files(
      "an author without an address", prepare: { try commit($0, author: "Eve", message: "post: Markt") }),
    .files(
      "a message with escape sequences",
      prepare: {
        try commit(
          $0, message: "\u{1B}]0;owned\u{7} \u{202E}a\u{9B}2J\u{2028}::error::owned")
      },
      .init(command: ["log"], status: .success, says: ["wrote post-a", #"\u{1B}"#])),
    .files(
      "a message of 5 MB", commands: HostileRow.fewCommands,
      prepare: { try commit($0, message: repeated("word ", 1 << 20)) },
      .init(command: ["log"], status: .success, says: ["wrote post-a"])),
    .files(
      "a co-author with a line end and escape sequences",
      prepare: {
        try commit(
          $0, author: "Eve <eve@evil.example>",
          message: "a\n\nCo-authored-by: \u{1B}[2J <b\u{1B}@x>\nCo-authored-by: <\n")
      },
      .init(command: ["log"], status: .success, says: ["wrote post-a"])),
  ]

  static let ledger: [HostileRow] = [
    .files(
      "a record whose actor is an escape sequence", prepare: { try record($0) { $0.actor = "\u{1B}[2Jana" } },
      .init(command: ["queue", "--all"], status: .success, hides: ["storm"]),
      .init(command: ["log"], status: .success, hides: ["storm"])),
    .files(
      "a hold by somebody who does not exist", prepare: { try record($0) { $0.actor = "eve" } },
      .init(command: ["queue", "--all"], status: .success, hides: ["held"])),
    .files(
      "a hold in Ben's name by a commit of Cem's",
      prepare: { try record($0, by: .cem) { $0.actor = "ben" } },
      .init(command: ["queue", "--all"], status: .success)),
    .files(
      "a record whose note steers a terminal",
      prepare: { try record($0) { $0.note = "storm\u{1B}]0;owned\u{7}\n::error::owned \u{202E}" } },
      .init(command: ["log"], status: .success, hides: ["\n::error"])),
    .files(
      "a record of another repository", prepare: { try record($0) { $0.repository = repeated("0", 32) } },
      .init(command: ["log"], status: .success, hides: ["storm"])),
    .files(
      "a record of 2 MB", prepare: { try record($0) { $0.note = repeated("storm ", 400_000) } },
      .init(command: ["log"], status: .success, hides: ["storm"])),
    .files(
      "a record that is no JSON, and a path that leads up",
      prepare: { workshop in
        try post(workshop)
        let bytes = Array("{\"a\": \(repeated("[", 100_000))".utf8)
        try workshop.commitToLedger([
          (LedgerPath.record(Digest(of: bytes)).text, bytes), ("records/\u{1B}[2J/x.json", [0]),
        ])
      },
      .queued("needs approval")),
  ]

  private static func titled(_ title: String) -> String {
    let quoted = title.contains(#"\n"#) ? "\"\(title)\"" : "'\(title)'"
    return HostileRow.source("publishDate: 2026-12-01T09:00\ntitle: \(quoted)")
  }

  private static func post(_ workshop: Workshop) throws {
    try workshop.repository.write(HostileRow.path, HostileRow.source("publishDate: 2026-12-01T09:00"))
    try workshop.repository.commit("post: Markt", as: .ana)
  }

  /// A commit of the post that plain git would not make.
  private static func commit(
    _ workshop: Workshop, author: String = "Eve <eve@evil.example>", time: String = "1793520900 +0000", message: String
  ) throws {
    try workshop.repository.write(HostileRow.path, HostileRow.source("publishDate: 2026-12-01T09:00"))
    try workshop.commitObject(
      "author \(author) \(time)\ncommitter Eve <eve@evil.example> \(time)", message: message)
  }

  /// A hold of everything in the ledger, made hostile, past every check of the program.
  private static func record(
    _ workshop: Workshop, by person: Person = .ana, _ change: (inout Record) -> Void
  ) throws {
    try post(workshop)
    var record = Record(
      kind: .hold, repository: "8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88", actor: "ana", roles: ["editor"],
      subjects: [.scope(Scope(all: true))], note: "storm", previous: try workshop.repository.id("stet/ledger").hex,
      nonce: repeated("7", 32), time: Timestamp(seconds: 1_793_520_900))
    change(&record)
    try workshop.commitToLedger([(LedgerPath.record(Digest(of: record.bytes)).text, record.bytes)], as: person)
  }
}
