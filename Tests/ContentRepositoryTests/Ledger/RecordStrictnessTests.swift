import Core
import Testing

/// One flaw in a valid record, and its error.
struct Flaw: Sendable, CustomTestStringConvertible {
  let kind: RecordKind
  let path: String
  let value: JSONValue?
  let error: RecordError

  /// Replaces the member at `path` of the sample of `kind` by `value`, or removes it if `nil`.
  init(_ kind: RecordKind, _ path: String, _ value: JSONValue?, _ message: String, unknown: Bool = false) {
    self.kind = kind
    self.path = path
    self.value = value
    error = unknown ? .unknownKind(message) : .invalidRecord(message)
  }

  var testDescription: String { "\(kind.rawValue) \(path): \(error)" }

  var bytes: [UInt8] { Samples.sample(kind).json.setting(path.split(separator: ".")[...], to: value).canonicalBytes }
}

extension JSONValue {
  fileprivate func setting(_ path: ArraySlice<Substring>, to value: JSONValue?) -> JSONValue {
    guard let step = path.first else { return value ?? .null }
    let rest = path.dropFirst()
    if var list = arrayValue, let index = Int(step) {
      list[index] = list[index].setting(rest, to: value)
      return .array(list)
    }
    var members = objectValue ?? [:]
    let member = members[String(step)] ?? .object([:])
    members[String(step)] = rest.isEmpty ? value : member.setting(rest, to: value)
    return .object(members)
  }
}

@Suite struct RecordStrictnessTests {
  private static let objectID = "is not 40 hexadecimal digits"
  private static let randomID = "is not 32 hexadecimal digits"
  private static let digest = "is not `sha256:` and 64 hexadecimal digits"
  private static let time = "is not a time such as 2026-12-01T08:00:00Z"
  private static let name =
    "is not a name (small letters, digits, `.`, `_` and `-`, at most 100, the first a letter or digit)"
  private static let note = "is not a text of 1 to 8192 bytes without control characters but line feed and tab"
  private static let line = "is not one line of 1 to 500 bytes without control characters"

