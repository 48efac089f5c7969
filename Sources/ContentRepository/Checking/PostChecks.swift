internal import Checks
internal import Core
internal import SocialText

/// Checks the posts of a tree that are in the requested scope, and reads the others as far as rules across posts need
/// it.
struct PostChecks {
  private let task: CheckTask
  private let request: CheckRequest
  private let scope: CheckScope
  private let opening: BackgroundValue<CheckCache>
  private var cache: CheckCache { opening.value }
  /// The posts in scope, in their order, if they are few; checked while the cache was being opened.
  private let few: [CheckedPost]

  private static let mostOfFew = 16

  init(_ task: CheckTask, _ request: CheckRequest, in scope: CheckScope) throws {
    self.task = task
    self.request = request
    self.scope = scope
    opening = BackgroundValue { [threshold = request.storeThreshold, isWhole = scope.isWhole] in
      let posts = task.files.list.filter(\.isPost)
      return CheckCache(
        of: posts, among: task.files, in: posts.count < threshold ? nil : task.store, basis: task.basis,
        isWhole: isWhole)
    }
    // Warms `twins`, which `PathTwin` needs last, while words are looked up.
    _ = BackgroundValue { task.files.twins }
    let asked = scope.isWhole ? [] : scope.files(of: task.files).filter(\.isPost)
    few = asked.count > Self.mostOfFew ? [] : try Self.read(asked, task, request)
  }

  /// Whether so little has to be read that the results are not kept: the content of files that were not compared with
  /// the index must not be kept under the blobs that git has for them.
  var isQuick: Bool {
    let (asked, others) = numbers(in: scope)
    let cache = cache
    return !isWorthKeeping(asked.count + others.count { !cache.hasTrace($0) })
  }

  /// Whether results of so many posts are worth a write.
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
    keep(read, others)
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
    let asked = places.map { place in posts.partitioningIndex { $0.place >= place } }
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
    let known = try ParallelMap(count: request.workers).map(numbers) { [read] in
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
    try ParallelMap(count: request.workers) { request.progress($0, posts.count) }
      .map(posts) { try PostWorker(task).checked }
  }

  /// The traces of posts outside the requested scope, read anew.
  private func traces(of numbers: [Int]) throws -> [OtherPosts.Numbered] {
    let cache = cache
    let read = try ParallelMap(count: request.workers) { request.progress($0, numbers.count) }
      .map(numbers.map { cache.posts[$0] }) { try PostWorker(task).traced }
    return zip(numbers, read).compactMap { number, trace in trace.map { (number, $0) } }
  }

  /// Keeps the results, if there are enough of them to be worth it.
  private func keep(_ read: [Int: CheckedPost], _ others: OtherPosts) {
    guard cache.store != nil else { return }
    if isWorthKeeping(read.count + others.readCount) {
      let traces = Dictionary(others.read.map { ($0.number, $0.trace) }, uniquingKeysWith: { first, _ in first })
      cache.keep(checked: read, traces: traces)
    }
    task.dictionaries?.remember()
  }

  private func spelling(_ slips: [Misspelling], others: [Int]) throws -> [Finding] {
    guard !slips.isEmpty, let configuration = task.configuration, let dictionaries = task.dictionaries else {
      return []
    }
    let posts = others.map { cache.posts[$0] }
    let use = try WordUse.use(of: slips, in: posts, of: task.source, ParallelMap(count: request.workers))
    return SpellingReporter(configuration: configuration, shelf: dictionaries).findings(slips, use: use)
  }
}

/// What all workers share in a check.
struct CheckTask: Sendable {
  let source: SourcePlace
  let configuration: Configuration?
  let configurationFindings: [Finding]
  let configurationBytes: [UInt8]
  /// Every file of the tree.
  let files: FileIndex
  let words: LintWords
  /// What earlier runs found out; `nil` where it is not used.
  let store: Store?
  /// `nil` where words are not looked up.
  let dictionaries: DictionaryLibrary?
}

