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
    if record.correction != nil, !needsCorrection {
      throw .invalidRecord("\(record.kind.rawValue) cannot have the member correction")
    }
  }
}

extension RecordKind {
  /// Kinds that may act on a part of their targets: on the posts that their subjects name.
  private static let divisible: Set<RecordKind> = [.withdraw, .dismiss, .resume]

  /// The members that `crit` of a record of this kind may name.
  var criticalMembers: Set<String> { Self.divisible.contains(self) ? ["subjects"] : [] }
}

extension Record {
  /// The posts to which a withdrawal, a dismissal or a resume is limited, of those that its targets are about; `nil` if
  /// it acts on whole records.
  package var postsActedOn: Set<String>? {
    guard !kind.criticalMembers.isEmpty else { return nil }
    let posts = Set(subjects.flatMap(\.namedPosts))
    return posts.isEmpty || subjects.contains(where: \.isEverything) ? nil : posts
  }

  /// Throws if `crit` says that the subjects narrow the record, and they do so in another way than by posts.
  func checkCritical() throws(RecordError) {
    guard critical.contains("subjects") else { return }
    guard !subjects.isEmpty else { throw .invalidRecord("subjects is empty, which crit names") }
    if let other = subjects.first(where: { !$0.namesPostsAlone }) {
      throw .unknownKind("the subject \(other.kind.rawValue) narrows \(kind.rawValue) in a way that is not known")
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
