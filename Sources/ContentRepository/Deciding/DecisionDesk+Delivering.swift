internal import Canonical
package import Content
internal import Git
package import Ledger
package import Workflow

/// What happens, or happened, to a post outside of Stet.
package struct DeliveryNote: Sendable {
  package var kind: RecordKind
  package var tool: String?
  package var url: String?
  package var at: Timestamp?
  package var note: String?
  /// Whether people did it by their own decision, outside of the queue.
  package var byHand: Bool

  package init(
    kind: RecordKind, tool: String? = nil, url: String? = nil, at: Timestamp? = nil, note: String? = nil,
    byHand: Bool = false
  ) {
    self.kind = kind
    self.tool = tool
    self.url = url
    self.at = at
    self.note = note
    self.byHand = byHand
  }
}

/// Why an entry is not handed to a sender: by the current ledger, it is not due.
package struct NotDue: Error {
  package var entry: QueueEntry
  /// Whether it could be handed off ahead of its time: it is to go out later, at a time of its own.
  package var isAhead: Bool
}

extension DecisionDesk {
  /// Hands an entry to a sender, if it is due in exactly the ledger that the record extends: of several senders, only
  /// one gets it.
  ///
  /// - Parameter ahead: whether an entry that is scheduled at a time of its own is accepted as well. A slot can still
  ///   move.
  /// - Throws: `NotDue`, also where the ledger moved meanwhile and the entry is not due any more; where the ledger
  ///   moves again and again, the error of `LedgerWriter.deciding`.
  package func give(
    post: String, channel: String, ahead: Bool = false, _ note: DeliveryNote
  ) throws -> RecordedDecision {
    var desk: DecisionDesk? = self
    return try LedgerWriter.deciding {
      let current = try desk ?? reread()
      desk = nil
      try current.require(.publish)
      let entry = try current.entry(post: post, channel: channel, at: now)
      let hasFixedTime = entry.state == .scheduled && entry.channel.schedule.at != nil
      guard entry.state == .due || ahead && hasFixedTime else { throw NotDue(entry: entry, isAhead: hasFixedTime) }
      return try current.writeDelivery(of: entry, note, extending: current.reader.ledger.contents.tips)
    }
  }

  /// Notes what happened to an entry, with the verdict that it had.
  package func deliver(_ entry: QueueEntry, _ note: DeliveryNote) throws -> RecordedDecision {
    try require(.publish)
    try refuseContradiction(entry, note.kind)
    return try writeDelivery(of: entry, note)
  }

  private func writeDelivery(
    of entry: QueueEntry, _ note: DeliveryNote, extending tips: [ObjectID]? = nil
  ) throws -> RecordedDecision {
    let channel = entry.channel.channel
    let delivery = Delivery(
      post: entry.post.id, channel: channel.name, rendition: entry.rendition, network: channel.network,
      account: channel.account, slot: slot(of: entry, note), url: note.url,
      blob: entry.post.blob, at: note.at, to: note.tool, byHand: note.byHand)
    var record = try record(note.kind, subjects: [.delivery(delivery)], note: note.note)
    record.verdict = verdict(of: entry)
    let objects = [policyObject] + [entry.channel.rendition].compactMap { $0 }.map(LedgerObject.init)
    return try writeOne(record, objects: objects, extending: tips)
  }

  /// The slot that the delivery used up: the one whose time had come, or that a tool keeps for it. A post that went out
  /// by hand between two slots uses up none, since the next post is to take the next slot.
  private func slot(of entry: QueueEntry, _ note: DeliveryNote) -> Timestamp? {
    if let sent = entry.delivery.sent { return sent.delivery.slot }
    guard entry.channel.schedule.slot, let slot = entry.at else { return nil }
    return note.kind == .handedOff || slot <= note.at ?? now ? slot : nil
  }

  private func refuseContradiction(_ entry: QueueEntry, _ kind: RecordKind) throws {
    let name = "\(entry.post.id) on \(entry.channelName)"
    switch kind {
    case .published where entry.state == .published, .handedOff where entry.state == .published:
      throw Refusal(
        "\(name) is published already", hints: ["stet record updated \(entry.post.id) --channel \(entry.channelName)"])
    case .handedOff where entry.state == .handedOff:
      throw Refusal(
        "\(name) is handed off already",
        hints: [
          "stet explain \(entry.post.id)", "stet resolve \(entry.post.id) --channel \(entry.channelName) -m REASON",
        ])
    case .updated where !entry.state.isSent, .retracted where !entry.state.isSent:
      throw Refusal(
        "\(name) has not been published",
        hints: ["stet record published \(entry.post.id) --channel \(entry.channelName)"])
    case .failed where entry.state == .published || entry.state == .handedOff && entry.delivery.isRetracted:
      throw Refusal(
        "\(name) is published already, so its sending did not fail",
        hints: ["stet log --verbose \(entry.post.id)", "stet resolve RECORD -m REASON"])
    default: return
    }
  }

  /// What the record keeps of the verdict, for audits.
  private func verdict(of entry: QueueEntry) -> JSONValue {
    [
      "state": .string(entry.state.rawValue),
      "approvals": .strings(entry.verdict.approvals.map(\.id.description)),
      "missing": .strings(entry.verdict.missing.map(\.rule)),
      "ledger": .string(reader.ledger.commit),
    ]
  }
}
