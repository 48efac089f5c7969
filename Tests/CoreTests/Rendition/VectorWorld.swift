@testable import Core
@testable import SocialText

/// The `stet.yml` under which a vector is rendered.
enum VectorWorld {
  case standard
  /// `breaks: join`.
  case joining
  /// Every channel adds tracking parameters to links to `example.org`.
  case tracking
  /// The same, with the post's id instead of its campaign.
  case trackingPost
  case otherAccount
  case otherRepository

  var configuration: Configuration {
    Configuration(
      repository: String(repeating: self == .otherRepository ? "b2" : "a1", count: 16), timezone: .utc,
      breaks: self == .joining ? .join : .keep, channels: channels)
  }

  private var channels: [Channel] {
    Network.allCases.map { channel($0.rawValue, $0) }
      + [channel("x-verein", .x), channel("mastodon-verein", .mastodon), channel("telegram-verein", .telegram)]
  }

  private func channel(_ name: String, _ network: Network) -> Channel {
    Channel(
      name: name, network: network, account: self == .otherAccount ? "@acme-hamburg" : "@acme",
      utm: tracking(name), hosts: tracking(name) == nil ? [] : ["example.org", "Shop.Example.org"])
  }

  private func tracking(_ name: String) -> TrackingParameters? {
    switch self {
    case .tracking: TrackingParameters(source: name, medium: "social media", campaign: "{campaign}")
    case .trackingPost: TrackingParameters(campaign: "p/{post}")
    default: nil
    }
  }
}

/// Files by their name alone, so that moving them to another folder has no effect.
struct VectorLibrary: MediaLibrary {
  private static let names: Set<String> = [
    "markt.jpg", "glühwein.jpg", "karte.png", "film.mp4", "film.png", "film.de.srt", "film.en.srt", "programm.pdf",
  ]

  func file(at path: String) -> MediaFile? {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return Self.names.contains(name) ? MediaFile(sha256: Digest(of: name.utf8), size: 1) : nil
  }
}
