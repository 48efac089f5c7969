internal import Content
internal import Diagnostics

/// What is wrong in the Markdown of a post. The Markdown reader has the rules; this adds the channels.
enum MarkdownFindings {
  /// The rule of a text that was too large to be read.
  static let tooLarge = "markdown-too-large"

  /// The findings of every text that goes to a channel: those of the body once, those of an override at its place.
  static func findings(of post: PostUnderCheck) -> [Finding] {
    guard !post.channels.isEmpty else { return findings(of: post.post, breaks: post.configuration.breaks) }
    return post.findings { channel in
      channel.text.findings.map { finding($0, in: channel.post, at: channel.place(ofText: $0.range), channel) }
    }
  }

  /// The findings of the body, where no channel is known.
  static func findings(of post: Post, breaks: LineBreaks) -> [Finding] {
    PostTexts(post: post, breaks: breaks).body.findings.map { finding($0, in: post, at: $0.range, nil) }
  }

  private static func finding(
    _ issue: MarkdownIssue, in post: Post, at range: SourceRange, _ channel: ChannelUnderCheck?
  ) -> Finding {
    // A fix has places in the Markdown text, which are different inside a YAML value.
    Finding(
      rule: issue.rule, severity: issue.severity, path: post.path, post: post.id, range: range,
      summary: issue.summary, explanation: issue.explanation,
      fixes: channel?.overrideText == nil ? issue.fixes : [])
  }
}
