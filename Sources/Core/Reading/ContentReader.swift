internal import SocialText

/// Reads what a post, or an override of it, says.
struct ContentReader {
  let fields: Fields
  /// Where the post lies: paths with `./` and `../` start there.
  let postPath: String

  var log: ReadingLog { fields.log }

  /// Everything that posts and overrides have in common.
  func content() -> PostContent {
    var content = PostContent()
    readTimes(into: &content)
    readTexts(into: &content)
    content.draft = fields.truth("draft")
    content.format = fields.choice("format", PostFormat.self)
    content.disclosure = fields.choice("disclosure", Disclosure.self)
    content.aiGenerated = fields.truth("aiGenerated")
    content.sensitive = contentWarning()
    content.preview = preview()
    content.poll = poll()
    content.media = media()
    return content
  }

  private func readTimes(into content: inout PostContent) {
    content.publishDate = publishDate()
    content.timezone = fields.zoneName("timezone")
    content.notBefore = fields.time("notBefore")
    content.notAfter = fields.time("notAfter")
  }

  private func readTexts(into content: inout PostContent) {
    content.title = fields.text("title")
    content.language = fields.language("language")
    content.hashtags = addressed("hashtags")
    content.mentions = addressed("mentions")
    content.link = fields.text("link")
    content.firstComment = fields.text("firstComment")
    content.reply = fields.text("reply")
    content.quote = fields.text("quote")
    content.repost = fields.text("repost")
  }

  /// Times, `slot`, and in overrides `+2h`.
  private func publishDate() -> PublishDate? {
    guard let node = fields.node("publishDate"), let text = fields.text("publishDate") else { return nil }
    if text == "slot" { return .slot }
    if text.lowercased() == "slot" {
      log.report(
        .invalidTime, node.range, "\(Display.quoted(text)) is no time here", explanation: "Write `slot`.",
        fix: Fix("write `slot`", replacing: node.range, with: "slot"))
      return nil
    }
    guard text.utf8.first == UInt8(ascii: "+") else {
      return log.time(text, node, at: fields.path("publishDate")).map(PublishDate.at)
    }
    if !fields.path.isEmpty, let seconds = DurationText.seconds(String(text.dropFirst())) { return .after(seconds) }
    let advice =
      fields.path.isEmpty
      ? "Only an override can be so long after the post itself. Write `2026-12-01T09:00`."
      : "After `+` stands \(DurationText.rule)."
    log.report(.invalidTime, node.range, "\(Display.quoted(text)) is no time here", explanation: advice)
    return nil
  }

  /// `true`, `false`, or the text of the warning.
  private func contentWarning() -> ContentWarning? {
    guard let node = fields.node("sensitive") else { return nil }
    let path = fields.path("sensitive")
    if let scalar = node.scalar, scalar.style == .plain, ReadingLog.truthWords[scalar.text.lowercased()] != nil {
      return log.truth(node, at: path, example: "`sensitive: true` or `sensitive: \"Blut\"`").map(ContentWarning.flag)
    }
    return log.text(node, at: path).map(ContentWarning.warning)
  }

  private func preview() -> LinkPreview? {
    guard let preview = fields.fields("preview", PostKeys.preview) else { return nil }
    return LinkPreview(
      title: preview.text("title"), description: preview.text("description"),
      image: preview.mediaPath("image", from: postPath))
  }

  private func poll() -> Poll? {
    guard let poll = fields.fields("poll", PostKeys.poll) else { return nil }
    poll.require("options")
    return Poll(options: poll.texts("options") ?? [], duration: poll.duration("duration"))
  }
}

/// Pictures, films and documents.
extension ContentReader {
  /// The media in their order; the same file named twice is one.
  func media() -> [MediaItem]? {
    var items: [MediaItem] = []
    let own = fields.elements("media") { element, path -> Bool? in
      guard let item = mediaItem(element, at: path) else { return nil }
      guard let index = items.firstIndex(where: { $0.source == item.source }) else {
        items.append(item)
        return true
      }
      merge(item, into: &items[index], at: path)
      return nil
    }
    return own == nil ? nil : items
  }

  private func mediaItem(_ node: YAMLNode, at path: String) -> MediaItem? {
    if let scalar = node.scalar, !scalar.isNull {
      let written = log.source.text(in: node.range)
      let fix = Fix("name it as a file", replacing: node.range, with: "{ file: \(written) }")
      log.wrongType(
        node, at: path, expected: "made of keys with values", example: "`- file: media/2026/markt.jpg`", fix: fix)
      return nil
    }
    guard log.hasValue(node, name: path), let item = Fields(node, at: path, keys: PostKeys.media, log: log) else {
      return nil
    }
    let source = mediaSource(item)
    let captions = captions(item)
    let thumbnail = item.mediaPath("thumbnail", from: postPath)
    let (alt, credit) = (item.text("alt"), item.text("credit"))
    let rights = rights(item)
    return source.map {
      MediaItem(source: $0, alt: alt, credit: credit, thumbnail: thumbnail, captions: captions, rights: rights)
    }
  }

  /// What is for the team alone: no rendition has it.
  private func rights(_ item: Fields) -> MediaRights {
    MediaRights(
      licence: item.text("licence"), licenceUntil: item.date("licenceUntil"), consent: item.texts("consent"))
  }

