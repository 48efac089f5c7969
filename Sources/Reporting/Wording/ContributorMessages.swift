import Canonical
import Workflow

/// Who counts as contributor, and why. It is always shown: otherwise authors could exclude approvers unnoticed.
enum ContributorMessages {
  /// `ana: named by ben in commit 1a2b3c4`, one for each person.
  static func lines(_ contributors: Contributors) -> [String] {
    contributors.people.map { "\($0.person): \(why($0))" } + contributors.exempt.map { "\($0.person): \(exempt($0))" }
  }

  /// `wrote it in commit 1a2b3c4 and listed by cem in record 6fc2f5b5`.
  static func why(_ contributor: Contributors.Contributor) -> String {
    Phrase.list(contributor.reasons.map(reason), "and")
  }

  /// `named by ben in commit 1a2b3c4, which does not count: they had approved just that (record 6fc2f5b5)`.
  static func exempt(_ contribution: Contribution) -> String {
    let record = contribution.exemptBy.map { " (record \(ExplainMessages.short($0.description)))" } ?? ""
    let named = "named by \(contribution.namedBy ?? "") in commit \(short(contribution.commit))"
    return "\(named), which does not count: they had approved just that\(record)"
  }

  private static func reason(_ reason: Contributors.Reason) -> String {
    switch reason {
    case .wrote(let commit): "wrote it in commit \(short(commit))"
    case .named(let author, let commit): "named by \(author) in commit \(short(commit))"
    case .listed(let record, let actor):
      "listed by \(actor.isEmpty ? LogMessages.unknownPerson : actor) in record \(ExplainMessages.short(record.description))"
    }
  }

  /// The beginning of a commit's id, as git shortens it.
  private static func short(_ commit: String) -> String { String(commit.prefix(7)) }
}

extension Contributors {
  /// As it stands in `stet/explain/v1` and `stet/review/v1`: those who count, then those who do not.
  var json: JSONValue {
    let counting = people.map { contributor -> JSONValue in
      ["person": .string(contributor.person), "counts": true, "reasons": .list(contributor.reasons, \.json)]
    }
    let exempt = exempt.map { contribution -> JSONValue in
      let named = Reason.named(by: contribution.namedBy ?? "", commit: contribution.commit)
      return [
        "person": .string(contribution.person), "counts": false, "reasons": [named.json],
        "exemptBy": .digest(contribution.exemptBy),
      ]
    }
    return .array(counting + exempt)
  }
}

extension Contributors.Reason {
  fileprivate var json: JSONValue {
    switch self {
    case .wrote(let commit): ["kind": "wrote", "commit": .string(commit)]
    case .named(let author, let commit): ["kind": "named", "by": .string(author), "commit": .string(commit)]
    case .listed(let record, let actor): ["kind": "listed", "by": .string(actor), "record": .digest(record)]
    }
  }
}
