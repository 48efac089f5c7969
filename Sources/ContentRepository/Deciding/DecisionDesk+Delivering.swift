internal import Canonical
package import Content
package import Ledger
package import Workflow

/// What somebody says happened to a post outside of Stet.
package struct DeliveryNote: Sendable {
  package var kind: RecordKind
  package var tool: String?
  package var url: String?
  package var at: Timestamp?
  package var note: String?

  package init(
    kind: RecordKind, tool: String? = nil, url: String? = nil, at: Timestamp? = nil, note: String? = nil
  ) {
    self.kind = kind
    self.tool = tool
    self.url = url
    self.at = at
    self.note = note
  }
}

extension DecisionDesk {
  /// Notes what happened to an entry, with the verdict that it had.
  package func deliver(_ entry: QueueEntry, _ note: DeliveryNote) throws -> RecordedDecision {
    try require(.publish)
    try refuseContradiction(entry, note.kind)
    let channel = entry.channel.channel
    let delivery = Delivery(
      post: entry.post.id, channel: channel.name, rendition: entry.rendition, network: channel.network,
      account: channel.account, slot: slot(of: entry, note), url: note.url,
      blob: entry.post.blob, at: note.at, to: note.tool)
    var record = try record(note.kind, subjects: [.delivery(delivery)], note: note.note)
    record.verdict = verdict(of: entry)
    let objects = [policyObject] + [entry.channel.rendition].compactMap { $0 }.map(LedgerObject.init)
    return try writeOne(record, objects: objects)
  }

  /// The slot that the delivery used up: the one whose time had come, or that a tool keeps for it. A post that went out
  /// by hand between two slots uses up none, or the next post would wait in vain.
  private func slot(of entry: QueueEntry, _ note: DeliveryNote) -> Timestamp? {
    if let sent = entry.delivery.sent { return sent.delivery.slot }
    guard entry.channel.schedule.slot, let slot = entry.at else { return nil }
    return note.kind == .handedOff || slot <= note.at ?? now ? slot : nil
  }

  private func refuseContradiction(_ entry: QueueEntry, _ kind: RecordKind) throws {
    let name = "\(entry.post.id) on \(entry.channelName)"
    switch kind {
    case .published where entry.state == .published:
      throw Refusal("\(name) is published already", hints: ["stet record updated, after an edit on the network"])
    case .updated where !entry.state.isSent, .retracted where !entry.state.isSent:
      throw Refusal("\(name) has not been published", hints: ["stet record published"])
    case .failed where entry.state.isSent:
      throw Refusal(
        "\(name) is published already, so its sending did not fail", hints: ["stet resolve, to take that back"])
    default: return
    }
  }

  /// What the record keeps of the verdict, for whoever audits it.
  private func verdict(of entry: QueueEntry) -> JSONValue {
    [
      "state": .string(entry.state.rawValue),
      "approvals": .strings(entry.verdict.approvals.map(\.id.description)),
      "missing": .strings(entry.verdict.missing.map(\.rule)),
      "ledger": .string(reader.ledger.commit),
    ]
  }
}
