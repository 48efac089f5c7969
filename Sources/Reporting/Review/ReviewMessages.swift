import Content
import Diagnostics
import Workflow

/// What a review says.
enum ReviewMessages {
  static let ready = "Ready: nothing is missing."
  static let notReady = "Not ready yet."
  static let nothing = "No post changes."
  static let queueHeading = "What changes in the queue"
  static let policyHeading = "What changes in the rules"
  static let postsHeading = "Posts"
  static let postColumns = ["Post", "Channel", "", "What is needed"]
  static let queueColumns = ["Channel", "Post", "Change"]
  static let findingColumns = ["", "Where", "What"]
  static let findingsHeading = "Findings"
  static let contributorHeading = "Who contributed"
  static let contributorColumns = ["Post", "Channel", "Who, and why"]

  /// The sentence that a reviewer wants first.
  static func verdict(_ review: Review) -> String { review.isReady ? ready : notReady }

  /// What a channel of a post still needs, and what the branch voids.
  static func needs(_ channel: ReviewedChannel) -> String {
    let state =
      channel.isApproved
      ? "approved"
      : channel.rendition == nil
        ? "cannot be rendered" : ApprovalMessages.obstacle(channel.missing) ?? "goes out \(once(channel))"
    // What an edit voided is no news once it is approved again.
    let voided = channel.isApproved ? [] : channel.voided.map(voided)
    return ([state] + voided).joined(separator: "; ")
  }

  private static func once(_ channel: ReviewedChannel) -> String {
    channel.missing.isEmpty ? "once it is approved" : ApprovalMessages.once(channel.missing)
  }

  private static func voided(_ record: NotCounted) -> String {
    let whose = record.actor.isEmpty ? "an approval" : "the approval by \(record.actor)"
    return "\(whose) no longer counts: \(NotCountedMessages.reason(record))"
  }

  /// Who contributed to a post and why, for each group of channels with the same people.
  static func contributors(_ post: ReviewedPost) -> [(channels: [String], lines: [String])] {
    post.channels.reduce(into: []) { groups, channel in
      let lines = ContributorMessages.lines(channel.contributors)
      guard !lines.isEmpty else { return }
      if let index = groups.firstIndex(where: { $0.lines == lines }) {
        groups[index].channels.append(channel.channel)
      } else {
        groups.append(([channel.channel], lines))
      }
    }
  }

  /// What becomes of an entry: `moved from Tue 1 Dec 2026 09:00 to …`.
  static func change(_ change: QueueChange) -> String {
    switch change.kind {
    case .added: "added: \(time(change.to, change.zone))"
    case .moved: "moved from \(time(change.from, change.zone)) to \(time(change.to, change.zone))"
    case .changed:
      change.from == change.to
        ? "other content: \(time(change.to, change.zone))"
        : "other content, moved from \(time(change.from, change.zone)) to \(time(change.to, change.zone))"
    case .removed: "removed: was \(time(change.from, change.zone))"
    }
  }

  private static func time(_ moment: Timestamp?, _ zone: Zone) -> String {
    guard let moment else { return "no date yet" }
    let dates = LocalDates(zone: zone, now: moment)
    return "\(dates.day(moment)) \(dates.clock(moment))"
  }

  /// `1 error, 2 warnings`; nothing where there is none.
  static func findings(_ findings: [Finding]) -> String? {
    let counts = Severity.allCases.sorted(by: >).compactMap { severity in
      let number = findings.count { $0.severity == severity }
      return number == 0 ? nil : Phrase.count(number, severity.rawValue)
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }
}
