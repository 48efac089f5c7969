internal import Content
internal import Diagnostics

/// An option is one of the channel's network.
enum OptionNotOnNetwork: PostRule {
  static let description = RuleDescription(
    id: "option-not-on-network",
    summary: "An option in an override is one that its network has",
    explanation: "Options such as YouTube's `privacy` belong to one network. On another one they would do nothing.",
    invalid: RuleExample.post(
      channels: "x-service",
      keys: """
        overrides:
          x-service: { madeForKids: false }
        """),
    valid: RuleExample.post(
      channels: "x-service",
      keys: """
        overrides:
          x-service: { replySettings: following }
        """))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    post.optionUses.filter { use in !use.known.contains { $0.key == use.key } }.map { use in
      let networks = NetworkOptions.all.filter { $0.key == use.key }.map(\.network.displayName)
      return finding(
        in: post.post, at: post.post.places.key(use.path), channel: use.channel,
        "\(use.network.displayName) has no option \(Shown.quoted(use.key))"
          + Suggested.didYouMean(use.key, among: use.known.map(\.key)),
        explanation: "It is an option of \(networks.joined(separator: ", ")). \(description.explanation)")
    }
  }
}
