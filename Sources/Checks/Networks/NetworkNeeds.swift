internal import Core
internal import SocialText

/// The rules about what a network wants of a post, or does not do with it: one fact each, and one thing that is wrong.
enum NetworkNeeds: RuleTable {
  private static let rows = [
    NeedRow(rule: titleMissing) { channel in
      guard channel.facts.titleRequired?.value == true, channel.content.title.isBlank else { return nil }
      let place = channel.content.title == nil ? channel.nameInPost : channel.value("title")
      return (place, "no title, which \(channel.network.displayName) wants")
    },
    NeedRow(rule: exportOnly) { channel in
      guard case .exportOnly(let reason) = channel.facts.publishing.value else { return nil }
      return (channel.nameInPost, "\(channel.network.displayName) must be posted to by hand: \(reason)")
    },
    NeedRow(rule: textNotShown) { channel in
      let format = channel.content.format ?? channel.network.standardFormat
      guard channel.facts.formatsWithoutText?.value.contains(format) == true,
        channel.finalTexts.contains(where: { $0.contains { !$0.isWhitespace } })
      else { return nil }
      let form = "a \(format.rawValue) on \(channel.network.displayName)"
      return (channel.value("format"), "\(form) shows no text, readers there will not get it")
    },
    NeedRow(rule: altNotOnNetwork) { channel in
      guard channel.configuration.lint.severity[altNotOnNetwork.id] != nil, channel.facts.takesAltText?.value == false,
        let alt = channel.altTexts.first(where: { MediaKind($0.source) == .image })
      else { return nil }
      return (alt.range, "\(channel.network.displayName) has no alternative texts, readers there will not get it")
    },
    NeedRow(rule: pollDuration) { channel in
      guard let poll = channel.pollHere, let limits = channel.facts.poll?.value else { return nil }
      let duration = poll.duration ?? Poll.standardDuration
      guard let times = limits.times(instead: duration) else { return nil }
      return (
        channel.post.places.value("\(channel.deciding("poll")).duration"),
        "open for \(DurationWords.text(duration)), \(channel.network.displayName) takes \(times)"
      )
    },
    NeedRow(rule: pollWithMedia) { channel in
      guard channel.pollHere != nil, channel.facts.poll?.value.excludesMedia == true, !channel.text.parts.isEmpty,
        !channel.media(ofPart: 0).isEmpty
      else { return nil }
      return (channel.key("poll"), "\(channel.network.displayName) shows no media beside a poll")
    },
  ]

  static let descriptions = rows.map(\.rule)

  static func check(_ post: PostUnderCheck) -> [Finding] {
    rows.flatMap { row in post.findings(onEach: row.findings) }
  }
}

/// A rule that looks at a fact of the network, and at what the post has.
private struct NeedRow {
  let rule: RuleDescription
  /// What is wrong, and where; `nil` if the network gets what it wants.
  let problem: @Sendable (ChannelUnderCheck) -> (place: SourceRange, summary: String)?

  func findings(_ channel: ChannelUnderCheck) -> [Finding] {
    problem(channel).map { [rule.finding(in: channel.post, at: $0.place, $0.summary)] } ?? []
  }
}

extension PollLimits {
  /// The possible durations, if `duration` is none of them.
  fileprivate func times(instead duration: Int64) -> String? {
    if let durations, !durations.contains(duration) {
      return durations.map(DurationWords.text).joined(separator: ", ")
    }
    if let range = self.duration, !range.contains(duration) {
      return "\(DurationWords.text(range.lowerBound)) to \(DurationWords.text(range.upperBound))"
    }
    return duration % step == 0 ? nil : "whole \(DurationWords.unit(step))s"
  }
}

