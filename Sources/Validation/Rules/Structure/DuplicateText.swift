internal import Content
internal import Diagnostics

/// A channel does not get the same text twice within two weeks.
enum DuplicateText: TreeRule {
  static let description = RuleDescription(
    id: "duplicate-text", severity: .warning,
    summary: "No two posts of a channel have the same text within 14 days, or nearly the same",
    explanation: "Readers take it for a mistake, and X refuses a text that it has just had. Say it in other words, or "
      + "take the channel out of one of the two. Case and punctuation do not count; a text that is only nearly the "
      + "same is a note. After more than 14 days a text may come back, as in a series.",
    invalid: RuleExample.posts(
      RuleExample.post(),
      and: RuleExample.post(id: "advent-2", time: "2026-12-01T12:00", text: "Am 1. Dezember öffnet der Hof!")),
    valid: RuleExample.posts(
      RuleExample.post(),
      and: RuleExample.post(
        id: "advent-2", channels: "facebook", time: "2026-12-01T12:00", text: "Am 1. Dezember öffnet der Hof!")))

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    let finder = TwinFinder(posts: tree.posts)
    return tree.reported.compactMap { post in finder.twin(of: post).map { finding(post, $0, tree) } }
  }

  private static func finding(_ post: PostTrace, _ twin: TwinFinder.Twin, _ tree: TreeUnderCheck) -> Finding {
    let names = tree.channelNames((0..<64).filter { twin.channels >> UInt64($0) & 1 == 1 })
    let likeness = twin.isExact ? "the same text as" : "nearly the same text as"
    return finding(
      in: post, at: post.textRange, "\(likeness) \(Shown.plain(twin.post.path)) on \(Shown.list(names))",
      severity: twin.isExact ? .warning : .note)
  }
}
