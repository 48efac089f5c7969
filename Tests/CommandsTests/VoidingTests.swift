import TestSupport
import Testing

/// Every change that a reader would see needs approval again, on exactly the channels concerned.
@Suite struct VoidingTests {
  /// A change after the approval, and the channels that it concerns.
  struct Change: CustomTestStringConvertible {
    let name: String
    let voided: Set<String>
    let make: @Sendable (Workshop) throws -> Void

    var testDescription: String { name }

    init(_ name: String, voids voided: Set<String>, _ make: @escaping @Sendable (Workshop) throws -> Void) {
      self.name = name
      self.voided = voided
      self.make = make
    }

    /// A change of the post's source: one text put in place of another.
    init(_ name: String, voids voided: Set<String>, replace old: String, with new: String) {
      self.init(name, voids: voided) { workshop in
        let source = Workshop.overridden
        let changed = source.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
        #expect(changed != source)
        try workshop.repository.write("posts/a.md", changed)
      }
    }
  }

  static let changes: [Change] = [
    Change("text", voids: ["x", "mastodon"], replace: "ist Markt", with: "ist kein Markt"),
    Change("an override's text", voids: ["facebook"], replace: "Kurz:", with: "Lang:"),
    Change("an override's title", voids: [], replace: "title: Markt", with: "title: Der Markt"),
    Change("alt text", voids: ["x", "facebook", "mastodon"], replace: "Stände im Hof", with: "Stände vor dem Hof"),
    Change("a hashtag", voids: ["x", "facebook", "mastodon"], replace: "[Advent]", with: "[Advent, Hof]"),
    Change("disclosure", voids: ["x", "facebook", "mastodon"], replace: "labels:", with: "disclosure: paid\nlabels:"),
    Change(
      "disclosure of one channel", voids: ["facebook"], replace: "facebook: {", with: "facebook: { disclosure: paid,"),
    Change("language", voids: ["mastodon"], replace: "labels:", with: "language: de\nlabels:"),
    Change(
      "a channel added", voids: ["x-service"], replace: "[x, facebook, mastodon]",
      with: "[x, facebook, mastodon, x-service]"),
    Change("a later date", voids: [], replace: "2026-12-01T09:00", with: "2026-12-02T09:00"),
    Change(
      "an earlier date", voids: ["x", "facebook", "mastodon"], replace: "2026-12-01T09:00", with: "2026-11-30T09:00"),
    Change(
      "an earlier date of one channel", voids: ["facebook"], replace: "facebook: {",
      with: "facebook: { publishDate: 2026-11-30T09:00,"),
    Change("a later date of one channel", voids: [], replace: "facebook: {", with: "facebook: { publishDate: +2h,"),
    Change(
      "a slot instead of a date", voids: ["x", "facebook", "mastodon"], replace: "2026-12-01T09:00", with: "slot"),
    Change("a narrower window", voids: [], replace: "labels:", with: "notBefore: 2026-11-30T00:00\nlabels:"),
    Change("a byte of media", voids: ["x", "facebook", "mastodon"]) { workshop in
      try workshop.repository.write("media/markt.png", bytes: Workshop.picture + [0])
    },
    Change("the account", voids: ["facebook"]) { workshop in
      try workshop.repository.write(
        "stet.yml", Workshop.wide.split(separator: "account: acme }").joined(separator: "account: acme2 }"))
    },
  ]

  @Test(arguments: changes) func exactlyTheChannelsConcernedNeedApproval(change: Change) throws {
    let workshop = try Workshop(Workshop.wide)
    try workshop.writeAndApprove(Workshop.overridden)
    try workshop.merge()
    #expect(try workshop.states().values.allSatisfy { $0 == "scheduled" })
    try change.make(workshop)
    try workshop.repository.commit("a change", as: .ana)
    let states = try workshop.states()
    let voided = Set(states.filter { $0.value != "scheduled" }.keys)
    #expect(voided == change.voided, "\(states)")
  }

  /// The reason names what voided the last approval: the picture, the time or the account, not only "the text".
  @Test(arguments: [
    ("a byte of media", "media/markt.png: another file, 1×1 as before"), ("the account", "account: acme → acme2"),
    ("an earlier date", "time: Tue 1 Dec 2026 09:00 → Mon 30 Nov 2026 09:00"),
  ]) func explainSaysWhatChanged(name: String, words: String) throws {
    let workshop = try Workshop(Workshop.wide)
    try workshop.writeAndApprove(Workshop.overridden)
    try workshop.merge()
    #expect(!workshop.stet(["explain", "post-a"]).output.contains("does not count"))
    try #require(Self.changes.first { $0.name == name }).make(workshop)
    try workshop.repository.commit("a change", as: .ana)
    let explained = workshop.stet(["explain", "post-a", "--channel", "facebook"]).output
    #expect(explained.contains("approval by ben  does not count  \(words) (record"), "\(explained)")
  }

  @Test func aRelabelledPromotionKeepsItsLegalRule() throws {
    let workshop = try Workshop()
    let promotion = Workshop.post(more: "pillar: promotion")
    try workshop.writeAndApprove(promotion)
    try workshop.repository.write(
      "posts/a.md", promotion.split(separator: "pillar: promotion").joined(separator: "pillar: news"))
    try workshop.repository.commit("labels", as: .ana)
    try workshop.merge()
    #expect(try workshop.states() == ["x": "needs-approval", "facebook": "needs-approval"])
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .cem)
    #expect(try workshop.states() == SurvivalTests.approved)
  }
}

extension Workshop {
  /// The standard configuration with a second account on X.
  static let wide = configuration.split(separator: "channels:\n").joined(
    separator: "channels:\n  x-service: { network: x, account: \"@acme_service\", slots: [\"Mon 09:00\"] }\n")

  /// A post for three channels, with an override for one of them.
  static let overridden = post(
    channels: "[x, facebook, mastodon]", more: "overrides:\n  facebook: { text: \"Kurz: Markt im Hof.\" }")
}
