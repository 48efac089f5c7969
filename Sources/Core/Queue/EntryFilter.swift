/// Which entries of a queue are wanted. A part that is empty asks for all; of several values in one, any is enough.
package struct EntryFilter: Sendable, Hashable {
  package var states: [EntryState] = []
  /// The names of channels.
  package var channels: [String] = []
  package var campaigns: [String] = []
  package var departments: [String] = []
  package var pillars: [String] = []
  /// The names of people who contributed.
  package var people: [String] = []
  /// The names of people who could give an approval that is missing.
  package var awaited: [String] = []

  package init() {}

  /// Whether entries are wanted for more than their state, so that those which are only counted cannot be told.
  package var looksInside: Bool {
    ![channels, campaigns, departments, pillars, people, awaited].allSatisfy(\.isEmpty)
  }

  /// Whether an entry in that state may be wanted.
  func includes(_ state: EntryState) -> Bool { states.isEmpty || states.contains(state) }

  /// Whether an entry is wanted.
  package func includes(_ entry: QueueEntry) -> Bool {
    let labels = entry.post.labels
    return includes(entry.state) && (channels.isEmpty || channels.contains(entry.channelName))
      && Self.includes(labels.campaign, in: campaigns) && Self.includes(labels.department, in: departments)
      && Self.includes(labels.pillar, in: pillars)
      && (people.isEmpty || entry.verdict.contributors.people.contains { people.contains($0.person) })
      && (awaited.isEmpty || entry.awaited.contains(where: awaited.contains))
  }

  private static func includes(_ label: String?, in wanted: [String]) -> Bool {
    wanted.isEmpty || label.map(wanted.contains) ?? false
  }
}

extension QueueEntry {
  /// The people who could give what is missing, each once, sorted; empty where it waits for no approval. Those who are
  /// away are among them where there are too few others.
  package var awaited: [String] {
    state == .needsApproval
      ? Set(verdict.missing.flatMap { $0.from + $0.awaitedAway.map(\.name) }).sorted() : []
  }
}
