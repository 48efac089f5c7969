import Core
import Foundation
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

  @Test func `every rule of the sources is listed`() throws {
    let declared = try Self.declaredRules()
    let listed =
      RuleRegistry.treeRules.map { "\($0)" } + RuleRegistry.postRules.map { "\($0)" }
      + RuleRegistry.tables.map { "\($0)" }
    #expect(declared.count > 90)
    #expect(declared.subtracting(listed).isEmpty, "a rule that is in no list never runs")
  }

  /// The names of all types in `Sources/Checks` that look at trees, posts, channels, texts or media.
  private static func declaredRules() throws -> Set<String> {
    let declaration = #/^(?:\w+ )*(?:enum|struct) (\w+): (?:(?:Tree|Post|Channel|Text|Medium)Rule|RuleTable)\b/#
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Checks")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var names: Set<String> = []
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      names.formUnion(lines.compactMap { $0.firstMatch(of: declaration).map { String($0.1) } })
    }
    return names
  }
}
