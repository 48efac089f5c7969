internal import Content
internal import Diagnostics
internal import Validation

/// Checks the posts of a tree that somebody asked about, and looks at the others as far as rules across posts need it.
struct PostChecks {
  private let task: CheckTask
  private let request: CheckRequest
  private let cache: CheckCache
  /// Where all posts stand among the files, ascending. Each is named by its place.
  private let all: [Int]

  /// What was found in posts asked about.
  private struct Asked {
    /// In the order of the files.
    var all: [CheckedPost]
    /// Those that had to be read, by their places.
    var read: [Int: CheckedPost]
  }

  init(_ task: CheckTask, _ request: CheckRequest, in repository: ContentRepository) {
    let files = task.files.list
    self.task = task
    self.request = request
    all = files.indices.filter { files[$0].isPost }
    let isKept = request.program != nil && all.count >= request.leastKept
    cache = CheckCache(
      of: files, in: isKept ? repository.git : nil, key: task.cacheKey(program: request.program ?? ""))
  }

  /// - Parameter idsBefore: the ids that posts had in the revision compared with.
  func posts(in scope: CheckScope, idsBefore: [String]) throws -> CheckedPosts {
    var scope = scope
    let others = try OtherPosts(places(in: scope).others, cache, reader: traces)
    scope.include(try others.traces(naming: scope).map(\.path))
    let asked = try checked(places(in: scope).asked)
    let reported = asked.all.compactMap(\.validated.trace)
    let hashes = reported.flatMap(\.hashes) + idsBefore.map { StableHash.of($0) }
    let similar = try others.traces(sharing: others.isEmpty ? [] : hashes)
    try keep(asked, others)
    return CheckedPosts(
      scope: scope, findings: asked.all.flatMap(\.validated.findings) + spelling(asked.all.flatMap(\.slips)),
      traces: similar.filter { !scope.contains($0.path) } + reported, reported: reported,
      unspelled: asked.all.reduce(into: Set()) { $0.formUnion($1.unspelled) }.sorted())
  }

  /// Where the posts asked about stand, and where the others do.
  private func places(in scope: CheckScope) -> (asked: [Int], others: [Int]) {
    let asked = scope.files(of: task.files).filter(\.isPost)
    guard asked.count < all.count else { return (all, []) }
    var rest = asked[...]
    var places: (asked: [Int], others: [Int]) = ([], [])
    for place in all {
      if let next = rest.first, ExactText(next.path) == ExactText(cache.files[place].path) {
        rest = rest.dropFirst()
        places.asked.append(place)
      } else {
        places.others.append(place)
      }
    }
    return places
  }

  /// The posts at places checked, or what is known of them.
  private func checked(_ places: [Int]) throws -> Asked {
    let known = try PostWorkers(count: request.workers).map(places) { cache.checked }
    let unknown = zip(places, known).filter { $0.1 == nil }.map(\.0)
    let workers = PostWorkers(count: request.workers) { request.progress($0, unknown.count) }
    let read = try workers.map(unknown) {
      let work = try PostWorker(task).checked
      return { try work(cache.files[$0]) }
    }
    var next = read.makeIterator()
    let all = known.compactMap { $0 ?? next.next() }
    return Asked(all: all, read: Dictionary(zip(unknown, read), uniquingKeysWith: { first, _ in first }))
  }

  /// The traces of posts that nobody asked about, read anew.
  private func traces(at places: [Int]) throws -> [OtherPosts.Placed] {
    let workers = PostWorkers(count: request.workers) { request.progress($0, places.count) }
    let read = try workers.map(places) {
      let work = try PostWorker(task).traced
      return { try work(cache.files[$0]) }
    }
    return zip(places, read).compactMap { place, trace in trace.map { (place, $0) } }
  }

  /// Keeps what was found out, where that is worth writing a file.
  private func keep(_ asked: Asked, _ others: OtherPosts) throws {
    guard cache.file != nil else { return }
    if asked.read.count + others.readCount > all.count / 50 {
      let traces = Dictionary(others.read.map { ($0.place, $0.trace) }, uniquingKeysWith: { first, _ in first })
      try cache.write(checked: asked.read, traces: traces, PostWorkers(count: request.workers))
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
