import Testing

@testable import Content

@Suite struct NetworkFactsTests {
  @Test(arguments: Network.allCases)
  func `every network says whether programs may post there, and from where that is known`(network: Network) {
    #expect(!network.facts.publishing.source.isEmpty)
  }
}
