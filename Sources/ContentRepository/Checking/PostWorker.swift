internal import Content
internal import Diagnostics
internal import Validation

/// What every worker knows of the check under way.
struct CheckTask: Sendable {
  let source: SourcePlace
  let configuration: Configuration?
  let files: FileIndex
  let words: LintWords
}

/// Reads and checks posts one by one, with a source of its own.
struct PostWorker {
  private let source: any ContentSource
  private let validator: PostValidator
  private let policy: PolicyCheck?

  init(_ task: CheckTask) throws {
    source = try task.source.open()
    validator = PostValidator(
      configuration: task.configuration, files: task.files,
      library: SourceMediaLibrary(source: source, hashes: MediaHashes()), words: task.words)
    policy = task.configuration.map(PolicyCheck.init)
  }

  /// Everything that is wrong with the post in a file.
  func checked(_ file: ContentFile) throws -> ValidatedPost {
    guard let reading = try ContentLoader.reading(file, from: source) else { return ValidatedPost(findings: []) }
    var checked = validator.validated(reading)
    if let policy, let post = reading.post {
      checked.findings += policy.findings(of: post, validation: checked.findings)
    }
    return checked
  }

  /// What the post in a file leaves for the rules across posts.
  func traced(_ file: ContentFile) throws -> PostTrace? {
    try ContentLoader.reading(file, from: source).flatMap(validator.trace)
  }
}
