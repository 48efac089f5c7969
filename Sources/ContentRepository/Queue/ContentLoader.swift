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

  var isRendered: Bool { self != .sentOnly(isRendered: false) }
}

/// Makes of validated posts what verdicts are about.
package struct SnapshotMaker {
  private let configuration: Configuration
  private let content: ContentUnderCheck
  private let findings: [String: [Finding]]
  private let blobs: [String: String]

  package init(configuration: Configuration, content: ContentUnderCheck, findings: [Finding]) {
    self.configuration = configuration
    self.content = content
    self.findings = Dictionary(grouping: findings, by: \.path)
    blobs = Dictionary(
      content.files.map { ($0.path, $0.blob?.hex ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  /// The channels of a post, in the order of `stet.yml`.
  func channels(of post: Post) -> [Channel] { configuration.channels.filter { post.channels.contains($0.name) } }

  /// The id of a post's blob in hexadecimal.
  func blob(of post: Post) -> String { blobs[post.path] ?? "" }

  /// The time that a post names for a channel.
  func plannedTime(of post: Post, on channel: Channel) -> Timestamp? {
    post.schedule(for: channel, in: configuration).schedule.at
  }

  /// The snapshot of one post.
  ///
  /// - Parameters:
  ///   - channels: those that it has; `nil` for all of the post's.
  ///   - detail: how much of each is wanted.
  package func snapshot(
    _ post: Post, on channels: [Channel]? = nil, history: PostHistory,
    detail: (Channel) -> ChannelDetail = { _ in .whole }
  ) -> PostSnapshot {
    let findings = findings[post.path] ?? []
    let rendered = RenderedPost(post, by: configuration, library: content.library)
    let channels = channels?.map(rendered.on) ?? rendered.channels
    return PostSnapshot(
      id: post.id, path: post.path, title: post.content.title ?? post.id,
      firstWords: post.content.title == nil ? firstWords(of: post, channels) : nil, blob: blobs[post.path] ?? "",
      priority: post.priority, labels: post.labels, inputs: Self.inputs(of: post, findings), history: history,
      channels: channels.map { snapshot($0, findings, detail($0.channel)) })
  }

  /// As readers of the first channel with a text get them.
  private func firstWords(of post: Post, _ channels: [RenderedChannel]) -> String? {
    let texts = channels.lazy.compactMap(\.finalTexts.first)
    if let words = texts.compactMap(PostSnapshot.firstWords).first { return words }
    // A body may be too large to be read as a whole.
    let start = post.body.markdown.prefix(1_000)
    let text = MarkdownText(body: String(start), breaks: configuration.breaks, firstLine: 1)
    return text.parts.first.flatMap { PostSnapshot.firstWords(of: $0.text) }
  }

  /// What rules look at of a post, channel by channel: no rendition is made for that.
  static func situations(
    of post: Post, findings: [Finding], in configuration: Configuration
  ) -> [(channel: Channel, situation: RuleSituation)] {
    configuration.channels.filter { post.channels.contains($0.name) }.map { channel in
      let content = post.content(for: channel)
      let inputs = inputs(of: post, findings.filter { $0.concerns(channel) })
      let situation = RuleSituation(
        channel: channel.name, network: channel.network, disclosure: content.disclosure ?? .none,
        formats: content.ruleFormats(on: channel.network), inputs: inputs)
      return (channel, situation)
    }
  }

  private func snapshot(
    _ rendered: RenderedChannel, _ findings: [Finding], _ detail: ChannelDetail
  ) -> ChannelSnapshot {
    let (channel, content) = (rendered.channel, rendered.content)
    let own = findings.filter { $0.concerns(channel) }
    return ChannelSnapshot(
      channel: channel, rendition: detail.isRendered ? try? rendered.rendition.get() : nil,
      schedule: rendered.schedule.schedule, draft: content.draft ?? false,
      disclosure: content.disclosure ?? .none, formats: content.ruleFormats(on: channel.network),
      errors: own.filter { $0.severity == .error }, flags: Self.flags(own), isSentOnly: detail != .whole)
  }

  private static func inputs(of post: Post, _ findings: [Finding]) -> PolicyInputs {
    PolicyInputs(
      department: post.labels.department, pillar: post.labels.pillar, campaign: post.labels.campaign, path: post.path,
      flags: flags(findings))
  }

  private static func flags(_ findings: [Finding]) -> [String] { Set(findings.flatMap(\.flags)).sorted() }
}

extension Finding {
  /// Whether it is about a channel, or about all of them.
  fileprivate func concerns(_ other: Channel) -> Bool { channel == nil || channel == other.name }
}

extension PostContent {
  /// What a rule's `formats` may match: the format, and what the post answers.
  fileprivate func ruleFormats(on network: Network) -> [String] {
    [
      (format ?? network.standardFormat).rawValue, reply.map { _ in "reply" }, quote.map { _ in "quote" },
      repost.map { _ in "repost" },
    ].compactMap { $0 }
  }
}
