package import ArgumentParser
internal import Ledger

/// What a hold covers.
package struct ScopeOptions: ParsableArguments {
  @Option(name: .customLong("channel"), help: "This channel. Can be repeated, as all of these.")
  package var channels: [String] = []

  @Option(name: .customLong("post"), help: "This post.")
  package var posts: [String] = []

  @Option(name: .customLong("campaign"), help: "The posts of this campaign.")
  package var campaigns: [String] = []

  @Option(name: .customLong("department"), help: "The posts of this department.")
  package var departments: [String] = []

  @Flag(help: "Everything.")
  package var all = false

  package init() {}

  /// The scope given by the options; empty if none was given.
  var scope: Scope {
    Scope(all: all, channels: channels, posts: posts, campaigns: campaigns, departments: departments)
  }

  var isEmpty: Bool { scope == Scope() }
}
