/// What became of one post on one channel, as far as a report tells of it.
package struct ReportedEntry: Sendable {
  package var post: String
  /// The name of its channel.
  package var channel: String
  package var department: String?
  package var pillar: String?
  package var campaign: String?
  /// How it went out; `nil` where it did not in the time of the report.
  package var sending: Sending?
  /// The time of its own that it missed, or the end of its window where it had none; `nil` where it missed neither.
  package var missed: Timestamp?
  /// When its sending failed, or it became unknown whether it went out; `nil` where neither is so any more.
  package var failed: Timestamp?
  /// When holds began that stopped it.
  package var held: [Timestamp] = []

  /// How an entry went out.
  package struct Sending: Sendable {
    package var at: Timestamp
    package var isPromotion: Bool
    /// When the first commit was made in which the post stood; `nil` where history does not have it.
    package var written: Timestamp?
    /// When the last approval was given that counted when it was sent; `nil` where none did.
    package var approved: Timestamp?
    /// Whether it was changed on the network afterwards.
    package var isCorrected = false
    package var isTakenDown = false

    package init(at: Timestamp, isPromotion: Bool) { (self.at, self.isPromotion) = (at, isPromotion) }
  }

  package init(post: String, channel: String) { (self.post, self.channel) = (post, channel) }
}

/// What went out in some time and how long it took, what was missed, failed, was corrected and held: by a label, a channel or the
/// month.
package struct PublicationReport: Sendable {
  /// What a report tells apart.
  package enum Key: String, Sendable, Hashable, CaseIterable {
    case department, pillar, campaign, channel, month
  }

  /// The figures of one department, channel or month.
  package struct Group: Sendable {
    /// The name, or `2026-11` for a month; `nil` for what has no such label.
    package let name: String?
    package let figures: Figures
  }

  /// Numbers of entries, each a post on a channel; `posts` counts posts.
  package struct Figures: Sendable {
    package fileprivate(set) var sent = 0
    /// How many posts these are.
    package fileprivate(set) var posts = 0
    package fileprivate(set) var promotion = 0
    package fileprivate(set) var writing = Durations()
    package fileprivate(set) var sending = Durations()
    package fileprivate(set) var missed = 0
    package fileprivate(set) var failed = 0
    package fileprivate(set) var corrected = 0
    package fileprivate(set) var takenDown = 0
    package fileprivate(set) var held = 0
  }

  /// How long something took.
  package struct Durations: Sendable, Hashable {
    /// How many there are.
    package fileprivate(set) var count = 0
    /// In seconds, of an even number the mean of the two in the middle; `nil` where there are none.
    package fileprivate(set) var median: Int64?
  }

  package let key: Key
  package let period: ClosedRange<Timestamp>
  /// In the order of `stet.yml`, campaigns by name, months by time; what has no label last.
  package let groups: [Group]
  package let total: Figures

  package init(
    _ entries: [ReportedEntry], by key: Key, in period: ClosedRange<Timestamp>, _ configuration: Configuration
  ) {
    (self.key, self.period) = (key, period)
    let zone = configuration.timezone
    var groups: [String?: FigureSum] = [:]
    var total = FigureSum()
    // Those that are known are told also where they have no figures.
    for name in key.names(in: configuration, zone.months(of: period)) { groups[name] = FigureSum() }
    for entry in entries {
      if let sending = entry.sending {
        groups[entry.name(key, at: sending.at, zone), default: FigureSum()].add(entry, sending)
        total.add(entry, sending)
      }
      if let missed = entry.missed {
        groups[entry.name(key, at: missed, zone), default: FigureSum()].figures.missed += 1
        total.figures.missed += 1
      }
      if let failed = entry.failed {
        groups[entry.name(key, at: failed, zone), default: FigureSum()].figures.failed += 1
        total.figures.failed += 1
      }
      for name in Set(entry.held.map { entry.name(key, at: $0, zone) }) {
        groups[name, default: FigureSum()].figures.held += 1
      }
      total.figures.held += entry.held.isEmpty ? 0 : 1
    }
    self.total = total.closed
    self.groups = Self.sorted(Array(groups.keys), key, configuration).map { name in
      Group(name: name, figures: groups[name]?.closed ?? Figures())
    }
  }

  private static func sorted(_ names: [String?], _ key: Key, _ configuration: Configuration) -> [String?] {
    let places = Dictionary(
      key.names(in: configuration).enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
    return names.compactMap { $0 }.sorted { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }
      + (names.contains(nil) ? [nil] : [])
  }
}

extension PublicationReport.Key {
  /// The names that are known before: those of `stet.yml`, in its order, and the months.
  fileprivate func names(in configuration: Configuration, _ months: [String] = []) -> [String] {
    switch self {
    case .department: configuration.departments
    case .pillar: configuration.pillars
    case .channel: configuration.channels.map(\.name)
    case .campaign: []
    case .month: months
    }
  }
}

extension ReportedEntry {
  fileprivate func name(_ key: PublicationReport.Key, at time: Timestamp, _ zone: Zone) -> String? {
    switch key {
    case .department: department
    case .pillar: pillar
    case .campaign: campaign
    case .channel: channel
    case .month: CalendarMonth(of: zone.local(time).date).text
    }
  }
}

extension Zone {
  /// The months of a stretch of time: `2026-11`.
  fileprivate func months(of period: ClosedRange<Timestamp>) -> [String] {
    let last = CalendarMonth(of: local(period.upperBound).date)
    let months = sequence(first: CalendarMonth(of: local(period.lowerBound).date)) { $0.adding(1) }
    return months.prefix { $0 <= last }.map(\.text)
  }
}

/// Figures while they are added up.
private struct FigureSum {
  var figures = PublicationReport.Figures()
  private var posts: Set<String> = []
  private var writing: [Int64] = []
  private var sending: [Int64] = []

  mutating func add(_ entry: ReportedEntry, _ sent: ReportedEntry.Sending) {
    figures.sent += 1
    posts.insert(entry.post)
    figures.promotion += sent.isPromotion ? 1 : 0
    figures.corrected += sent.isCorrected ? 1 : 0
    figures.takenDown += sent.isTakenDown ? 1 : 0
    guard let approved = sent.approved else { return }
    // What was approved before it came onto the branch, or after it was sent, tells no duration.
    if let written = sent.written, written <= approved { writing.append(approved.seconds - written.seconds) }
    if approved <= sent.at { sending.append(sent.at.seconds - approved.seconds) }
  }

  var closed: PublicationReport.Figures {
    var closed = figures
    closed.posts = posts.count
    closed.writing = PublicationReport.Durations(writing)
    closed.sending = PublicationReport.Durations(sending)
    return closed
  }
}

extension PublicationReport.Durations {
  fileprivate init(_ seconds: [Int64]) {
    let sorted = seconds.sorted()
    count = sorted.count
    guard count > 0 else { return }
    median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
