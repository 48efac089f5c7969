/// What a record of some kind must contain, in addition to what all records have.
struct RecordRequirements {
  /// Which types of subject it may have.
  var subjects: Set<Subject.Kind> = Set(Subject.Kind.allCases)
  var needsSubject = false
  var needsPolicy = false
  var needsTarget = false
  var needsNote = false
  var needsCorrection = false
}

extension RecordKind {
  /// What a record of this kind must contain.
  var requirements: RecordRequirements {
    switch self {
    case .approve: RecordRequirements(subjects: [.post, .config], needsSubject: true, needsPolicy: true)
    case .requestChanges, .comment:
      RecordRequirements(subjects: [.post, .config], needsSubject: true, needsNote: true)
    case .correction: RecordRequirements(subjects: [.post], needsSubject: true, needsCorrection: true)
    case .hold: RecordRequirements(subjects: [.scope], needsSubject: true, needsNote: true)
    case .withdraw, .dismiss, .resume, .resolve: RecordRequirements(needsTarget: true)
    case .claim, .sending, .published, .handedOff, .updated, .failed, .unknown, .retracted:
      RecordRequirements(subjects: [.delivery], needsSubject: true)
    case .checkpoint: RecordRequirements(subjects: [])
    }
  }
}

extension RecordRequirements {
  /// Throws if `record`, which is of this kind, lacks a required member.
  func check(_ record: Record) throws(RecordError) {
    let missing: [(isMissing: Bool, member: String)] = [
      (needsSubject && record.subjects.isEmpty, "subjects"),
      (needsPolicy && record.policy == nil, "policy"),
      (needsTarget && record.targets.isEmpty, "targets"),
      (needsNote && record.note == nil, "note"),
      (needsCorrection && record.correction == nil, "correction"),
    ]
    if let first = missing.first(where: \.isMissing) {
      throw .invalidRecord("\(first.member) is missing, which \(record.kind.rawValue) needs")
    }
    if let other = record.subjects.first(where: { !subjects.contains($0.kind) }) {
      throw .invalidRecord("\(record.kind.rawValue) cannot be about \(other.kind.rawValue)")
    }
    if ![.hold, .resume].contains(record.kind), record.subjects.contains(where: \.isOfOccurrence) {
      throw .invalidRecord("\(record.kind.rawValue) cannot be about one occurrence of a scope")
    }
    if record.correction != nil, !needsCorrection {
      throw .invalidRecord("\(record.kind.rawValue) cannot have the member correction")
    }
  }
}

extension RecordKind {
  /// Kinds that may act on a part of their targets: on the posts that their subjects name.
  private static let divisible: Set<RecordKind> = [.withdraw, .dismiss, .resume]

  /// The members that `crit` of a record of this kind may name.
  var criticalMembers: Set<String> {
    guard Self.divisible.contains(self) else { return [] }
    return self == .resume ? ["subjects", "occurrence"] : ["subjects"]
  }
}

extension Record {
  /// The posts to which a withdrawal, a dismissal or a resume is limited, of those that its targets are about; `nil` if
  /// it acts on whole records.
  package var postsActedOn: Set<String>? {
    guard !kind.criticalMembers.isEmpty else { return nil }
    let posts = Set(subjects.flatMap(\.namedPosts))
    return posts.isEmpty || subjects.contains(where: \.isEverything) ? nil : posts
  }

  /// The single occurrences to which a resume is limited, of those that its targets are about, by post; those of other
  /// posts are all meant.
  package var occurrencesActedOn: [String: Set<CivilDate>] {
    var found: [String: Set<CivilDate>] = [:]
    for case .scope(let scope) in subjects {
      guard let occurrence = scope.occurrence else { continue }
      for post in scope.posts { found[post, default: []].insert(occurrence) }
    }
    return found
  }

  /// Throws if `crit` says that the subjects narrow the record, and they do so in another way than by posts.
  func checkCritical() throws(RecordError) {
    if critical.contains("occurrence"), !subjects.contains(where: \.isOfOccurrence) {
      throw .invalidRecord("occurrence is missing, which crit names")
    }
    guard critical.contains("subjects") else { return }
    guard !subjects.isEmpty else { throw .invalidRecord("subjects is empty, which crit names") }
    if let other = subjects.first(where: { !$0.namesPostsAlone }) {
      throw .unknownKind("the subject \(other.kind.rawValue) narrows \(kind.rawValue) in a way that is not known")
    }
  }

  /// What a checkpoint says, in few words; `nil` for another record.
  package var checkpointNote: String? {
    if let checkpoint { return checkpoint.checkpoint.extent }
    guard !cosignatures.isEmpty else { return nil }
    return "cosigned by \(cosignatures.map(\.name).joined(separator: ", "))"
  }

