internal import Content
internal import Diagnostics

/// A channel is named once.
enum DuplicateChannel: PostRule {
  static let description = RuleDescription(
    id: "duplicate-channel", severity: .warning,
    summary: "A post names each channel once",
    explanation: "The post goes out once on each channel, however often it is named. Remove the repetition.",
    invalid: RuleExample.post(channels: "x, facebook, x"),
    valid: RuleExample.post(channels: "x, facebook"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.hasOddChannels else { return [] }
    var seen: Set<String> = []
    return post.post.channels.enumerated().filter { !seen.insert($0.element).inserted }.map { index, name in
      finding(
        in: post.post, at: post.post.places.value("channels.\(index)"), "channel \(Shown.quoted(name)) is named twice")
    }
  }
}
