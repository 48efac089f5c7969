internal import Content
internal import Diagnostics

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
