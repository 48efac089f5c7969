import Diagnostics

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
    let text = scalar.style == .plain ? YAMLQuoting.quoted(scalar.text) : fields.log.source.text(in: node.range)
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
