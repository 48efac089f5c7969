package import Core

/// What a branch would change, to be shown.
package struct ReviewReport: Sendable {
  package let review: Review

  /// Whether commits and digests are wanted in `text`.
  package let verbose: Bool
  let anomalies: [Anomaly]

  package init(review: Review, anomalies: [Anomaly] = [], verbose: Bool = false) {
    self.review = review
    self.anomalies = anomalies
    self.verbose = verbose
  }

  /// The title of a post of which only the id is known.
  func title(ofPost id: String) -> String {
    let title = review.posts.first { $0.post == id }?.title ?? ""
    return title.isEmpty ? id : title
  }
}

extension ReviewReport {
  /// For people at a terminal.
  package func text(style: TextStyle) -> String {
    let verdict = style.paint(ReviewMessages.verdict(review), review.isReady ? .ok : .warning)
    let blocks = [
      [verdict], posts(style), errors(style), conflicts(style), queue(style), policy(style), heads(style),
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func posts(_ style: TextStyle) -> [String] {
    guard !review.posts.isEmpty else { return [ReviewMessages.nothing] }
    return review.posts.flatMap { post(of: $0, style) }
  }

  private func post(of post: ReviewedPost, _ style: TextStyle) -> [String] {
    let title = style.paint(TerminalText.oneLine(self.title(ofPost: post.post)), .bold)
    let head = "\(title) (\(TerminalText.oneLine(post.path))): \(post.change.rawValue)"
    var columns = TextColumns(style: style)
    for group in ReviewMessages.groups(post, in: review) {
      let channels = group.channels.map(TerminalText.oneLine).joined(separator: ", ")
      columns.append([(group.sign, group.tone), (channels, nil), (group.text, .dim)])
    }
    let findings = post.findings.inOrder().map { line($0, style) }
    let contributors = ReviewMessages.contributors(post).flatMap { channels, lines in
      let names = channels.map(TerminalText.oneLine).joined(separator: ", ")
      return lines.map { style.paint("contributor to \(names): ", .dim) + TerminalText.oneLine($0) }
    }
    return [head] + (columns.lines() + contributors + findings).map { "  " + $0 }
  }

  private func line(_ finding: Finding, _ style: TextStyle) -> String {
    style.paint("\(finding.severity.rawValue): ", finding.severity.tone)
      + "line \(finding.range.start.line): \(TerminalText.oneLine(finding.summary))"
  }

  private func errors(_ style: TextStyle) -> [String] {
    guard !review.errors.isEmpty else { return [] }
    return [style.paint(ReviewMessages.errorsHeading, .bold)]
      + review.errors.inOrder().map { "  \(TerminalText.oneLine($0.path)): \(line($0, style))" }
  }

  private func conflicts(_ style: TextStyle) -> [String] {
    guard !review.conflicts.isEmpty else { return [] }
    return [style.paint(ReviewMessages.conflictsHeading, .bold)]
      + review.conflicts.map { "  " + TerminalText.oneLine($0) }
  }

  private func queue(_ style: TextStyle) -> [String] {
    guard !review.queue.isEmpty else { return [] }
    var columns = TextColumns(style: style)
    for (channels, post, change) in ReviewMessages.changes(review) {
      columns.append([
        (channels.map(TerminalText.oneLine).joined(separator: ", "), nil),
        (TerminalText.oneLine(title(ofPost: post)), nil), (change, nil),
      ])
    }
    return [style.paint(ReviewMessages.queueHeading, .bold)] + columns.lines().map { "  " + $0 }
  }

  private func heads(_ style: TextStyle) -> [String] {
    verbose ? [style.paint("base \(review.base)", .dim), style.paint("head \(review.head)", .dim)] : []
  }

  private func policy(_ style: TextStyle) -> [String] {
    guard !review.policy.isEmpty else { return [] }
    return [style.paint(ReviewMessages.policyHeading, .bold)] + review.policy.map { "  " + TerminalText.oneLine($0) }
  }
}

extension ReviewReport {
  /// Markdown for the comment on a pull request. Content cannot add markup to it, or notify people.
  package var markdown: String {
    let head = "### \(ReviewMessages.verdict(review))\n"
    let posts = review.posts.isEmpty ? ReviewMessages.nothing + "\n" : postTable
    return ([head, posts] + [contributorTable, findingTable, conflictList, queueTable, policyList].compactMap { $0 })
      .joined(
        separator: "\n")
  }

  private var postTable: String {
    MarkdownTable(columns: ReviewMessages.postColumns, rows: review.posts.flatMap(rows)).text
  }

  private func rows(_ post: ReviewedPost) -> [[String]] {
    let title = "\(MarkdownEscaping.inline(title(ofPost: post.post))) (\(post.change.rawValue))"
    guard !post.channels.isEmpty else { return [[title, "", "", ""]] }
    return ReviewMessages.groups(post, in: review).map { group in
      [
        title, MarkdownEscaping.inline(group.channels.joined(separator: ", ")), group.sign,
        MarkdownEscaping.message(group.text),
      ]
    }
  }

  private var contributorTable: String? {
    let rows = review.posts.flatMap { post in
      ReviewMessages.contributors(post).map { channels, lines in
        [
          MarkdownEscaping.inline(title(ofPost: post.post)),
          MarkdownEscaping.inline(channels.joined(separator: ", ")),
          MarkdownEscaping.inline(lines.joined(separator: "; ")),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    return section(
      ReviewMessages.contributorHeading, MarkdownTable(columns: ReviewMessages.contributorColumns, rows: rows).text)
  }

  private var findingTable: String? {
    let findings = review.errors.inOrder() + review.posts.flatMap { $0.findings.inOrder() }
    guard !findings.isEmpty else { return nil }
    let rows = findings.map { finding in
      [
        finding.severity.rawValue, MarkdownEscaping.code("\(finding.path):\(finding.range.start.line)"),
        MarkdownEscaping.message(finding.summary),
      ]
    }
    return section(
      ReviewMessages.findingsHeading, MarkdownTable(columns: ReviewMessages.findingColumns, rows: rows).text)
  }

  private var queueTable: String? {
    guard !review.queue.isEmpty else { return nil }
    let rows = ReviewMessages.changes(review).map { channels, post, change in
      [
        MarkdownEscaping.inline(channels.joined(separator: ", ")), MarkdownEscaping.inline(title(ofPost: post)), change,
      ]
    }
    return section(ReviewMessages.queueHeading, MarkdownTable(columns: ReviewMessages.queueColumns, rows: rows).text)
  }

  private var policyList: String? {
    review.policy.isEmpty ? nil : section(ReviewMessages.policyHeading, list(review.policy))
  }

  private var conflictList: String? {
    review.conflicts.isEmpty ? nil : section(ReviewMessages.conflictsHeading, list(review.conflicts))
  }

  private func list(_ items: [String]) -> String { items.map { "- \(MarkdownEscaping.message($0))\n" }.joined() }

  private func section(_ heading: String, _ body: String) -> String { "#### \(heading)\n\n\(body)" }
}

extension ReviewReport {
  /// The document `stet/review/v1`.
  package var json: String {
    let members: [String: JSONValue] = [
      "base": .string(review.base), "head": .string(review.head),
      "target": [
        "commit": .string(review.target.commit), "branch": .optional(review.target.branch),
        "queue": .optional(review.target.queue),
      ],
      "posts": .list(review.posts) { json($0) }, "queue": .list(review.queue, \.json),
      "policy": .list(review.policy) { ["summary": .string(TerminalText.oneLine($0))] },
      "errors": .list(review.errors) {
        ["rule": .string($0.rule), "path": .string($0.path), "summary": .string(TerminalText.oneLine($0.summary))]
      },
      "conflicts": .strings(review.conflicts), "ready": .bool(review.isReady),
    ]
    return JSONDocument.text("stet/review/v1", members, anomalies)
  }

  private func json(_ post: ReviewedPost) -> JSONValue {
    [
      "post": .string(post.post), "path": .string(post.path), "change": .string(post.change.rawValue),
      "findings": .integer(post.findings.count), "ready": .bool(post.isReady),
      "channels": .list(post.channels) { json($0) },
    ]
  }

  private func json(_ channel: ReviewedChannel) -> JSONValue {
    let difference = channel.difference.map { ChannelDifference($0, zone: review.zone) }
    return [
      "channel": .string(channel.entry.channelName), "rendition": .digest(channel.entry.rendition),
      "approved": .bool(channel.missing.isEmpty), "state": .string(channel.entry.state.rawValue),
      "outlook": .string(channel.outlook.rawValue), "branch": .optional(channel.branch),
      "summary": .string(ReviewMessages.text(channel, in: review)),
      "requests": .list(channel.entry.requests) {
        ["record": .digest($0.id), "actor": .optional($0.record.actor), "note": .optional($0.record.note)]
      },
      "changes": .strings(difference?.facts ?? []), "voided": .strings(channel.voided.map(\.record)),
      "missing": .list(channel.missing, \.json), "contributors": channel.entry.verdict.contributors.json,
    ]
  }
}

extension QueueChange {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "post": .string(post), "channel": .string(channel), "change": .string(kind.rawValue), "from": .moment(from),
      "to": .moment(to),
    ]
    if let occurrence { members["occurrence"] = .string(occurrence.text) }
    if more > 0 { members["more"] = .integer(more) }
    return .object(members)
  }
}
