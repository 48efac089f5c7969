/// A kind of platform. The name is what people write in `stet.yml`.
public enum Network: String, Sendable, Hashable, CaseIterable {
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
  public var displayName: String {
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
