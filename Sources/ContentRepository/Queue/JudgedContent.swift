internal import Checks
package import Core
internal import Git
internal import Synchronization

/// The posts of a tree by a policy: the facts of each, and everything that was found in them.
///
/// Of a tree that an earlier run has read, the store has all of it. Of another one, only posts are read that are not the
/// same, with all the files that they name, in the tree read last (`JudgedContentReader`).
package final class JudgedContent {
  /// What of the posts that could be read decides whether a listing has them, in the order of their paths.
  package let outlines: [PostOutline]
  /// The facts of all of these posts.
  package private(set) lazy var posts: [PostFacts] = outlines.compactMap(post)
  let configuration: Configuration
  /// The files of the tree.
  package let library: any MediaLibrary
  /// In the order of their paths.
  private var entries: [JudgedFile]
  /// What is wrong between posts, and with other files than posts.
  private let across: AcrossFindings
  private let source: TreeSource
  private let repository: ContentRepository
  private let desk: RenditionDesk
  private let coder: FactsCoder
  private lazy var foundAcross = across.all
  private lazy var acrossByPath = Dictionary(grouping: foundAcross) { ExactText($0.path) }
  /// Everything that was found, in order.
  package private(set) lazy var findings: [Finding] = (foundAcross + entries.flatMap { $0.found() }).inOrder()
  /// Where it is kept for later runs; `nil` where it is not.
  private let place: (trees: KeptTrees, tree: ObjectID)?
  /// Whether more is known than is kept.
  private var hasNews: Bool

  init(
    _ tree: KeptTrees.Tree, of source: TreeSource, by configuration: Configuration, in repository: ContentRepository,
    hashes: MediaHashes, keptIn place: (trees: KeptTrees, tree: ObjectID)?, isNew: Bool
  ) {
    entries = tree.entries
    outlines = tree.entries.compactMap(\.outline)
    across = tree.across
    self.source = source
    self.configuration = configuration
    self.repository = repository
    self.place = place
    hasNews = isNew
    library = SourceMediaLibrary(source: source, hashes: hashes)
    desk = RenditionDesk(repository, configuration)
    coder = FactsCoder(configuration)
  }

  /// Keeps what is not kept yet, when the run commits.
  func keep() {
    guard hasNews, let place else { return }
    place.trees.keep(place.tree, KeptTrees.Tree(entries: entries, across: across))
    hasNews = false
  }

  /// Whether another reading of the same tree gives the same, and each rendition that is known here.
  func isSame(as other: JudgedContent) throws -> Bool {
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

  /// The facts of a post.
  func post(_ outline: PostOutline) -> PostFacts? { entries[outline.number].facts(coder) }

  /// The post at a path; `nil` where there is none.
  func post(at path: String) -> PostFacts? { entry(path)?.facts(coder) }

  /// What was found in a file, in order.
  package func findings(at path: String) -> [Finding] {
    ((acrossByPath[ExactText(path)] ?? []) + (entry(path)?.found() ?? [])).inOrder()
  }

  /// The posts' files that have no entry in a queue, since they cannot be read, or name no channel of `stet.yml`: their
  /// paths, each with the id that could be read.
  package var unreadable: [(path: String, id: String?)] {
    entries.filter { $0.isRaised && ($0.outline?.channels.isEmpty ?? true) }.map { ($0.path, $0.outline?.id) }
  }

  /// What was found in a post, as much of it as verdicts look at: empty where no finding is an error or raises a flag.
  func raised(in post: PostFacts) -> [Finding] {
    let isRaised = entries[post.number].isRaised || across.raised.contains(ExactText(post.path))
    return isRaised ? findings(at: post.path) : []
  }

  // MARK: - Files

  /// The blob of a file of the tree; `nil` where there is none.
  func blob(at path: String) -> ObjectID? { entry(path)?.blob ?? (try? source.file(at: path))?.id }

  /// The files that a post names.
  func files(of path: String) -> Set<String> {
    guard let entry = entry(path) else { return [] }
    return entry.files.map { Set($0.map(\.path)) } ?? (try? post(entry))?.files ?? []
  }

  // MARK: - Compared with another tree

  /// The paths of the posts that are the same in another tree, with all their files and findings. None whose id another
  /// file bears as well: entries are found by id.
  func untouched(since other: JudgedContent) -> Set<String> {
    var files: [String: Int] = [:]
    for post in outlines + other.outlines { files[post.id, default: 0] += 1 }
    let same = outlines.filter { post in
      // Both trees have one file of that id, which is this one.
      guard files[post.id] == 2, let there = other.entry(post.path) else { return false }
      return isSame(entries[post.number], as: there, in: other)
    }
    return Set(same.map(\.path))
  }

  private func isSame(_ own: JudgedFile, as there: JudgedFile, in other: JudgedContent) -> Bool {
    let path = ExactText(own.path)
    guard own.blob == there.blob, acrossByPath[path] == other.acrossByPath[path] else { return false }
    let files = own.files
    // Trees share what the store has of the posts that they have in common.
    if files != nil, let chunk = own.chunk, chunk == there.chunk { return true }
    return (files != nil && files == there.files || hasSameFiles(own.path, as: other))
      && findings(at: own.path) == other.findings(at: own.path)
  }

  private func hasSameFiles(_ path: String, as other: JudgedContent) -> Bool {
    files(of: path).allSatisfy { blob(at: $0) == other.blob(at: $0) }
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
    let facts = entry.noted ?? post
    guard let place = facts.known.firstIndex(where: { $0.channel == channel.name }) else {
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
      entries[post.number].note(fact, of: facts, at: place)
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

/// Makes renditions of posts when they are looked at, with a handle of its own: snapshots go to any thread.
final class RenditionDesk: Sendable {
  private let location: RepositoryLocation
  private let configuration: Configuration
  private let store: Store?
  private let opened = Mutex<Opened?>(nil)

  init(_ repository: ContentRepository, _ configuration: Configuration) {
    location = repository.git.location
    store = repository.store
    self.configuration = configuration
  }

  /// What a post is on a channel; `nil` where it, or a file of it, cannot be read any more.
  ///
  /// - Parameter files: those that it names.
  func rendition(ofBlob blob: ObjectID, at path: String, files: [NamedFile], on channel: Channel) -> Rendition? {
    opened.withLock { opened in
      if opened == nil, let repository = try? Repository.open(location) {
        opened = Opened(repository: repository, hashes: MediaHashes(store))
      }
      return try? opened?.post(blob, path, files, by: configuration)?.on(channel).rendition.get()
    }
  }

  /// What is opened on first use.
  private struct Opened {
    let repository: Repository
    let hashes: MediaHashes
    /// The post that was asked for last: channels of one come one after the other.
    private var last: (blob: ObjectID, path: String, post: RenderedPost)?

    init(repository: Repository, hashes: MediaHashes) {
      self.repository = repository
      self.hashes = hashes
    }

    mutating func post(
      _ blob: ObjectID, _ path: String, _ files: [NamedFile], by configuration: Configuration
    ) -> RenderedPost? {
      if let last, last.blob == blob, last.path.utf8.elementsEqual(path.utf8) { return last.post }
      guard let bytes = try? repository.blob(blob, limit: ContentLoader.postLimit),
        let post = PostReader.read(path: path, bytes: bytes).post
      else { return nil }
      let library = BlobLibrary(repository: repository, hashes: hashes, files: files)
      let rendered = RenderedPost(post, by: configuration, library: library)
      last = (blob, path, rendered)
      return rendered
    }
  }
}

/// The files that a post names, by their blobs.
private struct BlobLibrary: MediaLibrary {
  let repository: Repository
  let hashes: MediaHashes
  let files: [NamedFile]

  func file(at path: String) -> MediaFile? {
    guard let blob = files.first(where: { $0.path.utf8.elementsEqual(path.utf8) })?.identity.blob else { return nil }
    return try? hashes.file(named: blob.hex) { try repository.blob(blob, limit: SourceMediaLibrary.limit) }
  }
}
