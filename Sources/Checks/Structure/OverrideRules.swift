internal import Core
internal import SocialText

/// Overrides, hashtags and mentions name channels or networks that exist.
enum UnknownOverride: PostRule {
  static let description = RuleDescription(
    id: "unknown-override",
    summary: "Overrides, hashtags and mentions are addressed to channels or networks of `stet.yml`",
    explanation: "Under `overrides`, and in `hashtags` and `mentions` with a list for each, the key is a channel "
      + "of `stet.yml` or the network of one. Anything else reaches no reader.",
    invalid: RuleExample.post(
      channels: "x, mastodon",
      keys: """
        overrides:
          mastdon: { text: "Kurz: der Hof öffnet." }
        """),
    valid: RuleExample.post(
      channels: "x, mastodon",
      keys: """
        overrides:
          mastodon: { text: "Kurz: der Hof öffnet." }
        """))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard !post.post.overrides.isEmpty || post.post.content.addressesSome else { return [] }
    let addresses = addresses(in: post.post)
    guard !addresses.isEmpty else { return [] }
    let channels = post.configuration.channels
    let known = Set(channels.map(\.name)).union(channels.map(\.network.rawValue))
    return addresses.filter { !known.contains($0.name) }.map { address in
      let range = post.post.places.key(address.path)
      let meant =
        Suggestions.same(as: address.name, among: known) ?? Suggested.channel(address.name, in: post.configuration)
      let question = meant.map { ", did you mean \(Shown.quoted($0))?" }
      let isFree = meant.map { !post.post.places.contains("\(address.folder)\($0)") } ?? false
      return finding(
        in: post.post, at: range,
        "\(Shown.quoted(address.name)) is neither a channel nor a network of `stet.yml`"
          + (question ?? Suggestions.didYouMean(address.name, among: known.sorted())),
        fixes: Suggested.fix(range, writing: isFree ? meant : nil))
    }
  }

  /// The name of a channel or network, and the dotted path where it is written.
  private struct Address {
    let name: String
    /// With its last period.
    let folder: String
    var path: String { folder + name }
  }

  /// Every channel or network that an override, hashtags or mentions name.
  private static func addresses(in post: Post) -> [Address] {
    let overrides = post.overrides.sorted { $0.key < $1.key }
    return overrides.map { Address(name: $0.key, folder: "overrides.") } + lists(of: post.content, at: "")
      + overrides.flatMap { lists(of: $0.value, at: "overrides.\($0.key).") }
  }

  private static func lists(of content: PostContent, at prefix: String) -> [Address] {
    [("hashtags", content.hashtags), ("mentions", content.mentions)].flatMap { key, addressed in
      (addressed?.names ?? []).map { Address(name: $0, folder: "\(prefix)\(key).") }
    }
  }
}

extension PostContent {
  /// Whether it has hashtags or mentions for some channels alone.
  fileprivate var addressesSome: Bool { hashtags?.names.isEmpty == false || mentions?.names.isEmpty == false }
}

extension Addressed {
  /// The channels and networks that have a list of their own.
  fileprivate var names: [String] {
    guard case .by(let lists) = self else { return [] }
    return lists.keys.sorted()
  }
}

/// An override is for a channel that the post goes to.
enum UnusedOverride: PostRule {
  static let description = RuleDescription(
    id: "unused-override", severity: .warning,
    summary: "An override is for one of the post's channels",
    explanation: "An override for a channel that the post does not name has no effect. Add the channel to "
      + "`channels`, or remove the override.",
    invalid: RuleExample.post(
      keys: """
        overrides:
          mastodon: { text: "Kurz: der Hof öffnet." }
        """),
    valid: RuleExample.post(
      channels: "x, mastodon",
      keys: """
        overrides:
          mastodon: { text: "Kurz: der Hof öffnet." }
        """))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard !post.post.overrides.isEmpty else { return [] }
    let used = Set(post.channels.flatMap { [$0.channel.name, $0.network.rawValue] })
    let known = Set(post.configuration.channels.flatMap { [$0.name, $0.network.rawValue] })
    return post.post.overrides.keys.filter { known.contains($0) && !used.contains($0) }.map { name in
      finding(
        in: post.post, at: post.post.places.key("overrides.\(name)"),
        "override for \(Shown.quoted(name)), to which the post does not go")
    }
  }
}
