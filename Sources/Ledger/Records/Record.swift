package import Canonical
package import Content

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

  package init(
    system: String, kind: String, reference: String, userID: String, commit: String? = nil, code: String? = nil,
    submittedAt: Timestamp
  ) {
    self.system = system
    self.kind = kind
    self.reference = reference
    self.userID = userID
    self.commit = commit
    self.code = code
    self.submittedAt = submittedAt
  }
}