  static let heads: [Flaw] = [
    Flaw(.comment, "v", nil, "v is missing"),
    Flaw(.comment, "v", "1", "v is not an integer"),
    Flaw(.comment, "v", 2, "the version 2 is not known", unknown: true),
    Flaw(.comment, "v", 0, "the version 0 is not known", unknown: true),
    Flaw(.comment, "kind", nil, "kind is missing"),
    Flaw(.comment, "kind", 1, "kind \(name)"),
    Flaw(.comment, "kind", "applaud", "the kind applaud is not known", unknown: true),
    Flaw(.comment, "kind", "erase", "the kind erase is reserved for a later version", unknown: true),
    Flaw(.comment, "kind", "delegate", "the kind delegate is reserved for a later version", unknown: true),
    Flaw(.comment, "kind", "metrics", "the kind metrics is reserved for a later version", unknown: true),
    Flaw(.comment, "kind", "Comment", "kind \(name)"),
    Flaw(.comment, "crit", nil, "crit is missing"),
    Flaw(.comment, "crit", ["note"], "crit names note, not known", unknown: true),
    Flaw(.comment, "crit", ["expires"], "crit names expires, not known", unknown: true),
    Flaw(.comment, "crit", ["subjects"], "crit names subjects, not known", unknown: true),
    Flaw(.resolve, "crit", ["subjects"], "crit names subjects, not known", unknown: true),
    Flaw(.resume, "crit", ["subjects", "note"], "crit names note, not known", unknown: true),
    Flaw(.resume, "crit", ["subjects", "subjects"], "crit[1] is there twice"),
    Flaw(.resume, "crit", ["subjects"], "subjects is empty, which crit names"),
    Flaw(.comment, "crit", [1], "crit[0] \(line)"),
    Flaw(.comment, "crit", "expires", "crit is not a list"),
    Flaw(.comment, "repository", nil, "repository is missing"),
    Flaw(.comment, "repository", "acme", "repository \(randomID)"),
    Flaw(.comment, "actor", nil, "actor is missing"),
    Flaw(.comment, "actor", .null, "actor \(name)"),
    Flaw(.comment, "actor", "ana@acme.example", "actor \(name)"),
    Flaw(.comment, "actor", "-ana", "actor \(name)"),
    Flaw(.comment, "actor", "\u{212A}im", "actor \(name)"),
    Flaw(.comment, "roles", nil, "roles is missing"),
    Flaw(.comment, "roles", ["editor", "editor"], "roles[1] is there twice"),
    Flaw(.comment, "roles", ["Editor"], "roles[0] \(name)"),
    Flaw(.comment, "assurance", nil, "assurance is missing"),
    Flaw(.comment, "assurance", "hearsay", "assurance is not `direct` or `imported`"),
    Flaw(.comment, "assurance", "imported", "source is missing, but the assurance is imported"),
    Flaw(.comment, "attester", "bot", "attester is there, but the record is not imported"),
    Flaw(.approve, "assurance", "direct", "source is there, but the assurance is direct"),
    Flaw(.approve, "attester", nil, "attester is missing"),
    Flaw(.correction, "attester", nil, "attester is missing"),
    Flaw(.approve, "source.userId", nil, "source.userId is missing"),
    Flaw(.approve, "source.system", "", "source.system \(line)"),
    Flaw(.approve, "source.submittedAt", "yesterday", "source.submittedAt \(time)"),
    Flaw(.comment, "prev", nil, "prev is missing"),
    Flaw(.comment, "prev", "b497913", "prev \(objectID)"),
    Flaw(.comment, "prev", .string(Samples.previous.uppercased()), "prev \(objectID)"),
    Flaw(.comment, "nonce", nil, "nonce is missing"),
    Flaw(.comment, "nonce", "1", "nonce \(randomID)"),
    Flaw(.comment, "time", nil, "time is missing"),
    Flaw(.comment, "time", "2026-11-23T10:00:00+00:00", "time \(time)"),
    Flaw(.comment, "time", "2026-11-23T11:00:00+01:00", "time \(time)"),
    Flaw(.comment, "time", "2026-11-23T10:00Z", "time \(time)"),
    Flaw(.comment, "time", "2026-02-30T10:00:00Z", "time \(time)"),
    Flaw(.comment, "time", "2026-11-23T10:00:60Z", "time \(time)"),
    Flaw(.comment, "note", "", "note \(note)"),
    Flaw(.comment, "note", "a\u{1B}[2J", "note \(note)"),
    Flaw(.comment, "note", "a\r\nb", "note \(note)"),
    Flaw(.comment, "note", "a\u{85}b", "note \(note)"),
    Flaw(.comment, "note", .string(String(repeating: "a", count: 8_193)), "note \(note)"),
    Flaw(.comment, "correction", ["quote": "a", "suggestion": "b"], "comment cannot have the member correction"),
    Flaw(.comment, "verdict", "ok", "verdict is not an object"),
    Flaw(.approve, "policy.commit", "main", "policy.commit \(objectID)"),
    Flaw(.approve, "policy.sha256", "d", "policy.sha256 \(digest)"),
    Flaw(.approve, "policy", [], "policy is not an object"),
    Flaw(.correction, "correction.quote", "", "correction.quote \(note)"),
    Flaw(.correction, "correction.suggestion", nil, "correction.suggestion is missing"),
    Flaw(.withdraw, "targets", ["3f9c"], "targets[0] \(digest)"),
    Flaw(.withdraw, "targets", nil, "targets is missing"),
  ]

  static let kinds: [Flaw] = [
    Flaw(.approve, "policy", nil, "policy is missing, which approve needs"),
    Flaw(.approve, "subjects", [], "subjects is missing, which approve needs"),
    Flaw(.approve, "subjects", [["type": "scope", "all": true]], "approve cannot be about scope"),
    Flaw(.requestChanges, "note", nil, "note is missing, which request-changes needs"),
    Flaw(.requestChanges, "subjects", [], "subjects is missing, which request-changes needs"),
    Flaw(.comment, "note", nil, "note is missing, which comment needs"),
    Flaw(.correction, "correction", nil, "correction is missing, which correction needs"),
    Flaw(.withdraw, "targets", [], "targets is missing, which withdraw needs"),
    Flaw(.dismiss, "targets", [], "targets is missing, which dismiss needs"),
    Flaw(.resume, "targets", [], "targets is missing, which resume needs"),
    Flaw(.resolve, "targets", [], "targets is missing, which resolve needs"),
    Flaw(.hold, "note", nil, "note is missing, which hold needs"),
    Flaw(.hold, "subjects", [], "subjects is missing, which hold needs"),
    Flaw(
      .checkpoint, "subjects", [["type": "scope", "all": true]],
      "checkpoint cannot be about scope"),
  ]

