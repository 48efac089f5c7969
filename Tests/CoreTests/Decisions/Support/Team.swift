import SocialText
import Testing
@testable import Core

/// The configuration that tests decide by: three editors, one of legal, one with no role, and a bot.
enum Team {
  static let repository = "8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88"

  static let people = [
    Person(name: "ana", emails: ["ana@acme.example"], roles: ["editor"]),
    Person(name: "ben", emails: ["ben@acme.example", "ben@home.example"], roles: ["editor"], forgeIDs: ["github": 1]),
    Person(name: "cem", emails: ["cem@acme.example"], roles: ["legal"]),
    Person(name: "dana", emails: ["dana@acme.example"], roles: ["editor", "legal"]),
    Person(name: "emil", emails: ["emil@acme.example"]),
    Person(name: "ci", kind: .bot, emails: ["ci@acme.example"], roles: ["editor"]),
  ]

  /// Two accounts with slots on weekdays at nine in Berlin, and one without.
  static let channels = [
    Channel(name: "x", network: .x, account: "@acme", slots: [nine]),
    Channel(name: "linkedin", network: .linkedin, account: "acme", slots: [nine], grace: 3_600),
    Channel(name: "facebook", network: .facebook, account: "acme"),
  ]

  static let nine = Slot(days: [.monday, .tuesday, .wednesday, .thursday, .friday], secondOfDay: 9 * 3_600)

  static let fourEyes = ApprovalRule(name: "four-eyes", approvals: 1, from: ["editor"])

  static func configuration(
    rules: [ApprovalRule] = [fourEyes], channels: [Channel] = channels, people: [Person] = people,
    policy change: (inout PolicySettings) -> Void = { _ in }
  ) throws -> Configuration {
    var policy = PolicySettings(rules: rules)
    change(&policy)
    let zone = try #require(Zone(identifier: "Europe/Berlin"))
    return Configuration(
      repository: repository, timezone: zone, roles: ["editor", "legal"], departments: ["pr", "sales"],
      pillars: ["news", "promotion"], flags: ["legal"],
      queues: [Queue(name: "main", branch: "main", channels: channels.map(\.name))], channels: channels,
      people: people, policy: policy)
  }

  static func channel(_ name: String) -> Channel {
    channels.first { $0.name == name } ?? Channel(name: name, network: .mastodon, account: "@\(name)")
  }
}

/// A moment written in RFC 3339.
func moment(_ text: String) -> Timestamp {
  guard let moment = Timestamp(rfc3339: text) else {
    Issue.record("\(text) is no time")
    return Timestamp(seconds: 0)
  }
  return moment
}

/// The current time in all tests: a Tuesday, at ten in Berlin.
let now = moment("2026-12-01T09:00:00Z")
