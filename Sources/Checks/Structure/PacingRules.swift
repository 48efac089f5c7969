internal import Core

/// Explicit times keep the pacing of their channels.
enum PacingKept: PostsRule {
  static let description = RuleDescription(
    id: "pacing", severity: .warning,
    summary: "The times that posts name keep the `pacing` of their channel",
    explanation: "A time of its own never moves: the post goes out then, closer to another one, or as one more of the "
      + "day, than `stet.yml` wants. Give it another time, or `publishDate: slot`. Whether there is too much promotion "
      + "is told by `stet queue`, which knows what was sent.",
    invalid: stet + "\n"
      + RuleExample.posts(
        RuleExample.post(),
        and: RuleExample.post(id: "markt", time: "2026-12-01T10:00", text: "Der Markt hat neue Stände.")),
    valid: stet + "\n"
      + RuleExample.posts(
        RuleExample.post(),
        and: RuleExample.post(id: "markt", time: "2026-12-01T11:00", text: "Der Markt hat neue Stände.")))

  private static let stet = """
    ==> stet.yml <==
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    channels:
      x: { network: x, account: "@acme", pacing: { minGap: 2h } }
    queues:
      main: { branch: main }
    """

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    guard let configuration = tree.content.configuration,
      configuration.channels.contains(where: { !$0.pacing.isEmpty })
    else { return [] }
    let repeated = RepeatedHashes(tree.posts.flatMap { $0.paced.flatMap(\.keys) })
    var sharing: [UInt64: [(path: String, at: Int64)]] = [:]
    for post in tree.posts {
      for time in post.paced {
        for key in time.keys where repeated.contains(key) { sharing[key, default: []].append((post.path, time.at)) }
      }
    }
    return tree.reported.flatMap { post in
      Dictionary(grouping: post.paced, by: \.channel).sorted { $0.key < $1.key }.compactMap { place, times in
        guard configuration.channels.indices.contains(place) else { return nil }
        let problems = times.compactMap { time in
          let others = Set(
            time.keys.flatMap { sharing[$0] ?? [] }.filter { $0.path != post.path }.map {
              PostTime(path: $0.path, at: $0.at)
            })
          return problem(time, others, configuration.channels[place], configuration.timezone).map { (time, $0) }
        }
        guard let (first, problem) = problems.first else { return nil }
        let day = configuration.timezone.local(Timestamp(seconds: first.at)).date.text
        let rest = problems.count > 1 ? " (and on \(problems.count - 1) more days)" : ""
        return finding(in: post, at: post.timeRange, times.count > 1 ? "\(day): \(problem)\(rest)" : problem)
      }
    }
  }

  /// A time of another post.
  private struct PostTime: Hashable {
    let path: String
    let at: Int64
  }

  /// What is wrong with a time.
  ///
  /// - Parameter others: the times of posts near it.
  private static func problem(
    _ time: PacedTime, _ others: Set<PostTime>, _ channel: Channel, _ zone: Zone
  ) -> String? {
    var pacing = channel.pacing
    // How much promotion there is depends on what was sent.
    pacing.promotionShare = nil
    let own = Occupation(post: "", at: Timestamp(seconds: time.at))
    let times = others.map { Occupation(post: $0.path, at: Timestamp(seconds: $0.at)) }
    let (name, clock) = (Shown.plain(channel.name), zone.local(own.at))
    switch Occupancy([own] + times, pacing: pacing, zone: zone).conflict(of: own) {
    case .quiet?: return "\(clock.clockText) lies in the quiet hours of \(name)"
    case .tooClose(let other, let seconds)?:
      // Of two posts in one minute another rule tells.
      guard !others.contains(where: { $0.path == other && $0.at / 60 == time.at / 60 }) else { return nil }
      return "only \(DurationText.text(seconds)) from \(Shown.plain(other)) on \(name), whose `minGap` is "
        + DurationText.text(pacing.minGap ?? 0)
    case .tooMany?:
      let day = times.filter { zone.local($0.at).date == clock.date }.map(\.post).sorted {
        ExactText($0) < ExactText($1)
      }
      return "\(day.count + 1) posts on \(clock.date.text) on \(name), whose `maxPerDay` is "
        + "\(pacing.maxPerDay ?? 0): also \(Shown.list(day, most: 3))"
    case .promotionShare?, nil: return nil
    }
  }
}

/// A time that a post names for a channel with pacing.
package struct PacedTime: Sendable, Hashable {
  /// The channel's place in `stet.yml`.
  package var channel: Int
  /// In seconds since 1970.
  package var at: Int64
  /// Hashes of which it shares one with every time that can break the pacing together with it.
  package var keys: [UInt64]

  package init(channel: Int, at: Int64, keys: [UInt64]) {
    self.channel = channel
    self.at = at
    self.keys = keys
  }
}

extension PostUnderCheck {
  /// The times of the post on channels with pacing, of one that repeats all; none of a draft.
  var pacedTimes: [PacedTime] {
    guard configuration.channels.contains(where: { !$0.pacing.isEmpty }) else { return [] }
    return channels.flatMap { channel -> [PacedTime] in
      let pacing = channel.channel.pacing
      guard channel.content.draft != true, !pacing.isEmpty,
        let place = configuration.channels.firstIndex(where: { $0.name == channel.channel.name })
      else { return [] }
      return channel.times.map { pacedTime($0, pacing, place) }
    }
  }

