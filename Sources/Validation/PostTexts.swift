package import Content
internal import Diagnostics

/// What a post is on its channels, each thing made once however many channels share it.
package final class PostTexts {
  private let markdown: MarkdownTexts
  /// The body, as readers get it.
  package let body: MarkdownText
  /// What readers of a channel before got of the body, and what was added to it there.
  private var assembled: (additions: TextAdditions, texts: [String])?
  /// What finds places in the texts, by what they were read from.
  private var typed: [MarkdownSource: [TypedText]] = [:]
  /// The counts of texts, by network.
  private var counted: [Network: [(texts: [String], counts: CountedTexts)]] = [:]
  /// The schedule of a channel before, where it is that of all.
  private var schedule: (Schedule, [Schedule.Problem])?

  package init(post: Post, breaks: LineBreaks) {
    markdown = MarkdownTexts(breaks: breaks)
    body = markdown.text(of: post.body)
  }

  /// What stands on a channel instead of the body, or the body.
  package func text(_ override: MarkdownSource?) -> MarkdownText {
    override.map(markdown.text) ?? body
  }

  /// What finds places in a text of the post.
  ///
  /// - Parameter override: the stretch of the override's text; nil where the body stands.
  func typed(_ source: MarkdownSource, _ text: MarkdownText, override: SourceRange?) -> TypedText {
    if let known = typed[source]?.first(where: { $0.override == override }) { return known }
    let made = TypedText(source: source, text: text, override: override)
    typed[source, default: []].append(made)
    return made
  }

  /// The counts of final texts on a network.
  func counted(_ texts: [String], on network: Network) -> CountedTexts {
    // Most channels share the very string, which is compared at once.
    let known = counted[network]?.first { known in
      known.texts.count == texts.count && zip(known.texts, texts).allSatisfy { $0.isSame(as: $1) }
    }
    if let known { return known.counts }
    let counts = CountedTexts(texts, on: network)
    counted[network, default: []].append((texts, counts))
    return counts
  }

  /// The text of each part as readers get it: with link, mentions and hashtags.
  ///
  /// - Parameter text: what `text(_:)` gave for the channel.
  func finalTexts(_ text: MarkdownText, _ content: PostContent, of post: Post, on channel: Channel) -> [String] {
    let additions = TextAdditions(content, on: channel)
    guard content.text == nil else {
      return ReaderText.tagged(ReaderText.parts(of: text, adding: additions), of: post, on: channel)
    }
    if let assembled, assembled.additions.isSame(as: additions) {
      return ReaderText.tagged(assembled.texts, of: post, on: channel)
    }
    let texts = ReaderText.parts(of: body, adding: additions)
    assembled = (additions, texts)
    return ReaderText.tagged(texts, of: post, on: channel)
  }

  /// When the post goes out on a channel, and what keeps parts of that from being told.
  func schedule(
    _ content: PostContent, of post: Post, on channel: Channel, in basis: CheckBasis
  ) -> (Schedule, [Schedule.Problem]) {
    if let schedule { return schedule }
    let found = post.schedule(for: channel, content: content, in: basis.configuration)
    if post.overrides.isEmpty, !post.places.hasOverrides { schedule = found }
    return found
  }
}
