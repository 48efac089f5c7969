package import SocialText

/// A configured account on a network.
package struct Channel: Sendable, Hashable {
  package var name: String
  package var network: Network
  package var account: String
  /// The recurring weekly times that posts with `publishDate: slot` take.
  package var slots: [Slot] = []
  /// The days on which none of the slots happens.
  package var except = SlotExceptions()
  package var pacing = Pacing()
  /// How late a time or slot may still go out, in seconds; after that it is missed.
  package var grace: Int64 = Channel.defaultGrace
  package var utm: TrackingParameters?
  /// Our own hosts, whose links get the tracking parameters.
  package var hosts: [String] = []
  /// Limits that differ from the network's, by name (`text: 25000` for a premium account).
  package var limits: [String: Int64] = [:]

  /// The grace of a channel that names none: two hours.
  package static let defaultGrace: Int64 = 7_200
}

/// The names of accounts, as networks compare them: without case, and without the `@` that people may write.
///
/// So correcting how an account is written sends no post again.
package enum AccountName {
  package static func areSame(_ one: String, _ other: String) -> Bool { one == other || folded(one) == folded(other) }

  /// `acme` for `@Acme`.
  package static func folded(_ name: String) -> String {
    let lower = name.lowercased()
    return lower.hasPrefix("@") ? String(lower.dropFirst()) : lower
  }
}

extension Channel {
  /// Whether an account of a network is that of the channel.
  package func isAccount(_ account: String, on network: Network) -> Bool {
    network == self.network && AccountName.areSame(account, self.account)
  }

  /// A channel with no settings of its own.
  package init(_ name: String, on network: Network, account: String) {
    self.init(name: name, network: network, account: account)
  }
}

/// A time of day on some days of the week, on the clock of the configuration's time zone.
package struct Slot: Sendable, Hashable {
  package var days: Set<Weekday>
  /// Seconds since midnight.
  package var secondOfDay: Int
}

/// Days without slots.
package struct SlotExceptions: Sendable, Hashable {
  /// Those that are known: the ones that `stet.yml` names, and those of `files` once these were read.
  package var days: Set<CivilDate> = []
  /// Lists of further days.
  package var files: [File] = []

  /// A file of the repository with a list of days.
  package struct File: Sendable, Hashable {
    package var path: String
    /// Where it is named: its place among the exceptions as written.
    package var place: Int
  }
}

/// A list of days in a file of the repository: one a line, as `2026-12-25`; what follows `#` is a remark.
package struct DayList: Sendable {
  package private(set) var days: Set<CivilDate> = []
  /// The lines that are no day, by their numbers from 1.
  package private(set) var badLines: [(number: Int, text: String)] = []

  package init(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let first = words.first else { continue }
      if words.count == 1, let day = CivilDate(written: String(first)) {
        days.insert(day)
      } else {
        badLines.append((index + 1, words.joined(separator: " ")))
      }
    }
  }
}

extension Configuration {
  /// The files of the repository that decide with it, each once for each time that it is named: word lists, which raise
  /// flags, and lists of days without slots.
  package var decidingFiles: [String] { lint.wordlists.map(\.file) + dayLists }

  /// The lists of days without slots that channels name.
  package var dayLists: [String] { channels.flatMap { $0.except.files.map(\.path) } }

  /// Adds the days of the lists that channels name.
  ///
  /// - Parameter texts: the texts of the lists that could be read, by path.
  package mutating func readDayLists(_ texts: [String: String]) {
    guard !dayLists.isEmpty else { return }
    let lists = texts.filter { dayLists.contains($0.key) }.mapValues { DayList($0).days }
    for place in channels.indices {
      for file in channels[place].except.files { channels[place].except.days.formUnion(lists[file.path] ?? []) }
    }
  }
}

/// How densely a channel publishes what takes slots.
package struct Pacing: Sendable, Hashable {
  package var maxPerDay: Int?
  /// Seconds between two posts.
  package var minGap: Int64?
  package var quiet: QuietHours?
  package var promotionShare: PromotionShare?

  /// Whether it asks for anything.
  package var isEmpty: Bool { self == Pacing() }
}

/// A stretch of the day, in seconds since midnight; over midnight where `from` is later than `to`.
package struct QuietHours: Sendable, Hashable {
  package var from: Int
  package var to: Int
}

/// At most `maxPercent` of the last `over` posts may be promotion.
package struct PromotionShare: Sendable, Hashable {
  package var maxPercent: Int
  package var over: Int
}

/// What is added to links to our own hosts; `{campaign}` and `{post}` are filled in.
package struct TrackingParameters: Sendable, Hashable {
  package var source: String?
  package var medium: String?
  package var campaign: String?
}