  private func pacedTime(_ at: Timestamp, _ pacing: Pacing, _ place: Int) -> PacedTime {
    var keys: [UInt64] = []
    if pacing.maxPerDay != nil {
      keys.append(StableHash.of("\(place) on day \(configuration.timezone.local(at).dayNumber)"))
    }
    if let gap = pacing.minGap, gap > 0 {
      // Two times that are closer lie in the same stretch of that length, or in neighbouring ones.
      let stretch = (Double(at.seconds) / Double(gap)).rounded(.down)
      keys += [stretch, stretch + 1].map { StableHash.of("\(place) in stretch \($0)") }
    }
    return PacedTime(channel: place, at: at.seconds, keys: keys)
  }
}

/// Slots of a channel can be given.
enum SlotPacing: TreeRule {
  static let description = RuleDescription(
    id: "slot-pacing", severity: .warning,
    summary: "The `slots` of a channel keep its own `pacing`",
    explanation:
      "A slot in the quiet hours is never given, and of two that are closer than `minGap` only one of a day. "
      + "Change the slot or the pacing.",
    invalid: stet(slots: #""Mon-Fri 09:00", "Mon-Fri 23:00""#), valid: stet(slots: #""Mon-Fri 09:00", "Mon-Fri 18:00""#)
  )

  private static func stet(slots: String) -> String {
    """
    ==> stet.yml <==
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    channels:
      x: { network: x, account: "@acme", slots: [\(slots)], pacing: { minGap: 2h, quiet: "22:00-07:00" } }
    queues:
      main: { branch: main }
    """
  }

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    guard let configuration = tree.content.configuration else { return [] }
    return configuration.channels.filter { !$0.pacing.isEmpty }.flatMap { channel in
      channel.slots.indices.compactMap { index in
        problem(with: index, of: channel).map { summary in
          var finding = finding(aboutFile: "stet.yml", summary)
          finding.range = configuration.places.value("channels.\(channel.name).slots.\(index)")
          return finding
        }
      }
    }
  }

  private static func problem(with index: Int, of channel: Channel) -> String? {
    let slot = channel.slots[index]
    if channel.pacing.quiet?.contains(slot.secondOfDay) ?? false { return "the slot lies in the quiet hours" }
    guard let gap = channel.pacing.minGap else { return nil }
    // Each slot against those before it, and against itself a day or a week later.
    let near = (0...index).first { other in
      slot.secondsOfWeek.contains { own in
        channel.slots[other].secondsOfWeek.contains { second in
          let distance = abs(own - second)
          return (distance > 0 || other != index) && min(distance, 7 * 86_400 - distance) < gap
        }
      }
    }
    guard let near else { return nil }
    let name = near == index ? "itself" : "slot \(near + 1)"
    return "the slot is less than \(DurationText.text(gap)) from \(name), which is the `minGap`"
  }
}

extension Slot {
  /// When it is, in seconds since Monday at midnight.
  fileprivate var secondsOfWeek: [Int64] { days.map { Int64($0.rawValue) * 86_400 + Int64(secondOfDay) } }
}

/// The lists of days without slots can be read.
enum SlotExceptionList: TreeRule {
  static let description = RuleDescription(
    id: "slot-exceptions",
    summary:
      "Every file under `except` of a channel is there, is UTF-8 and has at most 1 MiB, and each of its lines is a day",
    explanation:
      "Without its day a slot would be given that should not be. A line is a day as `2026-12-25`; what follows "
      + "`#` is a remark.",
    invalid: stet + "\n==> words/feiertage.txt <==\n25.12.2026",
    valid: stet + "\n==> words/feiertage.txt <==\n# Bayern\n2026-12-25 # Weihnachten")

  private static let stet = """
    ==> stet.yml <==
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    channels:
      x: { network: x, account: "@acme", slots: ["Mon-Fri 09:00"], except: [words/feiertage.txt] }
    queues:
      main: { branch: main }
    """

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    guard let configuration = tree.content.configuration else { return [] }
    return configuration.channels.flatMap { channel in
      channel.except.files.flatMap { file -> [Finding] in
        problems(with: file.path, in: tree).prefix(Self.most).map { summary in
          var finding = finding(aboutFile: "stet.yml", summary)
          finding.range = configuration.places.value("channels.\(channel.name).except.\(file.place)")
          return finding
        }
      }
    }
  }

  /// The most lines of a file that are reported.
  private static let most = 10

  private static func problems(with file: String, in tree: TreeUnderCheck) -> [String] {
    if let text = tree.content.words.texts[file] {
      return DayList(text).badLines.map {
        "\(Shown.quoted($0.text)) in line \($0.number) of \(Shown.plain(file)) is no day"
      }
    }
    switch tree.content.words.problems[file] {
    case .tooLarge?: return ["\(Shown.quoted(file)) is larger than the 1 MiB that a list may have"]
    case .notUTF8?: return ["\(Shown.quoted(file)) is not UTF-8"]
    case .missing?, nil:
      let texts = tree.content.files.lazy.map(\.path).filter { $0.hasSuffix(".txt") }
      return ["no file \(Shown.quoted(file))\(Suggestions.didYouMean(file, among: texts))"]
    }
  }
}
