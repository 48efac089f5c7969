package import SocialText

/// Reads the channels of `stet.yml`.
struct ChannelReader {
  let fields: Fields

  private var log: ReadingLog { fields.log }

  func channels() -> [Channel] {
    var channels: [Channel] = []
    for (name, fields) in fields.namedFields("channels", ConfigurationKeys.channel) {
      guard let channel = channel(name, fields) else { continue }
      reportAmbiguity(of: channel, fields, among: channels)
      channels.append(channel)
    }
    return channels
  }

  private func channel(_ name: String, _ fields: Fields) -> Channel? {
    fields.require("network", "account")
    let account = account(fields)
    let slots = slots(fields)
    let except = exceptions(fields)
    let pacing = PacingReader(channel: fields).pacing()
    let grace = fields.duration("grace") ?? Channel.defaultGrace
    let (utm, hosts, limits) = (utm(fields), hosts(fields), limits(fields))
    guard let network = fields.choice("network", Network.self, meant: Network.init(meant:)), let account else {
      return nil
    }
    return Channel(
      name: name, network: network, account: account, slots: slots, except: except, pacing: pacing, grace: grace,
      utm: utm,
      hosts: hosts, limits: limits)
  }

  private func account(_ fields: Fields) -> String? {
    fields.text("account") { !$0.isEmpty && !$0.utf8.contains(0x0A) }
  }

  private func slots(_ fields: Fields) -> [Slot] {
    fields.values(
      "slots", explanation: "A slot is days and a time: `Mon-Fri 09:00`, `Mon,Wed 09:00`, `Sat 11:00`, `daily 09:00`.",
      Slot.init)
  }

  /// Days, and files with more of them.
  private func exceptions(_ fields: Fields) -> SlotExceptions {
    var exceptions = SlotExceptions()
    var place = -1
    _ = fields.texts("except") { text, node, path -> String? in
      place += 1
      if let day = CivilDate(written: text) {
        exceptions.days.insert(day)
      } else if text.utf8.first?.isASCIIDigit ?? true, !text.contains("/"), !text.hasSuffix(".txt") {
        log.invalid(
          node, at: path, "cannot be \(Display.quoted(text))",
          explanation: "Write a day as `2026-12-25`, or the path of a file with such days.")
      } else if let file = log.path(text, node) {
        exceptions.files.append(SlotExceptions.File(path: file, place: place))
      }
      return text
    }
    return exceptions
  }

  private func utm(_ fields: Fields) -> TrackingParameters? {
    guard let utm = fields.fields("utm", ConfigurationKeys.utm) else { return nil }
    return TrackingParameters(source: utm.text("source"), medium: utm.text("medium"), campaign: utm.text("campaign"))
  }

  /// Host names: no scheme, no path.
  private func hosts(_ fields: Fields) -> [String] {
    fields.values(
      "hosts", explanation: "A host is a name such as `example.org`, without `https://` and without a path."
    ) { host in
      let isHost = !host.isEmpty && host.utf8.allSatisfy { $0.isASCIILetterOrDigit || ".-".utf8.contains($0) }
      return isHost ? host.lowercased() : nil
    }
  }

  private func limits(_ fields: Fields) -> [String: Int64] {
    guard let limits = fields.fields("limits", Channel.limitKeys) else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: limits.names.compactMap { name in
        limits.number(name, in: 0...Channel.highestLimit).map { (name, $0) }
      })
  }

  /// Two channels of one account would share what was published; a channel named like another network would make
  /// overrides ambiguous.
  private func reportAmbiguity(of channel: Channel, _ fields: Fields, among others: [Channel]) {
    if let twin = others.first(where: { $0.isAccount(channel.account, on: channel.network) }) {
      log.report(
        .duplicateIdentity, log.places.value(fields.path("account")),
        "the account \(Display.quoted(channel.account)) is that of \(twin.name)",
        explanation: "What was published is known by network and account: one account is one channel.")
    }
    if let network = Network(rawValue: channel.name), network != channel.network {
      log.report(
        .invalidValue, log.places.key(fields.path),
        "the channel \(Display.quoted(channel.name)) is not on the network of that name",
        explanation: "`overrides: { \(channel.name): … }` could mean both. Give it another name.")
    }
  }
}

extension Channel {
  /// More than any network takes of anything: a tebibyte.
  static let highestLimit: Int64 = 1 << 40

  /// The limits that a channel can set for itself: sizes in bytes, durations in seconds.
  package static let limitNames = [
    "alt", "cashtags", "description", "firstComment", "hashtags", "imageBytes", "images", "links", "mentions",
    "pollOption", "pollOptions", "tags", "text", "title", "videoBytes", "videoSeconds", "videos",
  ]

  static let limitKeys = KeyTable(Dictionary(uniqueKeysWithValues: limitNames.map { ($0, "1000") }))
}

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
