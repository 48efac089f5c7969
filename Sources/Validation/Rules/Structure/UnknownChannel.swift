internal import Content
internal import Diagnostics

/// Channels are those of `stet.yml`.
enum UnknownChannel: PostRule {
  static let description = RuleDescription(
    id: "unknown-channel",
    summary: "Every channel of a post is one of `stet.yml`",
    explanation: "Channels are declared in `stet.yml` under `channels`; a post names them by those names.",
    invalid: """
      ---
      id: advent
      channels: [x, facebok]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x, facebook]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.hasOddChannels else { return [] }
    let known = Set(post.configuration.channels.map(\.name))
    return post.post.channels.enumerated().filter { !known.contains($0.element) }.map { index, name in
      finding(
        in: post.post, at: post.post.places.value("channels.\(index)"),
        "unknown channel \(Shown.quoted(name))\(suggestion(name, post.configuration))",
        explanation: explanation(name, post.configuration))
    }
  }

  private static func suggestion(_ name: String, _ configuration: Configuration) -> String {
    guard Network(rawValue: name) == nil else { return "" }
    return Suggested.didYouMean(name, among: configuration.channels.map(\.name))
  }

  private static func explanation(_ name: String, _ configuration: Configuration) -> String {
    guard let network = Network(rawValue: name) else { return description.explanation }
    let names = configuration.channels.filter { $0.network == network }.map(\.name)
    guard !names.isEmpty else { return "No channel of `stet.yml` is on \(network.displayName)." }
    return "\(network.displayName) is a network. Its channels in `stet.yml`: \(Shown.list(names))."
  }
}