  private func merge(_ item: MediaItem, into first: inout MediaItem, at path: String) {
    if let alt = item.alt, let firstAlt = first.alt, !alt.utf8.elementsEqual(firstAlt.utf8) {
      log.report(
        .altConflict, log.places.value("\(path).alt"), "the same picture has another alt text above",
        explanation: "A file that is named twice is one picture. Keep one of the two texts.")
    }
    first.alt = first.alt ?? item.alt
    first.credit = first.credit ?? item.credit
    first.rights = first.rights.completed(by: item.rights)
  }

  private func captions(_ item: Fields) -> [Captions] {
    let captions = item.elements("captions") { node, path -> Captions? in
      guard let captions = Fields(node, at: path, keys: PostKeys.captions, log: log) else { return nil }
      captions.require("file", "language")
      guard let file = captions.mediaPath("file", from: postPath), let language = captions.language("language") else {
        return nil
      }
      return Captions(file: file, language: language)
    }
    return captions ?? []
  }
}

extension ContentReader {
  /// `file`, or `url` with `sha256`.
  func mediaSource(_ item: Fields) -> MediaSource? {
    if item.has("file"), item.has("url") {
      report(item, "url", "`url` is given beside `file`", "A picture is one file. Keep one of the two.")
      return nil
    }
    if item.has("url") { return remoteSource(item) }
    if item.has("sha256") {
      report(
        item, "sha256", "`sha256` belongs to a `url`", "The content of a file of the repository is known. Remove it.")
    }
    item.require("file")
    return item.mediaPath("file", from: postPath).map(MediaSource.file)
  }

  private func remoteSource(_ item: Fields) -> MediaSource? {
    item.require("sha256")
    guard let node = item.node("url"), let url = item.text("url") else { return nil }
    guard !ForgeAttachment.matches(url) else {
      log.reportForgeAttachment(node.range)
      return nil
    }
    guard isPlainHTTPS(url) else {
      report(item, "url", "\(Display.quoted(url)) is no address that begins with https://", nil)
      return nil
    }
    guard let hash = item.text("sha256") else { return nil }
    guard isLowercaseHex(hash, count: 64) else {
      report(
        item, "sha256", "\(Display.quoted(hash)) is no SHA-256",
        "It is 64 small hexadecimal digits: `sha256sum <file>`.")
      return nil
    }
    return .remote(url: url, sha256: hash)
  }

  private func isPlainHTTPS(_ url: String) -> Bool {
    url.utf8.starts(with: "https://".utf8) && url.utf8.count > 8
      && url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  private func report(_ item: Fields, _ key: String, _ summary: String, _ explanation: String?) {
    log.report(.mediaSource, log.places.value(item.path(key)), summary, explanation: explanation)
  }
}

extension ReadingLog {
  /// Reports a picture that lies in a forge's attachments.
  func reportForgeAttachment(_ range: SourceRange) {
    report(
      .forgeAttachment, range, "this picture is not in the repository",
      explanation: "It lies in the forge's attachments. Upload it to `media/…` and name that file.")
  }
}

extension Fields {
  /// A file of the repository, as its path from the root.
  func mediaPath(_ key: String, from file: String) -> String? {
    guard let node = node(key), let written = text(key) else { return nil }
    if ForgeAttachment.matches(written) {
      log.reportForgeAttachment(node.range)
      return nil
    }
    do {
      guard !written.utf8.starts(with: "http".utf8) || !written.contains("://") else {
        throw RepositoryPath.Problem.absolute
      }
      return try RepositoryPath.normalised(written, from: file)
    } catch {
      log.report(
        .mediaPath, node.range, "\(Display.quoted(written)) \((error as? RepositoryPath.Problem)?.sentence ?? "")",
        explanation: "Write the path from the root of the repository, `media/2026/markt.jpg`, or from the post, "
          + "`./markt.jpg`; an address goes into `url` with its `sha256`.")
      return nil
    }
  }
}

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
    let text = isPlain ? tag : YAMLText.readablyQuoted(tag)
    return Fix("write \(Display.code(text))", replacing: node.range, with: text)
  }

  private func hasSpaceOrSign(_ tag: String) -> Bool {
    // Most tags are ASCII, where the Unicode tables need not be asked.
    tag.unicodeScalars.contains { scalar in
      scalar.isASCII ? scalar.value <= 0x20 || scalar == "#" : scalar.properties.isWhitespace
    }
  }
}

/// The keys that stand in a post alone, not in its overrides.
extension ContentReader {
  /// The post's id; `nil`, and a finding, where it has another form.
  func id() -> String? {
    guard let node = fields.node("id"), let id = fields.text("id") else { return nil }
    if Name.isValid(id) { return id }
    let slug = PostID.slug(id)
    let example = Name.isValid(slug) ? " Write \(Display.code("id: \(slug)"))." : ""
    log.report(
      .invalidID, node.range, "\(Display.quoted(id)) cannot be an id", explanation: "An id is \(Name.rule).\(example)")
    return nil
  }

  /// What the team files the post under.
  func labels() -> InternalLabels {
    var labels = InternalLabels()
    labels.department = fields.text("department")
    labels.persona = fields.text("persona")
    labels.pillar = fields.text("pillar")
    labels.campaign = fields.text("campaign")
    labels.labels = fields.texts("labels") ?? []
    labels.proof = fields.texts("proof") ?? []
    labels.political = fields.text("political")
    labels.lowestPrice = fields.text("lowestPrice")
    return labels
  }
}
