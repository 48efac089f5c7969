import Foundation
import TestSupport
import Testing

@testable import Commands

/// Texts as people read them, in whole: a column or a word that changes is seen here.
///
/// `STET_UPDATE_GOLDEN=1` rewrites them. Read the difference as an editor would.
@Suite struct GoldenTextTests {
  /// Compares a text with the one in `Golden`.
  private func expect(_ text: String, isAsIn name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["STET_UPDATE_GOLDEN"] == "1" { try Data(text.utf8).write(to: file) }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(golden.utf8.elementsEqual(text.utf8), "is now:\n\(text)", sourceLocation: sourceLocation)
  }

  /// A team of which Dana is away this week and Cem over the holidays.
  private static let configuration = Workshop.configuration
    .replacing("cem@acme.example],", with: "cem@acme.example], away: [2026-12-21..2027-01-03],")
    .replacing("dana@acme.example],", with: "dana@acme.example], away: [2026-11-23..2026-11-27],")

  private static func post(_ id: String, _ title: String, _ keys: String) -> String {
    """
    ---
    id: \(id)
    title: \(title)
    \(keys)
    ---
    \(title): wir freuen uns auf euch.

    """
  }

  /// The commands, each with what it printed.
  private func transcript(
    _ workshop: Workshop, _ commands: [[String]], as person: Person, now: String, columns: Int? = nil
  ) -> String {
    let environment = columns.map { ["COLUMNS": "\($0)"] } ?? [:]
    return commands.map { arguments in
      let outcome = workshop.stet(arguments, as: person, now: now, environment: environment)
      return "$ stet \(arguments.joined(separator: " "))\n" + outcome.output + outcome.errors
    }.joined(separator: "\n")
  }

  @Test func status() throws {
    let workshop = try Workshop(Self.configuration)
    let posts = [
      ("markt", "Weihnachtsmarkt", "channels: [x, facebook]\npublishDate: 2026-12-01T09:00"),
      ("rabatt", "Winterrabatt", "channels: [x, mastodon]\npublishDate: 2026-12-23T09:00\npillar: promotion"),
      ("fest", "Betriebsfest", "channels: [facebook]\npublishDate: 2026-11-24T18:00"),
      ("silvester", "Silvester", "channels: [mastodon]\npublishDate: 2026-12-31T18:00\npillar: promotion\ndraft: true"),
    ]
    for (id, title, keys) in posts { try workshop.repository.write("posts/\(id).md", Self.post(id, title, keys)) }
    try workshop.repository.commit("posts", as: .ana)
    try workshop.expectSuccess(["approve", "fest", "--yes"], as: .ben)
    try workshop.expectSuccess(["approve", "rabatt", "--yes"], as: .ben)
    let commands = [["status"], ["status", "--person", "cem"], ["explain", "markt", "--channel", "x"]]
    try expect(
      transcript(workshop, commands, as: .ben, now: "2026-11-24T08:00:00Z"), isAsIn: "status.txt")
  }

  /// A month with slots, a hold and a post that waits for one of them, narrow and wide, with colour and without.
  @Test func calendar() throws {
    let workshop = try Workshop(Self.configuration)
    let posts = [
      ("markt", "Weihnachtsmarkt", "channels: [x, facebook, mastodon]\npublishDate: 2026-12-01T10:00"),
      ("rabatt", "Winterrabatt", "channels: [facebook, mastodon]\npublishDate: 2026-12-02T10:00\ncampaign: rabatt"),
      ("tipp", "Tipp der Woche für warme Hände auf dem Rad", "channels: [x]\npublishDate: slot"),
      ("zeiten", "Öffnungszeiten", "channels: [x]\npublishDate: slot"),
      ("idee", "Eine Idee", "channels: [x]"),
      ("radtour", "Radtour", "channels: [mastodon]\npublishDate: 2026-12-06T09:00\nrepeat: { every: 1w, times: 3 }"),
    ]
    for (id, title, keys) in posts { try workshop.repository.write("posts/\(id).md", Self.post(id, title, keys)) }
    try workshop.repository.commit("posts", as: .ana)
    for post in ["markt", "rabatt", "zeiten", "radtour"] {
      try workshop.expectSuccess(["approve", post, "--yes"], as: .ben)
    }
    try workshop.expectSuccess(["hold", "--campaign", "rabatt", "-m", "Halt"], as: .cem)
    let now = "2026-12-01T08:30:00Z"
    let month = ["queue", "--month", "2026-12"]
    let narrow = transcript(
      workshop, [month, month + ["--slots"], ["queue", "--slots", "--days", "7"]], as: .ben, now: now, columns: 80)
    let wide = transcript(workshop, [month + ["--slots", "--color", "always"]], as: .ben, now: now, columns: 160)
    let text = narrow + "\n" + wide
    try expect(text, isAsIn: "calendar.txt")
  }

