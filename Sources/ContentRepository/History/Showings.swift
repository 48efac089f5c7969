internal import Checks
internal import Core
internal import Git

/// What readers of a channel saw. If that is unknown, because the channel was renamed since or the post was invalid,
/// any edit counts: removing a channel must not make authors independent of their own words.
enum Shown: Hashable {
  case rendition(Digest)
  case source(blob: ObjectID, files: [String])
}

/// What readers of a channel saw, and what it was made of.
struct Showing {
  let shown: Shown
  /// The text: the body, or what an override puts in its place; `nil` where it is blank.
  let text: Digest?
  let media: [Medium]

  /// A picture, film or document, or a file that belongs to one.
  struct Medium {
    let blob: ObjectID
    /// The same for the same bytes, whether git holds them or a git-LFS pointer to them.
    let identity: String
  }
}

/// What versions of posts show, each found out once, when it is asked for: renditions take longer than all else.
final class Showings {
  private let repository: ContentRepository
  private let configuration: Configuration
  private let versions: FileVersions
  private var known: [Key: [String: Showing]] = [:]

  /// All that the renditions of a version depend on, for one configuration.
  private struct Key: Hashable {
    let version: FileVersion.Place
    let files: [String]
  }

  init(_ versions: FileVersions, repository: ContentRepository, configuration: Configuration) {
    self.repository = repository
    self.configuration = configuration
    self.versions = versions
  }

  /// The channels of a version whose readers see that text, sorted. No rendition is made.
  func channels(showing text: Digest, in place: FileVersion.Place) throws -> [String] {
    let version = try versions.version(place)
    return Set(version.post?.channels ?? []).filter { version.text(on: $0, configuration) == text }.sorted()
  }

  /// What a version of a post shows in `tree`, by channel.
  func showings(of place: FileVersion.Place, in tree: ObjectID) throws -> [String: Showing] {
    let version = try versions.version(place)
    let source = TreeSource(repository: repository.git, tree: tree)
    let files = version.post?.files ?? []
    let ids = try files.map { try source.identity(at: $0) ?? "" }
    let key = Key(version: place, files: ids)
    if let showings = known[key] { return showings }
    guard let post = try versions.post(place) else { return [:] }
    let library = SourceMediaLibrary(source: source, hashes: repository.hashes)
    let rendered = RenderedPost(post, by: configuration, library: library)
    var showings: [String: Showing] = [:]
    for name in post.channels where showings[name] == nil {
      let channel = configuration.channel(name)
      let rendition = channel.flatMap { try? rendered.on($0).rendition.get() }
      let media = zip(files, ids).compactMap { path, id -> Showing.Medium? in
        guard let blob = ObjectID(hex: id) else { return nil }
        guard let rendition else { return Showing.Medium(blob: blob, identity: id) }
        guard let digest = library.file(at: path)?.sha256, rendition.digests.contains(digest) else { return nil }
        return Showing.Medium(blob: blob, identity: digest.hex)
      }
      showings[name] = Showing(
        shown: rendition.map { .rendition($0.digest) } ?? .source(blob: place.blob, files: ids),
        text: version.text(on: name, configuration), media: media)
    }
    known[key] = showings
    return showings
  }
}

extension Rendition {
  /// The digests of all files that the rendition shows.
  fileprivate var digests: Set<Digest> {
    let media = parts.flatMap(\.media)
    return Set(media.map(\.sha256) + media.compactMap(\.thumbnail) + media.flatMap { $0.captions.map(\.sha256) })
      .union([preview?.image].compactMap { $0 })
  }
}
