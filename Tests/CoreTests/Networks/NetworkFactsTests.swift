import Testing
@testable import Core
@testable import SocialText

@Suite struct NetworkFactsTests {
  @Test(arguments: Network.allCases)
  func `every network says whether programs may post there, and from where that is known`(network: Network) {
    #expect(!network.facts.publishing.source.isEmpty)
  }

  @Test(arguments: Network.allCases)
  func `facts belong to keys that the network shows`(network: Network) {
    let facts = network.facts
    #expect((facts.title == nil) == !ReaderKey.title.applies(to: network))
    #expect((facts.poll == nil) == !ReaderKey.poll.applies(to: network))
    #expect(facts.firstComment == nil || ReaderKey.firstComment.applies(to: network))
    #expect(facts.previewTitle == nil || ReaderKey.preview.applies(to: network))
  }

  @Test(arguments: Network.allCases)
  func `options that facts speak of are options of the network`(network: Network) {
    let known = NetworkOptions.options(of: network).map(\.key)
    #expect(network.facts.options.allSatisfy { known.contains($0.value.key) })
  }

  @Test(arguments: Network.allCases)
  func `what is safe is less than what is taken`(network: Network) {
    let facts = network.facts
    for limit in (facts.text + [facts.title, facts.altText].compactMap { $0 }).map(\.value) {
      #expect(limit.recommended ?? 0 < limit.maximum)
    }
    #expect(facts.hashtags?.value.recommended ?? 0 < facts.hashtags?.value.maximum ?? 1)
  }

  @Test(arguments: Network.allCases)
  func `each kind of file has at most one rule for every format, after those for some`(network: Network) {
    for kind in MediaKindLimits.Kind.allCases {
      let rules = network.facts.media.rules.filter { $0.kind == kind }
      #expect(rules.dropLast().allSatisfy { !$0.formats.isEmpty }, "\(kind)")
    }
  }
}