  /// Throws if the record has a checkpoint or cosignatures, and is no record of them.
  ///
  /// A checkpoint names the one before it, of which the first has none; cosignatures name the checkpoint that they are
  /// of.
  func checkCheckpoint() throws(RecordError) {
    guard checkpoint != nil || !cosignatures.isEmpty else { return }
    let member = checkpoint == nil ? "cosignatures" : "checkpoint"
    guard kind == .checkpoint else { throw .invalidRecord("\(kind.rawValue) cannot have the member \(member)") }
    guard checkpoint == nil || cosignatures.isEmpty else {
      throw .invalidRecord("cosignatures is there beside checkpoint")
    }
    guard targets.count < 2, checkpoint != nil || targets.count == 1 else {
      throw .invalidRecord("targets does not name the one checkpoint that \(member) needs")
    }
  }

  /// Throws if the record does not say who made the decision.
  ///
  /// An imported record names its source and the bot that vouches for it. Only a reader's correction has no actor in
  /// `stet.yml`, and a bot vouches for that, too.
  func checkOrigin() throws(RecordError) {
    let isFromReader = kind == .correction && actor == nil
    guard actor != nil || isFromReader else { throw .invalidRecord("actor is missing") }
    guard (assurance == .imported) == (imported != nil) else {
      throw .invalidRecord(
        "source is \(imported == nil ? "missing" : "there"), but the assurance is \(assurance.rawValue)")
    }
    guard (attester != nil) == (assurance == .imported || isFromReader) else {
      throw .invalidRecord("attester is \(attester == nil ? "missing" : "there, but the record is not imported")")
    }
  }
}

/// What one member of a record may hold: its name in messages, and how it is read.
///
/// Must not depend on the machine, such as its list of time zones: a record is valid everywhere or nowhere.
struct ValueForm<Value> {
  /// As in "is not …".
  let name: String
  let read: (JSONValue) -> Value?
}

extension ValueForm<String> {
  /// A text of the form that `isValid` tells.
  private static func text(_ name: String, where isValid: @escaping (String) -> Bool) -> ValueForm {
    ValueForm(name: name) { value in
      guard let text = value.stringValue, isValid(text) else { return nil }
      return text
    }
  }

  /// An id or name of `stet.yml`.
  static var name: ValueForm { text("a name (\(Name.rule))", where: Name.isValid) }

  /// A person's name; `?` and the hash of an unknown address; or `?malformed:` and the id of the malformed object,
  /// whose author is unknown.
  static var contributor: ValueForm {
    text("a person's name or `?` and hexadecimal digits") { text in
      guard text.utf8.first == UInt8(ascii: "?") else { return Name.isValid(text) }
      let digits = text.hasPrefix("?malformed:") ? text.dropFirst(11) : text.dropFirst()
      return (1...64).contains(digits.utf8.count) && isLowercaseHex(digits, count: digits.utf8.count)
    }
  }

  /// One line that people wrote or a network gave.
  static var line: ValueForm {
    text("one line of 1 to 500 bytes without control characters") {
      (1...500).contains($0.utf8.count) && !$0.unicodeScalars.contains(where: isControl)
    }
  }

  /// A text of several lines, which may be empty.
  static var passage: ValueForm {
    text("a text of at most 8192 bytes without control characters but line feed and tab") {
      $0.utf8.count <= 8192 && !$0.unicodeScalars.contains { isControl($0) && $0 != "\n" && $0 != "\t" }
    }
  }

  /// A text of several lines that is not blank.
  static var note: ValueForm {
    text("a text of 1 to 8192 bytes without control characters but line feed and tab") {
      !$0.isEmpty && passage.read(.string($0)) != nil
    }
  }

  /// The object id of a commit or blob.
  static var objectID: ValueForm { text("40 hexadecimal digits") { isLowercaseHex($0, count: 40) } }

  /// Sixteen random bytes.
  static var randomID: ValueForm { text("32 hexadecimal digits") { isLowercaseHex($0, count: 32) } }

  /// An address that a browser opens, and that runs no script there.
  static var url: ValueForm {
    text("an http or https address of at most 2048 bytes", where: Delivery.isAddress)
  }

  /// The name of a time zone, by its form alone.
  static var zone: ValueForm {
    text("the name of a time zone") { text in
      (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy { isASCIIAlphanumeric($0) || "/_+-".utf8.contains($0) }
    }
  }

  /// A path within the content repository.
  static var path: ValueForm {
    text("a path of at most 4096 bytes without control characters") { text in
      (1...4096).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "/")
        && !text.unicodeScalars.contains(where: isControl)
    }
  }
}

extension ValueForm<Digest> {
  static var digest: ValueForm {
    ValueForm(name: "`sha256:` and 64 hexadecimal digits") { $0.stringValue.flatMap { Digest($0) } }
  }
}

extension ValueForm<Timestamp> {
  /// RFC 3339 in UTC, in the single form that Stet writes.
  static var time: ValueForm {
    ValueForm(name: "a time such as 2026-12-01T08:00:00Z") { value in
      guard let text = value.stringValue, let time = Timestamp(rfc3339: text),
        time.rfc3339.utf8.elementsEqual(text.utf8)
      else { return nil }
      return time
    }
  }
}

extension ValueForm<CivilDate> {
  static var day: ValueForm {
    ValueForm(name: "a day such as 2026-12-25") { $0.stringValue.flatMap(CivilDate.init(written:)) }
  }
}

