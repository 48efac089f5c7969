internal import Core
internal import SocialText

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

/// A poll has a duration that the network accepts.
enum PollDuration: ChannelRule {
  static let description = RuleDescription(
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

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let poll = channel.pollHere, let limits = channel.facts.poll?.value else { return [] }
    let duration = poll.duration ?? Poll.standardDuration
    guard let times = limits.times(instead: duration) else { return [] }
    return [
      finding(
        in: channel.post, at: channel.post.places.value("\(channel.deciding("poll")).duration"),
        "open for \(DurationWords.text(duration)), \(channel.network.displayName) takes \(times)")
    ]
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

/// A poll has no media where the network shows only one of them.
enum PollWithMedia: ChannelRule {
  static let description = RuleDescription(
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

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.pollHere != nil, channel.facts.poll?.value.excludesMedia == true,
      channel.text.parts.indices.contains(where: { !channel.media(ofPart: $0).isEmpty && $0 == 0 })
    else { return [] }
    return [
      finding(
        in: channel.post, at: channel.key("poll"), "\(channel.network.displayName) shows no media beside a poll")
    ]
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
