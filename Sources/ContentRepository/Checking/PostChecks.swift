internal import Content
internal import Diagnostics
internal import Validation

/// Checks the posts of a tree that somebody asked about, and looks at the others as far as rules across posts need it.
struct PostChecks {
  private let task: CheckTask
  private let request: CheckRequest
  /// In the order of their paths; each is named by its number here.
  private let posts: [ContentFile]
  private let opening: Later<CheckCache>
  private var cache: CheckCache { opening.value }

  /// So few posts of many are checked without the cache, while that is opened.
  private static let few = 16

  init(_ task: CheckTask, _ request: CheckRequest, in repository: ContentRepository) {
    let posts = task.files.list.filter(\.isPost)
    self.task = task
    self.request = request
    self.posts = posts
    let isKept = request.program != nil && posts.count >= request.leastKept
    let file = isKept ? CheckCache.file(in: repository.git) : nil
    opening = Later { CheckCache(of: posts, in: file, key: task.cacheKey(program: request.program ?? "")) }
  }

  /// Whether so little has to be read that nothing of it is kept.
  func isQuick(in scope: CheckScope) -> Bool {
    let (asked, others) = numbers(in: scope)
    let cache = cache
    return !isWorthKeeping(asked.count + others.count { !cache.hasTrace($0) })
  }

  /// Whether it is worth writing a file to keep what was found out of so many posts.
  private func isWorthKeeping(_ count: Int) -> Bool { count > posts.count / 50 }

  /// - Parameter idsBefore: the ids that posts had in the revision compared with.
  func posts(in scope: CheckScope, idsBefore: [String] = []) throws -> CheckedPosts {
    var scope = scope
    var numbers = numbers(in: scope)
    let areFew = numbers.asked.count <= Self.few && !numbers.others.isEmpty
    var read = areFew ? try self.read(numbers.asked) : [:]
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
    try keep(read, others)
    return CheckedPosts(
      scope: scope, findings: asked.flatMap(\.validated.findings) + spelling(asked.flatMap(\.slips)),
      traces: similar.filter { !scope.contains($0.path) } + reported, reported: reported,
      unspelled: asked.reduce(into: Set()) { $0.formUnion($1.unspelled) }.sorted())
  }

  /// The numbers of the posts asked about, and those of the others.
  private func numbers(in scope: CheckScope) -> (asked: [Int], others: [Int]) {
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

  /// Posts checked, or what is known of them.
  ///
  /// - Parameter read: what was read already, by number; what has to be read comes to it.
  private func checked(_ numbers: [Int], _ read: inout [Int: CheckedPost]) throws -> [CheckedPost] {
    let known = try PostWorkers(count: request.workers).map(numbers) { [read, cache] in
      { read[$0] ?? cache.checked($0) }
    }
    read.merge(try self.read(zip(numbers, known).filter { $0.1 == nil }.map(\.0))) { first, _ in first }
    return zip(numbers, known).compactMap { number, known in known ?? read[number] }
  }

  /// Posts read and checked, by their numbers.
  private func read(_ numbers: [Int]) throws -> [Int: CheckedPost] {
    let workers = PostWorkers(count: request.workers) { request.progress($0, numbers.count) }
    let read = try workers.map(numbers) {
      let work = try PostWorker(task).checked
      return { try work(posts[$0]) }
    }
    return Dictionary(zip(numbers, read), uniquingKeysWith: { first, _ in first })
  }

  /// The traces of posts that nobody asked about, read anew.
  private func traces(of numbers: [Int]) throws -> [OtherPosts.Numbered] {
    let workers = PostWorkers(count: request.workers) { request.progress($0, numbers.count) }
    let read = try workers.map(numbers) {
      let work = try PostWorker(task).traced
      return { try work(posts[$0]) }
    }
    return zip(numbers, read).compactMap { number, trace in trace.map { (number, $0) } }
  }

  /// Keeps what was found out, where that is worth writing a file.
  private func keep(_ read: [Int: CheckedPost], _ others: OtherPosts) throws {
    guard cache.file != nil else { return }
    if isWorthKeeping(read.count + others.readCount) {
      let traces = Dictionary(others.read.map { ($0.number, $0.trace) }, uniquingKeysWith: { first, _ in first })
      try cache.write(checked: read, traces: traces, PostWorkers(count: request.workers))
    }
    task.dictionaries?.remember()
  }

  private func spelling(_ slips: [SpellingSlip]) -> [Finding] {
    guard !slips.isEmpty, let configuration = task.configuration, let dictionaries = task.dictionaries else {
      return []
    }
    return SpellingReporter(configuration: configuration, shelf: dictionaries).findings(slips)
  }
}
