/// A rule that too few people are there to meet when it is needed: those who could are away on the day of the post.
package struct UnattendedRule: Sendable, Hashable {
  /// The name of the rule; `request-changes` where a person who asked for changes is away.
  package var rule: String
  /// Who is away then, and from when to when, in the order of `stet.yml`.
  package var away: [Absent]
  /// Whether other people could give one of the approvals, though not all of them.
  package var hasOthers: Bool
  /// The last day before that on which there are enough people; `nil` where there is none any more.
  package var lastDay: CivilDate?

  /// A person with the absence in which the post goes out.
  package struct Absent: Sendable, Hashable {
    package var name: String
    package var absence: Absence
  }
}

/// An entry whose approval is needed while people are away who have to give it.
package struct UnattendedEntry: Sendable {
  package var entry: QueueEntry
  /// When it goes out, or would.
  package var at: Timestamp
  package var rules: [UnattendedRule]
}

extension UnattendedEntry {
  /// Those among the entries of a queue. An approval is needed for the first occurrence of a series that is still to come,
  /// and for the others with it.
  static func all(
    among entries: [QueueEntry], _ configuration: Configuration, now: Timestamp
  ) -> [UnattendedEntry] {
    var series: Set<EntryKey> = []
    return entries.filter { entry in
      guard entry.occurrence != nil else { return true }
      guard let at = entry.at, at > now, entry.state.awaitsDecision || entry.state == .draft else { return false }
      return series.insert(EntryKey(post: entry.post.id, channel: entry.channelName)).inserted
    }.compactMap { $0.unattended(configuration, now: now) }
  }
}

extension QueueEntry {
  /// The rules that too few people are there to meet when the entry goes out; `nil` where there are none, or it waits
  /// for no approval.
  fileprivate func unattended(_ configuration: Configuration, now: Timestamp) -> UnattendedEntry? {
    guard state.awaitsDecision || state == .draft, let at, at > now else { return nil }
    let days = configuration.timezone.local(now).date...configuration.timezone.local(at).date
    let missing = verdict.missing + requests.map { MissingApproval(closing: $0, in: configuration) }
    let rules = missing.compactMap { $0.unattended(within: days, configuration) }
    return rules.isEmpty ? nil : UnattendedEntry(entry: self, at: at, rules: rules)
  }
}

extension MissingApproval {
  /// - Parameter days: from today to the day on which it is needed.
  fileprivate func unattended(
    within days: ClosedRange<CivilDate>, _ configuration: Configuration
  ) -> UnattendedRule? {
    let people = configuration.people.filter { person in
      from.contains(person.name) || away.contains { $0.name == person.name }
    }
    func isAttended(on day: CivilDate) -> Bool { people.count { $0.absence(on: day) == nil } >= open }
    // Where there are too few people at all, that is said already.
    guard people.count >= open, !isAttended(on: days.upperBound) else { return nil }
    let absent = people.compactMap { person in
      person.absence(on: days.upperBound).map { UnattendedRule.Absent(name: person.name, absence: $0) }
    }
    // People become fewer only where an absence begins.
    let ends = [days.upperBound] + people.flatMap(\.away).map(\.first.previous)
    return UnattendedRule(
      rule: rule, away: absent, hasOthers: people.count > absent.count,
      lastDay: ends.filter { days.contains($0) && isAttended(on: $0) }.max())
  }
}
