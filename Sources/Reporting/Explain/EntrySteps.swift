import Canonical
import Content
import Diagnostics
import Ledger
import Workflow

/// The reasons behind an entry's state, in the order in which they are checked.
struct EntrySteps {
  let entry: QueueEntry
  /// What changed since an approval that it voids; `nil` where that is not known.
  let difference: ChannelDifference?
  let dates: LocalDates
  /// Whether record ids are shown in full.
  let verbose: Bool

  var all: [ExplainStep] {
    findings + [draft] + holds + window + requests + rules + approvals + notCounted + contributors + [schedule]
      + deliveries
  }

  private var findings: [ExplainStep] {
    let errors = entry.channel.errors.inOrder()
    if errors.isEmpty, entry.channel.rendition != nil {
      return [ExplainStep(step: "findings", result: "valid", bearing: .passes)]
    }
    guard !errors.isEmpty else {
      return [ExplainStep(step: "findings", result: "invalid", detail: "cannot be rendered", bearing: .blocks)]
    }
    return errors.map {
      let detail = "\(TerminalText.oneLine($0.summary)) (line \($0.range.start.line))"
      return ExplainStep(step: "findings", result: "invalid", detail: detail, bearing: .blocks)
    }
  }

  private var draft: ExplainStep {
    entry.channel.draft
      ? ExplainStep(step: "draft", result: "yes", detail: "`draft: true` stands in the post", bearing: .blocks)
      : ExplainStep(step: "draft", result: "no", bearing: .passes)
  }

  private var holds: [ExplainStep] {
    guard !entry.holds.isEmpty else { return [ExplainStep(step: "hold", result: "none", bearing: .passes)] }
    return entry.holds.map { hold in
      let grounds = hold.grounds.map(ExplainMessages.ground).joined(separator: "; ")
      let detail = ExplainMessages.decision(hold.entry, dates) + id(hold.entry.id.description)
      return ExplainStep(step: "hold", result: "held", detail: "\(detail), for \(grounds)", bearing: .blocks)
    }
  }

  private var window: [ExplainStep] {
    let schedule = entry.channel.schedule
    guard schedule.notBefore != nil || schedule.notAfter != nil else { return [] }
    let isPast = schedule.notAfter.map { $0 < dates.now } ?? false
    let isEarly = schedule.notBefore.map { $0 > dates.now } ?? false
    return [
      ExplainStep(
        step: "window", result: isPast ? "passed" : isEarly ? "not open yet" : "open",
        detail: ExplainMessages.window(schedule, dates),
        bearing: entry.state.isSent || isEarly ? .tells : isPast ? .blocks : .passes)
    ]
  }

  private var requests: [ExplainStep] {
    guard !entry.requests.isEmpty else { return [ExplainStep(step: "changes", result: "none asked", bearing: .passes)] }
    return entry.requests.map {
      let detail = ExplainMessages.decision($0, dates) + id($0.id.description)
      return ExplainStep(step: "changes", result: "asked for", detail: detail, bearing: .blocks)
    }
  }

  /// `(record 6fc2f5b5)`.
  func id(_ record: String) -> String { " (record \(verbose ? record : ExplainMessages.short(record)))" }
}
