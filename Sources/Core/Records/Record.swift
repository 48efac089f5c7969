/// One immutable decision or fact.
///
/// Its bytes are canonical JSON, and its name is their SHA-256: see `Record+Reading` and `Record+Writing`.
package struct Record: Sendable {
  package var kind: RecordKind
  /// Names of members that a reader must know to count the record: `subjects` if they narrow what it acts on.
  package var critical: [String]
  /// The id of the content repository.
  package var repository: String
  /// A person's name in `stet.yml`; `nil` only in a reader's correction.
  package var actor: String?
  /// The roles the actor held, as the actor saw them.
  package var roles: [String]
  package var assurance: Assurance
  package var subjects: [Subject]
  /// The policy it was decided under.
  package var policy: PolicyReference?
  /// The records it acts on: what `withdraw`, `dismiss`, `resume` and `resolve` name.
  package var targets: [Digest]
  package var note: String?
  /// What a `correction` proposes.
  package var correction: Correction?
  /// How the ledger was, in a `checkpoint`.
  package var checkpoint: SignedCheckpoint?
  /// What witnesses say of the checkpoint in `targets`, in a `checkpoint` of its own.
  package var cosignatures: [NoteSignature] = []
  /// The ledger commit that its actor saw. It always exists, since the root comes before every record.
  package var previous: String
  /// Sixteen random bytes in hexadecimal: two equal decisions are two records.
  package var nonce: String
  /// When its actor says it happened: only displayed, never used for decisions.
  package var time: Timestamp
  /// Where an imported decision comes from.
  package var imported: ImportedSource?
  /// The bot that vouches for an imported decision.
  package var attester: String?
  /// What a `published` record stores of the verdict that released the post.
  package var verdict: JSONValue?

  /// How directly the actor decided.
  package enum Assurance: String, Sendable, Hashable, CaseIterable {
    case direct, imported
  }

  /// The policy commit and the SHA-256 of its `stet.yml`.
  package struct PolicyReference: Sendable, Hashable {
    package var commit: String
    package var sha256: Digest

    package init(commit: String, sha256: Digest) {
      self.commit = commit
      self.sha256 = sha256
    }
  }

  /// A passage and what should stand there instead.
  package struct Correction: Sendable, Hashable {
    package var quote: String
    package var suggestion: String

    package init(quote: String, suggestion: String) {
      self.quote = quote
      self.suggestion = suggestion
    }
  }

  package init(
    kind: RecordKind, repository: String, actor: String?, roles: [String] = [], assurance: Assurance = .direct,
    subjects: [Subject] = [], policy: PolicyReference? = nil, targets: [Digest] = [], note: String? = nil,
    correction: Correction? = nil, previous: String, nonce: String, time: Timestamp, imported: ImportedSource? = nil,
    attester: String? = nil, verdict: JSONValue? = nil, critical: [String] = []
  ) {
    self.kind = kind
    self.critical = critical
    self.repository = repository
    self.actor = actor
    self.roles = roles
    self.assurance = assurance
    self.subjects = subjects
    self.policy = policy
    self.targets = targets
    self.note = note
    self.correction = correction
    self.previous = previous
    self.nonce = nonce
    self.time = time
    self.imported = imported
    self.attester = attester
    self.verdict = verdict
  }
}

/// Where an imported decision was taken.
package struct ImportedSource: Sendable, Hashable {
  package var system: String
  package var kind: String
  package var reference: String
  package var userID: String
  package var commit: String?
  package var code: String?
  package var submittedAt: Timestamp
}

/// What a record says happened.
package enum RecordKind: String, Sendable, Hashable, CaseIterable {
  // Decisions
  case approve
  case requestChanges = "request-changes"
  case comment
  case correction
  case withdraw
  case dismiss
  case hold
  case resume
  // Deliveries
  case claim
  case sending
  case published
  case handedOff = "handed-off"
  case updated
  case failed
  case unknown
  case resolve
  case retracted
  // The ledger itself
  case checkpoint

  /// Kinds that say what happened to a post on a channel.
  package static let deliveries: Set<RecordKind> = [
    .claim, .sending, .published, .handedOff, .updated, .failed, .unknown, .retracted,
  ]

  /// Kinds whose names are kept for later; a record of one is reported and not counted.
  package static let reserved: Set<String> = ["delegate", "erase", "metrics"]
}

