import Foundation
import Testing

/// Types and targets that the guides for developers and the threat model name exist.
@Suite struct DocumentedNamesTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: SourceTree.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The names of targets, and of types that are declared anywhere, tests included.
  private static func declared() throws -> Set<String> {
    let declaration = #/(?:struct|class|enum|protocol|typealias) ([A-Z]\w+)/#
    var names = Set(
      try SourceTree().files.flatMap { file in
        file.lines.flatMap { $0.matches(of: declaration).map { String($0.1) } }
      })
    for folder in ["Sources", "Tests"] {
      names.formUnion(
        try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.appendingPathComponent(folder).path))
    }
    let tests = FileManager.default.enumerator(atPath: SourceTree.root.appendingPathComponent("Tests").path)
    for case let path as String in tests ?? .init() where path.hasSuffix(".swift") {
      names.formUnion(try text("Tests/" + path).matches(of: declaration).map { String($0.1) })
    }
    return names
  }

  @Test(arguments: ["CONTRIBUTING.md", "docs/architecture.md", "docs/threat-model.md"])
  func `every type that a guide names exists`(guide: String) throws {
    let named = try Self.text(guide).matches(of: #/`([A-Z][a-z]+[A-Z][A-Za-z]*)(?:\.\w+)?`/#).map { String($0.1) }
    let missing = Set(named).subtracting(try Self.declared())
    #expect(named.count > 5)
    #expect(missing.isEmpty, "\(missing.sorted())")
  }
}
