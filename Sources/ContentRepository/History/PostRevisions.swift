internal import Canonical
internal import Content
internal import Git
internal import Validation
internal import Workflow

/// Follows posts through commits by their id, whatever happens to their paths.
final class PostRevisions {
  let repository: ContentRepository
  let configuration: Configuration
  /// The paths under which each post was ever seen.
  private var paths: [String: Set<ExactText>] = [:]
  /// The posts that ever named a file.
  private var postsByFile: [String: Set<String>] = [:]
  var renditions: [RevisionKey: [String: Shown]] = [:]

  init(repository: ContentRepository, configuration: Configuration) {
    self.repository = repository
    self.configuration = configuration
  }

  /// Compares a commit with its parents.
  func step(_ commit: Commit) throws -> PostStep {
    let parents = try commit.parents.map { try repository.git.commit($0).tree }
    let steps = try (parents.isEmpty ? [nil] : parents.map(Optional.some)).map { try compare($0, commit.tree) }
    guard let first = steps.first else { return PostStep() }
    return steps.dropFirst().reduce(into: first) { $0.narrow(by: $1) }
  }

  /// Compares two trees.
  private func compare(_ old: ObjectID?, _ new: ObjectID) throws -> PostStep {
    var step = PostStep()
    var (before, after): ([String: Revision], [String: Revision]) = ([:], [:])
    var files: Set<String> = []
    for change in try repository.git.difference(old, new) {
      let path = String(decoding: change.path, as: UTF8.self)
      guard ContentFile.isPost(path) else {
        files.insert(path)
        continue
      }
      let (earlier, later) = (try revision(path, change.old), try revision(path, change.new))
      if let earlier { before[earlier.post.id] = earlier }
      if let later {
        after[later.post.id] = later
        step.labels[later.post.id, default: BorneLabels()].formUnion(BorneLabels(later.post.labels))
      }
      if change.new != nil, later == nil { step.unreadable.insert(path) }
      if change.old != nil, earlier == nil, let later { step.revealed[later.post.id] = path }
    }
    for id in Set(before.keys).union(after.keys) {
      step.sinceFirstParent[id] = PostStep.Change(from: before[id], to: after[id])
    }
    step.own = step.sinceFirstParent
    for (id, revision) in after where try differs(before[id], in: old, revision, in: new) {
      step.changedForReaders.insert(id)
    }
    try step.changedForReaders.formUnion(postsChanged(by: files, except: Set(after.keys), old, new))
    return step
  }

  /// The posts that stayed as they were, and whose files did not.
  private func postsChanged(
    by files: Set<String>, except changed: Set<String>, _ old: ObjectID?, _ new: ObjectID
  ) throws -> Set<String> {
    guard let old else { return [] }
    return try Set(files.flatMap { postsByFile[$0] ?? [] }).subtracting(changed).filter { id in
      guard let earlier = try find(id, in: old), let later = try find(id, in: new) else { return false }
      return try differs(earlier, in: old, later, in: new)
    }
  }

  /// The post at a path where the tree entry there is one.
  private func revision(_ path: String, _ entry: TreeEntry?) throws -> Revision? {
    guard let entry, entry.mode == .blob || entry.mode == .executable,
      let reading = try reading(path, entry.id), let post = reading.post
    else { return nil }
    paths[post.id, default: []].insert(ExactText(path))
    for file in post.files { postsByFile[file, default: []].insert(post.id) }
    return Revision(post: post, blob: entry.id.hex)
  }

  private func reading(_ path: String, _ blob: ObjectID) throws -> PostReading? {
    try repository.reading(blob: blob, path: path) {
      try repository.git.blobSize(blob) <= ContentLoader.postLimit
        ? repository.git.blob(blob, limit: ContentLoader.postLimit) : nil
    }
  }

  /// A post in a tree, under any path that it ever had and no other post has there.
  private func find(_ id: String, in tree: ObjectID) throws -> Revision? {
    for path in (paths[id] ?? []).sorted().map(\.text) {
      if let revision = try revision(path, repository.git.entry(at: path, in: tree)), revision.post.id == id {
        return revision
      }
    }
    return nil
  }
}
