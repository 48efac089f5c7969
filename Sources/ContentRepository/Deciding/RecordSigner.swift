package import Core
package import Git

/// What signing may ask of the person at the terminal, and how they are told.
package struct SigningDialogue: Sendable {
  /// Whether a person is there to answer a program that asks for a passphrase.
  let isAttended: Bool
  /// Tells the person one line.
  let tell: @Sendable (String) -> Void

  package init(isAttended: Bool, tell: @escaping @Sendable (String) -> Void) {
    self.isAttended = isAttended
    self.tell = tell
  }

  /// For a program that is not there to wait.
  var limit: Duration { isAttended ? .seconds(600) : .seconds(30) }
}

/// Signs the records of one person, with the key that git's own configuration names.
///
/// A record is signed if that key is one of the person's in `stet.yml`. Where it must be signed and cannot be, it is not
/// written, except for what stops posts: that counts unsigned.
package struct RecordSigner {
  private let person: Person
  private let policy: PolicySnapshot
  private let repository: Repository
  private let dialogue: SigningDialogue

  init(_ person: Person, policy: PolicySnapshot, repository: Repository, dialogue: SigningDialogue) {
    self.person = person
    self.policy = policy
    self.repository = repository
    self.dialogue = dialogue
  }

  /// Kinds that stop posts, also unsigned.
  private static let stops: Set<RecordKind> = [.hold, .requestChanges, .withdraw]
  /// Kinds that count only if they are as `policy.signing` asks.
  private static let releases: Set<RecordKind> = [.approve, .resume, .dismiss, .resolve]

  /// The signature files of records, by the ids of these; empty for a person who need not sign.
  ///
  /// - Throws: `RepositoryError` where a record must be signed and cannot be; what to do is among the hints.
  package func signatures(of records: [Record]) throws -> [Digest: [UInt8]] {
    try records.reduce(into: [:]) { signatures, record in
      do {
        guard let key = try key(for: record.kind) else { return }
        signatures[record.id] = try sign(record, with: key)
      } catch let error where Self.stops.contains(record.kind) {
        let reason = (error as? RepositoryError)?.summary ?? String(describing: error)
        dialogue.tell("Note: this is not signed, and stops posts all the same: \(reason)")
      }
    }
  }

  /// The key that a record of that kind is signed with; `nil` where it need not be signed.
  ///
  /// - Throws: where it must be, and there is no such key.
  package func key(for kind: RecordKind) throws -> ConfiguredKey? {
    // A checkpoint is signed in itself, by the log or by a witness, and often made where no person is.
    guard kind != .checkpoint else { return nil }
    guard !person.keys.isEmpty else {
      guard policy.configuration.policy.signing == .required, Self.releases.contains(kind) else { return nil }
      throw RepositoryError(
        "records must be signed, and \(person.name) has no key in the stet.yml of \(policy.branch)",
        causes: ["`policy.signing` is `required` there"], hints: ["stet keys"])
    }
    guard let configured = try repository.configuredKey() else {
      throw RepositoryError(
        "\(person.name) signs with a key, and git here has none",
        causes: ["`people.\(person.name).keys` in the stet.yml of \(policy.branch)"],
        hints: ["git config gpg.format ssh", "git config user.signingkey ~/.ssh/id_ed25519.pub"])
    }
    guard let known = person.keys.first(where: { $0.key == configured.key }) else {
      throw RepositoryError(
        "the key that git signs with here, \(configured.key.fingerprint), is none of \(person.name)'s in the stet.yml "
          + "of \(policy.branch)",
        causes: person.keys.map { "\($0.key.fingerprint) is" + ($0.until == nil ? "" : ", up to its `until`") },
        hints: ["git config --show-origin user.signingkey", "stet keys"])
    }
    guard known.until == nil else {
      throw RepositoryError(
        "the key that git signs with here, \(configured.key.fingerprint), is retired in the stet.yml of \(policy.branch)",
        causes: ["`until` of this key of \(person.name)"], hints: ["git config user.signingkey NEW_KEY.pub"])
    }
    return configured
  }

  /// Signs a record, and verifies the signature as every reader will.
  private func sign(_ record: Record, with key: ConfiguredKey) throws -> [UInt8] {
    let program = try repository.signingProgram()
    if key.key.kind.isSecurityKey { dialogue.tell("Touch the security key, to sign.") }
    let file = try program.sign(
      record.bytes, namespace: SSHSignature.namespace, with: key, limit: dialogue.limit,
      waiting: { dialogue.tell("Waiting for a signature by \(key.key.fingerprint) …") })
    guard let signature = SSHSignature(file: file), signature.key == key.key, signature.isValid(for: record.bytes)
    else {
      throw RepositoryError(
        "the signature that was made does not verify",
        causes: ["a record needs one by \(key.key.fingerprint), by OpenSSH's format, and by a touch of a security key"],
        hints: ["git config --show-origin gpg.ssh.program"])
    }
    return file
  }
}
