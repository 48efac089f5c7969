internal import Canonical
internal import Content
internal import Git
internal import Validation

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

/// What the revisions of posts show, each computed once.
final class Showings {
  private let repository: ContentRepository
  private let configuration: Configuration
  private var known: [Key: [String: Showing]] = [:]

  /// All that the renditions of a revision depend on, for one configuration.
  private struct Key: Hashable {
    let blob: ObjectID
    let path: ExactText
    let files: [String]
  }

  init(repository: ContentRepository, configuration: Configuration) {
    self.repository = repository
    self.configuration = configuration
  }

  /// What a post of `tree` shows, by channel.
  func showings(of revision: Revision, in tree: ObjectID) throws -> [String: Showing] {
    let post = revision.post
    let source = TreeSource(repository: repository.git, tree: tree)
    let files = post.files.sorted()
    let ids = try files.map { try source.identity(at: $0) ?? "" }
    let key = Key(blob: revision.blob, path: ExactText(post.path), files: ids)
    if let showings = known[key] { return showings }
    let library = SourceMediaLibrary(source: source, hashes: repository.hashes)
    let renderer = Renderer(configuration: configuration, library: library)
    var showings: [String: Showing] = [:]
    for name in post.channels where showings[name] == nil {
      let channel = configuration.channel(name)
      let rendition = channel.flatMap { try? renderer.rendition(of: post, on: $0) }
      let override = channel.map { post.content(for: $0).text } ?? post.overrides[name]?.text
      let media = zip(files, ids).compactMap { path, id -> Showing.Medium? in
        guard let blob = ObjectID(hex: id) else { return nil }
        guard let rendition else { return Showing.Medium(blob: blob, identity: id) }
        guard let digest = library.file(at: path)?.sha256, rendition.digests.contains(digest) else { return nil }
        return Showing.Medium(blob: blob, identity: digest.hex)
      }
      showings[name] = Showing(
        shown: rendition.map { .rendition($0.digest) } ?? .source(blob: revision.blob, files: ids),
        text: override.map { TextBody.digest(of: $0.markdown) } ?? revision.body, media: media)
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
