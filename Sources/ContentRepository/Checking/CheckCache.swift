internal import Checks
internal import Core
internal import Git
internal import SocialText

/// What earlier checks found out about the posts of a tree, as the store has it.
///
/// A post that names files is checked anew where one of them changed, and each time where one is missing, or not as git
/// knows it; its trace is kept. Small repositories keep neither: reading them is as quick.
struct CheckCache: Sendable {
  /// Every post of the tree under check, in the order of the paths: each is named by its number here.
  let posts: [ContentFile]
  /// `nil` where results are not kept.
  let store: Store?
  /// Every file of the tree.
  private let files: FileIndex
  private let keys: [StoredPost?]
  /// Where the hashes of each post are among all of them; `nil` for a post without a trace.
  private var places: [Range<Int>?]
  /// The lower halves of the hashes of all posts that have a trace.
  private var hashes: [UInt32] = []
  /// The values of all posts; empty where they are read one by one.
  private var traces: [[UInt8]?] = []
  private var findings: [[UInt8]?] = []
  /// The keys of the store that are of no post of this tree.
  private var strangers: [[UInt8]] = []

  /// What traces and findings depend on beside the post.
  struct Basis: Sendable {
    /// What traces depend on: the bytes of `stet.yml`.
    var configuration: Digest
    /// What findings depend on as well: word files and dictionaries.
    var rest: Digest
  }

  /// - Parameters:
  ///   - store: `nil` where results are not kept.
  ///   - isWhole: whether most posts will be asked about, which are then read at once.
  init(of posts: [ContentFile], among files: FileIndex, in store: Store?, basis: Basis, isWhole: Bool) {
    self.posts = posts
    self.files = files
    self.store = store
    keys = store == nil ? [] : posts.map { StoredPost($0) }
    places = Array(repeating: nil, count: posts.count)
    guard let store else { return }
    store.use(.traces, basis: Array(basis.configuration.hex.utf8))
    store.use(.findings, basis: Array((basis.configuration.hex + basis.rest.hex).utf8))
    read(store, isWhole: isWhole)
  }

  private mutating func read(_ store: Store, isWhole: Bool) {
    let numbers = Dictionary(
      keys.enumerated().compactMap { number, key in key.map { ($0, number) } }, uniquingKeysWith: { first, _ in first })
    if isWhole {
      (traces, findings) = (Array(repeating: nil, count: posts.count), Array(repeating: nil, count: posts.count))
    }
    let number = { (key: [UInt8]) in StoredPost(key: key).flatMap { numbers[$0] } }
    for (key, value) in store.rows(.traces) {
      guard let number = number(key) else {
        strangers.append(key)
        continue
      }
      guard let trace = StoredTrace(value: value) else { continue }
      places[number] = hashes.count..<hashes.count + trace.hashes.count
      hashes += trace.hashes
      if isWhole { traces[number] = value }
    }
    guard isWhole else { return }
    for (key, value) in store.rows(.findings) {
      if let number = number(key) { findings[number] = value }
    }
  }

  /// Whether there is a trace of a post.
  func hasTrace(_ post: Int) -> Bool { places[post] != nil }

  /// Those of the posts that have a trace, and can be found by one of the hashes. Only halves of hashes are compared:
  /// false matches are compared in full later.
  func sharing(_ hashes: some Collection<UInt64>, among posts: [Int]) -> [Int] {
    let wanted = Set(hashes.map { UInt32(truncatingIfNeeded: $0) })
    guard !wanted.isEmpty else { return [] }
    return posts.filter { post in places[post].map { self.hashes[$0].contains(where: wanted.contains) } ?? false }
  }

  /// The trace of a post; `nil` where it is not known.
  func trace(_ post: Int) -> PostTrace? {
    guard hasTrace(post), let value = value(.traces, post, among: traces) else { return nil }
    return StoredTrace(value: value)?.trace(path: posts[post].path)
  }

  /// Everything that was found in a post; `nil` where it is not known, or a file that the post names is another one.
  func checked(_ post: Int) -> CheckedPost? {
    guard hasTrace(post), let value = value(.findings, post, among: findings) else { return nil }
    var reader = ByteReader(value)
    guard reader.list({ $0.namedFile() })?.areUnchanged(in: files) == true else { return nil }
    return reader.findings(path: posts[post].path, trace: trace(post))
  }

  private func value(_ table: Store.Table, _ post: Int, among values: [[UInt8]?]) -> [UInt8]? {
    guard values.isEmpty else { return values[post] }
    return keys[post].flatMap { store?.value(table, $0.key) }
  }

  /// Hands the store what is known by now.
  ///
  /// - Parameters:
  ///   - checked: what was found out in this run, by the posts' numbers.
  ///   - traces: of posts that were only looked at in this run.
  func keep(checked: [Int: CheckedPost], traces: [Int: PostTrace]) {
    guard let store else { return }
    for (post, checked) in checked {
      guard let key = keys[post]?.key, let trace = checked.validated.trace else { continue }
      store.put(.traces, key, StoredTrace.value(of: trace))
      guard let named = [NamedFile](checked.files, in: files) else { continue }
      var writer = ByteWriter()
      writer.list(named) { $0.namedFile($1) }
      writer.findings(of: checked)
      store.put(.findings, key, writer.bytes)
    }
    for (post, trace) in traces {
      if let key = keys[post]?.key { store.put(.traces, key, StoredTrace.value(of: trace)) }
    }
    // What other branches have is worth keeping, but not for ever.
    guard strangers.count > posts.count else { return }
    store.remove(.traces, strangers)
    store.remove(.findings, strangers)
  }
}

extension CheckTask {
  /// Everything that the findings in a post depend on, except the post itself and the files that it names.
  var basis: CheckCache.Basis {
    let wordFiles = words.texts.sorted { ExactText($0.key) < ExactText($1.key) }.flatMap { [$0.key, $0.value] }
    let parts = wordFiles + (dictionaries?.identity ?? [])
    return CheckCache.Basis(
      configuration: Digest(of: configurationBytes),
      rest: Digest(of: parts.flatMap { Array("\($0.utf8.count) \($0)\n".utf8) }))
  }
}
