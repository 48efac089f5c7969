internal import Content
internal import Diagnostics
internal import Validation

/// Checks the posts of a tree that are in the requested scope, and reads the others as far as rules across posts need
/// it.
struct PostChecks {
  private let task: CheckTask
  private let request: CheckRequest
  private let scope: CheckScope
  private let opening: Later<CheckCache>
  private var cache: CheckCache { opening.value }
  /// The posts in scope, in their order, if they are few; checked while the cache was being opened.
  private let few: [CheckedPost]

  private static let mostOfFew = 16

  init(_ task: CheckTask, _ request: CheckRequest, in scope: CheckScope, of repository: ContentRepository) throws {
    self.task = task
    self.request = request
    self.scope = scope
    let file = request.program == nil ? nil : CheckCache.file(in: repository.git)
    opening = Later { [leastKept = request.leastKept, program = request.program ?? ""] in
      let posts = task.files.list.filter(\.isPost)
      return CheckCache(of: posts, in: posts.count < leastKept ? nil : file, key: task.cacheKey(program: program))
    }
    // Warms `twins`, which `PathTwin` needs last, while words are looked up.
    _ = Later { task.files.twins }
    let asked = scope.isWhole ? [] : scope.files(of: task.files).filter(\.isPost)
    few = asked.count > Self.mostOfFew ? [] : try Self.read(asked, task, request)
  }

  /// Whether so little has to be read that the results are not cached: the content of files that were not compared with
  /// the index must not be cached under the blobs that git has for them.
  var isQuick: Bool {
    let (asked, others) = numbers(in: scope)
    let cache = cache
    return !isWorthKeeping(asked.count + others.count { !cache.hasTrace($0) })
  }

  /// Whether results of so many posts are worth writing the cache file.
  private func isWorthKeeping(_ count: Int) -> Bool { count > cache.posts.count / 50 }

  /// - Parameter idsBefore: the ids that posts had in the base revision.
  func posts(idsBefore: [String] = []) throws -> CheckedPosts {
    var scope = scope
    var numbers = numbers(in: scope)
    var read = Dictionary(zip(numbers.asked, few), uniquingKeysWith: { first, _ in first })
    let others = try OtherPosts(numbers.others, cache, reader: traces)
    let concerned = try others.traces(naming: scope).map(\.path)
    if !concerned.isEmpty {
      scope.include(concerned)
      numbers = self.numbers(in: scope)
    }
    let asked = try checked(numbers.asked, &read)
    let reported = asked.compactMap(\.validated.trace)
    let hashes = reported.flatMap(\.hashes) + idsBefore.map { StableHash.of($0) }
    let similar = try others.traces(sharing: others.isEmpty ? [] : hashes)
    let spelled = try spelling(asked.flatMap(\.slips), others: numbers.others)
    try keep(read, others)
    return CheckedPosts(
      scope: scope, findings: asked.flatMap(\.validated.findings) + spelled,
      traces: similar.filter { !scope.contains($0.path) } + reported, reported: reported,
      unspelled: asked.reduce(into: Set()) { $0.formUnion($1.unspelled) }.sorted())
  }

  /// The numbers of the posts in scope, among those of the cache, and those of the others.
  private func numbers(in scope: CheckScope) -> (asked: [Int], others: [Int]) {
    let posts = cache.posts
    let places = scope.files(of: task.files).filter(\.isPost).map(\.place)
    guard places.count < posts.count else { return (Array(posts.indices), []) }
    let asked = places.map { place in posts.firstPlace { $0.place >= place } }
    var others: [Int] = []
    var next = 0
    for number in asked + [posts.count] {
      others += next..<number
      next = number + 1
    }
    return (asked, others)
  }

  /// Checked posts, from the cache as far as it knows them.
  ///
  /// - Parameter read: what was read already, by number; extended by what has to be read.
  private func checked(_ numbers: [Int], _ read: inout [Int: CheckedPost]) throws -> [CheckedPost] {
    let cache = cache
    let known = try PostWorkers(count: request.workers).map(numbers) { [read] in
      { read[$0] ?? cache.checked($0) }
    }
    let unknown = zip(numbers, known).filter { $0.1 == nil }.map(\.0)
    let new = try Self.read(unknown.map { cache.posts[$0] }, task, request)
    read.merge(zip(unknown, new)) { first, _ in first }
    return zip(numbers, known).compactMap { number, known in known ?? read[number] }
  }

  /// Posts read and checked.
  private static func read(
    _ posts: [ContentFile], _ task: CheckTask, _ request: CheckRequest
  ) throws -> [CheckedPost] {
    try PostWorkers(count: request.workers) { request.progress($0, posts.count) }
      .map(posts) { try PostWorker(task).checked }
  }

  /// The traces of posts outside the requested scope, read anew.
  private func traces(of numbers: [Int]) throws -> [OtherPosts.Numbered] {
    let cache = cache
    let read = try PostWorkers(count: request.workers) { request.progress($0, numbers.count) }
      .map(numbers.map { cache.posts[$0] }) { try PostWorker(task).traced }
    return zip(numbers, read).compactMap { number, trace in trace.map { (number, $0) } }
  }

  /// Writes the results to the cache, if there are enough of them to be worth it.
  private func keep(_ read: [Int: CheckedPost], _ others: OtherPosts) throws {
    guard cache.file != nil else { return }
    if isWorthKeeping(read.count + others.readCount) {
      let traces = Dictionary(others.read.map { ($0.number, $0.trace) }, uniquingKeysWith: { first, _ in first })
      try cache.write(checked: read, traces: traces, PostWorkers(count: request.workers))
    }
    task.dictionaries?.remember()
  }

  private func spelling(_ slips: [SpellingSlip], others: [Int]) throws -> [Finding] {
    guard !slips.isEmpty, let configuration = task.configuration, let dictionaries = task.dictionaries else {
      return []
    }
    let posts = others.map { cache.posts[$0] }
    let use = try WordUse.use(of: slips, in: posts, of: task.source, PostWorkers(count: request.workers))
    return SpellingReporter(configuration: configuration, shelf: dictionaries).findings(slips, use: use)
  }
}
