/// The checkpoints of a ledger, each on top of the one before, compared with the files that the ledger has.
///
/// The leaves of a checkpoint are those of the one before it, and then the record and signature files that its `prev`
/// reaches and that of the one before does not, by digest: so the order never changes, however ledgers were joined.
package struct CheckpointChain {
  /// Those that hold, from the first one.
  package private(set) var checkpoints: [LedgerCheckpoint] = []
  /// What is wrong, in an order that depends on the ledger alone.
  package private(set) var faults: [CheckpointFault] = []
  /// How many files came after each of them, without checkpoints; at first, how many there are.
  private var later: [Int] = []
  /// All files of the ledger: those of the last checkpoint, and then the others, by digest.
  private var whole = MerkleTree()

  /// - Parameter keys: of the log and of witnesses.
  package init(_ ledger: LedgerContents, keys: CheckpointKeys) {
    let entries = ledger.records(.checkpoint).filter { $0.record.kind == .checkpoint }
    let line = line(of: entries.filter { $0.record.checkpoint != nil }, keys.log)
    let steps = steps(line, ledger.ancestry)
    let parts = parts(ledger.source.leaves, steps.map(\.seen), ledger.ancestry)
    var sound = true
    for (step, part) in zip(steps, parts) {
      for leaf in part { whole.append(leaf.bytes) }
      guard sound else { continue }
      let claim = step.signed.checkpoint
      if claim.size == whole.count, claim.root == whole.root {
        checkpoints.append(LedgerCheckpoint(entry: step.entry, signed: step.signed))
      } else {
        faults.append(.differs(step.entry.id, claimed: claim.size, found: whole.count, after: checkpoints.last?.id))
        sound = false
      }
    }
    for leaf in parts.last ?? [] { whole.append(leaf.bytes) }
    let own = Set(entries.map(\.id))
    let counts = parts.map { part in part.count { !own.contains($0) } }
    later = counts.indices.map { counts[$0...].reduce(0, +) }
    addCosignatures(entries, keys.witnesses)
  }

  /// Whether another checkpoint may follow: what others pushed without a key of the log does not matter.
  package var mayGoOn: Bool {
    faults.allSatisfy { fault in
      switch fault {
      case .notSigned, .badCosignature: true
      case .forked, .withoutPredecessor, .unseenPredecessor, .differs, .copy: false
      }
    }
  }

  /// The last one that holds.
  package var latest: LedgerCheckpoint? { checkpoints.last }

  /// How many files came after the last one that holds, without checkpoints.
  package var newFiles: Int { later[checkpoints.count] }

  /// The checkpoint of everything that the ledger has.
  package func next(origin: String) -> Checkpoint { Checkpoint(origin: origin, size: whole.count, root: whole.root) }

  // MARK: - The line

  /// The checkpoints that a key of the log signed, each the only one that names the one before it.
  private mutating func line(of entries: [LedgerRecord], _ keys: [NoteKey]) -> [LedgerRecord] {
    var next: [Digest?: [LedgerRecord]] = [:]
    for entry in entries {
      guard entry.record.checkpoint?.standing(by: keys) == .signed else {
        faults.append(.notSigned(entry.id))
        continue
      }
      next[entry.record.targets.first, default: []].append(entry)
    }
    var (line, last) = ([LedgerRecord](), Digest?.none)
    while let found = next.removeValue(forKey: last), let entry = found.first {
      guard found.count == 1 else {
        faults.append(.forked(found.map(\.id)))
        return line
      }
      line.append(entry)
      last = entry.id
    }
    // What follows one that is no part of the line is told with that one.
    let signed = Set(entries.map(\.id))
    for (before, entries) in next {
      guard let before, !signed.contains(before) else { continue }
      faults += entries.map { .withoutPredecessor($0.id, before) }
    }
    faults.sort { $0.order < $1.order }
    return line
  }

  /// A checkpoint with what its maker had seen.
  private struct Step {
    let entry: LedgerRecord
    let signed: SignedCheckpoint
    let seen: ObjectID
  }

  /// The part of the line in which each has seen the one before it.
  private mutating func steps(_ line: [LedgerRecord], _ ancestry: Ancestry) -> [Step] {
    var steps: [Step] = []
    for entry in line {
      guard let signed = entry.record.checkpoint, let seen = ObjectID(hex: entry.record.previous) else { break }
      let hasSeen = steps.last.map { last in
        last.entry.additions.contains { ancestry.isAncestor($0.commit, of: seen) }
          && ancestry.isAncestor(last.seen, of: seen)
      }
      guard hasSeen ?? true else {
        faults.append(.unseenPredecessor(entry.id))
        break
      }
      steps.append(Step(entry: entry, signed: signed, seen: seen))
    }
    return steps
  }

  /// The leaves that each of some commits reaches and the one before does not, and at last those that none reaches; each
  /// part by digest.
  ///
  /// - Parameter commits: each below the next one.
  private func parts(_ leaves: [LedgerLeaf], _ commits: [ObjectID], _ ancestry: Ancestry) -> [[Digest]] {
    var first: [Digest: Int] = [:]
    for leaf in leaves {
      var (low, high) = (0, commits.count)
      while low < high {
        let middle = (low + high) / 2
        let isReached = leaf.additions.contains { ancestry.isAncestor($0, of: commits[middle]) }
        (low, high) = isReached ? (low, middle) : (middle + 1, high)
      }
      // Equal files at two places are one leaf.
      first[leaf.digest] = min(low, first[leaf.digest] ?? low)
    }
    var parts = [[Digest]](repeating: [], count: commits.count + 1)
    for (leaf, place) in first { parts[place].append(leaf) }
    return parts.map { $0.sorted() }
  }

  // MARK: - Cosignatures

  private mutating func addCosignatures(_ entries: [LedgerRecord], _ witnesses: [NoteKey]) {
    for entry in entries where !entry.record.cosignatures.isEmpty {
      guard let place = checkpoints.firstIndex(where: { $0.id == entry.record.targets.first }) else { continue }
      for signature in entry.record.cosignatures {
        guard let witness = witnesses.first(where: signature.names) else { continue }
        if checkpoints[place].isCosigned(with: signature, by: witness) {
          checkpoints[place].add(signature)
        } else {
          faults.append(.badCosignature(entry.id, by: witness.shortName))
        }
      }
    }
  }
}

