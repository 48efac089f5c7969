package import Core

/// What an audit says, in sentences.
struct AuditMessages {
  let people: PeopleNames

  static let clean = "No finding: every publication was approved by the rules of its time."
  static let empty = "Nothing that this audit is about was published."
  static let limits = "What no repository can tell"

  /// What is wrong, for one line.
  func sentence(_ matter: AuditMatter) -> String {
    switch matter {
    case .publishedWithoutApproval(let missing, let byHand):
      "\(byHand ? "people sent it by hand" : "it went out") without \(lacking(missing))"
    case .selfApproval(let actors, let rules):
      "\(all(actors)) approved it, but contributed to it; \(rule(rules)) asks for another person"
    case .otherBytes(let actors): "readers got something else than \(all(actors)) approved"
    case .publishedTwice(let first): "the same account had it already (record \(Self.short(first)))"
    case .publishedUnderHold(let hold, let actor, let isSeen):
      isSeen
        ? "it went out although \(people.name(actor)) had stopped it (record \(Self.short(hold)))"
        : "\(people.name(actor)) had stopped it elsewhere (record \(Self.short(hold))); who sent it had not seen that"
    case .foreignKey(let actor): "it is signed with a key that is not one of \(people.name(actor))"
    case .anomaly(let anomaly): Self.anomaly(anomaly)
    case .misplaced:
      "this record names a commit of the ledger that is not below it, so it does not count: the ledger was rewritten, or "
        + "the record is from another one"
    case .rewind(let remote):
      "the ledger on \(TerminalText.oneLine(remote)) lacks what this clone has seen there: it was "
        + "rewound, and `stet sync` brings the records back"
    case .checkpoint(let fault): CheckpointReport.sentence(fault)
    case .changedAfterPublication(isRecorded: true):
      "it was edited on the network after it went out, and that text was not approved"
    case .changedAfterPublication(isRecorded: false):
      "the text on the publishing branch was changed since, and no record says whether the network shows that"
    case .positionsDiffer(let position, let isMetByClaim): Self.difference(position, isMetByClaim)
    case .policyLoosened(let commit, let change):
      "stet.yml was changed in commit \(commit.hex.prefix(7)), within seven days before; by the version before that, it "
        + "would not have gone out" + (change.map { " (the change: \(TerminalText.oneLine($0)))" } ?? "")
    case .pictureGone(let digest): "a picture or film of it is in no commit any more (\(digest))"
    case .notCounted(let kind, .rejected(_, let detail)): "this \(kind) does not count: \(TerminalText.oneLine(detail))"
    case .notCounted(let kind, .notCounted(let reason)):
      "this \(kind) does not count: " + NotCountedMessages.reason(NotCounted(record: "", actor: "", reason: reason))
    case .cannotKnow(.network): "Stet knows what was handed over, not what the network shows, or showed."
    case .cannotKnow(.bypass): "What was posted without Stet, on the network itself, is in no record."
    }
  }

  /// The beginning of a record's id: `6fc2f5b5`.
  static func short(_ record: Digest) -> String { ExplainMessages.short(record.description) }

  /// `the approval of legal that the rule legal asks for`.
  private func lacking(_ missing: [MissingApproval]) -> String {
    Phrase.list(missing.map(lacking), "and")
  }

  private func lacking(_ missing: MissingApproval) -> String {
    switch missing.rule {
    case MissingApproval.noRule: "a rule that covers it"
    case MissingApproval.unknownContributor: "anybody knowing who had changed it: an author is not in stet.yml"
    case MissingApproval.requestChanges: "the changes that had been asked for"
    default:
      "\(Phrase.count(missing.needs - missing.has, "approval")) that the rule \(missing.rule) asks for"
        + (missing.roles.isEmpty ? "" : " (\(missing.roles.joined(separator: ", ")))")
    }
  }

  private func rule(_ rules: [String]) -> String {
    rules.count == 1 ? "the rule \(rules[0])" : "each of the rules \(Phrase.list(rules, "and"))"
  }

  private func all(_ actors: [String]) -> String { Phrase.list(actors.map { people.name($0) }, "and") }

  private static func anomaly(_ anomaly: LedgerAnomaly) -> String {
    let path = anomaly.path.map { " at \(TerminalText.oneLine($0))" } ?? ""
    let what =
      switch anomaly.kind {
      case .deleted: "deletes a file"
      case .changed: "changes a file"
      case .unexpectedPath: "adds what is no file of a ledger"
      case .mergeIsNoUnion: "merges, and adds or drops something"
      case .foreignRoot: "begins another ledger"
      case .unreadable: "cannot be read"
      }
    return "commit \(anomaly.commit.hex.prefix(10)) of the ledger \(what)\(path); no record is lost by it"
  }

  private static func difference(_ position: AuditMatter.Position, _ isMetByClaim: Bool) -> String {
    switch position {
    case .ledger:
      isMetByClaim
        ? "its record was made before something that speaks against it, and added after it"
        : "its record was made before something that it needed, and added after it"
    case .policy:
      "its record names another stet.yml than was in force; by that one it was "
        + (isMetByClaim ? "approved" : "not approved")
    case .unknownPolicy: "its record names a stet.yml that the policy branch never had"
    }
  }
}

/// How people appear in a report: by name, or by their role and a number.
package struct PeopleNames: Sendable {
  private let names: [String: String]?

  /// People by name.
  static let named = PeopleNames(names: nil)

  private init(names: [String: String]?) { self.names = names }

  /// - Parameter isNamed: whether people appear by name.
  package init(_ configuration: Configuration, isNamed: Bool) {
    guard !isNamed else {
      names = nil
      return
    }
    var counts: [String: Int] = [:]
    names = Dictionary(
      configuration.people.map { person in
        let role = person.kind == .bot ? "bot" : person.roles.first ?? "person"
        counts[role, default: 0] += 1
        return (person.name, "\(role) \(counts[role] ?? 1)")
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether people appear by name.
  var isNamed: Bool { names == nil }

  /// What stands for a person.
  func name(_ person: String?) -> String {
    guard let person, !person.isEmpty, !PeopleDirectory.isUnknown(person) else { return LogMessages.unknownPerson }
    guard let names else { return TerminalText.oneLine(person) }
    return names[person] ?? "a former person"
  }
}
