/// The facts of one network behind a single reference, so that reading one of them does not copy all.
package final class NetworkFactSheet: Sendable {
  package let facts: NetworkFacts

  init(_ facts: NetworkFacts) { self.facts = facts }

  static let all: [Network: NetworkFactSheet] = Dictionary(
    uniqueKeysWithValues: Network.allCases.map { ($0, NetworkFactSheet($0.facts)) })
}

extension Network {
  /// The network's facts, shared for frequent reads.
  package var factSheet: NetworkFactSheet { NetworkFactSheet.all[self] ?? NetworkFactSheet(facts) }
}
