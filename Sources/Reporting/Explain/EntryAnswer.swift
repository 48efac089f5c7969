package import Content
import Ledger
package import Workflow

/// What keeps an entry from going out at a moment.
package struct EntryObstacles {
  private let entry: QueueEntry
  private let dates: LocalDates

  package init(_ entry: QueueEntry, zone: Zone, now: Timestamp) {
    self.entry = entry
    dates = LocalDates(zone: zone, now: now)
  }

  /// The answer whether the entry goes out, and when: `does not go out on X: held by ana: storm`.
  package var answer: String { EntryAnswer(entry: entry, dates: dates).text }

  /// All obstacles, each on a line of its own, in the order in which they are checked.
  package var all: [String] {
    let blocking = EntrySteps(entry: entry, difference: nil, dates: dates, verbose: false).all.filter {
      $0.bearing == .blocks
    }
    let steps = blocking.map(\.sentence)
    let opening = [entry.at, entry.channel.schedule.notBefore].compactMap { $0 }.max()
    guard let opening, opening > dates.now, !entry.state.isSent else { return steps }
    return steps + ["time: still to come, \(dates.moment(opening))"]
  }
}

/// The first sentence about an entry: does it go out, when, and what has to happen before.
struct EntryAnswer {
  let entry: QueueEntry
  let dates: LocalDates

  var text: String {
    switch entry.state {
    case .published: sent("went out \(planned)")
    case .handedOff: handedOff
    case .sending: "is being sent to \(network)"
    case .unknown: "may have gone out on \(network); \(QueueMessages.settling)"
    case .failed, .invalid, .draft, .held, .expired, .missed, .changesRequested, .unplanned:
      "does not go out on \(network): \(reason)"
    case .needsApproval: needsApproval
    case .due: "goes out on \(network) now: due since \(planned)"
    case .scheduled: "goes out \(planned) on \(network)"
    }
  }

  private var network: String { entry.channel.channel.network.displayName }
  private var reason: String { EntryReason(entry: entry, dates: dates).text }
  private var planned: String { entry.at.map(dates.moment) ?? QueueMessages.noDate }

  private func sent(_ words: String, on preposition: String = "on") -> String {
    let answer = "\(words) \(preposition) \(network)"
    if entry.delivery.isRetracted { return answer + " and was taken down again" }
    return entry.isEditedSince ? answer + "; the post was edited since" : answer
  }

  private var handedOff: String {
    let delivery = entry.delivery.sent?.delivery
    let tool = delivery?.to.map { "to \(TerminalText.oneLine($0))" } ?? "over"
    let given = entry.delivery.sentAt
    let answer = ["was handed \(tool)", given.map(dates.moment)].compactMap { $0 }.joined(separator: " ")
    guard let at = entry.at, let given, at > given else { return sent(answer, on: "for") }
    return sent("\(answer), to go out \(planned)")
  }

  private var needsApproval: String {
    let missing = entry.verdict.missing
    guard ApprovalMessages.obstacle(missing) == nil else { return "does not go out on \(network): \(reason)" }
    guard let at = entry.at else { return "has no time on \(network) yet, and goes out \(reason)" }
    guard at <= dates.now else { return "goes out \(planned) on \(network) \(reason)" }
    return "should have gone out \(planned) on \(network): \(reason)"
  }
}
