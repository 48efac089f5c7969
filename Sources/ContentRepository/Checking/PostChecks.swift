internal import Checks
internal import Core
internal import Git
internal import SocialText

/// Checks the posts of a tree that are in the requested scope, and reads the others as far as rules across posts need
/// it.
struct PostChecks {
  private let task: CheckTask
  private let request: CheckRequest
  private let scope: CheckScope
  private let cache: CheckCache

  init(_ task: CheckTask, _ request: CheckRequest, in scope: CheckScope) {
    self.task = task
    self.request = request
    self.scope = scope
    // Warms `twins`, which `PathTwin` needs last, while words are looked up.
    _ = BackgroundValue { task.files.twins }
    let posts = task.files.list.filter(\.isPost)
    cache = CheckCache(
      of: posts, among: task.files, in: posts.count < request.storeThreshold ? nil : task.store, basis: task.basis,
      isWhole: scope.isWhole)
  }

  /// - Parameter idsBefore: the ids that posts had in the base revision.
  func posts(idsBefore: [String] = []) throws -> CheckedPosts {
    var scope = scope
    var (asked, others) = numbers(in: scope)
    let unknown = others.filter { !cache.hasTrace($0) }
    let read = try traces(of: unknown)
    let concerned = try traces(sharing: scope.changedHashes, among: others, and: read).filter(scope.namesChangedFile)
    if !concerned.isEmpty {
      scope.include(concerned.map(\.path))
      (asked, others) = numbers(in: scope)
    }
    let known = try kept(asked)
    let new = try checked(asked.filter { known[$0] == nil })
    let posts = asked.compactMap { known[$0] ?? new[$0] }
    let reported = posts.compactMap(\.validated.trace)
    let hashes = reported.flatMap(\.hashes) + idsBefore.map { StableHash.of($0) }
    let similar = try traces(sharing: hashes, among: others, and: read)
    let spelled = try spelling(posts.flatMap(\.slips), others: others)
    if new.count + unknown.count > cache.posts.count / 50 { cache.keep(checked: new, traces: read) }
    if cache.store != nil { task.dictionaries?.remember() }
    return CheckedPosts(
      scope: scope, findings: posts.flatMap(\.validated.findings) + spelled,
      traces: similar.filter { !scope.contains($0.path) } + reported, reported: reported,
      unspelled: posts.reduce(into: Set()) { $0.formUnion($1.unspelled) }.sorted())
  }

  /// The numbers of the posts in scope, among those of the cache, and those of the others.
  private func numbers(in scope: CheckScope) -> (asked: [Int], others: [Int]) {
    let posts = cache.posts
    let places = scope.files(of: task.files).filter(\.isPost).map(\.place)
    guard places.count < posts.count else { return (Array(posts.indices), []) }
    let asked = places.map { place in posts.partitioningIndex { $0.place >= place } }
    let isAsked = Set(asked)
    return (asked, posts.indices.filter { !isAsked.contains($0) })
  }

  /// What the cache has of posts, by their numbers.
  private func kept(_ numbers: [Int]) throws -> [Int: CheckedPost] {
    let cache = cache
    return try byNumber(numbers, ParallelMap(count: request.workers).map(numbers) { cache.checked })
  }

  /// Posts read and checked, by their numbers.
  private func checked(_ numbers: [Int]) throws -> [Int: CheckedPost] {
    try byNumber(numbers, read(numbers) { try PostWorker(task).checked })
  }

  /// The traces of posts that are only read for the rules across posts, by their numbers.
  private func traces(of numbers: [Int]) throws -> [Int: PostTrace] {
    try byNumber(numbers, read(numbers) { try PostWorker(task).traced })
  }

  private func read<Result: Sendable>(
    _ numbers: [Int], _ worker: @Sendable () throws -> (ContentFile) throws -> Result
  ) throws -> [Result] {
    try ParallelMap(count: request.workers) { request.progress($0, numbers.count) }
      .map(numbers.map { cache.posts[$0] }, worker: worker)
  }

  private func byNumber<Result>(_ numbers: [Int], _ results: [Result?]) -> [Int: Result] {
    zip(numbers, results).reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  /// Of posts outside the requested scope: the traces that had to be read, and of the others those that share one of the
  /// hashes. Rules across posts look for what posts share, so few of the traces in the cache have to be decoded.
  private func traces(
    sharing hashes: some Collection<UInt64>, among others: [Int], and read: [Int: PostTrace]
  ) throws -> [PostTrace] {
    let similar = cache.sharing(hashes, among: others)
    let traces = similar.map(cache.trace)
    let lost = zip(similar, traces).filter { $0.1 == nil }.map(\.0)
    return try Array(read.values) + traces.compactMap(\.self) + self.traces(of: lost).values
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

/// Findings about the policy that need no decisions: posts that no rule matches, and names in `stet.yml` that were
/// another person's before.
struct PolicyCheck {
  private let configuration: Configuration
  /// Whether some rule applies to every post, so that none is without a rule.
  private let hasRuleForAll: Bool

  init(_ configuration: Configuration) {
    self.configuration = configuration
    hasRuleForAll = configuration.policy.rules.contains { $0.when == nil && $0.unless == nil }
  }

  /// - Parameter validation: what validation found in the post; its flags may make a rule apply.
  func findings(of post: Post, validation: [Finding]) -> [Finding] {
    guard !hasRuleForAll else { return [] }
    return SnapshotMaker.situations(of: post, findings: validation, in: configuration)
      .filter { !hasRule(in: $0.situation) }
      .compactMap { configuration.lint.applyingOverrides(to: noRule(post, $0.channel)) }
  }

  private func hasRule(in situation: RuleSituation) -> Bool {
    configuration.policy.rules.contains { $0.applies(in: situation) }
  }

  private func noRule(_ post: Post, _ channel: Channel) -> Finding {
    Finding(
      rule: NoRule.description.id, severity: NoRule.description.severity, path: post.path, post: post.id,
      channel: channel.name, range: post.places.value("channels"),
      summary: "no rule of stet.yml matches this post on \(channel.name), so it will never go out",
      explanation: NoRule.description.explanation)
  }

  /// The names that were other people's in earlier versions of `stet.yml`, latest first.
  func reusedNames(since earlier: [Configuration]) -> [Finding] {
    configuration.people.compactMap { person in
      let entries = earlier.compactMap { $0.person(person.name) }
      guard let first = entries.last,
        entries.identities(connectedTo: person.identities).isDisjoint(with: first.identities)
      else { return nil }
      let known = first.emails.first.map { " (\($0))" } ?? ""
      let finding = Finding(
        rule: PersonReused.description.id, severity: PersonReused.description.severity, path: PolicySnapshot.path,
        range: configuration.places.key("people.\(person.name)"),
        summary: "\(person.name) was another person\(known): all addresses, keys and ids on forges are new",
        explanation: PersonReused.description.explanation)
      return configuration.lint.applyingOverrides(to: finding)
    }
  }
}
