internal import Content
internal import Diagnostics

/// A time such as `+2h` needs the post's own time.
enum RelativeTime: ChannelRule {
  static let description = RuleDescription(
    id: "relative-time",
    summary: "`+2h` counts from a date of the post",
    explanation: "In an override `publishDate: +2h` means two hours after the post's own `publishDate`, which must "
      + "be a date and a time. A slot is not known beforehand.",
    invalid: """
      ---
      id: advent
      channels: [x, facebook]
      publishDate: slot
      overrides:
        facebook: { publishDate: +2h }
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: RuleExample.post(
      channels: "x, facebook",
      keys: """
        overrides:
          facebook: { publishDate: +2h }
        """))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.scheduleProblems.filter { $0.kind == .nothingToCountFrom && !hasUnreadable(channel.post) }.map { problem in
      finding(
        in: channel.post, at: channel.post.places.value(problem.key), "the post has no date to count from")
    }
  }

  /// Whether the post's own date is written but could not be read, which is a finding of its own.
  private static func hasUnreadable(_ post: Post) -> Bool {
    post.content.publishDate == nil && post.places.contains("publishDate")
  }
}
