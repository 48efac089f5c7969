internal import Content
internal import Diagnostics

/// The keys of a post have an effect on each of its channels.
enum KeyWithoutEffect: ChannelRule {
  static let description = RuleDescription(
    id: "key-without-effect",
    summary: "The networks of a post can show what it says",
    explanation: "Where a post makes no sense without it (`poll`, `reply`, `quote`, `repost`), that is an error: "
      + "take the channel out of `channels` and write a post of its own for it. The rest is a warning: "
      + "readers there will not get it.",
    invalid: RuleExample.post(channels: "x, facebook", keys: "poll: { options: [Ja, Nein], duration: 1d }"),
    valid: RuleExample.post(keys: "poll: { options: [Ja, Nein], duration: 1d }"))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    NetworkKey.all.compactMap { key in
      guard key.isSaid(channel.content), !key.key.applies(to: channel.network),
        !key.isInternalOnTop || channel.deciding(key.name).hasPrefix("overrides.")
      else { return nil }
      return finding(key, on: channel)
    }
  }

  private static func finding(_ key: NetworkKey, on channel: ChannelUnderCheck) -> Finding {
    let network = channel.network.displayName
    guard key.isEssential else {
      return finding(
        in: channel.post, at: channel.key(key.name), "\(network) has no \(key.noun), readers there will not get it",
        severity: .warning, explanation: "`\(key.name)` works on: \(networks(key)).")
    }
    return finding(
      in: channel.post, at: channel.key(key.name), "\(network) has no \(key.noun)",
      explanation: "The post makes no sense there without it. Take \(channel.channel.name) out of `channels` and write "
        + "a post of its own for it. `\(key.name)` works on: \(networks(key)).")
  }

  private static func networks(_ key: NetworkKey) -> String {
    Network.allCases.filter { key.key.applies(to: $0) }.map(\.displayName).joined(separator: ", ")
  }
}

/// A key that only some networks can show.
private struct NetworkKey: Sendable {
  let key: ReaderKey
  /// The feature that a network has, or lacks.
  let noun: String
  /// Whether a post that has it makes no sense without it.
  var isEssential = false
  /// Whether the key at the top level of a post is also used internally, so that only an override is meant for readers.
  var isInternalOnTop = false
  let isSaid: @Sendable (PostContent) -> Bool

  var name: String { key.rawValue }

  static let all: [NetworkKey] = [
    NetworkKey(key: .poll, noun: "polls", isEssential: true) { $0.poll != nil },
    NetworkKey(key: .reply, noun: "replies to a post", isEssential: true) { $0.reply != nil },
    NetworkKey(key: .quote, noun: "quotes of a post", isEssential: true) { $0.quote != nil },
    NetworkKey(key: .repost, noun: "reposts", isEssential: true) { $0.repost != nil },
    NetworkKey(key: .preview, noun: "link card that could be set") { $0.preview != nil },
    NetworkKey(key: .firstComment, noun: "first comment") { $0.firstComment != nil },
    NetworkKey(key: .sensitive, noun: "content warning") { $0.warns },
    NetworkKey(key: .title, noun: "title", isInternalOnTop: true) { $0.title != nil },
    NetworkKey(key: .language, noun: "language of a post", isInternalOnTop: true) { $0.language != nil },
  ]
}

extension PostContent {
  fileprivate var warns: Bool { sensitive.map { $0 != .flag(false) } ?? false }
}
