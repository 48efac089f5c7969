/// The texts of a post on a channel as its readers get them: link, mentions and hashtags in place, our links tagged.
package enum ReaderText {
  /// The final text of each part, in order.
  ///
  /// - Parameter markdown: what `content` says on the channel, its markers taken out.
  package static func parts(
    of markdown: MarkdownText, _ content: PostContent, of post: Post, on channel: Channel
  ) -> [String] {
    let links = LinkTagger(channel: channel, post: post)
    return TextAssembly(content: content, channel: channel).texts(of: markdown.parts).map(links.taggedText)
  }

  /// The first comment, our links tagged; nothing where the channel's network has none.
  package static func firstComment(_ content: PostContent, of post: Post, on channel: Channel) -> String? {
    guard ReaderKey.firstComment.applies(to: channel.network) else { return nil }
    return content.firstComment.map(LinkTagger(channel: channel, post: post).taggedText)
  }
}