extension ValueForm<LocalTime> {
  static var localTime: ValueForm {
    ValueForm(name: "a local time such as 2026-12-30T10:00") { value in
      guard let text = value.stringValue, case .local(let time)? = WrittenTime(text),
        time.written.utf8.elementsEqual(text.utf8)
      else { return nil }
      return time
    }
  }
}

extension ValueForm<Int64> {
  static var count: ValueForm {
    ValueForm(name: "an integer from 1") { $0.integerValue.flatMap { $0 >= 1 ? $0 : nil } }
  }
}

extension ValueForm<Bool> {
  /// `true`: a member that would be false is left out.
  static var truth: ValueForm { ValueForm(name: "`true`") { $0.boolValue == true ? true : nil } }
}

extension ValueForm<JSONValue> {
  /// An object of any members.
  static var object: ValueForm {
    ValueForm(name: "an object") { value in
      // Not `nil` in a conditional: that would be JSON's null.
      guard value.objectValue != nil else { return .none }
      return .some(value)
    }
  }
}

extension Delivery {
  /// Whether a text can be the address of what was published.
  package static func isAddress(_ text: String) -> Bool {
    let bytes = text.utf8
    return bytes.count <= 2048 && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
      && ["https://", "http://"].contains { bytes.starts(with: $0.utf8) && bytes.count > $0.utf8.count }
      && !text.unicodeScalars.contains(where: isControl)
  }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

private func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"):
    true
  default: false
  }
}

/// The members of one object of a record, to be read strictly.
///
/// Unknown members are ignored: a later version may add some, and lists those in `crit` that must not be ignored.
struct Members {
  /// Where the object stands, as in `subjects[0]`; empty for the record itself.
  let place: String
  private let values: [String: JSONValue]

  init(_ value: JSONValue, at place: String = "") throws(RecordError) {
    guard let values = value.objectValue else {
      throw .invalidRecord("\(place.isEmpty ? "the record" : place) is not an object")
    }
    self.place = place
    self.values = values
  }

  /// The names of all members, sorted.
  var names: [String] { values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// Where the member `name` stands.
  func place(of name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

  /// The member `name`, which must be there.
  func required<Value>(_ name: String, _ form: ValueForm<Value>) throws(RecordError) -> Value {
    guard let value = try optional(name, form) else { throw missing(name) }
    return value
  }

  /// The member `name`; `nil` where it is not there.
  func optional<Value>(_ name: String, _ form: ValueForm<Value>) throws(RecordError) -> Value? {
    guard let value = values[name] else { return nil }
    return try read(value, form, at: place(of: name))
  }

  /// The member `name`, a list without repetitions that stands there even where it is empty.
  func list<Value: Hashable>(_ name: String, of form: ValueForm<Value>) throws(RecordError) -> [Value] {
    guard values[name] != nil else { throw missing(name) }
    return try elements(name, form)
  }

  /// The member `name`, a list without repetitions that is left out where it is empty.
  func optionalList<Value: Hashable>(_ name: String, of form: ValueForm<Value>) throws(RecordError) -> [Value] {
    guard values[name] != nil else { return [] }
    let elements = try elements(name, form)
    guard !elements.isEmpty else { throw .invalidRecord("\(place(of: name)) is empty instead of left out") }
    return elements
  }

  /// The objects in the list `name`, which must be there.
  func objects(_ name: String) throws(RecordError) -> [Members] {
    var objects: [Members] = []
    for (index, value) in try array(name).enumerated() {
      objects.append(try Members(value, at: "\(place(of: name))[\(index)]"))
    }
    return objects
  }

  /// The object `name`, which must be there.
  func object(_ name: String) throws(RecordError) -> Members {
    guard let object = try optionalObject(name) else { throw missing(name) }
    return object
  }

  /// The object `name`; `nil` where it is not there.
  func optionalObject(_ name: String) throws(RecordError) -> Members? {
    guard let value = values[name] else { return nil }
    return try Members(value, at: place(of: name))
  }

  private func elements<Value: Hashable>(_ name: String, _ form: ValueForm<Value>) throws(RecordError) -> [Value] {
    var (elements, seen) = ([Value](), Set<Value>())
    for (index, value) in try array(name).enumerated() {
      let element = try read(value, form, at: "\(place(of: name))[\(index)]")
      guard seen.insert(element).inserted else {
        throw .invalidRecord("\(place(of: name))[\(index)] is there twice")
      }
      elements.append(element)
    }
    return elements
  }

  private func array(_ name: String) throws(RecordError) -> [JSONValue] {
    guard let value = values[name] else { throw missing(name) }
    guard let array = value.arrayValue else { throw .invalidRecord("\(place(of: name)) is not a list") }
    return array
  }

  private func read<Value>(
    _ value: JSONValue, _ form: ValueForm<Value>, at place: @autoclosure () -> String
  ) throws(RecordError) -> Value {
    guard let read = form.read(value) else { throw .invalidRecord("\(place()) is not \(form.name)") }
    return read
  }

  private func missing(_ name: String) -> RecordError { .invalidRecord("\(place(of: name)) is missing") }
}
