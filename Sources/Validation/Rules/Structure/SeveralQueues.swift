internal import Content
internal import Diagnostics

/// All channels of a post belong to the same queue.
enum SeveralQueues: PostRule {
  static let description = RuleDescription(
    id: "several-queues", severity: .warning,
    summary: "All channels of a post belong to one queue",
    explanation: """
      Each queue of `stet.yml` publishes from a branch of its own, and only its own channels. A post on one branch never \
      goes out on the channels of another. Write one post for each branch, or put the channels into one queue.
      """,
    invalid: RuleExample.post(channels: "x, linkedin-jobs"),
    valid: RuleExample.post(channels: "x, facebook"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.configuration.queues.count > 1 else { return [] }
    let groups = post.configuration.queues.compactMap { queue -> (branch: String, channels: [String])? in
      let channels = post.post.channels.filter(queue.channels.contains)
      return channels.isEmpty ? nil : (queue.branch, channels)
    }
    guard groups.count > 1 else { return [] }
    let places = groups.map { "\(Shown.list($0.channels)) from \($0.branch)" }.joined(separator: ", ")
    return [
      finding(
        in: post.post, at: post.post.places.value("channels"),
        "the channels are published from different branches, so the post never goes out whole: \(places)")
    ]
  }
}
