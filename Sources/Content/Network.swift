import Diagnostics

/// A kind of platform. The name is what people write in `stet.yml`.
package enum Network: String, Sendable, Hashable, CaseIterable {
  case x
  case facebook
  case youtube
  case linkedin
  case instagram
  case mastodon
  case bluesky
  case threads
  case tiktok
  case pinterest
  case telegram
  case googleBusiness = "google-business"
  case reddit
  case discord
  case xing

  /// The name that readers know.
  package var displayName: String {
    switch self {
    case .x: "X"
    case .facebook: "Facebook"
    case .youtube: "YouTube"
    case .linkedin: "LinkedIn"
    case .instagram: "Instagram"
    case .mastodon: "Mastodon"
    case .bluesky: "Bluesky"
    case .threads: "Threads"
    case .tiktok: "TikTok"
    case .pinterest: "Pinterest"
    case .telegram: "Telegram"
    case .googleBusiness: "Google Business"
    case .reddit: "Reddit"
    case .discord: "Discord"
    case .xing: "XING"
    }
  }
}

extension Network {
  /// The network that people surely mean by a word: its name in other letters, or one that it has or had besides.
  package init?(meant word: String) {
    guard word.utf8.count <= 100 else { return nil }
    let word = Suggestions.folded(word)
    let named = Network.allCases.first { [$0.rawValue, $0.displayName].map(Suggestions.folded).contains(word) }
    guard let network = named ?? Network.otherNames[word] else { return nil }
    self = network
  }

  private static let otherNames: [String: Network] = [
    "twitter": .x, "fb": .facebook, "yt": .youtube, "insta": .instagram, "ig": .instagram, "bsky": .bluesky,
    "googlemybusiness": .googleBusiness, "googlebusinessprofile": .googleBusiness,
    "googleunternehmensprofil": .googleBusiness,
    "gmb": .googleBusiness,
  ]
}
