import Core
import Testing

/// What a change of `stet.yml` does, in plain sentences.
@Suite struct PolicyDifferenceTests {
  private static let text = """
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    languages: [de]
    roles: [editor, legal]
    flags: [price]
    channels:
      x: { network: x, account: "@acme" }
      youtube: { network: youtube, account: acme }
    people:
      ana: { emails: [ana@acme.example], roles: [editor] }
      ben: { emails: [ben@acme.example], roles: [editor] }
      cem: { emails: [cem@acme.example], roles: [legal] }
      dora: { emails: [dora@acme.example], roles: [legal] }
    policy:
      rules:
        - { name: four-eyes, require: { approvals: 1, from: [editor] } }
        - { name: legal, when: { channels: [youtube] }, require: { approvals: 1, from: [legal] } }
    """

  private func configuration(_ text: String) throws -> Configuration {
    let reading = ConfigurationReader.read(path: "stet.yml", bytes: Array((text + "\n").utf8))
    return try #require(reading.configuration, "\(reading.findings.map(\.summary))")
  }

  /// What replacing one text with another does.
  static let changes: [(old: String, new: String, sentences: [String])] = [
    ("languages: [de]", "languages: [de, en]", []),
    (
      "policy:", "ledger: { checkpoints: { log: [\"\(CheckpointSamples.key)\"] } }\npolicy:",
      ["acme.example/ledger+b6fbc21e is a key of the log: checkpoints by it hold"]
    ),
    (
      "\n    - { name: legal, when: { channels: [youtube] }, require: { approvals: 1, from: [legal] } }", "",
      ["removes the rule legal, which asked for 1 approval from legal (channel youtube)"]
    ),
    (
      "[editor] } }\n",
      "[editor] } }\n    - { name: price, when: { flags: [price] }, require: { approvals: 2, from: [legal] } }\n",
      ["adds the rule price: 2 approvals from legal (flag price)"]
    ),
    (
      "approvals: 1, from: [editor]", "approvals: 2, from: [editor]",
      ["the rule four-eyes asks for 2 approvals instead of 1"]
    ),
    (
      "from: [editor] }", "from: [editor], independent: false }",
      ["the rule four-eyes also counts people who contributed to the post themselves"]
    ),
    (
      "from: [editor] }", "from: [editor], imported: true }",
      ["the rule four-eyes also counts decisions taken over from a forge"]
    ),
    (
      "when: { channels: [youtube] }", "when: { channels: [x] }",
      ["the rule legal applies (channel x) instead of (channel youtube)"]
    ),
    ("when: { channels: [youtube] }, ", "", ["the rule legal applies everywhere instead of (channel youtube)"]),
    (
      "cem: { emails: [cem@acme.example], roles: [legal] }", "cem: { emails: [cem@acme.example] }",
      ["cem may no longer approve (legal)"]
    ),
    (
      "cem@acme.example], roles: [legal]", "cem@acme.example], roles: [legal, editor]",
      ["cem may approve from now on (four-eyes)"]
    ),
    (
      "\n  ben: { emails: [ben@acme.example], roles: [editor] }", "",
      [
        "ben may no longer approve (four-eyes)",
        "ben is no person of stet.yml any more: approvals that were given do not count, what was stopped stays stopped",
      ]
    ),
    (
      "people:\n", "people:\n  otto: { emails: [otto@acme.example], roles: [editor] }\n",
      ["otto may approve from now on (four-eyes)", "otto is new, as editor"]
    ),
    (
      "emails: [ana@acme.example]", "emails: [ana@acme.example, a@home.example]",
      ["commits by a@home.example are ana's from now on"]
    ),
    (
      "emails: [ana@acme.example]", "emails: [a@home.example]",
      ["commits by a@home.example are ana's from now on", "commits by ana@acme.example are no longer ana's"]
    ),
    (
      "cem@acme.example], roles", "cem@acme.example], inactive: true, roles",
      ["cem may no longer approve (legal)", "cem is away"]
    ),
    (
      "cem@acme.example], roles", "cem@acme.example], away: [2026-12-24], roles",
      ["cem is away (2026-12-24), and not waited for then; what they decide still counts"]
    ),
    ("policy:\n", "policy:\n  signing: required\n", ["decisions must be signed"]),
    (
      "policy:\n", "policy:\n  reschedule: any\n",
      ["a new time voids no approval; before, it voids approvals where it is earlier"]
    ),
    ("policy:\n", "policy:\n  may: { resume: [legal] }\n", ["resume is for legal instead of editor"]),
    ("\"@acme\"", "\"@other\"", ["x publishes as @other on X instead of @acme on X: approvals for it are void"]),
    ("x: { network", "y: { network", ["removes the channel x", "adds the channel y (X, @acme)"]),
  ]

  @Test(arguments: changes.indices) func isToldInSentences(index: Int) throws {
    let change = Self.changes[index]
    let pieces = Self.text.split(separator: change.old, omittingEmptySubsequences: false)
    #expect(pieces.count > 1)
    let new = pieces.joined(separator: change.new)
    let difference = PolicyDifference(from: try configuration(Self.text), to: try configuration(new))
    #expect(difference.sentences == change.sentences)
  }

  @Test func theSameSaysNothing() throws {
    let one = try configuration(Self.text)
    #expect(PolicyDifference(from: one, to: one).sentences.isEmpty)
  }
}
