extension Network {
  /// What is known of the network.
  package var facts: NetworkFacts {
    switch self {
    case .x: .x
    case .facebook: .facebook
    case .youtube: .youtube
    case .linkedin: .linkedin
    case .instagram: .instagram
    case .mastodon: .mastodon
    case .bluesky: .bluesky
    case .threads: .threads
    case .tiktok: .tiktok
    case .pinterest: .pinterest
    case .telegram: .telegram
    case .googleBusiness: .googleBusiness
    case .reddit: .reddit
    case .discord: .discord
    case .xing: .xing
    }
  }
}
