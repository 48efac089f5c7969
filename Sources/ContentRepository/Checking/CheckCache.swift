internal import Checks
internal import Core
internal import Foundation
internal import Git

/// What `check` found out about posts, by the blobs that hold them: kept in `.git/stet/check`, deleted at will.
///
/// What a blob says never changes, so what is known of it is right for as long as everything else that a finding depends
/// on is the same: that is the key, and a file with another key is as good as none. A post that names files is checked
/// anew each time, since they may have changed. Small repositories have no cache: reading them is as quick.
struct CheckCache: Sendable {
  /// Every post of the tree under check, in the order of the paths: each is named by its number here.
  let posts: [ContentFile]
  /// Nothing where nothing is to be kept.
  let file: KeptFile?
  let key: Key
  private let table: StoredTable?
  private let places: [Int?]
  private let knowsFindings: Bool

  /// A change of the form, or of what makes a trace, changes the number.
  private static let heading = "stet check 6\n"

  /// What the file was made with.
  struct Key: Sendable {
    /// What traces depend on: the bytes of `stet.yml`.
    var configuration: Digest
    /// What findings depend on beside that: word files, dictionaries, the program.
    var rest: Digest

    var bytes: [UInt8] { beginning + Array((rest.hex + "\n").utf8) }
    fileprivate var beginning: [UInt8] { Array((heading + configuration.hex + "\n").utf8) }
  }

  /// Where a repository has its cache.
  static func file(in repository: Repository) -> KeptFile { KeptFile("check", in: repository, limit: 1 << 29) }

  /// - Parameter file: nothing where nothing is to be kept.
  init(of posts: [ContentFile], in file: KeptFile?, key: Key) {
    self.posts = posts
    self.key = key
    self.file = file
    let bytes = file?.bytes
    let heading = bytes?.bytes(0..<key.bytes.count) ?? []
    table = heading.starts(with: key.beginning) ? bytes.flatMap { StoredTable(in: $0, from: heading.count) } : nil
    places = table?.places(of: posts) ?? Array(repeating: nil, count: posts.count)
    knowsFindings = heading == key.bytes
  }

  /// Whether there is a trace of a post, which may turn out to be damaged.
  func hasTrace(_ post: Int) -> Bool {
    guard let table, let place = places[post] else { return false }
    return table.hasTrace(place)
  }

  /// Those of the posts that are known, and can be found by one of the hashes.
  func sharing(_ wanted: WantedHashes, among posts: [Int]) -> [Int] {
    guard let found = table?.places(sharing: wanted), !found.isEmpty else { return [] }
    return posts.filter { places[$0].map(found.contains) ?? false }
  }

  /// The trace of a post; nothing where it is not known.
  func trace(_ post: Int) -> PostTrace? { content(post).flatMap { trace($0, post) } }

  /// Everything that was found in a post; nothing where it is not known.
  func checked(_ post: Int) -> CheckedPost? {
    guard let content = content(post), content.traceLength < content.body.count else { return nil }
    var reader = ByteReader(content.body, content.traceLength..<content.body.count)
    return reader.findings(path: posts[post].path, trace: trace(content, post))
  }

  private func trace(_ content: StoredContent, _ post: Int) -> PostTrace? {
    guard content.traceLength > 0 else { return nil }
    var reader = ByteReader(content.body, 0..<content.traceLength)
    return reader.trace(path: posts[post].path)
  }

  /// What the file has of a post, without findings where they depend on something that changed; nothing where it is
  /// damaged.
  func content(_ post: Int) -> StoredContent? {
    guard let table, let place = places[post] else { return nil }
    let known = table[place]
    return table.body(of: known).map { body in
      StoredContent(
        key: known.key, hashes: table.hashes(of: place),
        body: knowsFindings ? body : Array(body.prefix(known.traceLength)), traceLength: known.traceLength)
    }
  }
}

extension CheckCache {
  /// Replaces the file atomically with what is known by now. Failing to write the cache is not an error.
  ///
  /// - Parameters:
  ///   - checked: what was found out in this run, by the posts' numbers.
  ///   - traces: of posts that were only looked at in this run.
  func write(checked: [Int: CheckedPost], traces: [Int: PostTrace], _ workers: PostWorkers) throws {
    guard let file else { return }
    let known = try workers.map(Array(posts.indices)) {
      { post in content(post, checked[post], traces[post]) }
    }
    file.replace(with: key.bytes + StoredTable.bytes(known.compactMap(\.self), from: key.bytes.count))
  }

  /// What is known of a post by now.
  private func content(_ post: Int, _ checked: CheckedPost?, _ trace: PostTrace?) -> StoredContent? {
    guard let key = StoredPost.Key(posts[post]) else { return nil }
    if checked == nil, trace == nil { return content(post) }
    let trace = checked?.validated.trace ?? trace
    let dependsOnFiles = trace?.files.isEmpty == false
    return StoredContent(key: key, trace: trace, findings: dependsOnFiles ? nil : checked)
  }
}

extension CheckTask {
  /// Everything that the findings in a post depend on, except the post itself and the files that it names.
  ///
  /// - Parameter program: a text that is unique to this version of Stet.
  func cacheKey(program: String) -> CheckCache.Key {
    let wordFiles = words.texts.sorted { ExactText($0.key) < ExactText($1.key) }.flatMap { [$0.key, $0.value] }
    let parts = [program] + wordFiles + (dictionaries?.identity ?? [])
    return CheckCache.Key(
      configuration: Digest(of: configurationBytes),
      rest: Digest(of: parts.flatMap { Array("\($0.utf8.count) \($0)\n".utf8) }))
  }
}

/// Hashes to be found among very many others, most of which a bitmap rejects. Only 32 bits of each are compared: false
/// matches are compared in full later.
struct WantedHashes {
  private let all: Set<UInt32>
  private var bits: [UInt64] = Array(repeating: 0, count: 64)

  init(_ hashes: some Sequence<UInt64>) {
    all = Set(hashes.map { UInt32(truncatingIfNeeded: $0) })
    for hash in all { bits[Int(hash >> 6 & 63)] |= 1 << UInt64(hash & 63) }
  }

  var isEmpty: Bool { all.isEmpty }

  func contains(_ hash: UInt32) -> Bool {
    bits[Int(hash >> 6 & 63)] >> UInt64(hash & 63) & 1 == 1 && all.contains(hash)
  }
}
