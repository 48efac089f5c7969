internal import Core
internal import Git

/// A ledger's fold as the store has it.
///
/// Its rows are what was added from one time to the next, and a last one with what may change. Each begins with the
/// checksum of the one before it, so that rows which two processes wrote are never taken for one. A few more commits make
/// a small row, which is joined with the next: so there are few, and little is written.
struct StoredFold {
  /// How long the lists are in all rows.
  let extent: LedgerFold.Extent
  private let rows: [Row]
  /// Of the last row.
  private let checksum: UInt64

  /// A row, by how long the lists were before it.
  private struct Row {
    let start: LedgerFold.Extent
    /// Of the row before it.
    let checksum: UInt64
  }

  /// How many commits a ledger has that is kept.
  static let threshold = 256
  /// How many newer commits are kept, rather than looked at again.
  static let step = 32
  /// Of the last row, after those of all others.
  private static let lastKey = [UInt8](repeating: 0xFF, count: 8)

  private static func key(_ start: LedgerFold.Extent) -> [UInt8] {
    withUnsafeBytes(of: UInt64(start.ancestry.commits).bigEndian, Array.init)
  }

  /// The ledger of a repository; `nil` where it is not known.
  static func read(from store: Store, identity: String) -> (fold: LedgerFold, stored: StoredFold)? {
    store.use(.ledger, basis: Array(identity.utf8))
    store.use(.records, basis: [])
    store.use(.signatures, basis: [])
    var fold = LedgerFold()
    var (rows, checksum) = ([Row](), UInt64(0))
    for (key, value) in store.rows(.ledger) {
      var reader = ByteReader(value)
      guard reader.number(UInt64.self) == checksum else { return nil }
      if key == lastKey {
        guard fold.readEnd(&reader), reader.isAtEnd else { return nil }
        return (fold, StoredFold(extent: fold.extent, rows: rows, checksum: checksum))
      }
      rows.append(Row(start: fold.extent, checksum: checksum))
      guard key == self.key(fold.extent), fold.read(&reader), reader.isAtEnd else { return nil }
      checksum = Checksum.of(value)
    }
    return nil
  }

  /// Hands a fold to the store: what it has beyond the stored one, or all of it where there is none.
  static func keep(_ fold: LedgerFold, beyond stored: StoredFold?, in store: Store) {
    var start = stored?.extent ?? LedgerFold.Extent()
    var checksum = stored?.checksum ?? 0
    if stored == nil { store.removeAll(.ledger) }
    for row in (stored?.rows ?? []).reversed() {
      let size = start.ancestry.commits - row.start.ancestry.commits
      guard size < 2 * (fold.ancestry.count - start.ancestry.commits) else { break }
      store.remove(.ledger, [key(start)])
      (start, checksum) = (row.start, row.checksum)
    }
    var writer = ByteWriter()
    writer.number(checksum)
    fold.write(from: start, to: &writer)
    store.put(.ledger, key(start), writer.bytes)
    var last = ByteWriter()
    last.number(Checksum.of(writer.bytes))
    fold.writeEnd(to: &last)
    store.put(.ledger, lastKey, last.bytes)
  }
}

extension LedgerFold {
  /// By what the store has the bytes of a record: a blob stands for its own bytes alone.
  static func recordKey(_ id: Digest, _ blob: ObjectID) -> [UInt8] { id.bytes + blob.bytes }

  /// Writes what does not only grow.
  fileprivate func writeEnd(to writer: inout ByteWriter) {
    writer.ids(tips)
    writer.list(anomalies.all) { $0.anomaly($1) }
    writer.list(differing) { $0.anomaly($1) }
    writer.list(standIns.sorted { $0.key < $1.key }) { writer, standIn in
      writer.append(standIn.key.bytes + standIn.value.bytes)
    }
  }

  fileprivate mutating func readEnd(_ reader: inout ByteReader) -> Bool {
    guard let tips = reader.ids(), let noted = reader.list({ $0.anomaly() }),
      let differing = reader.list({ $0.anomaly() }),
      let standIns = reader.list({ reader in reader.objectID().flatMap { id in reader.objectID().map { (id, $0) } } })
    else { return false }
    self.tips = tips
    self.differing = differing
    self.standIns = Dictionary(standIns, uniquingKeysWith: { first, _ in first })
    var rest = noted[...]
    while let commit = rest.first?.commit {
      let own = rest.prefix { $0.commit == commit }
      anomalies.add(Array(own), generation: ancestry.generation(commit) ?? 0)
      rest = rest.dropFirst(own.count)
    }
    return true
  }
}

extension ByteWriter {
  fileprivate mutating func anomaly(_ anomaly: LedgerAnomaly) {
    text(anomaly.kind.rawValue)
    append(anomaly.commit.bytes)
    optional(anomaly.path)
  }
}

extension ByteReader {
  fileprivate mutating func anomaly() -> LedgerAnomaly? {
    guard let kind = text().flatMap(LedgerAnomaly.Kind.init(rawValue:)), let commit = objectID(), let path = optional()
    else { return nil }
    return LedgerAnomaly(kind: kind, commit: commit, path: path)
  }
}
