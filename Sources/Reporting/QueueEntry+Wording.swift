import Core
internal import SocialText

extension QueueEntry {
  /// The entry as it stands in `stet/queue/v1` and `stet/explain/v1`.
  var members: [String: JSONValue] {
    placeMembers.merging(timeMembers) { own, _ in own }.merging(verdictMembers) { own, _ in own }
  }

  private var placeMembers: [String: JSONValue] {
    [
      "queue": .string(queue), "post": .string(post.id), "occurrence": .optional(occurrence?.text),
      "title": .string(post.title),
      "path": .string(post.path), "channel": .string(channelName),
      "network": .string(channel.channel.network.rawValue), "account": .string(channel.channel.account),
      "state": .string(state.rawValue), "rendition": .digest(rendition), "editedSince": .bool(isEditedSince),
      "retracted": .bool(delivery.isRetracted), "url": .optional(delivery.url),
      "entered": post.history.entered.map { ["commit": .string($0.commit), "at": .moment($0.at)] } ?? .null,
    ]
  }

  private var timeMembers: [String: JSONValue] {
    let schedule = channel.schedule
    return [
      "at": .moment(at), "local": .optional(at?.rfc3339(in: schedule.zone)),
      "zone": .string(schedule.zone.identifier), "slot": .bool(schedule.slot),
      "notBefore": .moment(schedule.notBefore), "notAfter": .moment(schedule.notAfter),
    ]
  }

  private var verdictMembers: [String: JSONValue] {
    [
      "approvals": .list(verdict.approvals) { $0.approvalJSON(isSigned: verdict.signed.contains($0.id)) },
      "missing": .list(verdict.missing, \.json), "notCounted": .list(verdict.notCounted, \.json),
      "holds": .list(holds) { .digest($0.entry.id) }, "notes": .strings(notes),
    ]
  }

  /// What an external sender needs.
  var renditionMembers: [String: JSONValue] {
    let rendition = channel.rendition?.whole
    let media = rendition?.parts.flatMap(\.media) ?? []
    return ["content": rendition?.json ?? .null, "media": .list(media, \.sourceJSON)]
  }
}

extension Rendition.Media {
  /// Where the bytes are, under `path` or `url`, and what they are.
  fileprivate var sourceJSON: JSONValue {
    switch source {
    case .file(let path): ["path": .string(path), "sha256": .digest(sha256)]
    case .remote(let url, _): ["url": .string(url), "sha256": .digest(sha256)]
    }
  }
}

extension LedgerRecord {
  fileprivate func approvalJSON(isSigned: Bool) -> JSONValue {
    [
      "actor": .optional(record.actor), "roles": .strings(record.roles), "record": .digest(id),
      "time": .moment(record.time), "assurance": .string(record.assurance.rawValue),
      "signature": isSigned ? "verified" : "unsigned",
    ]
  }
}

extension MissingApproval {
  var json: JSONValue {
    [
      "rule": .string(rule), "needs": .integer(needs), "has": .integer(has), "from": .strings(from),
      "away": .list(away, \.json),
    ]
  }
}

extension AwayPerson {
  var json: JSONValue { ["person": .string(name), "until": .string(until.text)] }
}

extension NotCounted {
  var json: JSONValue {
    [
      "record": .string(record), "actor": .optional(actor.isEmpty ? nil : actor), "reason": .string(reason.rawValue),
    ]
  }
}

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
    case .due: (["goes out now"] + place + notes).joined(separator: "; ")
    case .scheduled: entry.channel.schedule.slot ? "in a slot" : (place + notes).joined(separator: "; ")
    }
  }

  /// Which occurrence of its post it is: `2 of 6`.
  private var place: [String] {
    [entry.channel.schedule.series?.place(of: entry.occurrence)].compactMap { $0 }
  }

  private var sent: String {
    if entry.delivery.isRetracted { return "taken down again" }
    let tool = entry.delivery.sent?.delivery.to.map(TerminalText.oneLine)
    if let told = entry.outdatedTime, told > dates.now, let own = entry.channel.schedule.at {
      let holder = tool.map { "handed to \($0)" } ?? "handed off"
      let isLeft = entry.occurrence.map { entry.channel.schedule.series?.occurrence(on: $0) == nil } ?? false
      return isLeft
        ? "\(holder) for \(dates.soon(told)), which is no day of the series any more: stop it there, or it goes out"
        : "\(holder) for \(dates.soon(told)), and moved to \(dates.soon(own)) since: change it there, too"
    }
    if entry.isEditedSince { return "edited since it was sent" }
    let place = entry.delivery.url.map(TerminalText.oneLine)
    return place ?? tool.map { "handed to \($0)" } ?? ""
  }

  private var lastNote: String? { entry.delivery.deliveries.last?.note }

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
    let rest = entry.isSuperseded ? "the next one is on its own" : "give it a new date"
    let missing = entry.verdict.missing
    let lack = missing.isEmpty ? ", and it was not sent" : " without \(ApprovalMessages.lack(missing))"
    return "its time passed, and the \(grace) of grace after it\(lack): "
      + (entry.occurrence == nil ? "give it a new date" : rest)
  }

  private var needsApproval: String {
    let missing = entry.verdict.missing
    guard let deadline = entry.deadline, let at = entry.at, at <= dates.now,
      ApprovalMessages.obstacle(missing) == nil
    else { return ([ApprovalMessages.once(missing)] + (hasNoSlot ? notes : [])).joined(separator: "; ") }
    return "missed unless \(ApprovalMessages.condition(missing)) by \(dates.soon(deadline))"
  }

  private var unplanned: String {
    guard entry.channel.schedule.slot else { return "no date yet" }
    return notes.first ?? "no free slot"
  }

  private var notes: [String] { entry.notes.map(TerminalText.oneLine) }

  /// Whether it wants a slot, and would get none.
  private var hasNoSlot: Bool { entry.channel.schedule.slot && entry.at == nil }

  private func actor(_ record: LedgerRecord) -> String { record.record.actor ?? LogMessages.unknownPerson }
}

extension EntryState {
  /// One character that tells the state without colour.
  var sign: String {
    switch self {
    case .published, .handedOff: "●"
    case .sending: "→"
    case .unknown: "?"
    case .failed, .invalid: "✗"
    case .draft, .unplanned: "○"
    case .held: "‖"
    case .expired, .missed, .changesRequested: "!"
    case .needsApproval: "…"
    case .due, .scheduled: "✓"
    }
  }

  /// How the sign is painted.
  var tone: TextStyle.Tone {
    switch self {
    case .published, .handedOff, .draft, .unplanned: .dim
    case .unknown, .failed, .invalid, .held, .expired, .missed: .error
    case .sending, .changesRequested, .needsApproval: .warning
    case .due, .scheduled: .ok
    }
  }
}
