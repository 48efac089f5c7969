internal import Content
internal import Diagnostics
internal import Validation

/// What all workers share in a check.
struct CheckTask: Sendable {
  let source: SourcePlace
  let configuration: Configuration?
  let configurationFindings: [Finding]
  let configurationBytes: [UInt8]
  /// Every file of the tree.
  let files: FileIndex
  let words: LintWords
  /// `nil` where words are not looked up.
  let dictionaries: DictionaryLibrary?
}

/// The result of checking one post.
struct CheckedPost: Sendable {
  var validated: ValidatedPost
  var slips: [SpellingSlip] = []
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
      library: SourceMediaLibrary(source: source, hashes: MediaHashes()), words: task.words)
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
