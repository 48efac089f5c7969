extension PostContent {
  /// This content with everything that `override` says put in its place. A value is replaced whole, never merged.
  package func overridden(by override: PostContent?) -> PostContent {
    guard let override else { return self }
    var result = self
    result.text = override.text ?? text
    result.title = override.title ?? title
    result.publishDate = override.publishDate ?? publishDate
    result.timezone = override.timezone ?? timezone
    result.notBefore = override.notBefore ?? notBefore
    result.notAfter = override.notAfter ?? notAfter
    result.draft = override.draft ?? draft
    result.format = override.format ?? format
    result.language = override.language ?? language
    result.hashtags = override.hashtags ?? hashtags
    result.mentions = override.mentions ?? mentions
    result.link = override.link ?? link
    result.preview = override.preview ?? preview
    result.firstComment = override.firstComment ?? firstComment
    result.disclosure = override.disclosure ?? disclosure
    result.aiGenerated = override.aiGenerated ?? aiGenerated
    result.sensitive = override.sensitive ?? sensitive
    result.reply = override.reply ?? reply
    result.quote = override.quote ?? quote
    result.repost = override.repost ?? repost
    result.poll = override.poll ?? poll
    result.media = override.media ?? media
    result.options = options.merging(override.options) { _, new in new }
    return result
  }
}

extension Post {
  /// What the post says to `channel`: the post, then the override of its network, then its own.
  package func content(for channel: Channel) -> PostContent {
    guard !overrides.isEmpty else { return content }
    let networkWide = content.overridden(by: overrides[channel.network.rawValue])
    guard channel.name != channel.network.rawValue else { return networkWide }
    return networkWide.overridden(by: overrides[channel.name])
  }

  /// The dotted path of the key that decides `key` for `channel`: in its override, in its network's, or at the top.
  package func deciding(_ key: String, for channel: Channel) -> String {
    guard places.hasOverrides else { return key }
    return [channel.name, channel.network.rawValue]
      .map { "overrides.\($0).\(key)" }
      .first(where: places.contains) ?? key
  }
}
