package import Core

/// What moving a post does, to be shown.
package struct MoveReport: Sendable {
  private let move: PostMove
  private let anomalies: [Anomaly]

  package init(_ move: PostMove, anomalies: [Anomaly] = []) {
    self.move = move
    self.anomalies = anomalies
  }

  /// For people at a terminal: the difference, what becomes of its channels and their approvals, and what else moves.
  package func text(style: TextStyle) -> String {
    let difference = UnifiedDifference(path: move.path, before: move.before, after: move.after)
      .text(style: style, escaped: true)
    return
      ([difference]
      + sections.map { heading, lines in
        style.paint(heading, .bold) + "\n" + lines.map { "  \($0)\n" }.joined()
      }).joined(separator: "\n")
  }

  private var sections: [(String, [String])] {
    let own = move.channels.map {
      "\($0.to.channelName): \(MoveMessages.text($0, move.reschedule, isOne: move.occurrence != nil))"
    }
    let others = move.others.map { "\(TerminalText.oneLine($0.post)) (\($0.channel)): \(ReviewMessages.text($0))" }
    let warnings = move.warnings.map { finding in
      let place = finding.channel.map { "\($0): " } ?? ""
      return TerminalText.oneLine("\(finding.severity.rawValue): \(place)\(finding.summary)")
    }
    let rest =
      move.voidsSeries ? ["All occurrences that are left need a new approval: `stet approve \(move.post)`"] : []
    let staying = move.staying.map { MoveMessages.staying($0, move) }
    let heading = move.post + (move.occurrence.map { ", the occurrence of \($0.spoken) \($0.year)" } ?? "")
    return [(heading, own + rest + staying), ("Moves as well", others), ("New in stet check", warnings)].filter {
      !$0.1.isEmpty
    }
  }

  /// The document `stet/move/v1`.
  ///
  /// - Parameter commit: of the move, in hexadecimal; `nil` where it is not committed.
  package func json(commit: String?) -> String {
    let members: [String: JSONValue] = [
      "post": .string(move.post), "path": .string(move.path), "channel": .optional(move.channel),
      "occurrence": .optional(move.occurrence?.text), "value": .string(move.value),
      "line": [
        "number": .integer(move.edit.line), "before": .optional(move.edit.before), "after": .string(move.edit.after),
      ],
      "channels": .list(move.channels) { channel in
        [
          "channel": .string(channel.to.channelName), "from": .moment(channel.from?.at), "to": .moment(channel.to.at),
          "state": .string(channel.to.state.rawValue), "standing": .list(channel.standing) { .digest($0.id) },
          "voided": .strings(channel.voided.map(\.record)), "missing": .list(channel.to.verdict.missing, \.json),
        ]
      },
      "staying": .list(move.staying) { ["channel": .string($0.channel), "at": .moment($0.schedule.at)] },
      "queue": .list(move.others, \.json),
      "warnings": .list(move.warnings) {
        [
          "rule": .string($0.rule), "severity": .string($0.severity.rawValue), "channel": .optional($0.channel),
          "summary": .string(TerminalText.oneLine($0.summary)),
        ]
      },
      "commit": .optional(commit),
    ]
    return JSONDocument.text("stet/move/v1", members, anomalies)
  }
}

/// What is said of a channel that moves.
enum MoveMessages {
  /// `from Tue 1 Dec 2026 09:00 to Wed 2 Dec 2026 10:00; the approval by ben stands`.
  ///
  /// - Parameter isOne: whether one occurrence is moved alone: then it is not told how the post repeats.
  static func text(
    _ channel: MovedChannel, _ reschedule: PolicySettings.Reschedule, isOne: Bool = false
  ) -> String {
    ([time(channel, isOne: isOne)] + approvals(channel, reschedule)).joined(separator: "; ")
  }

  private static func time(_ channel: MovedChannel, isOne: Bool) -> String {
    let (from, to) = (channel.from?.at, channel.to.at)
    let zone = channel.to.channel.schedule.zone
    let isEarlier = from.flatMap { from in to.map { $0 < from } } ?? false
    let slot = channel.to.channel.schedule.slot ? " (\(isEarlier ? "the next slot, earlier than before" : "slot"))" : ""
    let series = isOne ? nil : channel.to.channel.schedule.series
    let words = series.map { ", \($0.words)" } ?? ""
    guard from != to else { return "still \(ReviewMessages.time(to, zone))\(slot)\(words)" }
    return "from \(ReviewMessages.time(from, zone)) to \(ReviewMessages.time(to, zone))\(slot)\(words)"
  }

