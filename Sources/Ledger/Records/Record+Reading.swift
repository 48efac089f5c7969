internal import Canonical
internal import Content

extension Record {
  /// Reads the bytes of a record, strictly: throws for anything ambiguous.
  ///
  /// The bytes are the canonical ones; every member that this version knows has its form; and the record says what
  /// its kind must say. Members that this version does not know are ignored, unless `crit` names them.
  package init(bytes: [UInt8]) throws(RecordError) {
    guard bytes.count <= Self.maximumSize else { throw .tooLarge(bytes.count) }
    let members = try Members(try Self.json(bytes))
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
    try checkOrigin()
    try kind.requirements.check(self)
    try checkCritical()
  }

  private static func json(_ bytes: [UInt8]) throws(RecordError) -> JSONValue {
    do throws(CanonicalJSONError) {
      return try JSONValue(canonical: bytes)
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