extension NetworkNeeds {
  private static let titleMissing = RuleDescription(
    id: "title-missing",
    summary: "A post has a title where its network wants one",
    explanation:
      "YouTube and Reddit refuse a post without one. Write `title`, at the top or in the override for the channel.",
    invalid: """
      ---
      id: advent
      channels: [reddit]
      overrides: { reddit: { subreddit: hamburg } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [reddit]
      title: Markt im Hof
      overrides: { reddit: { subreddit: hamburg } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let exportOnly = RuleDescription(
    id: "export-only", severity: .note,
    summary: "A channel is on a network that programs may post to",
    explanation: "Stet checks and prepares the post, a person posts it, and `stet record published` notes it.",
    invalid: """
      ---
      id: advent
      channels: [xing]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let textNotShown = RuleDescription(
    id: "text-not-shown", severity: .warning,
    summary: "A form of post that shows no text of its own has none",
    explanation:
      "A story on Instagram or Facebook is its picture or film alone. Put the words into the picture and its "
      + "alternative text, and write `text: \"\"` in the override for the channel.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [instagram]
      format: story
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [instagram]
      format: story
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---

      """)

  private static let altNotOnNetwork = RuleDescription(
    id: "alt-not-on-network", severity: .note,
    summary: "A picture goes where readers can get its alternative text",
    explanation: "The network has no place for it. What matters of the picture should stand in the text as well. Said "
      + "only where `lint.severity` in `stet.yml` names the rule: most teams know, and can do nothing about it.",
    invalid: """
      ==> stet.yml (added to the one above) <==
      lint: { severity: { alt-not-on-network: note } }
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [telegram]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [bluesky]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let pollDuration = RuleDescription(
    id: "poll-duration",
    summary: "A poll is open for a time that its network takes",
    explanation:
      "Networks know different times: `duration` in the override for the channel can be another one. A poll that does "
      + "not say is open for a day.",
    invalid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein], duration: 8d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let pollWithMedia = RuleDescription(
    id: "poll-with-media",
    summary: "A post with a poll has no media where its network shows only one of them",
    explanation:
      "Leave the media out for that channel: `media: []` in its override. Or write a post of its own for the poll.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)
}

/// A poll has as many answers as the network takes, each once.
enum PollOptions: ChannelRule {
  static let description = RuleDescription(
    id: "poll-options",
    summary: "A poll has as many answers as its network takes, each once and none empty",
    explanation:
      "Readers choose between answers: two of the same, or an empty one, are a mistake, and networks refuse them.",
    invalid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein, Vielleicht, Nie, Immer], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let poll = channel.pollHere else { return [] }
    return number(poll.options.count, on: channel) + single(poll.options, on: channel)
  }

  private static func number(_ count: Int, on channel: ChannelUnderCheck) -> [Finding] {
    guard let limits = channel.facts.poll?.value else { return [] }
    let most = channel.channel.limits["pollOptions"].map { Int($0) } ?? limits.options.upperBound
    guard count < limits.options.lowerBound || count > most else { return [] }
    let list = "\(channel.deciding("poll")).options"
    guard !channel.post.places.hasUnusable(list) else { return [] }
    return [
      finding(
        in: channel.post, at: channel.post.places.value(list),
        "\(Amount.count(count, "answers")), \(channel.network.displayName) takes \(limits.options.lowerBound) to \(most)"
      )
    ]
  }

  /// Answers that are empty or stand twice, ten at most.
  private static func single(_ options: [String], on channel: ChannelUnderCheck) -> [Finding] {
    var seen: Set<[UInt8]> = []
    return options.enumerated().findings { index, option in
      let isEmpty = option.isBlank
      guard !seen.insert(Array(option.utf8)).inserted || isEmpty else { return [] }
      return [
        finding(
          in: channel.post, at: channel.post.places.value("\(channel.deciding("poll")).options.\(index)"),
          isEmpty ? "the answer is empty" : "the answer \(Shown.quoted(option)) stands twice")
      ]
    }
  }
}

/// Stretches of time as people say them.
enum DurationWords {
  private static let units: [(seconds: Int64, name: String)] = [
    (86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"),
  ]

  /// `8 days`, `90 minutes`: in the largest unit of which it is a whole number.
  static func text(_ seconds: Int64) -> String {
    let unit = units.first { seconds % $0.seconds == 0 } ?? (1, "second")
    let count = seconds / unit.seconds
    return "\(count) \(unit.name)\(count == 1 ? "" : "s")"
  }

  /// The name of a unit of so many seconds.
  static func unit(_ seconds: Int64) -> String { units.first { $0.seconds == seconds }?.name ?? "second" }
}
