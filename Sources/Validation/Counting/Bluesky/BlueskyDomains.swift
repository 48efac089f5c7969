/// The top-level domains that Bluesky's client library knows: those of today, in lower case alone.
enum BlueskyDomains {
  /// Added to the root zone after twitter-text froze its list.
  private static let added: Set = ["amazon", "kids", "merck", "music", "spa"]

  static func contains(_ name: String) -> Bool {
    TopLevelDomains.contains(name) && name != "onion" || added.contains(name)
  }
}
