import Content
import Diagnostics
import Foundation
import Testing
import Validation

@testable import ContentRepository

/// The fixes of every rule, tried on the example of the rule reference that breaks it.
@Suite struct FixExampleTests {
  private static let path = "posts/hof.md"

  /// The rules whose example is one post and has a fix.
  static let fixable = RuleRegistry.descriptions.filter { rule in
    guard rule.invalid.hasPrefix("---"), let session = try? session(rule.invalid) else { return false }
    return (try? findings(session)?.contains { $0.rule == rule.id && $0.fixes.count == 1 }) == true
  }

  private static func session(_ post: String) throws -> FixSession {
    let repository = try Fixture().open()
    let source = OverlaySource(
      below: NoFiles(paths: [path, "stet.yml"]),
      changed: [ExactText(path): Array(post.utf8), ExactText("stet.yml"): Array(RuleExample.configuration.utf8)])
    return FixSession(
      repository: repository, source: source, request: CheckRequest(),
      guardian: FixGuard(git: repository.git, allowsDirty: true))
  }

  private static func findings(_ session: FixSession) throws -> [Finding]? {
    let source = OverlaySource(below: session.source, changed: session.changed)
    return try Checker(repository: session.repository, source: source).check(CheckRequest()).findings
  }

  private static func fixed(_ post: String) throws -> (text: String, findings: [Finding]) {
    var session = try session(post)
    try session.run()
    let bytes = session.changed[ExactText(path)] ?? Array(post.utf8)
    return (String(decoding: bytes, as: UTF8.self), try findings(session) ?? [])
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

/// Regular files without content.
private struct NoFiles: ContentSource {
  let paths: [String]

  func files() throws -> [ContentFile] { paths.sorted().map { ContentFile(path: $0, kind: .regular) } }
  func bytes(at path: String, limit: Int) throws -> [UInt8]? { nil }
  func identity(at path: String) throws -> String? { nil }
}
