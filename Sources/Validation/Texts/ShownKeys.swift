internal import Content

/// The keys that a channel's network shows and others do not. Channels that show the same get the same texts.
struct ShownKeys: Equatable {
  private let keys: [Bool]

  /// `nil` if the post has texts for single channels.
  init?(_ channel: ChannelUnderCheck) {
    guard channel.post.overrides.isEmpty, !channel.content.addressesSingleChannels else { return nil }
    keys = [ReaderKey.title, .firstComment, .sensitive, .preview, .poll].map { $0.applies(to: channel.network) }
  }
}

extension PostContent {
  /// Whether it has different hashtags for different channels.
  fileprivate var addressesSingleChannels: Bool {
    if case .by? = hashtags { true } else { false }
  }
}