  static let deliveries: [Flaw] = [
    RecordKind.claim, .sending, .published, .handedOff, .updated, .failed, .unknown, .retracted,
  ]
  .flatMap { kind in
    [
      Flaw(kind, "subjects", [], "subjects is missing, which \(kind.rawValue) needs"),
      Flaw(
        kind, "subjects", [["type": "scope", "all": true]],
        "\(kind.rawValue) cannot be about scope"),
    ]
  }

  static let subjects: [Flaw] = [
    Flaw(.comment, "subjects", nil, "subjects is missing"),
    Flaw(.comment, "subjects", ["post"], "subjects[0] is not an object"),
    Flaw(.comment, "subjects.0.type", nil, "subjects[0].type is missing"),
    Flaw(.comment, "subjects.0.type", "story", "the subject story is not known", unknown: true),
    Flaw(.comment, "subjects.0.post", "../etc", "subjects[0].post \(name)"),
    Flaw(.comment, "subjects.0.post", .string(String(repeating: "a", count: 101)), "subjects[0].post \(name)"),
    Flaw(.comment, "subjects.0.occurrence", "a\nb", "subjects[0].occurrence \(line)"),
    Flaw(
      .comment, "subjects.0.channels.x.schedule.repeat", [:],
      "subjects[0].channels.x.schedule.repeat.rule is missing"),
    Flaw(
      .comment, "subjects.0.channels.x.schedule.repeat", ["rule": "FREQ=YEARLY", "times": 2],
      "the rule FREQ=YEARLY is not known", unknown: true),
    Flaw(
      .comment, "subjects.0.channels.x.schedule.repeat", ["rule": "FREQ=DAILY"],
      "subjects[0].channels.x.schedule.repeat does not have one of times and until"),
    Flaw(
      .comment, "subjects.0.channels.x.schedule.repeat", ["rule": "FREQ=DAILY", "times": 401],
      "subjects[0].channels.x.schedule.repeat.times is more than 400"),
    Flaw(
      .comment, "subjects.0.channels.x.schedule.repeat",
      ["rule": "FREQ=DAILY", "times": 2, "except": ["2026-12-03", "2026-12-02"]],
      "subjects[0].channels.x.schedule.repeat.except is not in order"),
    Flaw(
      .comment, "subjects.0.channels.x.schedule.repeat",
      ["rule": "FREQ=DAILY", "times": 2, "after": 400_000_000],
      "subjects[0].channels.x.schedule.repeat.after is more than ten years"),
    Flaw(
      .approve, "subjects.0.channels.youtube.schedule.repeat", ["rule": "FREQ=DAILY", "times": 2],
      "subjects[0].channels.youtube.schedule.repeat is there without a time and its zone"),
    Flaw(.comment, "subjects.0.channels", [:], "subjects[0].channels names no channel"),
    Flaw(.comment, "subjects.0.channels.X", [:], "subjects[0].channels.X is not the name of a channel"),
    Flaw(.comment, "subjects.0.channels.x.rendition", "md5:1", "subjects[0].channels.x.rendition \(digest)"),
    Flaw(.comment, "subjects.0.channels.x.schedule", nil, "subjects[0].channels.x.schedule is missing"),
    Flaw(.comment, "subjects.0.channels.x.schedule.slot", false, "subjects[0].channels.x.schedule.slot is not `true`"),
    Flaw(.comment, "subjects.0.channels.x.schedule.at", "9:00", "subjects[0].channels.x.schedule.at \(time)"),
    Flaw(
      .approve, "subjects.0.channels.x.schedule.slot", true,
      "subjects[0].channels.x.schedule.slot is there beside a time"),
    Flaw(
      .approve, "subjects.0.channels.x.schedule.zone", "Europe/Berlin\n",
      "subjects[0].channels.x.schedule.zone is not the name of a time zone"),
    Flaw(.comment, "subjects.0.inputs", nil, "subjects[0].inputs is missing"),
    Flaw(.comment, "subjects.0.inputs.flags", nil, "subjects[0].inputs.flags is missing"),
    Flaw(.comment, "subjects.0.inputs.department", "P R", "subjects[0].inputs.department \(name)"),
    Flaw(
      .comment, "subjects.0.inputs.path", "/etc/passwd",
      "subjects[0].inputs.path is not a path of at most 4096 bytes without control characters"),
    Flaw(.comment, "subjects.0.contributors", nil, "subjects[0].contributors is missing"),
    Flaw(
      .comment, "subjects.0.contributors", ["?ben"],
      "subjects[0].contributors[0] is not a person's name or `?` and hexadecimal digits"),
    Flaw(.comment, "subjects.0.corrections", [], "subjects[0].corrections is empty instead of left out"),
    Flaw(.approve, "subjects.0.evidence.blob", "1", "subjects[0].evidence.blob \(objectID)"),
    Flaw(.approve, "subjects.0.evidence.stet", nil, "subjects[0].evidence.stet is missing"),
    Flaw(.approve, "subjects.1.sha256", "1", "subjects[1].sha256 \(digest)"),
    Flaw(.hold, "subjects.1.all", nil, "subjects[1] names no channel, post, campaign or department, and not all"),
    Flaw(.hold, "subjects.1.all", false, "subjects[1].all is not `true`"),
    Flaw(.hold, "subjects.0.channels", [], "subjects[0].channels is empty instead of left out"),
    Flaw(.hold, "subjects.0.departments", ["PR"], "subjects[0].departments[0] \(name)"),
    Flaw(.claim, "subjects.0.network", "myspace", "the network myspace is not known", unknown: true),
    Flaw(.claim, "subjects.0.account", nil, "subjects[0].account is missing"),
    Flaw(.claim, "subjects.0.account", "a\u{0}b", "subjects[0].account \(line)"),
    Flaw(.claim, "subjects.0.attempt", 0, "subjects[0].attempt is not an integer from 1"),
    Flaw(
      .sending, "subjects.0.url", "javascript:alert(1)",
      "subjects[0].url is not an http or https address of at most 2048 bytes"),
    Flaw(.sending, "subjects.0.blob", "z", "subjects[0].blob \(objectID)"),
    Flaw(.sending, "subjects.0.slot", "noon", "subjects[0].slot \(time)"),
  ]

