import Diagnostics

/// Hashtags and mentions: a list for all channels, or a list for each.
extension ContentReader {
  func addressed(_ key: String) -> Addressed? {
    guard let node = fields.node(key) else { return nil }
    let path = fields.path(key)
    guard case .mapping = node.value else {
      return words(node, at: path, key: key).map(Addressed.all)
    }
    var lists: [String: [String]] = [:]
    for (entry, path) in fields.named(key) where log.hasValue(entry.value, name: path) {
      if let name = channelName(entry) { lists[name] = words(entry.value, at: path, key: key) }
    }
    return .by(lists)
  }

  /// The name of a channel or network that a key is.
  func channelName(_ entry: YAMLEntry) -> String? {
    // Whether a well-formed name exists is checked later, with `stet.yml`.
    if Name.isValid(entry.key.lowercased().replacing(" ", with: "-")) { return entry.key }
    log.report(
      .invalidValue, entry.keyRange, "\(Display.quoted(entry.key)) cannot be a channel",
      explanation: "A name is \(Name.rule).")
    return nil
  }

  private func words(_ node: YAMLNode, at path: String, key: String) -> [String]? {
    log.texts(node, at: path, example: fields.keys.example(key)) { text, node, _ in
      key == "hashtags" ? hashtag(text, node) : text
    }
  }

  /// A hashtag without its sign.
  private func hashtag(_ text: String, _ node: YAMLNode) -> String? {
    let hasSign = text.utf8.first == UInt8(ascii: "#")
    let tag = hasSign ? String(text.dropFirst()) : text
    if hasSign {
      log.report(
        .hashtagSign, node.range, "\(Display.quoted(text)) needs no `#`", explanation: "The sign is added.",
        severity: .note, fix: signFix(tag, node))
    }
    guard !tag.isEmpty, !hasSpaceOrSign(tag) else {
      log.report(
        .invalidHashtag, node.range, "\(Display.quoted(text)) cannot be a hashtag",
        explanation: "A hashtag is one word. Write several as a list: `hashtags: [Advent, Hamburg]`.")
      return nil
    }
    return tag
  }

  private func signFix(_ tag: String, _ node: YAMLNode) -> Fix? {
    guard !tag.isEmpty, !hasSpaceOrSign(tag), node.range.start.line == node.range.end.line else { return nil }
    let isPlain = tag.unicodeScalars.allSatisfy(\.isWord) && tag.lowercased() != "null"
    let text = isPlain ? tag : YAMLQuoting.quoted(tag)
    return Fix("write \(Display.code(text))", replacing: node.range, with: text)
  }

  private func hasSpaceOrSign(_ tag: String) -> Bool {
    // Most tags are ASCII, where the Unicode tables need not be asked.
    tag.unicodeScalars.contains { scalar in
      scalar.isASCII ? scalar.value <= 0x20 || scalar == "#" : scalar.properties.isWhitespace
    }
  }
}
