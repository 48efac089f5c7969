import Content
import Workflow

/// What the queue says.
enum QueueMessages {
  static let noDate = "No date"
  static let empty = "no entries"
  /// What to do about a sending of unknown outcome.
  static let settling = "if readers see it, `stet record published`, if not, `stet resolve`"

  /// What a listing without entries says: that the queue is empty, or how many entries it has that were not asked for.
  static func empty(_ listing: QueueListing, of queue: PublishQueue) -> String {
    let total = queue.entries.count
    guard total > 0 else { return empty }
    // Where entries from long ago are counted, the next line says how they are listed.
    let hint = listing.leftOut.isEmpty ? " (`stet queue --all` lists \(total == 1 ? "it" : "them"))" : ""
    return "no entry fits; the queue has \(total)\(hint)"
  }
  static let columns = ["", "When", "Channel", "Post", "What stands in the way"]

  /// `12 entries: 5 scheduled, 3 need approval`.
  static func total(_ entries: [QueueEntry]) -> String {
    "\(Phrase.count(entries.count, "entry", plural: "entries")): \(counts(entries))"
  }

  private static func counts(_ entries: [QueueEntry]) -> String {
    let counts = EntryState.allCases.reversed().compactMap { state in
      let number = entries.count { $0.state == state }
      return number == 0 ? nil : "\(number) \(name(of: state, number))"
    }
    return counts.joined(separator: ", ")
  }

  /// What ended too long ago to be listed, by state; `nil` where there is none.
  static func leftOut(_ entries: [QueueEntry]) -> String? {
    guard !entries.isEmpty else { return nil }
    let isOne = entries.count == 1
    return "\(Phrase.count(entries.count, "entry", plural: "entries")) from more than seven days ago "
      + "\(isOne ? "is" : "are") not listed: \(counts(entries)) (`stet queue --all` lists \(isOne ? "it" : "them"))"
  }

  /// `origin/main as fetched 3 hours ago`.
  static func fetched(_ fetch: QueueReport.Fetch, _ dates: LocalDates) -> String {
    let branches = Phrase.list(fetch.branches.map(TerminalText.oneLine), "and")
    return "\(branches) as fetched \(dates.ago(fetch.time))"
  }

  /// A state's name in a count.
  static func name(of state: EntryState, _ number: Int = 1) -> String {
    switch state {
    case .handedOff: "handed off"
    case .changesRequested: number == 1 ? "has changes requested" : "have changes requested"
    case .needsApproval: number == 1 ? "needs approval" : "need approval"
    case .unplanned: "without a date"
    case .unknown: "of unknown outcome"
    case .sending: "being sent"
    case .draft: number == 1 ? "draft" : "drafts"
    default: state.rawValue
    }
  }

  /// Where the post was planned in another zone: `15:00 in Asia/Tokyo`.
  static func elsewhere(_ at: Timestamp, _ zone: Zone) -> String {
    "\(zone.local(at).clockText) in \(zone.identifier)"
  }
}
