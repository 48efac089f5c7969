package import Diagnostics

/// What reading one post file gave.
package struct PostReading: Sendable {
  /// The post; `nil` where there is no front matter or no usable id. Otherwise all of it that could be read.
  package var post: Post?
  /// What is wrong in the file, in the order of its places.
  package var findings: [Finding]
  /// The text, for code frames; `nil` where the bytes are no text.
  package var source: SourceFile?
  /// The post's id, where a valid one is written.
  package var id: String?

  package init(post: Post?, findings: [Finding], source: SourceFile?, id: String?) {
    self.post = post
    self.findings = findings
    self.source = source
    self.id = id
  }
}

/// Reads post files: strictly, with helpful findings, and without failing on any content.
package enum PostReader {
  /// Reads the file at `path` in the content repository.
  package static func read(path: String, bytes: [UInt8]) -> PostReading {
    let (source, findings) = SourceFile.read(path: path, bytes: bytes)
    guard let source else { return PostReading(post: nil, findings: findings, source: nil, id: nil) }
    let log = ReadingLog(source: source, findings: findings)
    let post = read(source, log)
    let id = post?.id
    var found = log.findings
    if let id { for index in found.indices { found[index].post = id } }
    return PostReading(post: post, findings: found.count > 1 ? found.inOrder() : found, source: source, id: id)
  }

  private static func read(_ source: SourceFile, _ log: ReadingLog) -> Post? {
    let (parts, finding) = FrontMatter.split(source)
    guard let parts else {
      log.add(finding.map { [$0] } ?? [])
      return nil
    }
    guard let root = log.document(at: parts.yaml, limit: YAMLDocument.maximumFrontMatter),
      let fields = Fields(root, at: "", keys: PostKeys.post, log: log, example: PostKeys.post.example("id"))
    else { return nil }
    return post(fields, parts, source, log)
  }

  private static func post(_ fields: Fields, _ parts: FrontMatter, _ source: SourceFile, _ log: ReadingLog) -> Post? {
    fields.require("id", "channels")
    let reader = ContentReader(fields: fields, postPath: source.path)
    let content = reader.content()
    let channels = fields.texts("channels") ?? []
    let overrides = OverrideReader(fields: fields, postPath: source.path).overrides()
    let labels = reader.labels()
    let priority = fields.choice("priority", Priority.self) ?? .normal
    guard let id = reader.id() else { return nil }
    let place = source.range(parts.body)
    log.places.note("body", SourcePlaces.Place(key: place, value: place))
    return Post(
      id: id, path: source.path, channels: channels, content: content, overrides: overrides,
      body: MarkdownSource(markdown: source.text(at: parts.body), firstLine: parts.bodyLine), labels: labels,
      priority: priority, places: log.places.ofUsable, isWhole: log.isComplete)
  }
}

extension ReadingLog {
  /// Reads the YAML at `offsets`; `nil` where there is none, which is reported.
  func document(at offsets: Range<Int>, limit: Int) -> YAMLNode? {
    guard offsets.count <= limit else {
      report(
        .yamlLimit, .fileStart, "\(offsets.count) bytes of YAML are more than the \(limit) allowed",
        explanation: "Put long texts below the front matter.")
      return nil
    }
    let document = YAMLDocument.read(source, at: offsets)
    add(document.findings)
    isComplete = document.isComplete
    repairedLines = document.repairedLines
    if document.root == nil, document.isComplete {
      report(.frontMatter, .fileStart, "there are no keys", explanation: "Write at least `id` and `channels`.")
    }
    return document.root
  }
}
