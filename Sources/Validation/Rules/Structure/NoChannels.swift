internal import Content
internal import Diagnostics

/// A post names at least one channel.
enum NoChannels: PostRule {
  static let description = RuleDescription(
    id: "no-channels",
    summary: "A post names at least one channel",
    explanation: "Without a channel it goes out nowhere. Write `channels: [x]`, with names of `stet.yml`; a post "
      + "that is not ready says `draft: true`.",
    invalid: RuleExample.post(channels: ""),
    valid: RuleExample.post())

  static func check(_ post: PostUnderCheck) -> [Finding] {
    let places = post.post.places
    // Names that could not be read are findings of their own.
    guard post.post.channels.isEmpty, places.contains("channels"), !places.contains("channels.0") else { return [] }
    return [finding(in: post.post, at: places.value("channels"), "no channels: the post goes out nowhere")]
  }
}
