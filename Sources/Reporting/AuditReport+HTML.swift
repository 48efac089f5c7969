package import Core
internal import Foundation
internal import SocialText

extension AuditReport {
  /// One page that prints well, for people who never open a terminal: what was found, and for each post what was approved,
  /// by whom, and what went out. No scripts, and no addresses that are fetched.
  package func html(_ trails: [AuditTrail]) -> String {
    let byPost = Dictionary(grouping: audit.publications, by: \.publication.delivery.post)
    let sections = trails.map { trail in
      AuditSection(trail: trail, publications: byPost[trail.post] ?? [], report: self).html
    }
    let dates = LocalDates(zone: zone, now: now)
    let page = HTMLPage(
      title: "Audit of \(Self.escaped(repository))", styleSheet: AuditReport.styleSheet, hasPictures: true)
    return page.text(
      """
      <h1>Audit</h1>
      <p class="label">Repository <code>\(Self.escaped(repository))</code></p>
      <p>\(Self.escaped(dates.day(now))), \(dates.clock(now)) (\(Self.escaped(zone.identifier))): \(extent).</p>
      <p class="\(audit.hasFindings ? "error" : "ok")">\(audit.hasFindings ? tally + "." : clean)</p>
      \(checkpoints.map { "<p>\(Self.escaped($0))</p>" }.joined(separator: "\n"))
      \(findingsTable)
      <h2>\(AuditMessages.limits)</h2>
      <ul>
      \(limits.map { "<li>\(Self.escaped($0))</li>" }.joined(separator: "\n"))
      </ul>
      \(naming)
      \(sections.joined(separator: "\n"))
      <footer>
      <p>Ledger <code>\(audit.ledger)</code>, policy <code>\(policy.commit)</code> (\(Self.escaped(policy.branch))).</p>
      </footer>
      """)
  }

  private var naming: String {
    guard !messages.people.isNamed else { return "" }
    return "<p>People appear by their role. Notes and texts are shown as they were written.</p>"
  }

