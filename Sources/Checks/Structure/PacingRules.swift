internal import Core

/// Explicit times keep the pacing of their channels.
enum PacingKept: PostsRule {
  static let description = RuleDescription(
    id: "pacing", severity: .warning,
    summary: "The times that posts name keep the `pacing` of their channel",
    explanation: "A time of its own never moves: the post goes out then, closer to another one, or as one more of the "
      + "day, than `stet.yml` wants. Give it another time, or `publishDate: slot`. Whether there is too much promotion "
      + "on a channel with `slots` is told by `stet queue`, which knows what takes them.",
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
    var accounts = PacedAccounts(tree.posts, configuration)
    return tree.reported.flatMap { post in
      accounts.problems(of: post).map { finding(in: post, at: post.timeRange, $0) }
    }
  }
}

/// The times of posts on channels with pacing, each channel's in their order.
private struct PacedAccounts {
  private let configuration: Configuration
  /// The keys that more than one time has: no other time can break the pacing together with another.
  private let repeated: RepeatedHashes
  /// By the channel's place.
  private var channels: [Int: Occupancy] = [:]
  /// The paths of the posts of a day, sorted.
  private var posts: [Day: [String]] = [:]

  private struct Day: Hashable {
    let channel: Int
    let date: CivilDate
  }

  /// A time of a post, among those that it has.
  private struct OwnTime {
    let time: Occupation
    let place: Int
    /// The times of the post on the channel.
    let siblings: Occupancy
  }

  init(_ posts: [PostTrace], _ configuration: Configuration) {
    self.configuration = configuration
    repeated = RepeatedHashes(posts.flatMap { $0.paced.flatMap(\.keys) })
    var times: [Int: [Occupation]] = [:]
    for post in posts {
      for (place, own) in Dictionary(grouping: post.paced, by: \.channel) {
        times[place, default: []] += occupations(of: own, post.path)
      }
    }
    for (place, times) in times { channels[place] = occupancy(times, place) }
  }

  /// The times that others may be near to, each once.
  private func occupations(of times: [PacedTime], _ path: String) -> Set<Occupation> {
    let near = times.lazy.filter { $0.keys.contains { repeated.contains($0) } }
    return Set(near.map { Occupation(post: path, at: Timestamp(seconds: $0.at), isPromotion: $0.isPromotion) })
  }

  private func occupancy(_ times: some Sequence<Occupation>, _ place: Int) -> Occupancy? {
    guard configuration.channels.indices.contains(place) else { return nil }
    let channel = configuration.channels[place]
    var pacing = channel.pacing
    pacing.promotionShare = channel.shareOfTimes
    return Occupancy(times, pacing: pacing, zone: configuration.timezone)
  }

  /// What is wrong with the times of a post, one sentence for each channel.
  mutating func problems(of post: PostTrace) -> [String] {
    Dictionary(grouping: post.paced, by: \.channel).sorted { $0.key < $1.key }.compactMap { place, times in
      guard let all = channels[place], let siblings = occupancy(occupations(of: times, post.path), place) else {
        return nil
      }
      var first: (time: OwnTime, conflict: PacingConflict)?
      var count = 0
      for time in times {
        let own = Occupation(post: post.path, at: Timestamp(seconds: time.at), isPromotion: time.isPromotion)
        guard let conflict = all.conflict(of: own, leavingOut: siblings), !isToldElsewhere(conflict, of: own, in: all)
        else { continue }
        count += 1
        first = first ?? (OwnTime(time: own, place: place, siblings: siblings), conflict)
      }
      guard let first else { return nil }
      let problem = problem(first.conflict, of: first.time, in: all)
      let rest = count > 1 ? " (and on \(count - 1) more \(count == 2 ? "day" : "days"))" : ""
      let day = configuration.timezone.local(first.time.time.at).date.text
      return times.count > 1 ? "\(day): \(problem)\(rest)" : problem
    }
  }

