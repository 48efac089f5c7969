internal import Content
internal import Diagnostics

/// The value of an option is one that the network takes.
enum OptionValueTaken: PostRule {
  static let description = RuleDescription(
    id: "option-value",
    summary: "The value of an option is one that its network takes",
    explanation: "Several networks may have an option of one name, each with words of its own.",
    invalid: RuleExample.post(
      channels: "mastodon-hof",
      keys: """
        overrides:
          mastodon-hof: { visibility: connections }
        """),
    valid: RuleExample.post(
      channels: "mastodon-hof",
      keys: """
        overrides:
          mastodon-hof: { visibility: unlisted }
        """))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    post.optionUses.compactMap { use in
      guard let option = use.known.first(where: { $0.key == use.key }), case .choice(let words) = option.type,
        case .text(let word) = use.value, !words.contains(word)
      else { return nil }
      return finding(
        in: post.post, at: post.post.places.value(use.path), channel: use.channel,
        "\(use.network.displayName) takes no \(Shown.quoted(word)) as `\(use.key)`"
          + Suggested.didYouMean(word, among: words),
        explanation: "\(use.network.displayName) takes: \(words.joined(separator: ", ")).")
    }
  }
}
