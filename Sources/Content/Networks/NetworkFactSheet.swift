/// The facts of one network behind a single reference: who looks at one of them must not copy all.
package final class NetworkFactSheet: Sendable {
  package let facts: NetworkFacts

  init(_ facts: NetworkFacts) { self.facts = facts }

  static let all: [Network: NetworkFactSheet] = Dictionary(
    uniqueKeysWithValues: Network.allCases.map { ($0, NetworkFactSheet($0.facts)) })
}

extension Network {
  /// What is known of the network, for whoever asks often.
  package var factSheet: NetworkFactSheet { NetworkFactSheet.all[self] ?? NetworkFactSheet(facts) }
}