  /// `mastodon: stays at Tue 1 Dec 2026 10:00, its own time: stet move post-a --to +2h --channel mastodon`.
  static func staying(_ channel: PostMove.StayingChannel, _ move: PostMove) -> String {
    let schedule = channel.schedule
    let time = schedule.at.map { "stays at \(ReviewMessages.time($0, schedule.zone)), its own time" }
    let command = [move.post, "--to", move.target.text, "--channel", channel.channel].map(ShellWord.quoted)
    let hint = channel.isMovable ? ": `stet move \(command.joined(separator: " "))`" : ""
    return TerminalText.oneLine("\(channel.channel): \(time ?? "stays in its slots")\(hint)")
  }

  static func approvals(_ channel: MovedChannel, _ reschedule: PolicySettings.Reschedule) -> [String] {
    let voided = channel.voided.map { record in
      let whose = record.actor.isEmpty ? "an approval" : "the approval by \(record.actor)"
      let reason = record.reason == .schedule ? rule(channel, reschedule) : NotCountedMessages.reason(record)
      return "\(whose) no longer counts: \(reason)"
    }
    if channel.to.state == .invalid { return voided + ["does not go out, since `stet check` finds an error"] }
    let actors = channel.standing.compactMap(\.record.actor)
    let standing =
      actors.isEmpty
      ? []
      : ["the \(actors.count == 1 ? "approval" : "approvals") by \(Phrase.list(actors, "and")) \(stand(actors.count))"]
    let missing = channel.to.verdict.missing
    let open = missing.isEmpty ? [] : ["goes out \(ApprovalMessages.once(missing))"]
    return voided + standing + (missing.isEmpty ? [] : ApprovalMessages.obstacle(missing).map { [$0] } ?? open)
  }

  private static func stand(_ count: Int) -> String { count == 1 ? "stands" : "stand" }

  /// Why the time voids an approval.
  private static func rule(_ channel: MovedChannel, _ reschedule: PolicySettings.Reschedule) -> String {
    let isKind = channel.from?.channel.schedule.slot != channel.to.channel.schedule.slot
    switch reschedule {
    case .later where isKind && channel.from?.channel.schedule.isUndated ?? false: return "it was given without a date"
    case .later where isKind: return "it was given for \(channel.to.channel.schedule.slot ? "a time" : "a slot")"
    case .later where channel.to.channel.schedule.series != nil: return "it was given for the occurrences as they were"
    case .later: return "the new time is earlier than what was approved"
    case .any, .never: return "`policy.reschedule` is `\(reschedule.rawValue)`"
    }
  }
}

/// What is said of a commit that was made in the work tree.
package enum CommittedMessages {
  /// That it is made, or the command that makes it; and where the queue does not have it yet, what it reads and what to type
  /// next.
  ///
  /// - Parameters:
  ///   - commit: `nil` where it is still to be made, on the branch that is checked out.
  ///   - command: makes it.
  ///   - missing: the publishing branches without it, as git shows them, with their short names.
  ///   - current: the branch that has it; `nil` where none is checked out.
  ///   - remote: from which publishing branches are read; `nil` where there is none.
  package static func lines(
    _ commit: String?, command: String, _ missing: [(name: String, branch: String)], from current: String?,
    remote: String?
  ) -> [String] {
    let first = commit.map { "Committed as \($0.prefix(7))." } ?? "Next: \(command)"
    guard !missing.isEmpty else { return [first] }
    let names = TerminalText.oneLine(Phrase.list(missing.map(\.name), "and"))
    let have = missing.count == 1 ? "does" : "do"
    let state = "The queue reads \(names), which \(have) not have it yet: until then it shows what was before."
    let next = current.map { steps(missing, from: $0, remote: remote, word: commit == nil ? "Then" : "Next") } ?? []
    return commit == nil ? [first] + next + [state] : ["\(first) \(state)"] + next
  }

  private static func steps(
    _ missing: [(name: String, branch: String)], from current: String, remote: String?, word: String
  ) -> [String] {
    let own = ShellWord.quoted(current)
    guard let remote else {
      return missing.map { "\(word): git switch \(ShellWord.quoted($0.branch)) && git merge \(own)" }
    }
    let push = "git push \(ShellWord.quoted(remote)) \(own)"
    return missing.contains { $0.branch == current }
      ? ["\(word): \(push)", "If the branch takes pull requests only, open one with this commit."]
      : ["\(word): \(push)", "Then open a pull request."]
  }
}
