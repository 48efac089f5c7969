internal import Checks
internal import Core
internal import Git

/// The trees that were read by a policy, as the store has them: each as a list of chunks, runs of some hundred posts,
/// which trees share as far as they have the same posts there.
struct KeptTrees {
  private let store: Store
  private let coder: FactsCoder
  /// Of everything that facts and findings depend on, beside the tree.
  private let basis: [UInt8]

  /// How many are kept, of all policies.
  private static let most = 16
  private static let basisLength = 16

  /// A tree as it was kept.
  struct Tree {
    var entries: [JudgedFile]
    /// What is wrong between posts, and with other files than posts.
    var across: [Finding]
  }

  init(_ store: Store, _ policy: PolicySnapshot) {
    self.store = store
    coder = FactsCoder(policy.configuration)
    basis = Array(policy.judgement.bytes.prefix(Self.basisLength))
    store.use(.trees, basis: [])
    store.use(.posts, basis: [])
  }

  /// A tree; `nil` where it is not kept.
  func tree(_ id: ObjectID) -> Tree? {
    store.value(.trees, key(id)).flatMap { TreeRow($0) }.flatMap(tree)
  }

  /// The tree that was kept last by the same policy.
  func latest() -> Tree? {
    let rows = store.rows(.trees).filter { $0.key.dropFirst(ObjectID.byteCount).elementsEqual(basis) }
    return rows.compactMap { TreeRow($0.value) }.max { $0.age < $1.age }.flatMap(tree)
  }

  private func tree(_ row: TreeRow) -> Tree? {
    var entries: [JudgedFile] = []
    for chunk in row.chunks {
      guard let bytes = store.value(.posts, chunk.bytes), append(bytes, chunk, to: &entries) else { return nil }
    }
    var reader = row.across
    guard let across = reader.findings(), reader.isAtEnd else { return nil }
    return Tree(entries: entries, across: across)
  }

  private func append(_ bytes: [UInt8], _ chunk: ChunkKey, to entries: inout [JudgedFile]) -> Bool {
    var reader = ByteReader(bytes)
    guard let new = reader.list({ $0.part().flatMap { JudgedFile($0, in: chunk, coder) } }), reader.isAtEnd,
      new.count == chunk.count
    else { return false }
    entries += new
    return true
  }

  private func key(_ tree: ObjectID) -> [UInt8] { tree.bytes + basis }

  /// Keeps a tree, when the run commits.
  func keep(_ id: ObjectID, _ tree: Tree) {
    let rows = store.rows(.trees).compactMap { row in TreeRow(row.value).map { (key: row.key, row: $0) } }
    let others = rows.filter { $0.key != key(id) }.sorted { $0.row.age > $1.row.age }
    let staying = others.prefix(Self.most - 1)
    var across = ByteWriter()
    across.findings(ofPaths: tree.across)
    var row = TreeRow(age: (rows.map(\.row.age).max() ?? 0) + 1, chunks: [], across: ByteReader(across.bytes))
    let known = Set(rows.flatMap(\.row.chunks))
    for run in Chunks.runs(of: tree.entries) {
      let (chunk, bytes) = Chunks.chunk(of: tree.entries[run], coder)
      row.chunks.append(chunk)
      if let bytes, !known.contains(chunk) { store.put(.posts, chunk.bytes, bytes) }
    }
    store.put(.trees, key(id), row.bytes)
    let used = Set(staying.flatMap(\.row.chunks) + row.chunks)
    store.remove(.trees, others.dropFirst(Self.most - 1).map(\.key))
    store.remove(.posts, known.subtracting(used).map(\.bytes))
  }
}

/// The name of a chunk: the beginning of the SHA-256 of its bytes, and how many posts it has.
struct ChunkKey: Hashable {
  fileprivate let high: UInt64
  fileprivate let low: UInt64
  fileprivate let count: Int

  fileprivate init(of chunk: [UInt8], count: Int) {
    var digest = ByteReader(Digest(of: chunk).bytes)
    high = digest.number(UInt64.self) ?? 0
    low = digest.number(UInt64.self) ?? 0
    self.count = count
  }

  fileprivate init?(_ reader: inout ByteReader) {
    guard let high = reader.number(UInt64.self), let low = reader.number(UInt64.self),
      let count = reader.number(UInt32.self)
    else { return nil }
    (self.high, self.low, self.count) = (high, low, Int(count))
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.number(high)
    writer.number(low)
    writer.number(UInt32(count))
    return writer.bytes
  }
}

/// How posts are divided into chunks: by their paths, so that a post more or less changes one chunk.
private enum Chunks {
  private static let usual: UInt64 = 128
  private static let most = 512

  static func runs(of entries: [JudgedFile]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = entries.startIndex
    for index in entries.indices where index > start {
      guard StableHash.of(entries[index].path) % usual == 0 || index - start == most else { continue }
      runs.append(start..<index)
      start = index
    }
    return start < entries.endIndex ? runs + [start..<entries.endIndex] : runs
  }

  /// The chunk of a run of posts, and its bytes; these are `nil` where the store has it already.
  static func chunk(of run: ArraySlice<JudgedFile>, _ coder: FactsCoder) -> (ChunkKey, [UInt8]?) {
    if let chunk = run.first?.stored?.chunk, chunk.count == run.count, run.allSatisfy({ $0.stored?.chunk == chunk }) {
      return (chunk, nil)
    }
    var writer = ByteWriter()
    writer.list(Array(run)) { $0.part($1.encoded(coder)) }
    return (ChunkKey(of: writer.bytes, count: run.count), writer.bytes)
  }
}

/// The row of a tree.
private struct TreeRow {
  /// Higher than that of each tree that was kept before.
  let age: UInt64
  var chunks: [ChunkKey]
  /// The findings between posts and in other files. There may be many, so those of one tree alone are read.
  let across: ByteReader

  init(age: UInt64, chunks: [ChunkKey], across: ByteReader) {
    self.age = age
    self.chunks = chunks
    self.across = across
  }

  init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let age = reader.number(UInt64.self), let chunks = reader.list({ ChunkKey(&$0) }),
      let across = reader.part(), reader.isAtEnd
    else { return nil }
    self.init(age: age, chunks: chunks, across: across)
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.number(age)
    writer.list(chunks) { $0.append($1.bytes) }
    writer.part(across.rest)
    return writer.bytes
  }
}

extension PolicySnapshot {
  /// What facts and findings depend on beside the tree: everything but the commit.
  fileprivate var judgement: Digest {
    let files = words.texts.sorted { ExactText($0.key) < ExactText($1.key) }.flatMap { [$0.key, $0.value] }
    let problems = words.problems.sorted { ExactText($0.key) < ExactText($1.key) }.flatMap { [$0.key, "\($0.value)"] }
    let parts = ["\(files.count)", Zone.dataVersion] + files + problems
    return Digest(of: bytes + parts.flatMap { Array("\n\($0.utf8.count) \($0)".utf8) })
  }
}