extension Record {
  /// Reads the bytes of a record, strictly: throws for anything ambiguous.
  ///
  /// The bytes are the canonical ones; every member that this version knows has its form; and the record says what
  /// its kind must say. Members that this version does not know are ignored, unless `crit` names them.
  package init(bytes: [UInt8]) throws(RecordError) {
    guard bytes.count <= Self.maximumSize else { throw .tooLarge(bytes.count) }
    try self.init(try Self.json { () throws(CanonicalJSONError) in try JSONValue(canonical: bytes) })
  }

  /// Reads the bytes of a record that were read as one before: they are known to be canonical.
  package init(known bytes: [UInt8]) throws(RecordError) {
    try self.init(try Self.json { () throws(CanonicalJSONError) in try JSONValue(json: bytes) })
  }

  private init(_ json: JSONValue) throws(RecordError) {
    let members = try Members(json)
    let kind = try Self.knownKind(members)
    let policy = try members.optionalObject("policy")
    let correction = try members.optionalObject("correction")
    self.init(
      kind: kind,
      repository: try members.required("repository", .randomID),
      actor: try members.optional("actor", .name),
      roles: try members.list("roles", of: .name),
      assurance: try members.required("assurance", .assurance),
      subjects: try Self.subjects(members),
      policy: try policy.map(PolicyReference.init),
      targets: try members.list("targets", of: .digest),
      note: try members.optional("note", .note),
      correction: try correction.map(Correction.init),
      previous: try members.required("prev", .objectID),
      nonce: try members.required("nonce", .randomID),
      time: try members.required("time", .time),
      imported: try members.optionalObject("source").map(ImportedSource.init),
      attester: try members.optional("attester", .name),
      verdict: try members.optional("verdict", .object),
      critical: try members.list("crit", of: .line))
    checkpoint = try members.optional("checkpoint", .checkpoint)
    cosignatures = try members.optionalList("cosignatures", of: .noteSignature)
    try checkOrigin()
    try kind.requirements.check(self)
    try checkCheckpoint()
    try checkCritical()
  }

  private static func json(_ read: () throws(CanonicalJSONError) -> JSONValue) throws(RecordError) -> JSONValue {
    do throws(CanonicalJSONError) {
      return try read()
    } catch {
      switch error {
      case .malformed: throw .invalidRecord("the record is not JSON of integers, texts, truths, lists and objects")
      case .notCanonical: throw .invalidRecord("the record is not canonical JSON")
      }
    }
  }

  /// The kind, after checking that this version knows how to read the record.
  private static func knownKind(_ members: Members) throws(RecordError) -> RecordKind {
    let version = try members.required("v", .integer)
    guard version == 1 else { throw .unknownKind("the version \(version) is not known") }
    let name = try members.required("kind", .name)
    guard let kind = RecordKind(rawValue: name) else {
      let reserved = RecordKind.reserved.contains(name)
      throw .unknownKind(
        reserved ? "the kind \(name) is reserved for a later version" : "the kind \(name) is not known")
    }
    let critical = try members.list("crit", of: .line)
    let unknown = critical.filter { !kind.criticalMembers.contains($0) }
    guard unknown.isEmpty else { throw .unknownKind("crit names \(unknown.joined(separator: ", ")), not known") }
    return kind
  }

  private static func subjects(_ members: Members) throws(RecordError) -> [Subject] {
    var subjects: [Subject] = []
    for object in try members.objects("subjects") { subjects.append(try Subject(object)) }
    return subjects
  }
}

extension ValueForm<Int64> {
  fileprivate static var integer: ValueForm { ValueForm(name: "an integer") { $0.integerValue } }
}

extension ValueForm<Record.Assurance> {
  fileprivate static var assurance: ValueForm {
    ValueForm(name: "`direct` or `imported`") { $0.stringValue.flatMap(Record.Assurance.init(rawValue:)) }
  }
}

extension ValueForm<SignedCheckpoint> {
  fileprivate static var checkpoint: ValueForm {
    ValueForm(name: "a signed checkpoint") { $0.stringValue.flatMap { try? SignedCheckpoint(bytes: Array($0.utf8)) } }
  }
}

