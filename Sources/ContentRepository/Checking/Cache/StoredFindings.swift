internal import Diagnostics
internal import Validation

extension ByteWriter {
  /// Writes what was found in a post, except its trace.
  mutating func findings(of post: CheckedPost) {
    list(post.validated.findings) { $0.finding($1) }
    list(post.slips) { $0.slip($1) }
    list(post.unspelled.sorted()) { $0.text($1) }
  }

  private mutating func finding(_ finding: Finding) {
    text(finding.rule)
    text(finding.severity.rawValue)
    optional(finding.post)
    optional(finding.channel)
    range(finding.range)
    text(finding.summary)
    optional(finding.explanation)
    list(finding.fixes) { $0.fix($1) }
    list(finding.flags) { $0.text($1) }
  }

  private mutating func fix(_ fix: Fix) {
    text(fix.title)
    list(fix.edits) { writer, edit in
      writer.range(edit.range)
      writer.text(edit.text)
    }
  }

  private mutating func slip(_ slip: SpellingSlip) {
    text(slip.post)
    range(slip.range)
    text(slip.word)
    optional(slip.meant)
    number(UInt32(clamping: slip.count))
    text(slip.language)
  }
}

extension ByteReader {
  /// Reads what was found in the post at `path`, whose trace is known.
  mutating func findings(path: String, trace: PostTrace?) -> CheckedPost? {
    guard let findings = list({ $0.finding(path) }), let slips = list({ $0.slip(path) }),
      let unspelled = list({ $0.text() }), isAtEnd
    else { return nil }
    return CheckedPost(
      validated: ValidatedPost(findings: findings, trace: trace), slips: slips, unspelled: Set(unspelled))
  }

  private mutating func finding(_ path: String) -> Finding? {
    guard let rule = text(), let severity = text().flatMap(Severity.init), let post = optional(),
      let channel = optional(), let range = range(), let summary = text(), let explanation = optional(),
      let fixes = list({ $0.fix() }), let flags = list({ $0.text() })
    else { return nil }
    return Finding(
      rule: rule, severity: severity, path: path, post: post, channel: channel, range: range, summary: summary,
      explanation: explanation, fixes: fixes, flags: flags)
  }

  private mutating func fix() -> Fix? {
    guard let title = text(), let edits = list({ $0.edit() }) else { return nil }
    return Fix(title: title, edits: edits)
  }

  private mutating func edit() -> TextEdit? {
    guard let range = range(), let text = text() else { return nil }
    return TextEdit(range: range, text: text)
  }

  private mutating func slip(_ path: String) -> SpellingSlip? {
    guard let post = text(), let range = range(), let word = text(), let meant = optional(),
      let count = number(UInt32.self), let language = text()
    else { return nil }
    return SpellingSlip(
      path: path, post: post, range: range, word: word, meant: meant, count: Int(count), language: language)
  }
}