  @Test(arguments: heads + kinds + deliveries + subjects)
  func oneFlawIsEnough(_ flaw: Flaw) {
    #expect(throws: flaw.error) { try Record(bytes: flaw.bytes) }
  }

  @Test(arguments: [
    "", "null", "[]", "{}", "{\"v\":1}", "{\"v\":1.0}", "not json",
    String(decoding: Samples.sample(.comment).bytes, as: UTF8.self) + "\n",
    " " + String(decoding: Samples.sample(.comment).bytes, as: UTF8.self),
    String(decoding: Samples.sample(.comment).bytes, as: UTF8.self).replacing(
      "{\"actor\"", with: "{\"actor\":\"ben\",\"actor\""),
    String(decoding: Samples.sample(.comment).bytes, as: UTF8.self).replacing("Prima", with: "Pr\\u0069ma"),
    String(decoding: Samples.sample(.comment).bytes, as: UTF8.self).replacing("\"v\":1", with: "\"v\":1e0"),
    Samples.sample(.comment).json.prettyText,
  ])
  func otherSpellingsAreNoRecords(_ text: String) {
    let error = #expect(throws: RecordError.self) { try Record(bytes: Array(text.utf8)) }
    guard case .invalidRecord = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func membersOfALaterVersionArePassedOver() throws {
    let members = [Flaw(.approve, "expires", "2027-01-01T00:00:00Z", ""), Flaw(.approve, "subjects.0.mood", 1, "")]
    for later in members {
      let record = try Record(bytes: later.bytes)
      #expect(record == Samples.sample(.approve))
    }
  }
}
