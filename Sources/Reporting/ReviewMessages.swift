package import Core

/// What a review says.
package enum ReviewMessages {
  static let nothing = "No post changes."
  static let queueHeading = "What changes in the queue"
  static let policyHeading = "What changes in the rules"
  static let postColumns = ["Post", "Channel", "", "What is needed"]
  static let queueColumns = ["Channel", "Post", "Change"]
  static let findingColumns = ["", "Where", "What"]
  static let findingsHeading = "Findings"
  static let errorsHeading = "Other errors after the merge"
  static let conflictsHeading = "Changed on both sides: settle it in the branch first"
  static let contributorHeading = "Who contributed"
  static let contributorColumns = ["Post", "Channel", "Who, and why"]

  /// The sentence that a reviewer wants first.
  static func verdict(_ review: Review) -> String {
    let behind = review.posts.count { !$0.isReady }
    if behind > 0 {
      let posts = review.posts.count == 1 ? "the post" : "\(behind) of \(review.posts.count) posts"
      return "Not ready yet: \(posts) would not go out after the merge."
    }
    guard review.isReady else { return "Not ready yet." }
    let waiting = review.posts.count { $0.channels.contains(where: \.waitsOnPurpose) }
    guard waiting > 0 else { return "Ready: nothing is missing." }
    let wait = waiting == 1 ? "waits" : "wait"
    return "Ready: nothing is missing. \(Phrase.count(waiting, "post")) \(wait): a draft, or without a date."
  }

  /// Channels of a post of which the same is to be said.
  struct Group {
    var channels: [String]
    var sign: String
    var tone: TextStyle.Tone
    var text: String
  }

  /// What is to be said of a post, once for all channels where it is the same.
  static func groups(_ post: ReviewedPost, in review: Review) -> [Group] {
    post.channels.map {
      Group(channels: [$0.entry.channelName], sign: sign($0), tone: tone($0), text: text($0, in: review))
    }.joining({ $0.channels += $1.channels }) { $0.sign == $1.sign && $0.text == $1.text }
  }

  private static func sign(_ channel: ReviewedChannel) -> String {
    switch channel.outlook {
    case .goesOut: "✓"
    case .waits where channel.waitsOnPurpose: "○"
    case .waits, .staysBehind: channel.entry.state.isOnItsWay ? "!" : channel.entry.state.sign
    }
  }

  private static func tone(_ channel: ReviewedChannel) -> TextStyle.Tone {
    switch channel.outlook {
    case .goesOut: .ok
    case .waits: .dim
    case .staysBehind: .warning
    }
  }

  /// What becomes of a channel of a post, what it needs, and what the branch voids.
  static func text(_ channel: ReviewedChannel, in review: Review) -> String {
    let dates = LocalDates(zone: review.zone, now: review.now)
    let requests = channel.entry.requests.map {
      Phrase.with(note: $0.record.note, "\($0.record.actor ?? LogMessages.unknownPerson) asks for changes")
    }
    let series = channel.entry.channel.schedule.series.map { [$0.words] } ?? []
    let state = [state(channel, dates)].compactMap { $0 } + series
    let elsewhere = [elsewhere(channel, review)].compactMap { $0 }
    return (state + requests + elsewhere + voided(channel, review.zone)).joined(separator: "; ")
  }

  private static func state(_ channel: ReviewedChannel, _ dates: LocalDates) -> String? {
    let entry = channel.entry
    let missing = channel.missing.filter { $0.rule != MissingApproval.requestChanges }
    let once =
      missing.isEmpty ? nil : ApprovalMessages.obstacle(missing) ?? "goes out \(ApprovalMessages.once(missing))"
    switch entry.state {
    case .published, .handedOff: return sent(channel, dates)
    case .invalid: return "invalid: \(EntryReason(entry: entry, dates: dates).text)"
    case .draft, .expired, .missed, .held, .sending, .unknown, .failed:
      return EntryReason(entry: entry, dates: dates).text
    case .changesRequested, .needsApproval, .unplanned:
      guard channel.waitsOnPurpose else { return once ?? reason(entry, dates) }
      return ["no date yet", once ?? (entry.requests.isEmpty ? "approved" : nil)].compactMap { $0 }.joined(
        separator: "; ")
    case .due: return "approved, goes out at once"
    case .scheduled: return "approved, goes out \(entry.at.map(dates.moment) ?? "")"
    }
  }

  private static func reason(_ entry: QueueEntry, _ dates: LocalDates) -> String? {
    entry.state == .unplanned ? EntryReason(entry: entry, dates: dates).text : nil
  }

  private static func sent(_ channel: ReviewedChannel, _ dates: LocalDates) -> String {
    let entry = channel.entry
    let time = entry.delivery.sentAt.map { " \(dates.moment($0))" } ?? ""
    let place = entry.delivery.url.map { " (\(TerminalText.oneLine($0)))" } ?? ""
    if channel.isReused {
      return "this id was sent before,\(time)\(place), and is not sent again: give the new post an id of its own"
    }
    let edited = entry.isEditedSince ? "; readers keep what was sent" : ""
    return "\(entry.state == .published ? "went out" : "was handed over")\(time)\(place)\(edited)"
  }

  private static func elsewhere(_ channel: ReviewedChannel, _ review: Review) -> String? {
    guard channel.isElsewhere else { return nil }
    let branch = channel.branch.map(TerminalText.oneLine) ?? "no branch"
    return "published from \(branch), not from \(TerminalText.oneLine(review.target.branch ?? review.target.commit))"
  }

  /// What an edit voided is no news once it is approved again.
  private static func voided(_ channel: ReviewedChannel, _ zone: Zone) -> [String] {
    guard !channel.missing.isEmpty else { return [] }
    let changed = channel.difference.map { ChannelDifference($0, zone: zone) }.flatMap { $0.isEmpty ? nil : $0 }
    let voided = channel.voided.map { record in
      let whose = record.actor.isEmpty ? "an approval" : "the approval by \(record.actor)"
      let isEdit = record.reason == .rendition || record.reason == .schedule
      let reason = isEdit ? changed?.summary : nil
      return "\(whose) no longer counts: \(reason ?? NotCountedMessages.reason(record))"
    }
    guard voided.isEmpty, let changed, let basis = changed.basis?.record else { return voided }
    return ["since \(basis.actor ?? LogMessages.unknownPerson) \(LogMessages.happened(basis.kind)): \(changed.summary)"]
  }

  /// Who contributed to a post and why, for each group of channels with the same people.
  static func contributors(_ post: ReviewedPost) -> [(channels: [String], lines: [String])] {
    post.channels
      .map { (channels: [$0.entry.channelName], lines: ContributorMessages.lines($0.entry.verdict.contributors)) }
      .filter { !$0.lines.isEmpty }
      .joining({ $0.channels += $1.channels }) { $0.lines == $1.lines }
  }

  /// What becomes of entries of the queue, once for all channels of a post where it is the same.
  static func changes(_ review: Review) -> [(channels: [String], post: String, text: String)] {
    review.queue.map { (channels: [$0.channel], post: $0.post, text: text($0)) }
      .joining({ $0.channels += $1.channels }) { $0.post == $1.post && $0.text == $1.text }
  }

  /// `moved from Tue 1 Dec 2026 09:00 to …`.
  package static func text(_ change: QueueChange) -> String {
    let more = Phrase.count(change.more, "later occurrence")
    return own(change) + (change.more > 0 ? ", and \(more)" : "")
  }

  private static func own(_ change: QueueChange) -> String {
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

  static func time(_ moment: Timestamp?, _ zone: Zone) -> String {
    guard let moment else { return "no date yet" }
    let dates = LocalDates(zone: zone, now: moment)
    return "\(dates.day(moment)) \(dates.clock(moment))"
  }
}
