internal import Checks
package import Core
internal import Git
internal import SocialText

/// The posts of a tree by a policy: the facts of each, and everything that was found in them.
///
/// Of a tree that an earlier run has read, the store has all of it. Of another one, only posts are read that are not the
/// same, with all the files that they name, in the tree read last (`JudgedContentReader`).
package final class JudgedContent {
  /// The posts that could be read, in the order of their paths.
  package let posts: [PostFacts]
  let configuration: Configuration
  /// The files of the tree.
  package let library: any MediaLibrary
  /// In the order of their paths.
  private var entries: [JudgedFile]
  /// What is wrong between posts, and with other files than posts.
  private let across: [Finding]
  private let source: TreeSource
  private let repository: ContentRepository
  private let desk: RenditionDesk
  private lazy var acrossByPath = Dictionary(grouping: across) { ExactText($0.path) }
  /// Everything that was found, in order.
  package private(set) lazy var findings: [Finding] = (across + entries.flatMap { $0.found() }).inOrder()
  /// Where it is kept for later runs; `nil` where it is not.
  private let place: (trees: KeptTrees, tree: ObjectID)?
  /// Whether more is known than is kept.
  private var hasNews: Bool

  init(
    _ tree: KeptTrees.Tree, of source: TreeSource, by configuration: Configuration, in repository: ContentRepository,
    hashes: MediaHashes, keptIn place: (trees: KeptTrees, tree: ObjectID)?, isNew: Bool
  ) {
    entries = tree.entries
    across = tree.across
    self.source = source
    self.configuration = configuration
    self.repository = repository
    self.place = place
    hasNews = isNew
    library = SourceMediaLibrary(source: source, hashes: hashes)
    desk = RenditionDesk(repository, configuration)
    posts = tree.entries.enumerated().compactMap { number, entry in
      guard var facts = entry.facts else { return nil }
      facts.number = number
      return facts
    }
  }

  /// Keeps what is not kept yet, when the run commits.
  func keep() {
    guard hasNews, let place else { return }
    place.trees.keep(place.tree, KeptTrees.Tree(entries: entries, across: across))
    hasNews = false
  }

  /// Whether another reading of the same tree gives the same, and each rendition that is known here.
  func isSame(as other: JudgedContent) throws -> Bool {
    let coder = FactsCoder(configuration)
    guard findings == other.findings, entries.count == other.entries.count,
      zip(entries, other.entries).allSatisfy({ $0.isSame(as: $1, coder) })
    else { return false }
    return try posts.allSatisfy { post in
      try configuration.channels.allSatisfy { channel in
        guard let known = post.on(channel)?.rendition, known != .unknown else { return true }
        return try known == other.rendition(of: post, on: channel).map { .digest($0.digest) } ?? RenditionFact.none
      }
    }
  }

  private func entry(_ path: String) -> JudgedFile? { entries.place(of: path).map { entries[$0] } }

  /// The post at a path; `nil` where there is none.
  func post(at path: String) -> PostFacts? { entry(path)?.facts }

  /// What was found in a file, in order.
  package func findings(at path: String) -> [Finding] {
    ((acrossByPath[ExactText(path)] ?? []) + (entry(path)?.found() ?? [])).inOrder()
  }

  /// What was found in a post, as much of it as verdicts look at: empty where no finding is an error or raises a flag.
  func raised(in post: PostFacts) -> [Finding] {
    let isRaised = entries[post.number].isRaised || !across.isEmpty && acrossByPath[ExactText(post.path)] != nil
    return isRaised ? findings(at: post.path) : []
  }

  /// Whether the same was found in a post here and there.
  func hasSameFindings(_ path: String, as other: JudgedContent) -> Bool {
    guard acrossByPath[ExactText(path)] == other.acrossByPath[ExactText(path)] else { return false }
    if let own = entry(path)?.storedFindings, own == other.entry(path)?.storedFindings { return true }
    return findings(at: path) == other.findings(at: path)
  }

  // MARK: - Files

  /// The blob of a file of the tree; `nil` where there is none.
  func blob(at path: String) -> ObjectID? { entry(path)?.blob ?? (try? source.file(at: path))?.id }

  /// The files that a post names.
  func files(of path: String) -> Set<String> {
    guard let entry = entry(path) else { return [] }
    return entry.files.map { Set($0.map(\.path)) } ?? (try? post(entry))?.files ?? []
  }

  /// Whether a post and all files that it names are the same here and there.
  func hasSameFiles(_ path: String, as other: JudgedContent) -> Bool {
    guard let own = entry(path), let theirs = other.entry(path), own.blob == theirs.blob else { return false }
    if let files = own.files, files == theirs.files { return true }
    return files(of: path).allSatisfy { blob(at: $0) == other.blob(at: $0) }
  }

  private func post(_ entry: JudgedFile) throws -> Post? {
    try repository.reading(blob: entry.blob, path: entry.path) {
      try source.bytes(at: entry.path, limit: ContentLoader.postLimit)
    }?.post
  }

  // MARK: - Renditions

  /// What a post is on a channel of it; `nil` where it cannot be rendered.
  func rendition(of post: PostFacts, on channel: Channel) throws -> KnownRendition? {
    let entry = entries[post.number]
    guard let facts = entry.facts, let place = facts.known.firstIndex(where: { $0.channel == channel.name }) else {
      return nil
    }
    switch facts.known[place].rendition {
    case .none: return nil
    case .digest(let digest):
      guard let files = entry.files, isStored(entry) else { break }
      return KnownRendition(digest: digest) { [desk] in
        desk.rendition(ofBlob: entry.blob, at: entry.path, files: files, on: channel)
      }
    case .unknown: break
    }
    let rendition = try self.post(entry).flatMap {
      try? RenderedPost($0, by: configuration, library: library).on(channel).rendition.get()
    }
    let known = rendition.map { KnownRendition($0) }
    let fact = known.map { .digest($0.digest) } ?? RenditionFact.none
    if facts.known[place].rendition != fact {
      entries[post.number].note(fact, at: place)
      hasNews = true
    }
    return known
  }

  /// Whether the repository itself has a post and its files: what a merge makes is in memory alone.
  private func isStored(_ entry: JudgedFile) -> Bool {
    source.isOf(repository.git)
      || ([entry.blob] + (entry.files ?? []).map(\.identity.blob)).allSatisfy {
        (try? repository.git.blobSize($0)) != nil
      }
  }
}

