/// An option that only one network has, written in an override.
package struct NetworkOption: Sendable, Hashable {
  package let network: Network
  package let key: String
  package let type: ValueType
  /// What the network does where the option is absent; `nil` where there is no default to rely on.
  package let standard: OptionValue?

  /// What an option's value is.
  package enum ValueType: Sendable, Hashable {
    case text, number, truth, list
    case choice([String])

    /// An example of such a value.
    var example: String {
      switch self {
      case .text: "Text"
      case .number: "22"
      case .truth: "true"
      case .list: "[Markt]"
      case .choice(let words): words.first ?? ""
      }
    }
  }
}

/// The options of all networks: one line each, from the networks' own API references.
package enum NetworkOptions {
  /// Every option, by network and key.
  package static let all: [NetworkOption] = [
    option(.youtube, "privacy", .choice(["public", "unlisted", "private"]), .text("public")),
    option(.youtube, "category", .number),
    option(.youtube, "tags", .list, .list([])),
    option(.youtube, "madeForKids", .truth),
    option(.youtube, "license", .choice(["youtube", "creativeCommon"]), .text("youtube")),
    option(.youtube, "embeddable", .truth, .truth(true)),
    option(.youtube, "notifySubscribers", .truth, .truth(true)),
    option(.linkedin, "visibility", .choice(["public", "connections", "logged-in"]), .text("public")),
    option(.linkedin, "reshare", .truth, .truth(true)),
    option(.mastodon, "visibility", .choice(["public", "unlisted", "private", "direct"]), .text("public")),
    option(.mastodon, "quotePolicy", .choice(["public", "followers", "nobody"])),
    option(
      .x, "replySettings", .choice(["everyone", "following", "mentionedUsers", "subscribers", "verified"]),
      .text("everyone")),
    option(.x, "community", .text),
    option(
      .threads, "replyControl",
      .choice(["everyone", "accounts_you_follow", "mentioned_only", "parent_post_author_only", "followers_only"]),
      .text("everyone")),
    option(.instagram, "collaborators", .list, .list([])),
    option(.instagram, "location", .text),
    option(.pinterest, "board", .text),
    option(.reddit, "subreddit", .text),
    option(.reddit, "flair", .text),
    option(.reddit, "spoiler", .truth, .truth(false)),
    option(.reddit, "sendReplies", .truth, .truth(true)),
    option(.telegram, "silent", .truth, .truth(false)),
    option(.telegram, "protect", .truth, .truth(false)),
    option(.tiktok, "privacy", .choice(["public", "friends", "followers", "self"])),
    option(.tiktok, "allowComments", .truth),
    option(.tiktok, "allowDuet", .truth),
    option(.tiktok, "allowStitch", .truth),
    option(.googleBusiness, "topicType", .choice(["standard", "event", "offer", "alert"]), .text("standard")),
    option(.googleBusiness, "cta", .choice(["book", "order", "shop", "learn-more", "sign-up", "call"])),
    option(.googleBusiness, "eventTitle", .text),
    option(.googleBusiness, "eventStart", .text),
    option(.googleBusiness, "eventEnd", .text),
    option(.googleBusiness, "couponCode", .text),
    option(.googleBusiness, "redeemUrl", .text),
    option(.googleBusiness, "terms", .text),
    option(.discord, "threadName", .text),
    option(.discord, "silent", .truth, .truth(false)),
    option(.discord, "suppressEmbeds", .truth, .truth(false)),
  ]

  /// The options of one network.
  package static func options(of network: Network) -> [NetworkOption] { all.filter { $0.network == network } }

  /// How a key is read in an override for `name`, a network or a channel. A post does not know a channel's network, so
  /// the words of all networks with the key are allowed.
  package static func type(of key: String, overriding name: String) -> NetworkOption.ValueType? {
    guard let options = byKey[key] else { return nil }
    let network = Network(rawValue: name)
    let types = options.filter { network == nil || $0.network == network }.map(\.type)
    let words = types.flatMap { type -> [String] in if case .choice(let words) = type { words } else { [] } }
    guard !words.isEmpty else { return types.first }
    return .choice(words.enumerated().filter { words.firstIndex(of: $0.element) == $0.offset }.map(\.element))
  }

  private static let byKey = Dictionary(grouping: all, by: \.key)

  private static func option(
    _ network: Network, _ key: String, _ type: NetworkOption.ValueType, _ standard: OptionValue? = nil
  ) -> NetworkOption {
    NetworkOption(network: network, key: key, type: type, standard: standard)
  }
}
