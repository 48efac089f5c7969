package import Content
package import Diagnostics
internal import Git
package import Validation

/// Reads a content source into the values that rules check.
package struct ContentLoader {
  private let repository: ContentRepository
  private let source: any ContentSource

  /// The largest post that is read, in bytes.
  package static let postLimit = 1 << 20

  package init(repository: ContentRepository, source: any ContentSource) {
    self.repository = repository
    self.source = source
  }

  /// The source's posts and files, to be judged by `configuration`.
  ///
  /// - Parameter words: the word files that it names, read from the same source as the configuration.
  package func load(configuration: Configuration?, words: LintWords) throws -> ContentUnderCheck {
    let files = try source.files()
    return ContentUnderCheck(
      configuration: configuration, posts: try files.compactMap(reading), files: files,
      library: SourceMediaLibrary(source: source, hashes: repository.hashes), words: words)
  }

  /// The word files of the source that `configuration` names.
  package func words(of configuration: Configuration?) -> LintWords {
    guard let lint = configuration?.lint else { return LintWords() }
    let wordlists = lint.wordlists.map(\.file)
    var texts: [String: String] = [:]
    var problems: [String: LintWords.Problem] = [:]
    for path in Set(lint.files) {
      switch wordFile(path) {
      case .success(let text): texts[path] = text
      case .failure(let problem): problems[path] = problem
      }
    }
    return LintWords(texts: texts, wordlists: wordlists, problems: problems)
  }

  /// The text of a word file, or why there is none.
  private func wordFile(_ path: String) -> Result<String, LintWords.Problem> {
    do {
      guard let bytes = try source.bytes(at: path, limit: Self.postLimit) else { return .failure(.missing) }
      guard let text = SourceFile.read(path: path, bytes: bytes).file?.text else { return .failure(.notUTF8) }
      return .success(text)
    } catch ContentSourceError.tooLarge {
      return .failure(.tooLarge)
    } catch {
      return .failure(.missing)
    }
  }

  /// The source's own `stet.yml`, as `check` reads it.
  func configurationFile() throws -> ConfigurationFile {
    try Self.configurationFile(of: source)
  }

  /// The `stet.yml` of any source.
  static func configurationFile(of source: any ContentSource) throws -> ConfigurationFile {
    try ConfigurationFile.read(from: source, place: "at the root of the repository", hints: ["stet init"])
  }

  /// The configuration, and the findings in it.
  package func configuration() throws -> (configuration: Configuration?, findings: [Finding]) {
    let file = try configurationFile()
    return (file.configuration, file.findings)
  }

  /// The post in a file; a post of a blob is read once, even if several trees name it.
  private func reading(_ file: ContentFile) throws -> PostReading? {
    guard let blob = file.blob, Self.isReadable(file) else { return try Self.reading(file, from: source) }
    return try Self.withinLimit {
      try repository.reading(blob: ObjectID(blob), path: file.path) {
        try source.bytes(at: file.path, limit: Self.postLimit)
      }
    }
  }

  /// The post in a file; `nil` where there is none to read.
  static func reading(_ file: ContentFile, from source: any ContentSource) throws -> PostReading? {
    guard isReadable(file) else { return nil }
    return try withinLimit {
      try source.bytes(at: file.path, limit: postLimit).map { PostReader.read(path: file.path, bytes: $0) }
    }
  }

  private static func isReadable(_ file: ContentFile) -> Bool {
    file.isPost && (file.kind == .regular || file.kind == .executable)
  }

  private static func withinLimit(_ read: () throws -> PostReading?) throws -> PostReading? {
    do {
      return try read()
    } catch ContentSourceError.tooLarge(let path, let size, let limit) {
      return PostReading(post: nil, findings: [.tooLarge(path, size: size, limit: limit)], source: nil, id: nil)
    }
  }
}

extension Finding {
  /// The finding for a file that is too large to be read.
  static func tooLarge(_ path: String, size: Int, limit: Int) -> Finding {
    Finding(
      rule: ReadingRule.tooLarge.rawValue, path: path,
      summary: "\(size) bytes are more than the \(limit) that a file may have",
      explanation: "Pictures and films belong in files of their own.")
  }
}
