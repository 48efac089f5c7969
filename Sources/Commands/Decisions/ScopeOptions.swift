package import ArgumentParser
internal import ContentRepository
internal import Ledger

/// What a hold covers.
package struct ScopeOptions: ParsableArguments {
  @Option(name: .customLong("channel"), help: "This channel. Can be repeated, as all of these.")
  package var channels: [String] = []

  @Option(name: .customLong("post"), help: "This post, by id or path.")
  package var posts: [String] = []

  @Option(name: .customLong("campaign"), help: "The posts of this campaign.")
  package var campaigns: [String] = []

  @Option(name: .customLong("department"), help: "The posts of this department.")
  package var departments: [String] = []

  @Flag(help: "Everything.")
  package var all = false

  package init() {}

  /// The scope given by the options; empty if none was given.
  ///
  /// - Parameter desk: knows the posts that are named by their paths.
  func scope(at desk: DecisionDesk) throws -> Scope {
    let ids = try posts.map { try desk.postID(named: $0) }
    return Scope(
      all: all, channels: unique(channels), posts: unique(ids), campaigns: unique(campaigns),
      departments: unique(departments))
  }

  var isEmpty: Bool { !all && [channels, posts, campaigns, departments].allSatisfy(\.isEmpty) }

  /// The names without repetitions, in their order.
  private func unique(_ names: [String]) -> [String] {
    names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
