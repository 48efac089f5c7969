import Diagnostics

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