/// A checkpoint that the ledger has.
package struct LedgerCheckpoint: Sendable {
  package let entry: LedgerRecord
  package let signed: SignedCheckpoint
  /// Those by known witnesses, one of each.
  package private(set) var cosignatures: [NoteSignature] = []

  fileprivate init(entry: LedgerRecord, signed: SignedCheckpoint) {
    self.entry = entry
    self.signed = signed
  }

  package var id: Digest { entry.id }
  package var checkpoint: Checkpoint { signed.checkpoint }

  /// The note with the signatures of the log and of witnesses: what people keep.
  package var note: SignedNote { SignedNote(text: signed.note.text, signatures: signed.note.signatures + cosignatures) }

  /// Whether a witness made a signature for it.
  package func isCosigned(with signature: NoteSignature, by witness: NoteKey) -> Bool {
    signature.isValid(by: witness, over: signed.note.text)
  }

  fileprivate mutating func add(_ signature: NoteSignature) {
    if !cosignatures.contains(where: { $0.isBySameKey(as: signature) }) { cosignatures.append(signature) }
  }
}

/// What is wrong with the checkpoints of a ledger, or with a copy of one.
package enum CheckpointFault: Sendable, Hashable {
  /// No key of the log signed the checkpoint in a record.
  case notSigned(Digest)
  /// Several follow the same one, or begin the chain; their records.
  case forked([Digest])
  /// The one before it is not in the ledger; the record, and what it names.
  case withoutPredecessor(Digest, Digest)
  /// Its maker had not seen the one before it.
  case unseenPredecessor(Digest)
  /// The ledger has other files than a checkpoint says.
  ///
  /// - Parameter after: the last checkpoint that holds.
  case differs(Digest, claimed: Int, found: Int, after: Digest?)
  /// A cosignature in a record does not fit; the name of the witness's key.
  case badCosignature(Digest, by: String)
  /// What is wrong with the copy of a checkpoint that was kept elsewhere.
  case copy(CopyFault)

  /// What is wrong with a copy.
  package enum CopyFault: Sendable, Hashable {
    /// None of its signatures is by a key of the log; the names of their keys.
    case foreign([String])
    /// A signature that names a known key does not fit; the key's name.
    case forged(String)
    /// The ledger has fewer files than the copy covers; how many of both.
    case shrunk(covered: Int, found: Int)
    /// The ledger has all of what it covers, and the checkpoint itself is gone.
    case checkpointGone
    /// What it covers is not what the ledger has.
    case differs(covered: Int)
  }

  /// Whether something that was there is gone; else something is there that should not be.
  package var isRewind: Bool {
    switch self {
    case .withoutPredecessor, .copy(.shrunk), .copy(.checkpointGone): true
    case .differs(_, let claimed, let found, _): found < claimed
    case .notSigned, .forked, .unseenPredecessor, .badCosignature, .copy: false
    }
  }

  /// The record that it is about; `nil` where it is about several, or none.
  package var record: Digest? {
    switch self {
    case .notSigned(let id), .withoutPredecessor(let id, _), .unseenPredecessor(let id), .differs(let id, _, _, _),
      .badCosignature(let id, _):
      id
    case .forked, .copy: nil
    }
  }

  fileprivate var order: String { record?.hex ?? "" }
}

