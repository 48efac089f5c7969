extension Network {
  /// What is known of the network.
  package var facts: NetworkFacts {
    switch self {
    case .x: .x
    default: .unknown
    }
  }
}

extension NetworkFacts {
  static let unknown = NetworkFacts(publishing: Fact(.api, "", .assumed), text: [])
}
