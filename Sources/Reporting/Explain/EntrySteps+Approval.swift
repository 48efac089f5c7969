import Canonical
import Content
import Ledger
import Workflow

extension EntrySteps {
  /// Every rule that applies, and what is not covered by a rule.
  var rules: [ExplainStep] {
    let verdict = entry.verdict
    let named = Set(verdict.rules.map(\.rule.name))
    let steps = verdict.rules.map { outcome in
      let missing = verdict.missing.first { $0.rule == outcome.rule.name }
      return ExplainStep(
        step: "rule \(outcome.rule.name)", result: missing == nil ? "met" : "not met",
        detail: ExplainMessages.rule(givenBy: outcome.givenBy, missing: missing),
        bearing: missing == nil ? .passes : .blocks)
    }
    return steps
      + verdict.missing.filter { !named.contains($0.rule) }.map {
        ExplainStep(step: $0.rule, result: "not met", detail: ApprovalMessages.obstacle($0), bearing: .blocks)
      }
  }

  /// The approvals that count.
  var approvals: [ExplainStep] {
    entry.verdict.approvals.map {
      ExplainStep(
        step: "approval", result: "counts",
        detail: ExplainMessages.approval($0, dates) + id($0.id.description), bearing: .passes)
    }
  }

  /// The records that do not count, and why.
  var notCounted: [ExplainStep] {
    entry.verdict.notCounted.flatMap { record in
      let detail = (change(voiding: record) ?? NotCountedMessages.reason(record)) + id(record.record)
      let step = ExplainStep(
        step: record.actor.isEmpty ? "record" : "approval by \(record.actor)", result: "does not count",
        detail: detail, bearing: .tells)
      guard entry.verdict.isGivenByAuthor(record) else { return [step] }
      return [
        step, ExplainStep(step: "contributors", result: "hint", detail: ExplainMessages.amendHint, bearing: .tells),
      ]
    }
  }

  /// What changed since an approval, in one line; `nil` where it is not void by a change, or not the last one.
  private func change(voiding record: NotCounted) -> String? {
    guard [.rendition, .schedule].contains(record.reason), let difference, !difference.isEmpty,
      difference.basis?.id.description == record.record
    else { return nil }
    return difference.summary
  }

  /// Who counts as contributor, and who does not although a commit names them.
  var contributors: [ExplainStep] {
    let contributors = entry.verdict.contributors
    return contributors.people.map {
      ExplainStep(step: "contributor", result: $0.person, detail: ContributorMessages.why($0), bearing: .tells)
    }
      + contributors.exempt.map {
        ExplainStep(step: "contributor", result: $0.person, detail: ContributorMessages.exempt($0), bearing: .tells)
      }
  }

  /// When it goes out, by its own time or a slot.
  var schedule: ExplainStep {
    let schedule = entry.channel.schedule
    if let at = schedule.at {
      let detail = ExplainMessages.explicitTime(at, entry.channel, dates)
      return ExplainStep(
        step: "time", result: "set", detail: detail, bearing: entry.state == .missed ? .blocks : .passes)
    }
    guard schedule.slot else {
      return ExplainStep(step: "time", result: "none", detail: "the post has no `publishDate`", bearing: .blocks)
    }
    guard let at = entry.at, !entry.state.isSent else {
      return ExplainStep(step: "slot", result: entry.state.isSent ? "taken" : "none", bearing: .tells)
    }
    return ExplainStep(
      step: "slot", result: entry.state.holdsSlot ? "taken" : "would be",
      detail: dates.moment(at), bearing: entry.state.holdsSlot ? .passes : .tells)
  }

  /// What was sent, failed or taken down, oldest first.
  var deliveries: [ExplainStep] {
    entry.delivery.deliveries.map { sent in
      let at = sent.delivery.at ?? sent.entry.record.time
      let detail = ExplainMessages.delivery(sent.delivery, at, dates)
      return ExplainStep(
        step: "delivery", result: sent.entry.record.kind.rawValue,
        detail: Phrase.with(note: sent.entry.record.note, detail) + id(sent.entry.id.description), bearing: .tells)
    }
  }
}
