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
    let cache = posts.count < request.leastKept ? nil : cache(task, request)
    var scope = scope
    let others = try traces(of: posts.filter { !scope.contains($0.path) }, task, request, cache)
    let affected = others.traces.filter(scope.namesChangedFile).map(\.path)
    scope.include(affected)
    let asked = try checked(posts.filter { scope.contains($0.path) }, task, request, cache)
    let reported = asked.all.compactMap(\.validated.trace)
    let unasked = affected.isEmpty ? others.traces : others.traces.filter { !scope.contains($0.path) }
    if let cache, asked.new.count + others.new > posts.count / 50 {
      cache.write(posts, checked: Self.byPath(asked.new), traces: Self.byPath(unasked.map { ($0.path, $0) }))
    }
    if cache != nil { task.dictionaries?.remember() }
    return CheckedPosts(
      scope: scope, findings: asked.all.flatMap(\.validated.findings) + spelling(asked.all.flatMap(\.slips), task),
      traces: unasked + reported, reported: reported,
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

  /// The traces of posts that nobody asked about, and how many had to be read for that.
  private func traces(
    of files: [ContentFile], _ task: CheckTask, _ request: CheckRequest, _ cache: CheckCache?
  ) throws -> (traces: [PostTrace], new: Int) {
    let known = cache?.traces(files) ?? Array(repeating: nil, count: files.count)
    let unknown = zip(files, known).filter { $0.1 == nil }.map(\.0)
    guard !unknown.isEmpty else { return (known.compactMap(\.self), 0) }
    let workers = PostWorkers(count: request.workers) { request.progress($0, unknown.count) }
    var found = try workers.map(unknown) { try PostWorker(task).traced }.makeIterator()
    return (known.compactMap { $0 ?? found.next() ?? nil }, unknown.count)
  }

  private static func byPath<Value>(_ values: [(String, Value)]) -> [String: Value] {
    Dictionary(values, uniquingKeysWith: { first, _ in first })
  }

  private func spelling(_ slips: [SpellingSlip], _ task: CheckTask) -> [Finding] {
    guard !slips.isEmpty, let configuration = task.configuration, let dictionaries = task.dictionaries else {
      return []
    }
    return SpellingReporter(configuration: configuration, shelf: dictionaries).findings(slips)
  }
}