  /// Whether the other post is in the same minute, of which another rule tells.
  private func isToldElsewhere(_ conflict: PacingConflict, of own: Occupation, in all: Occupancy) -> Bool {
    guard case .tooClose(let other, let distance) = conflict else { return false }
    return [own.at - distance, own.at + distance].contains { at in
      at.seconds / 60 == own.at.seconds / 60
        && [true, false].contains { all.contains(Occupation(post: other, at: at, isPromotion: $0)) }
    }
  }

  private mutating func problem(_ conflict: PacingConflict, of own: OwnTime, in all: Occupancy) -> String {
    let channel = configuration.channels[own.place]
    let (name, clock) = (Shown.plain(channel.name), configuration.timezone.local(own.time.at))
    switch conflict {
    case .quiet: return "\(clock.clockText) lies in the quiet hours of \(name)"
    case .tooClose(let other, let seconds):
      return "only \(DurationText.text(seconds)) from \(Shown.plain(other)) on \(name), whose `minGap` is "
        + DurationText.text(channel.pacing.minGap ?? 0)
    case .promotionShare:
      return "too much promotion around its time on \(name), whose `promotionShare` is \(channel.pacing.shareText)"
    case .tooMany:
      let day = paths(onDayOf: own, in: all)
      let ownCount = own.siblings.times(onDayOf: own.time).count
      let count = day.count - ownCount
      let shown = day.prefix(3 + ownCount).filter { $0 != own.time.post }.prefix(3)
      return "\(count + 1) posts on \(clock.date.text) on \(name), whose `maxPerDay` is "
        + "\(channel.pacing.maxPerDay ?? 0): also \(Shown.list(shown, of: count))"
    }
  }

  /// The paths of all posts on the day of a time, sorted once.
  private mutating func paths(onDayOf own: OwnTime, in all: Occupancy) -> [String] {
    let day = Day(channel: own.place, date: configuration.timezone.local(own.time.at).date)
    if let known = posts[day] { return known }
    let sorted = all.times(onDayOf: own.time).map(\.post).sorted { ExactText($0) < ExactText($1) }
    posts[day] = sorted
    return sorted
  }
}

/// A time that a post names for a channel with pacing.
package struct PacedTime: Sendable, Hashable {
  /// The channel's place in `stet.yml`.
  package var channel: Int
  /// In seconds since 1970.
  package var at: Int64
  /// Whether the post counts as promotion there.
  package var isPromotion: Bool
  /// Hashes of which it shares one with every time that can break the pacing together with it.
  package var keys: [UInt64]

  package init(channel: Int, at: Int64, isPromotion: Bool, keys: [UInt64]) {
    self.channel = channel
    self.at = at
    self.isPromotion = isPromotion
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
      let isPromotion = PromotionShare.counts(channel.content.disclosure ?? .none, pillar: post.labels.pillar)
      return channel.times.map { pacedTime($0, channel.channel, place, isPromotion: isPromotion) }
    }
  }

  private func pacedTime(_ at: Timestamp, _ channel: Channel, _ place: Int, isPromotion: Bool) -> PacedTime {
    let pacing = channel.pacing
    var keys: [UInt64] = []
    // All times of the channel count for the share.
    if channel.shareOfTimes != nil { keys.append(StableHash.of("\(place)")) }
    if pacing.maxPerDay != nil {
      keys.append(StableHash.of("\(place) on day \(configuration.timezone.local(at).dayNumber)"))
    }
    if let gap = pacing.minGap, gap > 0 {
      // Two times that are closer lie in the same stretch of that length, or in neighbouring ones.
      let stretch = (Double(at.seconds) / Double(gap)).rounded(.down)
      keys += [stretch, stretch + 1].map { StableHash.of("\(place) in stretch \($0)") }
    }
    return PacedTime(channel: place, at: at.seconds, isPromotion: isPromotion, keys: keys)
  }
}

extension Channel {
  /// The share of promotion, where posts name all times of the channel: what goes out in its slots only the queue knows.
  fileprivate var shareOfTimes: PromotionShare? { slots.isEmpty ? pacing.promotionShare : nil }
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
