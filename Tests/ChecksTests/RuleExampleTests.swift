import Core
import Testing
@testable import Checks

/// The examples of the rule reference have the findings that it claims.
@Suite struct RuleExampleTests {
  static let own =
    RuleRegistry.treeRules.map { $0.description } + RuleRegistry.postRules.map { $0.description }
    + RuleRegistry.tables.flatMap { $0.descriptions }
  static let markdown = MarkdownRules.all.filter { !$0.invalid.isEmpty }

  @Test(arguments: own + markdown)
  func `the wrong example breaks its rule and no other`(rule: RuleDescription) {
    let findings = ContentInMemory(example: rule.invalid).findings
    #expect(Set(findings.map(\.rule)) == [rule.id], "\(findings)")
    #expect(findings.map(\.severity).max() == rule.severity)
  }

  @Test(arguments: own + markdown)
  func `the right example breaks no rule`(rule: RuleDescription) {
    #expect(ContentInMemory(example: rule.valid).findings == [])
  }

  @Test func `one rule alone has no example`() {
    #expect(RuleRegistry.descriptions.filter { $0.invalid.isEmpty }.map(\.id) == ["markdown-unclear"])
  }

  @Test func `the configuration of the examples is right`() {
    let reading = ConfigurationReader.read(bytes: Array(RuleExample.configuration.utf8))
    #expect(reading.findings == [])
    #expect(reading.configuration != nil)
  }

  @Test(arguments: own)
  func `a finding says what is wrong in one line without a final period`(rule: RuleDescription) {
    for finding in ContentInMemory(example: rule.invalid).findings {
      #expect(!finding.summary.hasSuffix("."))
      #expect(!finding.summary.contains("\n"))
      #expect(finding.explanation?.hasSuffix(".") == true)
    }
  }
}

extension RuleDescription: CustomTestStringConvertible {
  /// The id, so that a failed case is named shortly.
  public var testDescription: String { id }
}
