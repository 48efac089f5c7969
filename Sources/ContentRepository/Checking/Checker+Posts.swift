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
  /// The languages that the machine has no dictionary for, sorted.
  var unspelled: [String]
}

extension Checker {
  func checkedPosts(_ task: CheckTask, _ request: CheckRequest, _ scope: CheckScope) throws -> CheckedPosts {
    let posts = task.files.list.filter(\.isPost)
    let cache = posts.count < CheckCache.leastPosts ? nil : cache(task, request)
    var scope = scope
    let others = try traces(of: posts.filter { !scope.contains($0.path) }, task, request, cache)
    scope.include(others.compactMap(\.trace).filter(scope.namesChangedFile).map(\.path))
    let asked = try checked(posts.filter { scope.contains($0.path) }, task, request, cache)
    let reported = asked.all.compactMap(\.validated.trace)
    let unasked = others.filter { !scope.contains($0.file.path) }
    if let cache, asked.new.count + others.count(where: \.isNew) > posts.count / 50 {
      let new = Dictionary(asked.new, uniquingKeysWith: { first, _ in first })
      let traces = unasked.compactMap { other in other.trace.map { (other.file.path, $0) } }
      cache.write(posts, checked: new, traces: Dictionary(traces, uniquingKeysWith: { first, _ in first }))
    }
    if cache != nil { task.dictionaries?.remember() }
    return CheckedPosts(
      scope: scope, findings: asked.all.flatMap(\.validated.findings) + spelling(asked.all.flatMap(\.slips), task),
      traces: unasked.compactMap(\.trace) + reported, reported: reported,
      unspelled: asked.all.reduce(into: Set()) { $0.formUnion($1.unspelled) }.sorted())
  }

  private func cache(_ task: CheckTask, _ request: CheckRequest) -> CheckCache? {
    request.program.map { CheckCache(repository: repository.git, key: task.cacheKey(program: $0)) }
  }

  /// All posts checked, in the order of the files; and those that had to be, by path.
  private func checked(
    _ files: [ContentFile], _ task: CheckTask, _ request: CheckRequest, _ cache: CheckCache?
  ) throws -> (all: [CheckedPost], new: [(String, CheckedPost)]) {
    let known = cache?.checked(files) ?? Array(repeating: nil, count: files.count)
    let unknown = zip(files, known).filter { $0.1 == nil }.map(\.0)
    let workers = PostWorkers(count: request.workers) { request.progress($0, unknown.count) }
    let found = try workers.map(unknown) { try PostWorker(task).checked }
    var next = found.makeIterator()
    return (known.compactMap { $0 ?? next.next() }, zip(unknown.map(\.path), found).map { ($0, $1) })
  }

  /// A post that nobody asked about.
  private struct OtherPost {
    var file: ContentFile
    var trace: PostTrace?
    var isNew: Bool
  }

  private func traces(
    of files: [ContentFile], _ task: CheckTask, _ request: CheckRequest, _ cache: CheckCache?
  ) throws -> [OtherPost] {
    let traces = cache?.traces(files) ?? Array(repeating: nil, count: files.count)
    let known = zip(files, traces).map { OtherPost(file: $0, trace: $1, isNew: false) }
    let unknown = known.filter { $0.trace == nil }.map(\.file)
    let workers = PostWorkers(count: request.workers) { request.progress($0, unknown.count) }
    var found = try workers.map(unknown) { try PostWorker(task).traced }.makeIterator()
    return known.map { post in
      post.trace == nil ? OtherPost(file: post.file, trace: found.next() ?? nil, isNew: true) : post
    }
  }

  private func spelling(_ slips: [SpellingSlip], _ task: CheckTask) -> [Finding] {
    guard !slips.isEmpty, let configuration = task.configuration, let dictionaries = task.dictionaries else {
      return []
    }
    return SpellingReporter(configuration: configuration, shelf: dictionaries).findings(slips)
  }
}
