import Content
import Diagnostics
import Ledger
import Workflow

/// Why an entry is in its state, in human words; empty if the state needs no reason.
struct EntryReason {
  let entry: QueueEntry
  let dates: LocalDates

  var text: String {
    switch entry.state {
    case .published, .handedOff: sent
    case .sending: "being sent"
    case .unknown: "may have gone out; \(QueueMessages.settling)"
    case .failed: Phrase.with(note: lastNote, "could not be sent")
    case .invalid: invalid
    case .draft: "a draft"
    case .held: held
    case .expired: expired
    case .missed: missed
    case .changesRequested: changesRequested
    case .needsApproval: needsApproval
    case .unplanned: unplanned
    case .due: "goes out now"
    case .scheduled: entry.channel.schedule.slot ? "in a slot" : ""
    }
  }

  private var sent: String {
    if entry.delivery.isRetracted { return "taken down again" }
    if entry.isEditedSince { return "edited since it was sent" }
    let place = entry.delivery.url.map(TerminalText.oneLine)
    if let place { return place }
    return entry.delivery.sent?.delivery.to.map { "handed to \(TerminalText.oneLine($0))" } ?? ""
  }

  private var lastNote: String? { entry.delivery.deliveries.last?.entry.record.note }

  private var invalid: String {
    let errors = entry.channel.errors.inOrder()
    guard let first = errors.first else { return "cannot be rendered" }
    let others = errors.count > 1 ? " (and \(Phrase.count(errors.count - 1, "error")) more)" : ""
    return TerminalText.oneLine(first.summary) + others
  }

  private var held: String {
    entry.holds.map { Phrase.with(note: $0.entry.record.note, "held by \(actor($0.entry))") }.joined(separator: "; ")
  }

  private var changesRequested: String {
    entry.requests.map { Phrase.with(note: $0.record.note, "\(actor($0)) asks for changes") }.joined(separator: "; ")
  }

  private var expired: String {
    entry.channel.schedule.notAfter.map { "not after \(dates.moment($0)), which has passed" } ?? "its window has passed"
  }

  private var missed: String {
    let grace = DurationText.text(entry.channel.channel.grace)
    return "its time passed, and the \(grace) of grace after it: give it a new date"
  }

  private var needsApproval: String {
    let missing = entry.verdict.missing
    guard let deadline = entry.deadline, let at = entry.at, at <= dates.now,
      ApprovalMessages.obstacle(missing) == nil
    else { return ApprovalMessages.once(missing) }
    return "missed unless \(ApprovalMessages.condition(missing)) by \(dates.soon(deadline))"
  }

  private var unplanned: String {
    guard entry.channel.schedule.slot else { return "no date yet" }
    return entry.channel.channel.slots.isEmpty
      ? "its channel has no slots in stet.yml" : "no free slot within its window"
  }

  private func actor(_ record: LedgerRecord) -> String { record.record.actor ?? LogMessages.unknownPerson }
}
