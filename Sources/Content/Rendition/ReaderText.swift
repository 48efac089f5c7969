/// The texts of a post on a channel as its readers get them: link, mentions and hashtags in place, our links tagged.
package enum ReaderText {
  /// The final text of each part, in order.
  ///
  /// - Parameter markdown: what `content` says on the channel, its markers taken out.
  package static func parts(
    of markdown: MarkdownText, _ content: PostContent, of post: Post, on channel: Channel
  ) -> [String] {
    tagged(parts(of: markdown, adding: TextAdditions(content, on: channel)), of: post, on: channel)
  }

  /// The text of each part with what belongs to it; no link is tagged yet.
  package static func parts(of markdown: MarkdownText, adding additions: TextAdditions) -> [String] {
    TextAssembly(additions).texts(of: markdown.parts)
  }

  /// The texts with our links tagged.
  package static func tagged(_ texts: [String], of post: Post, on channel: Channel) -> [String] {
    guard LinkTagger.isNeeded(on: channel) else { return texts }
    return texts.map(LinkTagger(channel: channel, post: post).taggedText)
  }

  /// The first comment, our links tagged; `nil` where the channel's network has none.
  package static func firstComment(_ content: PostContent, of post: Post, on channel: Channel) -> String? {
    guard let comment = content.firstComment, ReaderKey.firstComment.applies(to: channel.network) else { return nil }
    return LinkTagger(channel: channel, post: post).taggedText(comment)
  }
}
