internal import Canonical
internal import Content
internal import Git

/// One version of a post.
struct Revision {
  let post: Post
  let blob: String
}

/// All that the renditions of a revision depend on, for one configuration.
struct RevisionKey: Hashable {
  let blob: String
  let path: String
  let files: [String]

  init(_ revision: Revision, files: [String]) {
    blob = revision.blob
    path = revision.post.path
    self.files = files
  }
}

extension PostRevisions {
  /// Whether readers see something else on any channel. A post that was not there before is something else.
  func differs(_ earlier: Revision?, in old: ObjectID?, _ later: Revision, in new: ObjectID) throws -> Bool {
    guard let earlier, let old else { return true }
    return try shown(earlier, in: old) != shown(later, in: new)
  }

  /// What the readers of each channel saw of a post in a tree.
  private func shown(_ revision: Revision, in tree: ObjectID) throws -> [String: Shown] {
    let source = TreeSource(repository: repository.git, tree: tree)
    let files = revision.post.files.sorted()
    let key = try RevisionKey(revision, files: files.map { try source.identity(at: $0) ?? "" })
    if let known = renditions[key] { return known }
    let library = SourceMediaLibrary(source: source, hashes: repository.hashes)
    let renderer = Renderer(configuration: configuration, library: library)
    let shown = revision.post.channels.map { name in
      let rendition = configuration.channel(name).flatMap { try? renderer.rendition(of: revision.post, on: $0) }
      return (name, rendition.map { Shown.rendition($0.digest) } ?? .source(blob: key.blob, files: key.files))
    }
    let all = Dictionary(shown, uniquingKeysWith: { first, _ in first })
    renditions[key] = all
    return all
  }
}

/// What readers of a channel saw. Where that cannot be told, as the channel was renamed since or the post was invalid,
/// any edit counts: nobody becomes independent of their own words because a channel went away.
enum Shown: Hashable {
  case rendition(Digest)
  case source(blob: String, files: [String])
}