extension CheckpointChain {
  /// What a copy of a checkpoint says that was kept elsewhere.
  package struct Copy: Sendable {
    /// The copy.
    package let signed: SignedCheckpoint
    /// The checkpoint in the ledger that it is a copy of; `nil` where there is none.
    package let record: Digest?
    /// How many files came after it, without checkpoints; `nil` where the ledger does not have it.
    package let since: Int?
    package let fault: CheckpointFault.CopyFault?
  }

  /// Compares the ledger with a copy of a checkpoint.
  package func compare(_ copy: SignedCheckpoint, keys: CheckpointKeys) -> Copy {
    let own = checkpoints.firstIndex { $0.signed.isSame(as: copy) }
    return Copy(
      signed: copy, record: own.map { checkpoints[$0].id }, since: own.map { later[$0 + 1] },
      fault: doubt(copy, keys) ?? (own == nil ? difference(to: copy.checkpoint) : nil))
  }

  private func doubt(_ copy: SignedCheckpoint, _ keys: CheckpointKeys) -> CheckpointFault.CopyFault? {
    switch copy.standing(by: keys.log) {
    case .forged(let key): return .forged(key.shortName)
    case .foreign:
      return .foreign(copy.note.signatures.map { "\($0.name)+\(hex($0.keyID))" })
    case .signed: break
    }
    let forged = keys.witnesses.first { witness in
      copy.note.signatures.contains { $0.names(witness) && !$0.isValid(by: witness, over: copy.note.text) }
    }
    return forged.map { .forged($0.shortName) }
  }

  private func difference(to copy: Checkpoint) -> CheckpointFault.CopyFault {
    if copy.size > whole.count { return .shrunk(covered: copy.size, found: whole.count) }
    return copy.size == whole.count && copy.root == whole.root ? .checkpointGone : .differs(covered: copy.size)
  }
}

extension Decisions {
  /// Whether a checkpoint is signed by a key of the log, or cosignatures by a witness.
  package func isProven(_ entry: LedgerRecord) -> Bool {
    let keys = authority.configuration.checkpoints
    if let checkpoint = entry.record.checkpoint { return checkpoint.standing(by: keys.log) == .signed }
    guard let target = entry.record.targets.first.flatMap({ ledger.records([$0]).first }),
      let text = target.record.checkpoint?.note.text
    else { return false }
    return entry.record.cosignatures.contains { signature in
      keys.witnesses.contains { signature.isValid(by: $0, over: text) }
    }
  }
}