/// A post of a tree: its facts, and what was found in it by itself.
struct JudgedFile {
  let path: String
  let blob: ObjectID
  /// The files that it names, with their blobs; `nil` where one of them is missing or no regular file, so that what was
  /// found holds for this tree alone.
  let files: [NamedFile]?
  /// `nil` where it could not be read as a post.
  private(set) var facts: PostFacts?
  /// Whether a finding is an error or raises a flag.
  let isRaised: Bool
  private let result: Result
  /// As the store has it; `nil` where it is new, or more is known by now.
  private(set) var stored: StoredPart?

  /// Where it lies in the store.
  struct StoredPart {
    let chunk: ChunkKey
    let bytes: ByteReader
  }

  /// What was found, and the trace for the rules between posts.
  private enum Result {
    case new(ValidatedPost)
    case stored(findings: ByteReader, trace: ByteReader?)
  }

  init(path: String, blob: ObjectID, files: [NamedFile]?, facts: PostFacts?, _ validated: ValidatedPost) {
    self.path = path
    self.blob = blob
    self.files = files
    self.facts = facts
    isRaised = validated.findings.contains { $0.severity == .error || !$0.flags.isEmpty }
    result = .new(validated)
  }

  /// What was found, in no order.
  func found() -> [Finding] {
    switch result {
    case .new(let validated): return validated.findings
    case .stored(var reader, _): return reader.findings(path: path) ?? []
    }
  }

  /// What was found, as the store has it; `nil` where it is new.
  var storedFindings: [UInt8]? {
    switch result {
    case .new: nil
    case .stored(let reader, _): reader.rest
    }
  }

