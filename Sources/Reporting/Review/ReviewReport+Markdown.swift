import Diagnostics
import Workflow

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
        MarkdownEscaping.inline(group.text),
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
        MarkdownEscaping.inline(finding.summary),
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

  private func list(_ items: [String]) -> String { items.map { "- \(MarkdownEscaping.inline($0))\n" }.joined() }

  private func section(_ heading: String, _ body: String) -> String { "#### \(heading)\n\n\(body)" }
}
