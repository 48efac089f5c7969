import Testing
@testable import Core

@Suite struct ReadingRulesTests {
  /// Rules whose invalid example no string can hold; `SourceFileTests` has them.
  private static let described: Set<String> = ["encoding", "too-large"]

  private static let readable = ReadingRules.all.filter { !described.contains($0.id) }

  private func findings(_ source: String) -> [Finding] {
    let isConfiguration = source.hasPrefix("version:")
    let bytes = Array(source.utf8)
    return isConfiguration
      ? ConfigurationReader.read(bytes: bytes).findings : PostReader.read(path: "posts/a.md", bytes: bytes).findings
  }

  @Test func everyRuleIsDescribedOnce() {
    #expect(ReadingRules.all.map(\.id).sorted() == ReadingRule.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: readable) func theInvalidExampleBreaksTheRule(_ rule: RuleDescription) {
    let found = findings(rule.invalid)
    #expect(found.contains { $0.rule == rule.id && $0.severity == rule.severity }, "\(found)")
  }

  @Test(arguments: readable) func theValidExampleBreaksNone(_ rule: RuleDescription) {
    #expect(findings(rule.valid) == [])
  }

  @Test(arguments: readable) func summariesAreOneLineWithoutFinalPeriod(_ rule: RuleDescription) {
    for finding in findings(rule.invalid) {
      #expect(!finding.summary.hasSuffix("."))
      #expect(!finding.summary.contains("\n"))
    }
  }
}
