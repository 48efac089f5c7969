internal import Checks
internal import Core
internal import Git
internal import Synchronization

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
