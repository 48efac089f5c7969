package import Core

/// What is said of checkpoints.
package enum CheckpointReport {
  /// The lines for `stet.yml` of the keys of the log, with a new one before the others of its name: another name begins
  /// another log.
  package static func configuration(_ keys: CheckpointKeys, adding key: NoteKey) -> String {
    func list(_ name: String, _ keys: [NoteKey]) -> [String] {
      keys.isEmpty ? [] : ["    \(name):"] + keys.map { "      - \"\($0.text)\"" }
    }
    let lines =
      ["ledger:", "  checkpoints:"] + list("log", [key] + keys.log.filter { $0.name == key.name })
      + list("witnesses", keys.witnesses)
    return lines.map { $0 + "\n" }.joined()
  }

  /// What is said instead of making one.
  package static func covered(by latest: LedgerCheckpoint?) -> String {
    guard let latest else { return "Nothing to sign: the ledger has no record yet." }
    return
      "Nothing new: the checkpoint \(AuditMessages.short(latest.id)) covers the ledger, \(latest.checkpoint.extent)."
  }

  /// `2 checkpoints, the last one over 12 files; 3 files came since, besides checkpoints.`
  static func summary(_ chain: CheckpointChain) -> String {
    guard let latest = chain.latest else { return "No checkpoint holds." }
    let witnesses = latest.cosignatures.count
    let cosigned = witnesses == 0 ? "" : ", cosigned by \(Phrase.count(witnesses, "witness", plural: "witnesses"))"
    return "\(Phrase.count(chain.checkpoints.count, "checkpoint")), the last one over "
      + "\(latest.checkpoint.extent)\(cosigned); \(Phrase.count(chain.newFiles, "file")) came since, besides checkpoints."
  }

  /// What is said of a copy that holds; `nil` where it does not.
  package static func summary(_ copy: CheckpointChain.Copy) -> String? {
    guard copy.fault == nil, let since = copy.since else { return nil }
    return "Your copy holds: the \(copy.signed.checkpoint.extent) that it covers "
      + "\(copy.signed.checkpoint.size == 1 ? "is" : "are") here, as then; \(Phrase.count(since, "file")) came since, besides "
      + "checkpoints."
  }

  /// What is wrong, for one line.
  package static func sentence(_ fault: CheckpointFault) -> String {
    switch fault {
    case .notSigned: "this checkpoint is signed with no key of the log that stet.yml names"
    case .forked(let records):
      "the chain of checkpoints is forked: \(Phrase.list(records.map(AuditMessages.short), "and")) follow the same one, "
        + "and a ledger has one chain"
    case .withoutPredecessor(_, let before):
      "the checkpoint before it, record \(AuditMessages.short(before)), is not in the ledger: it was rewound"
    case .unseenPredecessor: "who made this checkpoint had not seen the one before it"
    case .differs(_, let claimed, let found, let after):
      (found < claimed
        ? "this checkpoint covers \(Phrase.count(claimed, "file")), and the ledger has \(found): \(claimed - found) are missing"
        : "the \(Phrase.count(claimed, "file")) that this checkpoint covers are not those that the ledger has")
        + (after.map { "; up to the checkpoint \(AuditMessages.short($0)) all is as it was" } ?? "")
    case .badCosignature(_, let witness):
      "the cosignature by \(TerminalText.oneLine(witness)) does not fit its checkpoint"
    case .copy(let fault): sentence(fault)
    }
  }

  private static func sentence(_ fault: CheckpointFault.CopyFault) -> String {
    switch fault {
    case .foreign(let keys):
      "your copy is signed by \(Phrase.list(keys.map(TerminalText.oneLine), "and")), no key of the log that stet.yml names: "
        + "either stet.yml was changed, or it is another ledger's"
    case .forged(let key): "the signature by \(TerminalText.oneLine(key)) in your copy does not fit it"
    case .shrunk(let covered, let found):
      "your copy covers \(Phrase.count(covered, "file")), and the ledger has \(found): at least \(covered - found) \(covered - found == 1 ? "is" : "are") missing"
    case .checkpointGone:
      "the ledger has the files that your copy covers, but not the checkpoint itself: it was rewound to before it"
    case .differs(let covered):
      "the \(Phrase.count(covered, "file")) that your copy covers are not those that the ledger has: some were replaced, or are "
        + "missing"
    }
  }

  /// The member `checkpoints` of an audit.
  static func json(_ chain: CheckpointChain, _ copy: CheckpointChain.Copy?) -> JSONValue {
    [
      "count": .integer(chain.checkpoints.count), "since": .integer(chain.newFiles),
      "latest": chain.latest.map {
        [
          "record": .digest($0.id), "origin": .string($0.checkpoint.origin), "size": .integer($0.checkpoint.size),
          "root": .string($0.checkpoint.encodedRoot), "cosignatures": .integer($0.cosignatures.count),
        ]
      } ?? .null,
      "copy": copy.map {
        [
          "note": .string($0.signed.note.whole), "size": .integer($0.signed.checkpoint.size),
          "record": .digest($0.record), "holds": .bool($0.fault == nil),
          "since": $0.since.map { .integer($0) } ?? .null,
        ]
      } ?? .null,
    ]
  }
}
