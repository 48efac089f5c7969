package import Core

/// What a person is shown of a post before they approve it.
package struct ApprovalSheet {
  package let post: PostSnapshot
  /// Which post of how many it is, from 1.
  package let place: (number: Int, count: Int)
  /// Why this person is asked.
  package let reasons: [ApprovalReason]
  package let findings: [Finding]
  package let preview: PreviewReport
  package let difference: DiffReport

  package init(
    post: PostSnapshot, place: (number: Int, count: Int), reasons: [ApprovalReason], findings: [Finding],
    preview: PreviewReport, difference: DiffReport
  ) {
    self.post = post
    self.place = place
    self.reasons = reasons
    self.findings = findings
    self.preview = preview
    self.difference = difference
  }

  /// For people at a terminal: what it is and why they are asked, what readers will see, and what changed.
  package func text(style: TextStyle) -> String {
    let facts =
      reasons.map { ("why", ApprovalSheetMessages.reason($0)) }
      + (post.inputs.flags.isEmpty ? [] : [("flags", post.inputs.flags.joined(separator: ", "))])
    let lines =
      facts.map { style.paint("\($0.0): ", .dim) + TerminalText.oneLine($0.1) }
      + shownFindings.map { finding($0, style) }
    let changed = difference.changes
    return ([heading(style)] + lines).joined(separator: "\n") + "\n\n" + bare.text(style: style)
      + (changed.map { "\n" + $0.text(style: style) } ?? "") + "\n"
  }

  private func heading(_ style: TextStyle) -> String {
    let title = post.label == post.id ? "" : " · \(post.label)"
    let count = place.count > 1 ? style.paint(" (\(place.number) of \(place.count))", .dim) : ""
    return style.paint(TerminalText.oneLine(post.id + title), .bold) + count
  }

  /// A finding, and the channels that it is about; none where it is about all.
  private typealias ShownFinding = (finding: Finding, channels: [String])

  /// The findings, each once for all the channels that have it.
  private var shownFindings: [ShownFinding] {
    findings.inOrder().reduce(into: []) { shown, next in
      let same = shown.firstIndex {
        $0.finding.rule == next.rule && $0.finding.summary == next.summary && $0.finding.range == next.range
      }
      if let same {
        shown[same].channels += [next.channel].compactMap { $0 }
      } else {
        shown.append((next, [next.channel].compactMap { $0 }))
      }
    }
  }

  private func finding(_ shown: ShownFinding, _ style: TextStyle) -> String {
    let finding = shown.finding
    let channels = shown.channels.isEmpty ? "" : " on \(shown.channels.joined(separator: ", "))"
    let place = "\(finding.path):\(finding.range.start.line)"
    return style.paint("\(finding.severity.rawValue): ", finding.severity.tone)
      + TerminalText.oneLine("\(finding.summary)\(channels) (\(place)) [\(finding.rule)]")
  }

  /// The previews without findings, which stand above.
  private var bare: PreviewReport {
    let previews = preview.previews.map { preview in
      var preview = preview
      preview.findings = []
      return preview
    }
    return PreviewReport(previews, commit: preview.commit, measure: preview.measure)
  }
}

/// What stands on a sheet beside the content.
package enum ApprovalSheetMessages {
  /// That an approval does not let an entry out.
  package static func hopeless(_ entry: QueueEntry, zone: Zone, now: Timestamp) -> String {
    let isOver = entry.state == .missed || entry.state == .expired
    let reason = EntryReason(entry: entry, dates: LocalDates(zone: zone, now: now)).text
    let why = isOver ? reason : entry.notes.first ?? "no slot is free for it"
    return TerminalText.oneLine(
      "Warning: \(entry.post.id) does not go out on \(entry.channelName), approved or not: \(why)")
  }

  /// `rule legal asks for 1 approval from legal, because of flag price-reduction`.
  static func reason(_ reason: ApprovalReason) -> String {
    switch reason {
    case .rule(let rule, let grounds):
      let approvals = "\(Phrase.count(rule.approvals, "approval")) from \(Phrase.list(rule.from, "or"))"
      let why =
        !grounds.isEmpty
        ? "because of \(grounds.joined(separator: ", "))"
        : rule.when == nil ? "for every post" : "as the post was labelled before"
      return "rule \(rule.name) asks for \(approvals), \(why)"
    case .further(let rule):
      return "rule \(rule.name) is met; yours counts, too, should another fall"
    case .ownRequest: return "it closes your own request for changes"
    }
  }
}

extension DiffReport {
  /// The channels that differ from what was approved or published before; nil where none does.
  var changes: DiffReport? {
    let changed = channels.filter { $0.basis != nil && !$0.isEmpty }
    return changed.isEmpty ? nil : DiffReport(changed, zone: zone)
  }
}
