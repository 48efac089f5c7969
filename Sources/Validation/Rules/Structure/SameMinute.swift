internal import Content
internal import Diagnostics

/// An account publishes one thing at a time.
enum SameMinute: TreeRule {
  static let description = RuleDescription(
    id: "same-minute", severity: .warning,
    summary: "No two posts of a channel go out in the same minute",
    explanation: "Of two posts at once readers see one, and the other is lost below it. Give one of them another time, "
      + "or `publishDate: slot`. Texts of fewer than four words are left out: they may belong together.",
    invalid: """
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      ==> posts/markt.md <==
      ---
      id: markt
      channels: [x]
      publishDate: 2026-12-01T08:00:00Z
      ---
      Der Markt hat neue Stände.
      """,
    valid: """
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      ==> posts/markt.md <==
      ---
      id: markt
      channels: [x]
      publishDate: 2026-12-01T10:00
      ---
      Der Markt hat neue Stände.
      """)

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
      return finding(post, with: other, on: shared.filter { $0.1 == other }.map(\.0), tree)
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

  private static func finding(
    _ post: PostTrace, with other: String, on places: [Int], _ tree: TreeUnderCheck
  ) -> Finding {
    let channels = tree.content.configuration?.channels ?? []
    let names = places.filter(channels.indices.contains).map { channels[$0].name }
    return finding(
      in: post, at: post.timeRange, "the same minute as \(Shown.plain(other)) on \(Shown.list(names))")
  }
}