  /// The trace of the post; `nil` where it could not be read as one.
  var trace: PostTrace? {
    switch result {
    case .new(let validated): validated.trace
    case .stored(_, let reader): reader.flatMap { StoredTrace($0)?.trace(path: path) }
    }
  }

  /// Whether it can be found by one of the hashes, as far as halves of them tell.
  func shares(_ hashes: Set<UInt32>) -> Bool {
    switch result {
    case .new(let validated):
      validated.trace?.hashes.contains { hashes.contains(UInt32(truncatingIfNeeded: $0)) } ?? false
    case .stored(_, let reader): reader.flatMap { StoredTrace($0) }?.hashes.contains(where: hashes.contains) ?? false
    }
  }

  /// Whether it is the same, whatever is known of renditions.
  func isSame(as other: JudgedFile, _ coder: FactsCoder) -> Bool {
    guard ExactText(path) == ExactText(other.path), blob == other.blob, isRaised == other.isRaised,
      files.map(Set.init) == other.files.map(Set.init)
    else { return false }
    let traces = [trace, other.trace].map { $0.map { StoredTrace.value(of: $0) } }
    return traces[0] == traces[1] && coder.bytes(facts) == coder.bytes(other.facts)
  }

  /// Notes what is known of a rendition by now.
  mutating func note(_ rendition: RenditionFact, at place: Int) {
    facts?.known[place].rendition = rendition
    stored = nil
  }
}

extension [JudgedFile] {
  /// The place of the file at a path, byte for byte, among files in the order of their paths.
  func place(of path: String) -> Int? {
    let place = partitioningIndex { !(ExactText($0.path) < ExactText(path)) }
    return place < count && ExactText(self[place].path) == ExactText(path) ? place : nil
  }
}

extension JudgedFile {
  /// Reads what `encoded` wrote; `nil` for other bytes.
  init?(_ part: ByteReader, in chunk: ChunkKey, _ coder: FactsCoder) {
    var reader = part
    guard let path = reader.text(), let blob = reader.objectID(), let isPortable = reader.number(UInt8.self),
      let files = reader.list({ $0.namedFile() }), let isPost = reader.number(UInt8.self)
    else { return nil }
    self.path = path
    self.blob = blob
    self.files = isPortable == 1 ? files : nil
    if isPost == 1 {
      guard let facts = coder.facts(&reader, path: path, blob: blob.hex) else { return nil }
      self.facts = facts
    }
    guard let isRaised = reader.number(UInt8.self), let hasTrace = reader.number(UInt8.self),
      let trace = reader.part(), let findings = reader.part(), reader.isAtEnd
    else { return nil }
    self.isRaised = isRaised == 1
    result = .stored(findings: findings, trace: hasTrace == 1 ? trace : nil)
    stored = StoredPart(chunk: chunk, bytes: part)
  }

  /// The bytes that the store keeps of it.
  func encoded(_ coder: FactsCoder) -> [UInt8] {
    if let stored { return stored.bytes.rest }
    var writer = ByteWriter()
    writer.text(path)
    writer.append(blob.bytes)
    writer.number(UInt8(files == nil ? 0 : 1))
    writer.list(files ?? []) { $0.namedFile($1) }
    writer.number(UInt8(facts == nil ? 0 : 1))
    if let facts { coder.write(facts, to: &writer) }
    writer.number(UInt8(isRaised ? 1 : 0))
    switch result {
    case .new(let validated):
      writer.number(UInt8(validated.trace == nil ? 0 : 1))
      writer.part(validated.trace.map { StoredTrace.value(of: $0) } ?? [])
      var findings = ByteWriter()
      findings.findings(validated.findings)
      writer.part(findings.bytes)
    case .stored(let findings, let trace):
      writer.number(UInt8(trace == nil ? 0 : 1))
      writer.part(trace?.rest ?? [])
      writer.part(findings.rest)
    }
    return writer.bytes
  }
}
