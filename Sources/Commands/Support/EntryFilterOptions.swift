internal import ArgumentParser
internal import Core
internal import Reporting

/// Which entries of a queue are wanted. Each option can be repeated; of several values, any is enough.
struct EntryFilterOptions: ParsableArguments {
  @Option(help: "Only entries in this state. Can be repeated.")
  var state: [EntryState] = []

  @Option(help: "Only entries on this channel. Can be repeated.")
  var channel: [String] = []

  @Option(help: "Only posts of this campaign. Can be repeated.")
  var campaign: [String] = []

  @Option(help: "Only posts of this department. Can be repeated.")
  var department: [String] = []

  @Option(help: "Only posts of this pillar. Can be repeated.")
  var pillar: [String] = []

  @Option(help: "Only what this person of stet.yml contributed to. Can be repeated.")
  var person: [String] = []

  @Option(name: .customLong("waiting-for"), help: "Only what this person could approve. Can be repeated.")
  var waitingFor: [String] = []

  /// The filter.
  ///
  /// - Throws: `CommandFailure` for a name that `stet.yml` does not have. Campaigns need not be in it.
  func filter(by configuration: Configuration) throws -> EntryFilter {
    try configuration.refuseUnknown(channel, "channel", configuration.channels.map(\.name))
    try configuration.refuseUnknown(department, "department", configuration.departments)
    try configuration.refuseUnknown(pillar, "pillar", configuration.pillars)
    try configuration.refuseUnknown(person + waitingFor, "person", configuration.people.map(\.name))
    var filter = EntryFilter()
    (filter.states, filter.channels, filter.campaigns) = (state, channel, campaign)
    (filter.departments, filter.pillars) = (department, pillar)
    (filter.people, filter.awaited) = (person, waitingFor)
    return filter
  }
}

extension Configuration {
  /// Throws for a name that `stet.yml` does not have.
  func refuseUnknown(_ names: [String], _ kind: String, _ known: [String]) throws {
    guard let name = names.first(where: { !known.contains($0) }) else { return }
    throw CommandFailure(
      .cannotRun, "there is no \(kind) \"\(name)\" in stet.yml" + Suggestions.didYouMean(name, among: known),
      causes: known.isEmpty ? [] : ["there are \(known.joined(separator: ", "))"])
  }
}
