package import Core
internal import Git

extension QueueReader {
  /// The checkpoints of the ledger, compared with what it has.
  package var checkpointChain: CheckpointChain {
    CheckpointChain(ledger.contents, keys: policy.configuration.checkpoints)
  }
}

/// Everything that the ledger has is under its last checkpoint already.
package struct CoveredAlready: Error {
  /// `nil` where the ledger has no record.
  package let latest: LedgerCheckpoint?
}

extension DecisionDesk {
  /// Signs how the ledger is, if it is that very ledger which the record extends: there is one chain of checkpoints.
  ///
  /// - Parameter sharing: the remote whose ledger it is; `nil` where the repository has none.
  /// - Throws: `CoveredAlready`; `Refusal` where the chain is broken; where the ledger moves again and again, the
  ///   error of `LedgerWriter.deciding` or `LedgerSharing.deciding`.
  package func checkpoint(by signer: NoteSigner, through sharing: LedgerSharing?) throws -> RecordedDecision {
    if let sharing {
      return try sharing.deciding { publish in try reread().writeCheckpoint(by: signer, publish: publish) }
    }
    var desk: DecisionDesk? = self
    return try LedgerWriter.deciding {
      let current = try desk ?? reread()
      desk = nil
      return try current.writeCheckpoint(by: signer)
    }
  }

  private func writeCheckpoint(
    by signer: NoteSigner, publish: ((RecordedDecision) throws(LedgerError) -> Void)? = nil
  ) throws -> RecordedDecision {
    try requireKey(signer.key)
    let chain = reader.checkpointChain
    guard chain.mayGoOn else {
      throw Refusal(
        "the chain of checkpoints is broken, so that no other one can follow",
        causes: ["a ledger has one chain, each checkpoint with all that the one before it had"], hints: ["stet audit"])
    }
    guard chain.newFiles > 0 else { throw CoveredAlready(latest: chain.latest) }
    guard let signed = SignedCheckpoint(chain.next(origin: signer.key.name), by: signer) else {
      throw RepositoryError("the checkpoint cannot be signed", causes: ["libcrypto knows no Ed25519"])
    }
    var record = try record(.checkpoint, subjects: [], targets: [chain.latest?.id].compactMap { $0 }, note: nil)
    record.checkpoint = signed
    return try writeOne(record, extending: reader.ledger.contents.tips, publish: publish)
  }

  private func requireKey(_ key: NoteKey) throws {
    let known = configuration.checkpoints.log
    guard !known.contains(key) else { return }
    let others = known.isEmpty ? ["it names none"] : known.map { "it names \($0.shortName)" }
    throw RepositoryError(
      "the key \(key.shortName) is no key of the log in the stet.yml of \(reader.policy.branch)",
      causes: others + ["write it as `ledger: { checkpoints: { log: [\"\(key.text)\"] } }`"],
      hints: ["git log -p -- stet.yml"])
  }

  /// Records what witnesses say of a checkpoint.
  ///
  /// - Parameter answer: the lines that they gave, alone or below the checkpoint.
  /// - Returns: `nil` where all of them are recorded already.
  package func cosign(with answer: [UInt8]) throws -> RecordedDecision? {
    let chain = reader.checkpointChain
    guard let latest = chain.latest else { throw NoCheckpoint.refusal }
    let note = try Self.note(of: answer, below: latest)
    let target = try Self.target(of: note, in: chain, configuration.checkpoints.witnesses)
    let new = note.signatures.filter { signature in
      configuration.checkpoints.witnesses.contains(where: signature.names)
        && !target.cosignatures.contains { $0.isBySameKey(as: signature) }
    }
    guard !new.isEmpty else { return nil }
    var record = try record(.checkpoint, subjects: [], targets: [target.id], note: nil)
    record.cosignatures = new
    return try writeOne(record)
  }

  /// The answer of a witness as a note: of the latest checkpoint, where it is lines of signatures alone.
  private static func note(of answer: [UInt8], below latest: LedgerCheckpoint) throws -> SignedNote {
    let isAlone = answer.starts(with: "— ".utf8)
    do throws(NoteError) {
      return try SignedNote(bytes: isAlone ? Array("\(latest.signed.note.text)\n".utf8) + answer : answer)
    } catch {
      throw RepositoryError("this is no answer of a witness: \(error)")
    }
  }

  /// The checkpoint that witnesses signed, the latest first.
  private static func target(
    of note: SignedNote, in chain: CheckpointChain, _ witnesses: [NoteKey]
  ) throws -> LedgerCheckpoint {
    let known = note.signatures.flatMap { signature in
      witnesses.filter(signature.names).map { (signature: signature, witness: $0) }
    }
    guard !known.isEmpty else {
      throw Refusal(
        "none of these signatures is by a witness of stet.yml",
        causes: note.signatures.map { "one is by \($0.name)" },
        hints: ["stet check stet.yml"])
    }
    let found = chain.checkpoints.last { checkpoint in
      known.allSatisfy { checkpoint.isCosigned(with: $0.signature, by: $0.witness) }
    }
    guard let found else {
      throw Refusal(
        "this was signed for no checkpoint that the ledger has", causes: known.map { "by \($0.witness.shortName)" },
        hints: ["stet checkpoint --show"])
    }
    return found
  }
}

/// What is said where a ledger has no checkpoint.
package enum NoCheckpoint {
  package static let refusal = Refusal(
    "the ledger has no checkpoint yet", hints: ["stet checkpoint --new-key FILE", "stet checkpoint --key FILE"])
}
