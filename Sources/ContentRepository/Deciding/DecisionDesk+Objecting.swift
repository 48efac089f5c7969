internal import Content
package import Git
package import Ledger
package import Workflow

extension DecisionDesk {
  /// Asks for changes to a post, or comments on it: open to every person of `stet.yml`.
  ///
  /// - Parameter channels: those alone, where some are named.
  package func say(
    _ kind: RecordKind, on post: PostSnapshot, channels names: [String], commit: ObjectID, note: String
  ) throws -> RecordedDecision {
    let channels = post.channels.filter { names.isEmpty || names.contains($0.channel.name) }
    let subject = subject(post, channels, commit: commit.hex)
    guard !subject.channels.isEmpty else {
      throw Refusal(
        "\(post.id) cannot be shown on any such channel, so there is nothing to say of it",
        hints: ["stet check \(post.path)"])
    }
    let objects = [policyObject] + channels.compactMap(\.rendition).map(LedgerObject.init)
    return try writeOne(record(kind, subjects: [.post(subject)], note: note), objects: objects)
  }

  /// Takes back one's own approvals, requests and comments, for good.
  package func withdraw(_ targets: [LedgerRecord], note: String?) throws -> RecordedDecision {
    for target in targets {
      guard target.record.actor == actor.person.name else {
        throw Refusal(
          "record \(target.id.shortName) is \(target.record.actor ?? "nobody")'s, and withdrawing is for one's own",
          hints: ["stet dismiss \(target.id.shortName) -m REASON"])
      }
      try refuse(unless: [.approve, .requestChanges, .comment, .correction], target, "withdrawn", hint: "stet resume")
    }
    return try writeOne(record(.withdraw, subjects: [], targets: targets.map(\.id), note: note))
  }

  /// Overrules somebody's approval or request.
  package func dismiss(_ targets: [LedgerRecord], note: String) throws -> RecordedDecision {
    try require(.dismiss)
    for target in targets {
      try refuse(unless: [.approve, .requestChanges, .comment, .correction], target, "dismissed", hint: "stet resume")
    }
    return try writeOne(record(.dismiss, subjects: [], targets: targets.map(\.id), note: note))
  }

  func refuse(unless kinds: Set<RecordKind>, _ target: LedgerRecord, _ verb: String, hint: String) throws {
    guard !kinds.contains(target.record.kind) else { return }
    throw Refusal(
      "record \(target.id.shortName) is a \(target.record.kind.rawValue), which cannot be \(verb)", hints: [hint])
  }

  func writeOne(_ record: Record, objects: [LedgerObject] = []) throws -> RecordedDecision {
    guard let decision = try write([record], objects: objects).first else {
      throw RepositoryError("the ledger took no record")
    }
    return decision
  }
}