  /// A page without slots, an account with pacing, posts without a time.
  @Test func plan() throws {
    let workshop = try Workshop(
      Self.configuration.replacing(
        "\"Mon-Fri 09:00\"],",
        with: "\"Mon-Fri 09:00\"], pacing: { maxPerDay: 1, promotionShare: { max: 34%, over: 6 } },"))
    let posts = [
      (
        "markt", "Weihnachtsmarkt",
        "channels: [x, facebook]\npublishDate: 2026-12-01T09:00\ndepartment: pr\npillar: news"
      ),
      ("fest", "Betriebsfest", "channels: [facebook]\npublishDate: 2026-11-25T18:00\ndepartment: pr"),
      ("advent", "Erster Advent", "channels: [x, facebook]\ndepartment: pr\npillar: news"),
      ("rabatt", "Winterrabatt", "channels: [x]\ndepartment: sales\npillar: promotion"),
      ("gutschein", "Gutscheine", "channels: [x, mastodon]\ndepartment: sales\npillar: promotion"),
      ("preise", "Neue Preise", "channels: [x]\ndepartment: sales\npillar: promotion"),
      ("zeiten", "Öffnungszeiten", "channels: [x]\nnotAfter: 2026-11-27T12:00"),
      ("idee", "Eine Idee", "channels: [x]\ndraft: true"),
    ]
    for (id, title, keys) in posts { try workshop.repository.write("posts/\(id).md", Self.post(id, title, keys)) }
    try workshop.repository.commit("posts", as: .ana)
    try workshop.expectSuccess(["approve", "advent", "--yes"], as: .ben)
    let commands = [["plan", "--weeks", "2"], ["plan", "--weeks", "2", "--write", "--department", "pr"]]
    try expect(transcript(workshop, commands, as: .ben, now: "2026-11-24T10:00:00Z"), isAsIn: "plan.txt")
  }

  /// Two months of two departments.
  @Test func report() throws {
    let workshop = try Workshop(Self.configuration)
    let posts = [
      (
        "markt", "Weihnachtsmarkt",
        "channels: [x, facebook]\npublishDate: 2026-11-24T09:00\ndepartment: pr\npillar: news"
      ),
      (
        "rabatt", "Winterrabatt",
        "channels: [mastodon]\npublishDate: 2026-11-25T09:00\ndepartment: sales\npillar: promotion"
      ),
      ("fest", "Betriebsfest", "channels: [facebook]\npublishDate: 2026-11-20T18:00\ndepartment: pr"),
      ("zeiten", "Öffnungszeiten", "channels: [x]\npublishDate: 2026-12-03T09:00"),
    ]
    for (id, title, keys) in posts { try workshop.repository.write("posts/\(id).md", Self.post(id, title, keys)) }
    try workshop.repository.commit("posts", as: .ana)
    let approved = "2026-11-22T14:30:00Z"
    try workshop.expectSuccess(["approve", "markt", "rabatt", "--yes"], as: .ben, now: approved)
    try workshop.expectSuccess(["approve", "rabatt", "--yes"], as: .cem, now: "2026-11-24T16:00:00Z")
    for (post, channel, time) in [
      ("markt", "x", "2026-11-24T08:01:00Z"), ("markt", "facebook", "2026-11-24T08:02:00Z"),
      ("rabatt", "mastodon", "2026-11-25T08:00:00Z"),
    ] { try workshop.expectSuccess(["record", "published", post, "--channel", channel], as: .ben, now: time) }
    try workshop.expectSuccess(
      ["record", "updated", "markt", "--channel", "x", "-m", "Uhrzeit"], as: .ben, now: "2026-11-24T10:00:00Z")
    try workshop.expectSuccess(["hold", "--channel", "x", "-m", "Unwetter"], as: .ben, now: "2026-11-26T08:00:00Z")
    let commands = ["department", "pillar", "channel", "month"].map { ["report", "--by", $0] }
    let others = ["csv", "markdown"].map { ["report", "--by", "department", "--since", "2026-11", "--format", $0] }
    try expect(transcript(workshop, commands + others, as: .ben, now: "2026-12-01T08:00:00Z"), isAsIn: "report.txt")
  }
}
