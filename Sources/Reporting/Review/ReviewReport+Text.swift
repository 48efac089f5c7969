import Content
import Diagnostics
import Workflow

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
