/// What `stet.yml` says: channels, queues, people and the rules of approval.
package struct Configuration: Sendable {
  /// The repository's random id, 32 hexadecimal digits: part of every rendition and record.
  package var repository: String
  package var timezone: Zone
  package var languages: [String]
  package var breaks: LineBreaks
  package var roles: [String]
  package var departments: [String]
  package var pillars: [String]
  package var flags: [String]
  /// In the order written.
  package var queues: [Queue]
  /// In the order written, which is also the order of entries at the same time.
  package var channels: [Channel]
  package var people: [Person]
  package var policy: PolicySettings
  package var lint: LintSettings
  package var places: SourcePlaces

  package init(
    repository: String, timezone: Zone, languages: [String] = [], breaks: LineBreaks = .keep, roles: [String] = [],
    departments: [String] = [], pillars: [String] = [], flags: [String] = [], queues: [Queue] = [],
    channels: [Channel] = [], people: [Person] = [], policy: PolicySettings = PolicySettings(),
    lint: LintSettings = LintSettings(), places: SourcePlaces = SourcePlaces()
  ) {
    self.repository = repository
    self.timezone = timezone
    self.languages = languages
    self.breaks = breaks
    self.roles = roles
    self.departments = departments
    self.pillars = pillars
    self.flags = flags
    self.queues = queues
    self.channels = channels
    self.people = people
    self.policy = policy
    self.lint = lint
    self.places = places
  }

  /// The channel of that name.
  package func channel(_ name: String) -> Channel? { channels.first { $0.name == name } }

  /// The person of that name.
  package func person(_ name: String) -> Person? { people.first { $0.name == name } }

  /// The queue that a channel belongs to.
  package func queue(ofChannel name: String) -> Queue? { queues.first { $0.channels.contains(name) } }
}

/// A publishing branch and its channels.
package struct Queue: Sendable, Hashable {
  package var name: String
  /// The branch's short name: `main`, `queue/karriere`.
  package var branch: String
  /// Every channel belongs to exactly one queue; a queue that names none has all that no other names.
  package var channels: [String]

  package init(name: String, branch: String, channels: [String]) {
    self.name = name
    self.branch = branch
    self.channels = channels
  }
}
