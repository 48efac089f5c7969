internal import Content
internal import Diagnostics

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
          + (question ?? Suggested.didYouMean(address.name, among: known.sorted())),
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
