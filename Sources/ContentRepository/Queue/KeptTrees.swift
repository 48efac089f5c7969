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
    var across: AcrossFindings
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
    entries.reserveCapacity(row.chunks.reduce(0) { $0 + $1.count })
    for chunk in row.chunks {
      guard let bytes = store.value(.posts, chunk.bytes), append(bytes, chunk, to: &entries) else { return nil }
    }
    guard let across = store.value(.posts, row.across.bytes) else { return nil }
    return Tree(entries: entries, across: AcrossFindings(stored: across, as: row.across, raised: row.raised))
  }

  private func append(_ bytes: [UInt8], _ chunk: ChunkKey, to entries: inout [JudgedFile]) -> Bool {
    var reader = ByteReader(bytes)
    guard reader.number(UInt32.self).map(Int.init) == chunk.count else { return false }
    for _ in 0..<chunk.count {
      guard let part = reader.part(), let file = JudgedFile(part, number: entries.count, in: chunk, coder) else {
        return false
      }
      entries.append(file)
    }
    return reader.isAtEnd
  }

  private func key(_ tree: ObjectID) -> [UInt8] { tree.bytes + basis }

  /// Keeps a tree, when the run commits.
  func keep(_ id: ObjectID, _ tree: Tree) {
    let rows = store.rows(.trees).compactMap { row in TreeRow(row.value).map { (key: row.key, row: $0) } }
    let others = rows.filter { $0.key != key(id) }.sorted { $0.row.age > $1.row.age }
    let staying = others.prefix(Self.most - 1)
    let (across, newAcross) = tree.across.encoded
    var row = TreeRow(
      age: (rows.map(\.row.age).max() ?? 0) + 1, chunks: [], across: across,
      raised: tree.across.raised.map(\.text).sorted())
    let known = Set(rows.flatMap(\.row.all))
    if let newAcross, !known.contains(across) { store.put(.posts, across.bytes, newAcross) }
    for run in Chunks.runs(of: tree.entries) {
      let (chunk, bytes) = Chunks.chunk(of: tree.entries[run], coder)
      row.chunks.append(chunk)
      if let bytes, !known.contains(chunk) { store.put(.posts, chunk.bytes, bytes) }
    }
    store.put(.trees, key(id), row.bytes)
    let used = Set(staying.flatMap(\.row.all) + row.all)
    store.remove(.trees, others.dropFirst(Self.most - 1).map(\.key))
    store.remove(.posts, known.subtracting(used).map(\.bytes))
  }
}

/// The name of a chunk: the beginning of the SHA-256 of its bytes, and how many posts it has; none where these are
/// findings between posts.
struct ChunkKey: Hashable {
  fileprivate let high: UInt64
  fileprivate let low: UInt64
  fileprivate let count: Int

  init(of chunk: [UInt8], count: Int) {
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
    if let chunk = run.first?.chunk, chunk.count == run.count, run.allSatisfy({ $0.chunk == chunk }) {
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
  /// The findings between posts and in other files.
  let across: ChunkKey
  /// The paths of those that are errors or raise flags.
  let raised: [String]

  /// What the row stands on.
  var all: [ChunkKey] { chunks + [across] }

  init(age: UInt64, chunks: [ChunkKey], across: ChunkKey, raised: [String]) {
    self.age = age
    self.chunks = chunks
    self.across = across
    self.raised = raised
  }

  init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let age = reader.number(UInt64.self), let chunks = reader.list({ ChunkKey(&$0) }),
      let across = ChunkKey(&reader), let raised = reader.list({ $0.text() }), reader.isAtEnd
    else { return nil }
    self.init(age: age, chunks: chunks, across: across, raised: raised)
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.number(age)
    writer.list(chunks) { $0.append($1.bytes) }
    writer.append(across.bytes)
    writer.list(raised) { $0.text($1) }
    return writer.bytes
  }
}

/// What is wrong between posts, and with other files than posts. There may be much, so it is read when it is asked for.
struct AcrossFindings {
  /// The paths of the files in which a finding is an error or raises a flag.
  let raised: Set<ExactText>
  private let found: Found

  private enum Found {
    case new([Finding])
    case stored(ChunkKey, [UInt8])
  }

  init(_ findings: [Finding]) {
    raised = Set(findings.filter(\.isRaised).map { ExactText($0.path) })
    found = .new(findings)
  }

  fileprivate init(stored bytes: [UInt8], as key: ChunkKey, raised: [String]) {
    self.raised = Set(raised.map(ExactText.init))
    found = .stored(key, bytes)
  }

  var all: [Finding] {
    switch found {
    case .new(let findings): return findings
    case .stored(_, let bytes):
      var reader = ByteReader(bytes)
      return reader.findings() ?? []
    }
  }

  /// What the store keeps; the bytes are `nil` where it has them already.
  fileprivate var encoded: (ChunkKey, [UInt8]?) {
    switch found {
    case .stored(let key, _): return (key, nil)
    case .new(let findings):
      var writer = ByteWriter()
      writer.findings(ofPaths: findings)
      return (ChunkKey(of: writer.bytes, count: 0), writer.bytes)
    }
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
