internal import Content
internal import Diagnostics

/// A channel publishes at most one post a minute.
enum SameMinute: TreeRule {
  static let description = RuleDescription(
    id: "same-minute", severity: .warning,
    summary: "No two posts of a channel go out in the same minute",
    explanation: "Of two posts at once readers see one, and the other is lost below it. Give one of them another time, "
      + "or `publishDate: slot`. Texts of fewer than four words are left out: they may belong together.",
    invalid: RuleExample.posts(
      RuleExample.post(),
      and: RuleExample.post(id: "markt", time: "2026-12-01T08:00:00Z", text: "Der Markt hat neue Stände.")),
    valid: RuleExample.posts(
      RuleExample.post(),
      and: RuleExample.post(id: "markt", time: "2026-12-01T10:00", text: "Der Markt hat neue Stände.")))

  /// A minute of one channel, by its place in `stet.yml`.
  private struct Minute: Hashable {
    var channel: Int
    var minute: Int64
  }

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    var keys: [UInt64] = []
    for post in tree.posts { for moment in post.moments { moment.forEachKey { keys.append($1) } } }
    let repeated = RepeatedHashes(keys)
    var posts: [Minute: [PostTrace]] = [:]
    for post in tree.posts {
      for minute in minutes(of: post, among: repeated) { posts[minute, default: []].append(post) }
    }
    return tree.reported.compactMap { post in
      let shared = minutes(of: post, among: repeated).compactMap { minute in
        posts[minute]?.first { $0.path != post.path }.map { (minute.channel, $0.path) }
      }
      guard let other = shared.first?.1 else { return nil }
      let names = tree.channelNames(shared.filter { $0.1 == other }.map(\.0))
      return finding(
        in: post, at: post.timeRange, "the same minute as \(Shown.plain(other)) on \(Shown.list(names))")
    }
  }

  private static func minutes(of post: PostTrace, among repeated: RepeatedHashes) -> [Minute] {
    var minutes: [Minute] = []
    for moment in post.moments {
      moment.forEachKey { channel, key in
        if repeated.contains(key) { minutes.append(Minute(channel: channel, minute: moment.minute)) }
      }
    }
    return minutes
  }
}
