import SocialText

@testable import Core

/// One record of each kind; together they have all members.
enum Samples {
  static let repository = "b3f2035551f6e48c67489ace9f588f94"
  static let previous = "b497913a9aa82a0cb578d8aabaffc64bcdcf0884"
  static let nonce = "7b8b965ad4bca0e41ab51de7b31363a1"
  static let time = Timestamp(seconds: 1_795_428_000)
  static let target = digest("e")

  /// A digest of one repeated digit.
  static func digest(_ digit: Character) -> Digest {
    Digest(hex: String(repeating: digit, count: 64)) ?? Digest(of: [])
  }

  static func object(_ digit: Character) -> String { String(repeating: digit, count: 40) }

  static let policy = Record.PolicyReference(commit: object("3"), sha256: digest("d"))

  static let post = PostSubject(
    post: "2026-12-weihnachtsmarkt",
    channels: [
      "x": ChannelSubject(
        rendition: digest("a"),
        schedule: RecordedSchedule(at: Timestamp(rfc3339: "2026-12-01T08:00:00Z"), zone: "Europe/Berlin")),
      "youtube": ChannelSubject(
        rendition: digest("b"),
        schedule: RecordedSchedule(
          slot: true, notBefore: Timestamp(rfc3339: "2026-12-01T00:00:00Z"),
          notAfter: Timestamp(rfc3339: "2026-12-20T17:00:00Z"))),
    ],
    inputs: PolicyInputs(
      department: "pr", pillar: "recommendation", campaign: "Winter 2026", path: "posts/2026/12/weihnachtsmarkt.md",
      flags: ["legal"]),
    contributors: ["ben", "?3f9c2a"],
    evidence: Evidence(blob: object("0"), commit: object("1"), version: "0.1.0"), corrections: [digest("c")])

  static let plainPost = PostSubject(
    post: "2026-12-weihnachtsmarkt",
    channels: ["x": ChannelSubject(rendition: digest("a"), schedule: RecordedSchedule())])

  static let delivery = Delivery(post: "2026-12-weihnachtsmarkt", channel: "x", network: .x, account: "@acme")

  static let fullDelivery = Delivery(
    post: "2026-12-weihnachtsmarkt", channel: "x", occurrence: "2026-12-01", rendition: digest("a"), network: .x,
    account: "@acme", slot: Timestamp(rfc3339: "2026-12-01T08:00:00Z"), attempt: 2, url: "https://x.com/acme/status/1",
    blob: object("2"), at: Timestamp(rfc3339: "2026-12-01T08:00:03Z"), to: "buffer")

  static let source = ImportedSource(
    system: "github", kind: "review", reference: "acme/posts#12", userID: "1234567", commit: object("4"),
    code: "APPROVED", submittedAt: Timestamp(seconds: 1_795_424_400))

  static func record(
    _ kind: RecordKind, _ subjects: [Subject] = [], targets: [Digest] = [], note: String? = nil
  ) -> Record {
    Record(
      kind: kind, repository: repository, actor: "ana", roles: ["editor"], subjects: subjects, targets: targets,
      note: note, previous: previous, nonce: nonce, time: time)
  }

  /// The sample of `kind`.
  static func sample(_ kind: RecordKind) -> Record {
    switch kind {
    case .approve: approval
    case .requestChanges: record(kind, [.post(plainPost)], note: "Bitte kürzer.")
    case .comment: record(kind, [.post(plainPost)], note: "Prima")
    case .correction: correction
    case .withdraw, .resume: record(kind, targets: [target])
    case .dismiss: record(kind, targets: [target], note: "überholt")
    case .hold: record(kind, scopes, note: "Unwetter")
    case .claim, .updated, .unknown, .retracted: record(kind, [.delivery(delivery)])
    case .sending, .handedOff: record(kind, [.delivery(fullDelivery)])
    case .failed: record(kind, [.delivery(delivery)], note: "503")
    case .published: published
    case .resolve: record(kind, [.delivery(delivery)], targets: [target])
    case .checkpoint: record(kind)
    }
  }

  private static let scopes: [Subject] = [
    .scope(Scope(channels: ["x"], posts: ["a"], campaigns: ["Winter 2026"], departments: ["pr"])),
    .scope(Scope(all: true)),
  ]

  private static var approval: Record {
    var approval = record(
      .approve, [.post(post), .config(PolicySubject(sha256: digest("f")))], note: "Schön!\n\tJa \"so\" \\ 🎄 \u{2028}")
    approval.policy = policy
    approval.assurance = .imported
    approval.imported = source
    approval.attester = "bot"
    return approval
  }

  private static var correction: Record {
    var correction = record(.correction, [.post(plainPost)])
    correction.correction = Record.Correction(quote: "Weihnachtmarkt", suggestion: "Weihnachtsmarkt")
    correction.actor = nil
    correction.roles = []
    correction.attester = "bot"
    return correction
  }

  private static var published: Record {
    var published = record(.published, [.delivery(fullDelivery)])
    published.policy = policy
    published.verdict = [
      "state": "due", "approvals": .strings([target.description]), "missing": [], "n": nil,
    ]
    return published
  }
}
