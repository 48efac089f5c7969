internal import Content
internal import Diagnostics

/// Parts that a network shows as one text are not numbered.
enum ThreadNotOnNetwork: ChannelRule {
  static let description = RuleDescription(
    id: "thread-not-on-network", severity: .warning,
    summary: "Parts are not numbered where the network shows them as one text",
    explanation:
      "Only X, Mastodon, Bluesky and Threads have threads. Elsewhere the parts between `<!-- next -->` are one "
      + "text, with an empty line between them and their media together, and readers would see `1/3` in the middle of it. "
      + "Leave the numbers out, or write the text for that channel in `overrides`.",
    invalid: RuleExample.post(
      channels: "x, facebook",
      text: """
        Am 1. Dezember öffnet der Hof. 1/2

        <!-- next -->

        Das Programm steht im Netz. 2/2
        """),
    valid: RuleExample.post(
      channels: "x, facebook",
      text: """
        Am 1. Dezember öffnet der Hof.

        <!-- next -->

        Das Programm steht im Netz.
        """))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let parts = channel.written.parts
    guard parts.count > 1, !ReaderKey.thread.applies(to: channel.network),
      let first = PartCounter.series(in: parts.map { Array($0.text.utf8) }).first
    else { return [] }
    let counter = first.counter
    return [
      finding(
        in: channel.post, at: channel.writtenPlaces.place(inPart: first.part, utf8: counter.range),
        "`\(counter.number)/\(counter.total)` counts parts, and \(channel.network.displayName) shows them as one text")
    ]
  }
}
