internal import SocialText

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
    let repetition = fields.repetition("repeat")
    guard let id = reader.id() else { return nil }
    let place = source.range(parts.body)
    log.places.note("body", SourcePlaces.Place(key: place, value: place))
    return Post(
      id: id, path: source.path, channels: channels, content: content, overrides: overrides,
      body: MarkdownSource(markdown: source.text(at: parts.body), firstLine: parts.bodyLine), labels: labels,
      priority: priority, repetition: repetition, places: log.places.ofUsable, isWhole: log.isComplete)
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

/// The two parts of a post: YAML between two lines of `---`, and the body below.
struct FrontMatter {
  /// The offsets of the YAML's bytes.
  let yaml: Range<Int>
  /// The offsets of the body's bytes.
  let body: Range<Int>
  /// The number of the body's first line.
  let bodyLine: Int

  /// Finds the two fences; a finding where one is missing.
  static func split(_ source: SourceFile) -> (frontMatter: FrontMatter?, finding: Finding?) {
    guard isFence(source, line: 1) else { return (nil, missingOpening(source)) }
    guard let closing = closingFence(source) else { return (nil, missingClosing(source)) }
    let bodyStart = min(source.lineOffsets(closing).upperBound + 1, source.bytes.count)
    let yaml = source.lineOffsets(2).lowerBound..<source.lineOffsets(closing).lowerBound
    return (FrontMatter(yaml: yaml, body: bodyStart..<source.bytes.count, bodyLine: closing + 1), nil)
  }

  private static func closingFence(_ source: SourceFile) -> Int? {
    var line = 2
    while line <= source.lineCount {
      if isFence(source, line: line) { return line }
      line += 1
    }
    return nil
  }

  /// Whether a line is `---`, followed only by spaces.
  private static func isFence(_ source: SourceFile, line: Int) -> Bool {
    let offsets = source.lineOffsets(line)
    let bytes = source.bytes
    guard offsets.count >= 3, bytes[offsets.lowerBound] == dash, bytes[offsets.lowerBound + 1] == dash,
      bytes[offsets.lowerBound + 2] == dash
    else { return false }
    return bytes[offsets.dropFirst(3)].allSatisfy(\.isBlank)
  }

  private static let dash = UInt8(ascii: "-")

  private static func missingOpening(_ source: SourceFile) -> Finding {
    Finding(
      rule: .frontMatter, path: source.path, summary: "the first line is not `---`",
      explanation:
        "A post begins with its keys, such as `id` and `channels`, between two lines of `---`; the text follows "
        + "below. `stet new \"My title\"` writes such a file.")
  }

  private static func missingClosing(_ source: SourceFile) -> Finding {
    Finding(
      rule: .frontMatter, path: source.path, range: source.range(source.lineOffsets(1)),
      summary: "the front matter that begins here is never closed",
      explanation: "The keys of a post end with a line of `---`; the text follows below.")
  }
}

/// Reads what a post says differently to some channels.
struct OverrideReader {
  let fields: Fields
  let postPath: String

  /// The overrides by the name of a channel or network.
  func overrides() -> [String: PostContent] {
    var overrides: [String: PostContent] = [:]
    let reader = ContentReader(fields: fields, postPath: postPath)
    for (entry, path) in fields.named("overrides") where fields.log.hasValue(entry.value, name: path) {
      guard let name = reader.channelName(entry), !isText(entry.value, at: path),
        let fields = Fields(entry.value, at: path, keys: PostKeys.override(for: name), log: fields.log)
      else { continue }
      overrides[name] = content(fields, name: name)
    }
    return overrides
  }

  /// Whether the text stands where its keys should; reports it.
  private func isText(_ node: YAMLNode, at path: String) -> Bool {
    guard let scalar = node.scalar else { return false }
    let isBlock = scalar.style == .literal || scalar.style == .folded
    let text = scalar.style == .plain ? YAMLText.readablyQuoted(scalar.text) : fields.log.source.text(in: node.range)
    let fix = isBlock ? nil : Fix("name it as the text", replacing: node.range, with: "{ text: \(text) }")
    fields.log.wrongType(
      node, at: path, expected: "made of keys with values", example: "`{ text: \"…\" }`", fix: fix)
    return true
  }

  private func content(_ fields: Fields, name: String) -> PostContent {
    var content = ContentReader(fields: fields, postPath: postPath).content()
    content.text = text(fields)
    for key in fields.names {
      guard let type = NetworkOptions.type(of: key, overriding: name), let value = option(fields, key, type) else {
        continue
      }
      content.options[key] = value
    }
    return content
  }

  /// `text`, or YouTube's word for it.
  private func text(_ fields: Fields) -> MarkdownSource? {
    if fields.node("text") != nil, let second = fields.node("description") {
      fields.log.invalid(
        second, at: fields.path("description"), "is given beside `text`",
        explanation: "Both are the text of the post. Keep one of the two.")
    }
    let key = fields.node("text") != nil ? "text" : "description"
    guard let node = fields.node(key), let text = fields.text(key) else { return nil }
    // The text of a block scalar begins on the line after its `|`.
    let isBlock = node.scalar?.style == .literal || node.scalar?.style == .folded
    return MarkdownSource(markdown: text, firstLine: node.range.start.line + (isBlock ? 1 : 0))
  }

  private func option(_ fields: Fields, _ key: String, _ type: NetworkOption.ValueType) -> OptionValue? {
    switch type {
    case .text: return fields.text(key).map(OptionValue.text)
    case .number: return fields.number(key, in: 0...Int64(Int32.max)).map(OptionValue.number)
    case .truth: return fields.truth(key).map(OptionValue.truth)
    case .list: return fields.texts(key).map(OptionValue.list)
    case .choice(let words):
      return fields.node(key).flatMap { fields.log.choice($0, at: fields.path(key), of: words) }.map(OptionValue.text)
    }
  }
}
