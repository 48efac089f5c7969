internal import Core
internal import SocialText

/// A post names at least one channel.
enum NoChannels: PostRule {
  static let description = RuleDescription(
    id: "no-channels",
    summary: "A post names at least one channel",
    explanation: "Without a channel it goes out nowhere. Write `channels: [x]`, with names of `stet.yml`; a post "
      + "that is not ready says `draft: true`.",
    invalid: RuleExample.post(channels: ""),
    valid: RuleExample.post())

  static func check(_ post: PostUnderCheck) -> [Finding] {
    let places = post.post.places
    // Names that could not be read are findings of their own.
    guard post.post.channels.isEmpty, places.contains("channels"), !places.contains("channels.0") else { return [] }
    return [finding(in: post.post, at: places.value("channels"), "no channels: the post goes out nowhere")]
  }
}

/// Channels are those of `stet.yml`.
enum UnknownChannel: PostRule {
  static let description = RuleDescription(
    id: "unknown-channel",
    summary: "Every channel of a post is one of `stet.yml`",
    explanation: "Channels are declared in `stet.yml` under `channels`; a post names them by those names.",
    invalid: RuleExample.post(channels: "x, facebok"),
    valid: RuleExample.post(channels: "x, facebook"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.hasOddChannels else { return [] }
    let known = Set(post.configuration.channels.map(\.name))
    // A fix never writes a channel that the post names already.
    var written = Set(post.post.channels)
    return post.post.channels.enumerated().filter { !known.contains($0.element) }.map { index, name in
      let range = post.post.places.value("channels.\(index)")
      let meant = Suggested.channel(name, in: post.configuration)
      let isNew = meant.map { written.insert($0).inserted } ?? false
      return finding(
        in: post.post, at: range, "unknown channel \(Shown.quoted(name))\(question(name, meant, post.configuration))",
        explanation: explanation(name, post.configuration), fixes: Suggested.fix(range, writing: isNew ? meant : nil))
    }
  }

  private static func question(_ name: String, _ meant: String?, _ configuration: Configuration) -> String {
    if let meant { return ", did you mean \(Shown.quoted(meant))?" }
    guard Network(rawValue: name) == nil else { return "" }
    return Suggestions.didYouMean(name, among: configuration.channels.map(\.name))
  }

  private static func explanation(_ name: String, _ configuration: Configuration) -> String {
    let all = "Channels of `stet.yml`: \(Shown.list(configuration.channels.map(\.name), most: 20))."
    guard let network = Network(rawValue: name) ?? Network(meant: name) else { return all }
    let names = configuration.channels.filter { $0.network == network }.map(\.name)
    guard !names.isEmpty else { return "No channel of `stet.yml` is on \(network.displayName). \(all)" }
    return names.count == 1
      ? all : "\(network.displayName) is a network. Its channels in `stet.yml`: \(Shown.list(names, most: 20))."
  }
}

/// A channel is named once.
enum DuplicateChannel: PostRule {
  static let description = RuleDescription(
    id: "duplicate-channel", severity: .warning,
    summary: "A post names each channel once",
    explanation: "The post goes out once on each channel, however often it is named. Remove the repetition.",
    invalid: RuleExample.post(channels: "x, facebook, x"),
    valid: RuleExample.post(channels: "x, facebook"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.hasOddChannels else { return [] }
    var seen: Set<String> = []
    return post.post.channels.enumerated().filter { !seen.insert($0.element).inserted }.map { index, name in
      finding(
        in: post.post, at: post.post.places.value("channels.\(index)"), "channel \(Shown.quoted(name)) is named twice")
    }
  }
}

/// All channels of a post belong to the same queue.
enum SeveralQueues: PostRule {
  static let description = RuleDescription(
    id: "several-queues", severity: .warning,
    summary: "All channels of a post belong to one queue",
    explanation: """
      Each queue of `stet.yml` publishes from a branch of its own, and only its own channels. A post on one branch never \
      goes out on the channels of another. Write one post for each branch, or put the channels into one queue.
      """,
    invalid: RuleExample.post(channels: "x, linkedin-jobs"),
    valid: RuleExample.post(channels: "x, facebook"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.configuration.queues.count > 1 else { return [] }
    let groups = post.configuration.queues.compactMap { queue -> (branch: String, channels: [String])? in
      let channels = post.post.channels.filter(queue.channels.contains)
      return channels.isEmpty ? nil : (queue.branch, channels)
    }
    guard groups.count > 1 else { return [] }
    let places = groups.map { "\(Shown.list($0.channels)) from \($0.branch)" }.joined(separator: ", ")
    return [
      finding(
        in: post.post, at: post.post.places.value("channels"),
        "the channels are published from different branches, so the post never goes out whole: \(places)")
    ]
  }
}

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
        in: channel.post, at: channel.rendered.writtenOrigin.place(inPart: first.part, utf8: counter.range),
        "`\(counter.number)/\(counter.total)` counts parts, and \(channel.network.displayName) shows them as one text")
    ]
  }
}
