/// The keys of a post that reach a reader on some networks only.
///
/// A key that is not here, and not one of the network's own options, either reaches readers everywhere (text, media,
/// hashtags, mentions, disclosure, `aiGenerated`, `format`) or no reader (`department`, `pillar`, `persona`,
/// `campaign`, `labels`, `priority`, `proof`, `political`, `lowestPrice`, and a medium's rights). This table decides
/// what an approval binds to.
package enum ReaderKey: String, Sendable, CaseIterable {
  case title
  case link
  case preview
  case firstComment
  case language
  case sensitive
  case reply
  case quote
  case repost
  case poll
  /// More than one part, joined as answers to oneself.
  case thread

  /// The networks on which the key reaches readers.
  ///
  /// `link` means attached as a card; elsewhere it is appended to the text. Sources, read 2026-11-23: each network's
  /// publishing reference, as listed in `docs/post-format.md`.
  package var networks: Set<Network> { Set(list) }

  private var list: [Network] {
    switch self {
    case .title: [.youtube, .reddit, .pinterest]
    case .link: [.facebook, .linkedin, .bluesky, .threads, .pinterest, .reddit, .googleBusiness]
    case .preview: [.facebook, .linkedin, .bluesky, .discord]
    case .firstComment: [.x, .facebook, .instagram, .linkedin, .youtube, .mastodon, .bluesky, .threads, .reddit]
    case .language: [.mastodon, .bluesky, .youtube, .googleBusiness]
    case .sensitive: [.x, .mastodon, .bluesky, .threads, .reddit, .telegram, .discord]
    case .reply: [.x, .mastodon, .bluesky, .threads, .telegram, .reddit, .discord]
    case .quote: [.x, .mastodon, .bluesky, .threads]
    case .repost: [.x, .mastodon, .bluesky, .threads, .linkedin]
    case .poll: [.x, .mastodon, .linkedin, .threads, .telegram, .reddit, .discord]
    case .thread: [.x, .mastodon, .bluesky, .threads]
    }
  }

  /// Whether the key reaches readers of `network`.
  package func applies(to network: Network) -> Bool { list.contains(network) }
}
