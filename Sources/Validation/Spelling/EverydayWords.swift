/// Words of every social media team that the dictionaries do not have.
enum EverydayWords {
  /// Whether the word is one of them, or its plural.
  static func has(_ word: String, in language: SpellingLanguage) -> Bool {
    let small = word.lowercased()
    let own = language.isGerman ? german : []
    return [small, small.hasSuffix("s") ? String(small.dropLast()) : small].contains {
      everywhere.contains($0) || own.contains($0)
    }
  }

  /// In small letters: names of services are written as people like.
  private static let everywhere: Set<String> = [
    "app", "bluesky", "config", "emoji", "facebook", "fediverse", "follower", "github", "gitlab", "google", "hashtag",
    "influencer", "instagram", "linkedin", "livestream", "mastodon", "messenger", "newsletter", "pinterest", "podcast",
    "reddit", "reel", "selfie", "signal", "snapchat", "telegram", "threads", "tiktok", "twitter", "webinar", "whatsapp",
    "xing", "youtube",
  ]

  /// Weekdays as opening hours have them, and greetings.
  private static let german: Set<String> = [
    "azubi", "community", "di", "mi", "mo", "moin", "sa", "so", "fr", "do", "servus", "story", "tschüss",
  ]
}
