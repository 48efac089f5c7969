package import Checks
package import Core
internal import Git
internal import SocialText

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

  /// The word files of the source that `configuration` names, and its lists of days.
  package func words(of configuration: Configuration?) -> LintWords {
    guard let configuration else { return LintWords() }
    let wordlists = configuration.lint.wordlists.map(\.file)
    var texts: [String: String] = [:]
    var problems: [String: LintWords.Problem] = [:]
    for path in Set(configuration.lint.files + configuration.dayLists) {
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
  func reading(_ file: ContentFile) throws -> PostReading? {
    guard let blob = file.blob, Self.isReadable(file) else { return try Self.reading(file, from: source) }
    return try Self.withinLimit {
      try repository.reading(blob: blob, path: file.path) {
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

/// `stet.yml` as a source has it.
struct ConfigurationFile {
  /// Empty if the file is too large to be read.
  var bytes: [UInt8]
  /// `nil` where it cannot be used.
  var configuration: Configuration?
  var findings: [Finding]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - place: where it was looked for, to follow its name in a sentence.
  ///   - hints: what to do where it is not there.
  /// - Throws: `RepositoryError` where there is none, or no regular file in its place.
  static func read(from source: any ContentSource, place: String, hints: [String]) throws -> ConfigurationFile {
    do {
      guard let bytes = try source.bytes(at: PolicySnapshot.path, limit: PolicySnapshot.limit) else {
        throw RepositoryError(try obstacle(in: source, place), hints: hints)
      }
      let reading = ConfigurationReader.read(path: PolicySnapshot.path, bytes: bytes)
      return ConfigurationFile(bytes: bytes, configuration: reading.configuration, findings: reading.findings)
    } catch ContentSourceError.tooLarge(let path, let size, let limit) {
      return ConfigurationFile(bytes: [], findings: [.tooLarge(path, size: size, limit: limit)])
    }
  }

  private static func obstacle(in source: any ContentSource, _ place: String) throws -> String {
    switch try source.files().first(where: { $0.path == PolicySnapshot.path })?.kind {
    case .symbolicLink: "stet.yml is a symbolic link \(place)"
    case .submodule, .special: "stet.yml is no regular file \(place)"
    case .regular, .executable, nil: "there is no stet.yml \(place)"
    }
  }
}

/// How much of a post on a channel is wanted.
package enum ChannelDetail: Sendable, Hashable {
  case whole
  /// That it was sent, and its rendition or not.
  case sentOnly(isRendered: Bool)
  /// Enough to tell whether it ended without being sent: all but its contributors.
  case withoutContributors

  var isRendered: Bool { self != .sentOnly(isRendered: false) }

  var isSentOnly: Bool { if case .sentOnly = self { true } else { false } }
}

/// Makes of what is known of posts what verdicts are about.
struct SnapshotMaker {
  let configuration: Configuration

  /// The snapshot of one post.
  ///
  /// - Parameters:
  ///   - channels: those that it has, with how much of each is wanted.
  ///   - findings: at least those in the post that are errors or raise flags.
  ///   - rendition: what the post is on a channel; `nil` where it cannot be rendered.
  func snapshot(
    _ post: PostFacts, on channels: [(channel: Channel, detail: ChannelDetail)], findings: [Finding],
    history: PostHistory, rendition: (Channel) throws -> KnownRendition?
  ) rethrows -> PostSnapshot {
    let known = channels.compactMap { channel, detail in post.on(channel).map { (channel, detail, $0) } }
    let words = post.title == nil ? known.lazy.compactMap(\.2.words).first ?? post.words : nil
    return PostSnapshot(
      id: post.id, path: post.path, title: post.title ?? post.id, firstWords: words, blob: post.blob,
      priority: post.priority, labels: post.labels, inputs: Self.inputs(post.labels, post.path, findings),
      history: history,
      channels: try known.map { channel, detail, facts in
        let own = findings.isEmpty ? [] : findings.filter { $0.concerns(channel) }
        return ChannelSnapshot(
          channel: channel, rendition: detail.isRendered ? try rendition(channel) : nil, schedule: facts.schedule,
          draft: facts.draft, disclosure: facts.disclosure, formats: facts.formats,
          errors: own.filter { $0.severity == .error }, flags: Self.flags(own), isSentOnly: detail.isSentOnly)
      })
  }

  /// What rules look at of a post, channel by channel: no rendition is made for that.
  static func situations(
    of post: Post, findings: [Finding], in configuration: Configuration
  ) -> [(channel: Channel, situation: RuleSituation)] {
    configuration.channels.filter { post.channels.contains($0.name) }.map { channel in
      let content = post.content(for: channel)
      let inputs = inputs(post.labels, post.path, findings.filter { $0.concerns(channel) })
      let situation = RuleSituation(
        channel: channel.name, network: channel.network, disclosure: content.disclosure ?? .none,
        formats: content.ruleFormats(on: channel.network), inputs: inputs)
      return (channel, situation)
    }
  }

  private static func inputs(_ labels: InternalLabels, _ path: String, _ findings: [Finding]) -> PolicyInputs {
    PolicyInputs(
      department: labels.department, pillar: labels.pillar, campaign: labels.campaign, path: path,
      flags: flags(findings))
  }

  private static func flags(_ findings: [Finding]) -> [String] {
    findings.isEmpty ? [] : Set(findings.flatMap(\.flags)).sorted()
  }
}

extension Finding {
  /// Whether it is about a channel, or about all of them.
  fileprivate func concerns(_ other: Channel) -> Bool { channel == nil || channel == other.name }
}
