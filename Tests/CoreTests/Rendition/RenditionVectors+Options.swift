extension RenditionVector {
  /// Every option of every network, with another value than its default.
  static let options: [RenditionVector] = [
    option("youtube", "privacy", "unlisted"), option("youtube", "category", "22"),
    option("youtube", "tags", "[Markt, Hof]"), option("youtube", "madeForKids", "false"),
    option("youtube", "license", "creativeCommon"), option("youtube", "embeddable", "false"),
    option("youtube", "notifySubscribers", "false"), option("linkedin", "visibility", "connections"),
    option("linkedin", "reshare", "false"), option("mastodon", "visibility", "private"),
    option("mastodon", "quotePolicy", "followers"), option("x", "replySettings", "mentionedUsers"),
    option("x", "community", "\"1234567890\""), option("threads", "replyControl", "mentioned_only"),
    option("instagram", "collaborators", "[hof]"), option("instagram", "location", "\"213385402\""),
    option("pinterest", "board", "advent"), option("reddit", "subreddit", "hamburg"),
    option("reddit", "flair", "Markt"), option("reddit", "spoiler", "true"), option("reddit", "sendReplies", "false"),
    option("telegram", "silent", "true"), option("telegram", "protect", "true"), option("tiktok", "privacy", "friends"),
    option("tiktok", "allowComments", "true"), option("tiktok", "allowDuet", "false"),
    option("tiktok", "allowStitch", "false"), option("google-business", "topicType", "event"),
    option("google-business", "cta", "learn-more"), option("google-business", "eventTitle", "Markt"),
    option("google-business", "eventStart", "2026-12-01T10:00"),
    option("google-business", "eventEnd", "2026-12-01T20:00"),
    option("google-business", "couponCode", "HOF10"), option("google-business", "redeemUrl", "https://example.org/r"),
    option("google-business", "terms", "Nur am 1. Dezember"), option("discord", "threadName", "Markt"),
    option("discord", "silent", "true"), option("discord", "suppressEmbeds", "true"),
  ]

  /// Every option that has a default, written with that value.
  static let standardOptions: [RenditionVector] = [
    standard("youtube", "privacy", "public"), standard("youtube", "tags", "[]"),
    standard("youtube", "license", "youtube"),
    standard("youtube", "embeddable", "true"), standard("youtube", "notifySubscribers", "true"),
    standard("linkedin", "visibility", "public"), standard("linkedin", "reshare", "true"),
    standard("mastodon", "visibility", "public"), standard("x", "replySettings", "everyone"),
    standard("threads", "replyControl", "everyone"), standard("instagram", "collaborators", "[]"),
    standard("reddit", "spoiler", "false"), standard("reddit", "sendReplies", "true"),
    standard("telegram", "silent", "false"), standard("telegram", "protect", "false"),
    standard("google-business", "topicType", "standard"), standard("discord", "silent", "false"),
    standard("discord", "suppressEmbeds", "false"), standard("x", "community", "\"\""),
  ]

  private static func option(_ network: String, _ key: String, _ value: String) -> RenditionVector {
    .init(
      "option-\(network)-\(key)", on: network, "overrides:\n  \(network): { \(key): \(value) }",
      twin: ["{ \(key): \(value) }": "\n    \(key): \(value)"])
  }

  private static func standard(_ network: String, _ key: String, _ value: String) -> RenditionVector {
    .init(
      "option-\(network)-\(key)-standard", on: network, "overrides:\n  \(network): { \(key): \(value) }",
      twin: ["overrides:\n  \(network): { \(key): \(value) }\n": ""], equalsBase: true)
  }

  static let all: [RenditionVector] =
    texts + threads + overrides + hashtags + mentions + links + tracking + media + notes + forms + addresses + options
    + standardOptions + joined + linkedInMentions
}