extension ValueForm<NoteSignature> {
  fileprivate static var noteSignature: ValueForm {
    ValueForm(name: "the line of a signature: `— name base64`") { value in
      value.stringValue.flatMap { NoteSignature(line: $0.utf8) }
    }
  }
}

extension Record.PolicyReference {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(commit: try members.required("commit", .objectID), sha256: try members.required("sha256", .digest))
  }
}

extension Record.Correction {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      quote: try members.required("quote", .note), suggestion: try members.required("suggestion", .passage))
  }
}

extension ImportedSource {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      system: try members.required("system", .line), kind: try members.required("kind", .line),
      reference: try members.required("ref", .line), userID: try members.required("userId", .line),
      commit: try members.optional("commit", .objectID), code: try members.optional("code", .line),
      submittedAt: try members.required("submittedAt", .time))
  }
}

extension Record {
  /// The most bytes that a record may have: 64 KiB.
  package static let maximumSize = 65_536

  /// The record as a JSON value.
  ///
  /// `crit`, `roles`, `subjects` and `targets` are always written, and so are the `inputs`, their `flags` and the
  /// `contributors` of a post, so that an empty list is visible. Every other member that has no value is left out, so
  /// that each record has exactly one form.
  package var json: JSONValue {
    .members([
      "v": 1,
      "kind": .string(kind.rawValue),
      "crit": .strings(critical),
      "repository": .string(repository),
      "actor": actor.map(JSONValue.string),
      "roles": .strings(roles),
      "assurance": .string(assurance.rawValue),
      "subjects": .array(subjects.map(\.json)),
      "policy": policy.map { ["commit": .string($0.commit), "sha256": .string($0.sha256.description)] },
      "targets": .strings(targets.map(\.description)),
      "note": note.map(JSONValue.string),
      "correction": correction.map { ["quote": .string($0.quote), "suggestion": .string($0.suggestion)] },
      "checkpoint": checkpoint.map { .string($0.note.whole) },
      "cosignatures": cosignatures.isEmpty ? nil : .strings(cosignatures.map(\.line)),
      "prev": .string(previous),
      "nonce": .string(nonce),
      "time": .string(time.rfc3339),
      "source": imported?.json,
      "attester": attester.map(JSONValue.string),
      "verdict": verdict,
    ])
  }

  /// The canonical bytes, which are signed and stored in the ledger.
  ///
  /// For a record that was read, they are the bytes that were read, unless those had members that this version does not
  /// know. `LedgerRecord.id` is the digest of the bytes that were read.
  package var bytes: [UInt8] { json.canonicalBytes }

  /// The record's name: the SHA-256 of its bytes.
  package var id: Digest { Digest(of: bytes) }

  /// The bytes of a record that may be written.
  ///
  /// - Throws: what reading them would throw. An invalid record must not reach the ledger.
  package func checkedBytes() throws(RecordError) -> [UInt8] {
    let bytes = bytes
    _ = try Record(bytes: bytes)
    return bytes
  }
}

extension Record: Equatable {
  /// Two records are equal if their bytes are equal.
  package static func == (left: Record, right: Record) -> Bool { left.bytes == right.bytes }
}

extension ImportedSource {
  fileprivate var json: JSONValue {
    .members([
      "system": .string(system),
      "kind": .string(kind),
      "ref": .string(reference),
      "userId": .string(userID),
      "commit": commit.map(JSONValue.string),
      "code": code.map(JSONValue.string),
      "submittedAt": .string(submittedAt.rfc3339),
    ])
  }
}

/// Why bytes are not a record that counts.
package enum RecordError: Error, Sendable, Hashable {
  /// More than `Record.maximumSize` bytes, with the number of bytes.
  case tooLarge(Int)
  /// A version, kind, subject, network or critical member that this program does not know; what it is.
  ///
  /// A newer program may know it. This one reports it and does not count it.
  case unknownKind(String)
  /// Not a record; what is wrong, most specific part first, without a final period.
  case invalidRecord(String)
}

extension RecordError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let size): "\(size) bytes, more than the \(Record.maximumSize) of a record"
    case .unknownKind(let detail), .invalidRecord(let detail): detail
    }
  }
}