  private var findingsTable: String {
    let rows = Severity.allCases.sorted(by: >).flatMap(findings).map { finding in
      let severity = finding.matter.severity.rawValue
      let cells = [
        "<td class=\"\(severity)\">\(severity)</td>", "<td>\(Self.escaped(Self.place(finding)))</td>",
        "<td>\(Self.escaped(messages.sentence(finding.matter)))</td>",
        "<td><code>\(finding.record.map { AuditMessages.short($0) } ?? "")</code></td>",
      ]
      return "<tr>\(cells.joined())</tr>"
    }
    guard !rows.isEmpty else { return "" }
    return """
      <h2>Findings</h2>
      <table>
      <thead><tr><th></th><th>Post</th><th>What</th><th>Record</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  static func escaped(_ text: String) -> String { HTMLEscaping.escaped(text) }

  private static let styleSheet = """
    body { font: 15px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
    h2 { font-size: 1.15rem; margin-top: 2rem; }
    h3 { font-size: 1rem; margin-bottom: .25rem; }
    table { border-collapse: collapse; width: 100%; font-size: .875rem; }
    th, td { border-bottom: 1px solid #ccc; padding: .25rem .5rem; text-align: left; vertical-align: top; }
    td { overflow-wrap: anywhere; }
    td.error, td.warning, td.note, td code { white-space: nowrap; }
    section { border-top: 2px solid #111; margin-top: 2rem; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #bbb; padding-left: .75rem; }
    .label, footer, time { color: #555; font-size: .875rem; }
    .error { color: #b00020; } .warning { color: #8a5a00; } .ok { color: #1b6e2c; }
    del { background: #fde2e2; } ins { background: #dff3e0; }
    img { max-width: 16rem; max-height: 16rem; display: block; margin: .25rem 0; }
    @media print { body { margin: 0; max-width: none; } tr, .version { break-inside: avoid; } h2, h3 { break-after: avoid; } }
    """
}

/// One post of the page.
private struct AuditSection {
  let trail: AuditTrail
  let publications: [AuditedPublication]
  let report: AuditReport

  private var people: PeopleNames { report.messages.people }

  var html: String {
    let title = AuditReport.escaped(trail.title)
    let id = trail.title == trail.post ? "" : " <span class=\"label\">\(AuditReport.escaped(trail.post))</span>"
    return """
      <section>
      <h2 dir="auto">\(title)\(id)</h2>
      <table>
      <thead><tr><th>When</th><th>Where</th><th>What</th><th>Approved by</th><th>Findings</th></tr></thead>
      <tbody>
      \(publications.map(row).joined(separator: "\n"))
      </tbody>
      </table>
      \(versions.joined(separator: "\n"))
      <h3>What happened</h3>
      <table>
      <tbody>
      \(trail.events.map(row).joined(separator: "\n"))
      </tbody>
      </table>
      </section>
      """
  }

  private func row(_ audited: AuditedPublication) -> String {
    let delivery = audited.publication.delivery
    let url = delivery.url.map { "<br>\(AuditReport.escaped($0))" } ?? ""
    let findings = audited.findings.map { finding in
      "<span class=\"\(finding.matter.severity.rawValue)\">\(AuditReport.escaped(report.messages.sentence(finding.matter)))</span>"
    }
    let givers = audited.judgement.verdict.approvals.map { people.name($0.record.actor) }
    let cells = [
      time(audited.publication.time),
      AuditReport.escaped("\(delivery.channel) (\(delivery.account))") + url,
      AuditReport.escaped(
        "\(report.recorder(audited)) \(LogMessages.happened(audited.publication.entry.record.kind))"
          + "\(delivery.byHand ? " by hand" : ""), \(report.result(audited))"),
      AuditReport.escaped(givers.joined(separator: ", ")), findings.joined(separator: "<br>"),
    ]
    return "<tr>\(cells.map { "<td>\($0)</td>" }.joined())</tr>"
  }

  private func row(_ event: TrailEvent) -> String {
    let actor = event.actor.hasPrefix("?") ? LogMessages.unknownPerson : people.name(event.actor)
    let words = LogMessages.happened(event, trailOf: trail.post, report.order)
    let hand = event.isByHand ? " by hand" : ""
    let note = event.note.map { ": " + TerminalText.oneLine($0) } ?? ""
    let counted = event.isCounted ? "" : " " + LogMessages.notCounted(event)
    return "<tr><td>\(time(event.time))</td><td>\(AuditReport.escaped(actor))</td>"
      + "<td dir=\"auto\">\(AuditReport.escaped(words + hand + note + counted))</td></tr>"
  }

  private func time(_ moment: Timestamp) -> String {
    let dates = LocalDates(zone: report.zone, now: report.now)
    return "<time datetime=\"\(moment.rfc3339)\">\(AuditReport.escaped(dates.sortable(moment)))</time>"
  }

  // MARK: - What was approved and sent

  /// The versions in order, each once for all channels on which it reads the same.
  private var versions: [String] {
    var before: [String: JSONValue] = [:]
    return groups.map { group in
      let channels = group.map(\.channel)
      let head =
        "\(people.name(group[0].entry.record.actor)) \(LogMessages.happened(group[0].entry.record.kind)), "
        + "\(LocalDates(zone: report.zone, now: report.now).sortable(group[0].entry.record.time)), "
        + channels.joined(separator: ", ")
      defer { for version in group { before[version.channel] = version.rendition } }
      return """
        <div class="version">
        <h3>\(AuditReport.escaped(head))</h3>
        \(content(of: group[0], before: before[group[0].channel]).joined(separator: "\n"))
        </div>
        """
    }
  }

  /// The versions of one record that read the same, together.
  private var groups: [[AuditTrail.Version]] {
    trail.versions.map { [$0] }.joining({ $0 += $1 }) { one, other in
      one[0].entry.id == other[0].entry.id && texts(one[0]).map(\.label) == texts(other[0]).map(\.label)
        && zip(texts(one[0]), texts(other[0])).allSatisfy { $0.text.utf8.elementsEqual($1.text.utf8) }
    }
  }

  /// What readers get, without the account and the digests of files.
  private func texts(_ version: AuditTrail.Version) -> [WordDifference.Labelled] { Self.texts(version.rendition) }

  private static func texts(_ rendition: JSONValue?) -> [WordDifference.Labelled] {
    rendition.map { ReaderTexts.list(canonical: $0) }?.filter { $0.label != "account" && !$0.label.hasSuffix("sha256") }
      ?? []
  }

  private func content(of version: AuditTrail.Version, before: JSONValue?) -> [String] {
    guard let rendition = version.rendition else {
      return ["<p class=\"warning\">The ledger does not keep what this record names.</p>"]
    }
    guard let before else { return texts(version).map(text) + version.pictures.map(picture) }
    let difference = WordDifference(from: Self.texts(before), to: Self.texts(rendition))
    guard !difference.isEmpty else { return ["<p class=\"label\">The same text.</p>"] + newPictures(version, before) }
    return difference.sections.map(changed) + newPictures(version, before)
  }

  private func newPictures(_ version: AuditTrail.Version, _ before: JSONValue) -> [String] {
    let old = Set(ReaderTexts.list(canonical: before).map(\.text))
    return version.pictures.filter { !old.contains($0.digest.description) }.map(picture)
  }

  private func text(_ labelled: WordDifference.Labelled) -> String {
    let label = labelled.label == "text" ? "" : "<div class=\"label\">\(AuditReport.escaped(labelled.label))</div>"
    return "\(label)<div class=\"text\" dir=\"auto\">\(AuditReport.escaped(labelled.text))</div>"
  }

  private func changed(_ section: WordDifference.Section) -> String {
    let words = section.pieces.map { piece in
      let text = AuditReport.escaped(piece.text)
      return switch piece.change {
      case .same: text
      case .removed: "<del>\(text)</del>"
      case .added: "<ins>\(text)</ins>"
      }
    }
    let label = "<div class=\"label\">\(AuditReport.escaped(section.label)), changed</div>"
    return "\(label)<div class=\"text\" dir=\"auto\">\(words.joined())</div>"
  }

  private func picture(_ picture: AuditTrail.Picture) -> String {
    guard let path = picture.path else {
      return "<p class=\"warning\">A file that is in no commit any more: <code>\(picture.digest)</code></p>"
    }
    let name = "<div class=\"label\">\(AuditReport.escaped(path))</div>"
    guard let bytes = picture.bytes, let type = picture.type else { return name }
    let data = Data(bytes).base64EncodedString()
    return "\(name)<img alt=\"\(AuditReport.escaped(path))\" src=\"data:\(AuditReport.escaped(type));base64,\(data)\">"
  }
}