/// The result of checking one post.
struct CheckedPost: Sendable {
  var validated: ValidatedPost
  /// The files that it names, as `Post.namedFiles` has them.
  var files: [String] = []
  var slips: [Misspelling] = []
  /// The languages of its texts that the machine has no dictionary for.
  var unspelled: Set<String> = []
}

extension CheckTask {
  /// A spelling checker with its own memory; `nil` if spelling is not checked.
  var spelling: SpellingChecker? {
    guard let dictionaries, let configuration, !configuration.lint.disabled.contains(Spelling.description.id) else {
      return nil
    }
    return SpellingChecker(configuration: configuration, words: words, shelf: dictionaries)
  }
}

/// Reads and checks posts one by one, with a source of its own.
struct PostWorker {
  private let source: any ContentSource
  private let validator: PostValidator
  private let policy: PolicyCheck?
  private let spelling: SpellingChecker?

  init(_ task: CheckTask) throws {
    source = try task.source.open()
    validator = PostValidator(
      configuration: task.configuration, files: task.files,
      library: SourceMediaLibrary(source: source, hashes: MediaHashes(task.store)), words: task.words)
    policy = task.configuration.map(PolicyCheck.init)
    spelling = task.spelling
  }

  /// All findings about the post in a file.
  func checked(_ file: ContentFile) throws -> CheckedPost {
    guard let reading = try ContentLoader.reading(file, from: source) else {
      return CheckedPost(validated: ValidatedPost(findings: []))
    }
    let post = validator.underCheck(reading)
    var checked = CheckedPost(validated: validator.validated(reading, post))
    if checked.validated.trace?.files.isEmpty == false {
      checked.files = post?.rendered.namedFiles ?? reading.post?.namedFiles ?? []
    }
    if let post {
      checked.validated.findings += policy?.findings(of: post.post, validation: checked.validated.findings) ?? []
      checked.slips = spelling?.slips(in: post) ?? []
      checked.unspelled = spelling?.takeMissing() ?? []
    }
    return checked
  }

  /// What the rules across posts need to know of the post in a file.
  func traced(_ file: ContentFile) throws -> PostTrace? {
    try ContentLoader.reading(file, from: source).flatMap(validator.trace)
  }
}

/// The posts outside the requested scope. Rules across posts look for what they share with those in scope, so few of
/// the posts in the cache have to be decoded.
struct OtherPosts {
  /// A post by its number among all, and its trace.
  typealias Numbered = (number: Int, trace: PostTrace)

  /// Those that the cache does not know, as far as they could be read.
  let read: [Numbered]
  /// How many posts had to be read for that.
  let readCount: Int
  private let cache: CheckCache
  private let known: [Int]
  private let reader: ([Int]) throws -> [Numbered]

  /// - Parameters:
  ///   - numbers: theirs among all posts, ascending.
  ///   - reader: reads posts by their numbers; what cannot be read is left out.
  init(_ numbers: [Int], _ cache: CheckCache, reader: @escaping ([Int]) throws -> [Numbered]) throws {
    let unknown = numbers.filter { !cache.hasTrace($0) }
    read = try reader(unknown)
    readCount = unknown.count
    known = unknown.isEmpty ? numbers : numbers.filter(cache.hasTrace)
    self.cache = cache
    self.reader = reader
  }

  var isEmpty: Bool { known.isEmpty && read.isEmpty }

  /// All that had to be read, and of the others those that share one of the hashes.
  func traces(sharing hashes: some Sequence<UInt64>) throws -> [PostTrace] {
    let wanted = Set(hashes.map { UInt32(truncatingIfNeeded: $0) })
    let similar = wanted.isEmpty ? [] : cache.sharing(wanted, among: known)
    let traces = similar.map(cache.trace)
    let damaged = try reader(zip(similar, traces).filter { $0.1 == nil }.map(\.0))
    return (read + damaged).map(\.trace) + traces.compactMap(\.self)
  }

  /// Those that name a file that changed.
  func traces(naming scope: CheckScope) throws -> [PostTrace] {
    try scope.changedHashes.isEmpty ? [] : traces(sharing: scope.changedHashes).filter(scope.namesChangedFile)
  }
}
