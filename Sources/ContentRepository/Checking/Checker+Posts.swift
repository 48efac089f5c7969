internal import Content
internal import Diagnostics
internal import Validation

/// The posts of a tree: those asked about checked, of the others a trace.
struct CheckedPosts {
  /// What was asked about, with the posts that a changed file of theirs brought in.
  var scope: CheckScope
  var findings: [Finding]
  /// Of all posts that could be read.
  var traces: [PostTrace]
  /// Of those asked about.
  var reported: [PostTrace]
}

extension Checker {
  func checkedPosts(_ task: CheckTask, _ request: CheckRequest, _ scope: CheckScope) throws -> CheckedPosts {
    let posts = task.files.list.filter(\.isPost)
    let cache = posts.count < TraceCache.leastPosts
      ? nil : TraceCache(repository: repository.git, configuration: task.configurationBytes)
    var scope = scope
    let others = try traces(of: posts.filter { !scope.contains($0.path) }, task, request, cache)
    scope.include(others.filter(scope.namesChangedFile).map(\.path))
    let asked = posts.filter { scope.contains($0.path) }
    let workers = PostWorkers(count: request.workers) { request.progress($0, asked.count) }
    let checked = try workers.map(asked) { try PostWorker(task).checked }
    let reported = checked.compactMap(\.trace)
    let traces = others.filter { !scope.contains($0.path) } + reported
    if let cache { remember(traces, posts, cache) }
    return CheckedPosts(scope: scope, findings: checked.flatMap(\.findings), traces: traces, reported: reported)
  }

  private func traces(
    of posts: [ContentFile], _ task: CheckTask, _ request: CheckRequest, _ cache: TraceCache?
  ) throws -> [PostTrace] {
    let known = posts.map { file in file.blob.flatMap { cache?.trace(ofBlob: $0, at: file.path) } }
    let unknown = zip(posts, known).filter { $0.1 == nil }.map(\.0)
    guard !unknown.isEmpty else { return known.compactMap { $0 } }
    let workers = PostWorkers(count: request.workers) { request.progress($0, unknown.count) }
    return known.compactMap { $0 } + (try workers.map(unknown) { try PostWorker(task).traced }.compactMap { $0 })
  }

  /// Writes the cache anew where it misses a good part of the posts.
  private func remember(_ traces: [PostTrace], _ posts: [ContentFile], _ cache: TraceCache) {
    let missing = posts.count { file in file.blob.map { !cache.knows($0) } ?? false }
    guard missing > posts.count / 50 else { return }
    let blobs = Dictionary(
      posts.compactMap { file in file.blob.map { (ExactText(file.path), $0) } }, uniquingKeysWith: { first, _ in first })
    cache.write(traces.compactMap { trace in blobs[ExactText(trace.path)].map { ($0, trace) } })
  }
}
