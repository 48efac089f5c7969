import Checks
import ContentRepository
import Core
import Foundation
import TestSupport
import Testing

/// The fixes of every rule, tried on the example of the rule reference that breaks it.
@Suite struct FixExampleTests {
  private static let path = "posts/hof.md"

  /// The rules whose example is one post and has a fix.
  static let fixable: [RuleDescription] = {
    guard let fixture = try? Fixture(RuleExample.configuration), let repository = try? fixture.open() else { return [] }
    return RuleRegistry.descriptions.filter { rule in
      guard rule.invalid.hasPrefix("---"), (try? fixture.repository.write(path, rule.invalid)) != nil else {
        return false
      }
      let findings = try? Checker(repository: repository).check(CheckRequest()).findings
      return findings?.contains { $0.rule == rule.id && $0.fixes.count == 1 } == true
    }
  }()

  private static func fixed(_ post: String) throws -> (text: String, findings: [Finding]) {
    let fixture = try Fixture(RuleExample.configuration)
    try fixture.repository.write(path, post)
    let request = FixRequest(check: CheckRequest(), allowsDirty: true)
    let result = try Fixer(repository: fixture.open()).fix(request)
    let written = try Data(contentsOf: URL(filePath: fixture.repository.path + "/" + path))
    #expect(result.fixed.map(\.path) == [path] && result.fixed.first?.after == Array(written))
    return (String(decoding: written, as: UTF8.self), result.check.findings)
  }

  @Test func someRulesHaveFixes() { #expect(Self.fixable.count >= 5, "\(Self.fixable.map(\.id))") }

  @Test(arguments: fixable) func theFixMakesTheFindingGoAway(rule: RuleDescription) throws {
    let result = try Self.fixed(rule.invalid)
    #expect(!result.findings.contains { $0.rule == rule.id }, "\(result)")
    #expect(PostReader.read(path: Self.path, bytes: Array(result.text.utf8)).post != nil, "\(result.text)")
  }

  /// With other line ends and a byte order mark it is the same change.
  @Test(arguments: fixable) func lineEndsAndMarkStay(rule: RuleDescription) throws {
    let form = { (text: String) in
      "\u{FEFF}" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
    let (plain, other) = (try Self.fixed(rule.invalid).text, try Self.fixed(form(rule.invalid)).text)
    #expect(Array(other.utf8) == Array(form(plain).utf8))
  }
}
