import Core
import Testing
@testable import Checks

@Suite struct RuleRegistryTests {
  @Test func `every id stands once, in order`() {
    #expect(Set(RuleRegistry.ids).count == RuleRegistry.ids.count)
    #expect(RuleRegistry.ids == RuleRegistry.ids.sorted())
  }

  @Test func `ids are small letters and hyphens`() {
    for id in RuleRegistry.ids {
      #expect(id.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(id)")
    }
  }

  @Test func `the reference has every rule of the readers`() {
    for rule in ReadingRule.allCases {
      #expect(RuleRegistry.description(of: rule.rawValue) != nil, "\(rule)")
    }
  }
}
