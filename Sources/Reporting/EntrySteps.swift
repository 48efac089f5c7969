package import Core
internal import SocialText

/// The reasons behind an entry's state, in the order in which they are checked.
struct EntrySteps {
  let entry: QueueEntry
  /// What changed since an approval that it voids; `nil` where that is not known.
  let difference: ChannelDifference?
  /// How publications of the post are judged by the rules of their time.
  var publications: [AuditedPublication] = []
  let dates: LocalDates
  /// Whether record ids are shown in full.
  let verbose: Bool

  var all: [ExplainStep] {
    findings + [draft] + holds + window + requests + rules + approvals + notCounted + contributors + [schedule]
      + repetition + deliveries
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
        detail: ExplainMessages.approval($0, isSigned: entry.verdict.signed.contains($0.id), dates)
          + id($0.id.description), bearing: .passes)
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

  /// How the post repeats, and which occurrence this is.
  var repetition: [ExplainStep] {
    guard let series = entry.channel.schedule.series, let place = series.place(of: entry.occurrence) else { return [] }
    let others = "this is \(place); --occurrence names another, such as \(another(series))"
    return [
      ExplainStep(
        step: "repeats", result: series.words, detail: series.occurrences.count > 1 ? others : "this is \(place)",
        bearing: .tells)
    ]
  }

  private func another(_ series: Series) -> String {
    let other = entry.occurrence.flatMap(series.next) ?? series.occurrences.first
    return other?.day.text ?? ""
  }

  /// What was sent, failed or taken down, oldest first.
  var deliveries: [ExplainStep] {
    entry.delivery.deliveries.flatMap { sent in
      let at = sent.delivery.at ?? sent.time
      let detail = ExplainMessages.delivery(sent.delivery, at, dates)
      let step = ExplainStep(
        step: "delivery", result: sent.kind.rawValue,
        detail: Phrase.with(note: sent.note, detail) + id(sent.id.description), bearing: .tells)
      return [step] + publications.filter { $0.publication.entry.id == sent.id }.flatMap(judged)
    }
  }

  /// How a publication is judged by the rules, people and decisions of its time.
  private func judged(_ audited: AuditedPublication) -> [ExplainStep] {
    guard !audited.isConfirmation, audited.publication.entry.record.kind != .updated else { return [] }
    let messages = AuditMessages(people: .named)
    let findings = audited.findings.filter { $0.matter.severity > .note }.map { messages.sentence($0.matter) }
    let givers = audited.judgement.verdict.rules.flatMap(\.givenBy)
    let approved = givers.isEmpty ? nil : "\(Phrase.list(Set(givers).sorted(), "and")) had approved it"
    return [
      ExplainStep(
        step: "by the rules then", result: audited.judgement.isMet ? "approved" : "not approved",
        detail: findings.isEmpty ? approved : findings.joined(separator: "; "), bearing: .tells)
    ]
  }
}

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
