internal import Content
package import Git
package import Ledger
package import Workflow

extension DecisionDesk {
  /// Asks for changes to a post, or comments on it: open to every person of `stet.yml`.
  ///
  /// - Parameter channels: only these; all channels of the post if empty.
  package func say(
    _ kind: RecordKind, on post: PostSnapshot, channels names: [String], commit: ObjectID, note: String
  ) throws -> RecordedDecision {
    let channels = post.channels.filter { names.isEmpty || names.contains($0.channel.name) }
    let subjects = subjects(post, channels, commit: commit.hex)
    guard !subjects.isEmpty else {
      throw Refusal(
        "\(post.id) cannot be shown on these channels, so a decision would not say on which text",
        hints: ["stet check \(post.path)"])
    }
    let objects = [policyObject] + channels.compactMap(\.rendition).map(LedgerObject.init)
    return try writeOne(record(kind, subjects: subjects.map(Subject.post), note: note), objects: objects)
  }

  /// Takes back one's own approvals, requests and comments, for good.
  package func withdraw(_ decisions: NamedDecisions, note: String?) throws -> [RecordedDecision] {
    for target in decisions.records {
      guard target.record.actor == actor.person.name else {
        throw Refusal(
          "record \(target.id.shortName) is by \(target.record.actor ?? "an unknown person"), and you can withdraw only "
            + "your own",
          hints: ["stet dismiss \(target.id.shortName) -m REASON"])
      }
      guard authority.isOwn(target, person: actor.person) else {
        throw Refusal(
          "record \(target.id.shortName) is by another person, who had the name \(actor.person.name) before",
          hints: ["stet dismiss \(target.id.shortName) -m REASON"])
      }
      try refuse(
        unless: RecordKind.withdrawable, target, "withdrawn", hint: "stet resume \(target.id.shortName)")
    }
    return try takeBack(.withdraw, decisions, note: note)
  }

  /// Overrules approvals and requests, one's own and those of others.
  package func dismiss(_ decisions: NamedDecisions, note: String) throws -> [RecordedDecision] {
    try require(.dismiss)
    for target in decisions.records {
      try refuse(
        unless: RecordKind.withdrawable, target, "dismissed", hint: "stet resume \(target.id.shortName)")
    }
    return try takeBack(.dismiss, decisions, note: note)
  }

  /// Writes a record for the whole records and one for each of the parts. The subjects of the latter narrow them, and
  /// `crit` does not say so: an older reader takes back all of the targets, which can only hold more posts, never
  /// release one.
  private func takeBack(_ kind: RecordKind, _ decisions: NamedDecisions, note: String?) throws -> [RecordedDecision] {
    var records: [Record] = []
    if !decisions.whole.isEmpty {
      records.append(try record(kind, subjects: [], targets: decisions.whole.map(\.id), note: note))
    }
    for part in decisions.parts {
      let posts = Subject.scope(Scope(posts: part.posts))
      records.append(try record(kind, subjects: [posts], targets: part.records.map(\.id), note: note))
    }
    return try write(records)
  }

  func refuse(unless kinds: Set<RecordKind>, _ target: LedgerRecord, _ verb: String, hint: String) throws {
    guard !kinds.contains(target.record.kind) else { return }
    throw Refusal(
      "record \(target.id.shortName) is a \(target.record.kind.rawValue), which cannot be \(verb)", hints: [hint])
  }

  func writeOne(
    _ record: Record, objects: [LedgerObject] = [], extending tips: [ObjectID]? = nil
  ) throws -> RecordedDecision {
    guard let decision = try write([record], objects: objects, extending: tips).first else {
      throw RepositoryError("the ledger took no record")
    }
    return decision
  }
}
