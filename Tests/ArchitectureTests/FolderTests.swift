import Foundation
import Testing

/// Inside `Core` the folders are kept apart by the names of types that their files mention: content knows no ledger,
/// and the ledger's records know no decisions.
///
/// Written names alone are seen: a type that is only inferred is not.
@Suite struct FolderTests {
  /// The folders of `Core` whose types a folder may name, beside its own.
  static let allowed: [String: Set<String>] = [
    "Values": [],
    "Time": ["Values"],
    "Media": ["Values"],
    "Signatures": ["Values"],
    "Checkpoints": ["Values", "Signatures"],
    "Records": ["Values", "Time", "Signatures", "Checkpoints", "Configuration"],
    "Networks": content,
    "Configuration": content,
    "Markdown": content,
    "Post": content,
    "Reading": content,
    "Rendition": content,
    "YAML": content,
    "Decisions": content.union(["Records", "Queue"]),
    "Queue": content.union(["Records", "Decisions"]),
  ]

  /// What a post is made of. Its folders know each other: a post's text is Markdown, and Markdown knows its place.
  private static let content: Set<String> = [
    "Values", "Time", "Media", "Signatures", "Checkpoints", "Networks", "Configuration", "Markdown", "Post", "Reading",
    "Rendition",
    "YAML",
  ]

  @Test func everyFolderIsKnown() throws {
    #expect(Set(try Self.files().map(\.folder)) == Set(Self.allowed.keys))
  }

  @Test func foldersNameOnlyWhatTheyMay() throws {
    let files = try Self.files()
    var owner: [String: String] = [:]
    for file in files {
      for name in file.declared { owner[name] = file.folder }
    }
    #expect(owner.count > 150)
    for file in files {
      let others = file.named.compactMap { name in owner[name].map { (name: name, folder: $0) } }
      for (name, folder) in others where folder != file.folder && !file.nested.contains(name) {
        #expect(Self.allowed[file.folder]?.contains(folder) == true, "\(file.path) names \(name) of \(folder)")
      }
    }
  }

  /// A file of `Core`, by the names in it.
  private struct File {
    let path: String
    let folder: String
    /// The types that it declares at its top level.
    let declared: Set<String>
    /// The types that it declares within others.
    let nested: Set<String>
    /// All words in capitals that stand in its code, members of another type left out.
    let named: Set<String>
  }

  private static func files() throws -> [File] {
    let type = #/^( *)(?:\w+ )*(?:struct|class|enum|protocol|typealias) (\w+)/#
    return try SourceTree().files.filter { $0.target == "Core" }.map { file in
      var (declared, nested, named) = (Set<String>(), Set<String>(), Set<String>())
      for line in file.code {
        if let match = line.firstMatch(of: type) {
          if match.1.isEmpty { declared.insert(String(match.2)) } else { nested.insert(String(match.2)) }
        }
        let code = line.prefix { $0 != "\"" }
        named.formUnion(code.matches(of: #/(?:^|[^.\w])([A-Z]\w+)/#).map { String($0.1) })
      }
      return File(
        path: file.name, folder: file.name.split(separator: "/").dropFirst().first.map(String.init) ?? "",
        declared: declared, nested: nested, named: named)
    }
  }
}
