internal import Content
internal import Diagnostics

/// A thread goes to networks that have threads.
enum ThreadNotOnNetwork: ChannelRule {
  static let description = RuleDescription(
    id: "thread-not-on-network",
    summary: "A post of several parts goes only where posts can be threaded",
    explanation: "`<!-- next -->` starts another post that answers the one before. Where there are no threads, "
      + "write the text for that channel in `overrides`, without `<!-- next -->`.",
    invalid: RuleExample.post(
      channels: "x, facebook",
      text: """
        Am 1. Dezember öffnet der Hof.

        <!-- next -->

        Das Programm steht im Netz.
        """),
    valid: RuleExample.post(
      channels: "x, facebook",
      keys: """
        overrides:
          facebook: { text: "Am 1. Dezember öffnet der Hof." }
        """,
      text: """
        Am 1. Dezember öffnet der Hof.

        <!-- next -->

        Das Programm steht im Netz.
        """))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let count = channel.text.parts.count
    guard count > 1, !ReaderKey.thread.applies(to: channel.network) else { return [] }
    return [
      finding(
        in: channel.post, at: channel.overrideText ?? firstBreak(in: channel.post.body),
        "\(channel.network.displayName) has no threads, and the text has \(count) parts")
    ]
  }

  /// Where the second part begins: the first line that looks like it, or else the start of the body.
  private static func firstBreak(in body: MarkdownSource) -> SourceRange {
    let lines = body.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let index = lines.firstIndex { $0.filter { !$0.isWhitespace }.lowercased() == "<!--next-->" }
    let line = body.firstLine + (index ?? 0)
    let length = index.map { lines[$0].unicodeScalars.count } ?? 0
    return SourceRange(
      SourcePosition(line: line, column: 1), SourcePosition(line: line, column: 1 + length))
  }
}
