package import Core
internal import SocialText

/// What an audit found, to be shown.
package struct AuditReport: Sendable {
  package let audit: Audit
  /// The repository's id.
  let repository: String
  let messages: AuditMessages
  /// The commit of the policy branch of today, in hexadecimal, and the branch as git shows it.
  let policy: (commit: String, branch: String)
  /// When it was made.
  let now: Timestamp
  /// The version of Stet.
  let version: String
  let zone: Zone
  let order: ChannelOrder
  /// Whether whole record ids are wanted in `text`.
  let verbose: Bool

  package init(
    _ audit: Audit, configuration: Configuration, policy: (commit: String, branch: String), people: PeopleNames,
    now: Timestamp, version: String, verbose: Bool = false
  ) {
    self.version = version
    self.audit = audit
    repository = configuration.repository
    messages = AuditMessages(people: people)
    self.policy = policy
    self.now = now
    zone = configuration.timezone
    order = ChannelOrder(configuration)
    self.verbose = verbose
  }

  /// `30 publications, 120 records`.
  var extent: String {
    let others = audit.records - audit.valid
    return Phrase.count(audit.publications.count, "publication") + ", "
      + Phrase.count(audit.records, "record") + (others == 0 ? "" : ", \(others) of them not valid")
  }

  /// The findings of a severity, in order.
  func findings(_ severity: Severity) -> [AuditFinding] {
    audit.findings.filter { $0.matter.severity == severity && !$0.isLimit }
  }

  /// What is said of checkpoints.
  var checkpoints: [String] {
    guard let chain = audit.checkpoints else { return [] }
    let own = chain.checkpoints.isEmpty && chain.faults.isEmpty ? [] : [CheckpointReport.summary(chain)]
    return own + [audit.copy.flatMap(CheckpointReport.summary)].compactMap { $0 }
  }

  var limits: [String] { audit.findings.filter { $0.isLimit }.map { messages.sentence($0.matter) } }

  /// `2026-12-markt (x)`; empty where a finding is about no post.
  static func place(_ finding: AuditFinding) -> String {
    guard let post = finding.post else { return "" }
    return TerminalText.oneLine(post) + (finding.channel.map { " (\(TerminalText.oneLine($0)))" } ?? "")
  }

  /// What is said where there is no finding.
  var clean: String { audit.publications.isEmpty ? AuditMessages.empty : AuditMessages.clean }

  /// `2 errors, 1 warning, 3 notes`.
  var tally: String {
    let counts = Severity.allCases.sorted(by: >).map { ($0, findings($0).count) }.filter { $0.1 > 0 }
    return counts.map { Phrase.count($0.1, $0.0.rawValue) }.joined(separator: ", ")
  }
}

extension AuditReport {
  /// For people at a terminal: errors first, each with what it is about.
  package func text(style: TextStyle) -> String {
    var blocks = [style.paint("Audit of \(repository): \(extent)", .bold) + "\n"]
    for severity in Severity.allCases.sorted(by: >) {
      let lines = findings(severity).map { line($0, style) }
      if !lines.isEmpty { blocks.append(lines.joined()) }
    }
    if !audit.hasFindings { blocks.append(style.paint(clean, .ok) + "\n") }
    if !checkpoints.isEmpty { blocks.append(checkpoints.map { $0 + "\n" }.joined()) }
    blocks.append(([AuditMessages.limits + ":"] + limits.map { "  " + $0 }).map { $0 + "\n" }.joined())
    blocks.append(
      style.paint("ledger \(audit.ledger)\npolicy \(policy.commit) (\(policy.branch))", .dim) + "\n"
        + (tally.isEmpty ? "" : tally + "\n"))
    return blocks.joined(separator: "\n")
  }

  private func line(_ finding: AuditFinding, _ style: TextStyle) -> String {
    let severity = finding.matter.severity
    let place = Self.place(finding)
    let head = style.paint("\(severity.rawValue)[\(finding.check)]", severity.tone)
    let record = finding.record.map { " (record \(verbose ? $0.description : AuditMessages.short($0)))" } ?? ""
    return "\(head) \(place.isEmpty ? "" : place + ": ")\(messages.sentence(finding.matter))\(record)\n"
  }

  /// The document `stet/audit/v1`.
  package var json: String {
    var members: [String: JSONValue] = [
      "ledger": .string(audit.ledger), "records": .integer(audit.records), "valid": .integer(audit.valid),
      "publications": .integer(audit.publications.count), "stet": .string(version), "made": .moment(now),
      "names": .bool(messages.people.isNamed),
      "scope": [
        "post": .optional(audit.scope.post), "since": .moment(audit.scope.since),
        "person": .optional(audit.scope.person),
      ],
      "findings": .list(audit.findings) { finding in
        [
          "check": .string(finding.check), "severity": .string(finding.matter.severity.rawValue),
          "post": .optional(finding.post), "channel": .optional(finding.channel), "record": .digest(finding.record),
          "summary": .string(messages.sentence(finding.matter)),
        ]
      },
    ]
    if let chain = audit.checkpoints { members["checkpoints"] = CheckpointReport.json(chain, audit.copy) }
    return JSONDocument.text("stet/audit/v1", members)
  }

  /// Whether another report says the same, whatever words it uses.
  package func agrees(with report: JSONValue) -> Bool {
    guard let own = try? JSONValue(json: Array(json.utf8)) else { return false }
    let members = ["ledger", "records", "valid", "publications", "scope", "checkpoints"]
    return members.allSatisfy { own[$0] == report[$0] } && Self.facts(own) == Self.facts(report)
  }

  private static func facts(_ report: JSONValue) -> [[JSONValue?]] {
    (report["findings"]?.arrayValue ?? []).map { finding in
      ["check", "severity", "post", "channel", "record"].map { finding[$0] }
    }
  }

  /// A row for each publication, for samples in a spreadsheet.
  package var csv: String {
    CSVTable(
      columns: [
        "added", "happened", "kind", "by hand", "post", "title", "channel", "network", "account", "url", "recorded by",
        "note", "approved by", "rules", "result", "findings", "policy", "record", "rendition",
      ], rows: audit.publications.map(row)
    ).text
  }

  private func row(_ audited: AuditedPublication) -> [String] {
    let (publication, verdict) = (audited.publication, audited.judgement.verdict)
    let delivery = publication.delivery
    return [
      publication.addedAt.rfc3339, publication.time.rfc3339, publication.entry.record.kind.rawValue,
      delivery.byHand ? "yes" : "", delivery.post,
      audited.title, delivery.channel, delivery.network.rawValue, delivery.account, delivery.url ?? "",
      recorder(audited), publication.entry.record.note ?? "",
      verdict.approvals.map { messages.people.name($0.record.actor) }.joined(separator: "; "),
      verdict.rules.map(\.rule.name).joined(separator: "; "), result(audited),
      audited.findings.map(\.check).joined(separator: "; "), audited.policy,
      publication.entry.id.description, delivery.rendition?.description ?? "",
    ]
  }

  /// Who recorded a publication, as far as that is known.
  func recorder(_ audited: AuditedPublication) -> String {
    let name = messages.people.name(audited.publication.entry.record.actor)
    return audited.isProven ? name : "\(name) (not proven)"
  }

  /// `approved`, `not approved`, `confirmed`.
  func result(_ audited: AuditedPublication) -> String {
    audited.isConfirmation ? "confirmed" : audited.judgement.isMet ? "approved" : "not approved"
  }
}
