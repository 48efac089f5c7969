import Foundation
import Testing

/// Dependencies point down only. `docs/architecture.md` has the picture.
@Suite struct DirectionTests {
  /// What each room may import of this package.
  static let allowed: [String: Set<String>] = [
    "SocialText": [],
    "Core": ["SocialText", "CCmarkGFM", "CLibYAML", "CCrypto"],
    "Git": ["Core", "CLibgit2"],
    "Checks": ["Core", "SocialText", "CHunspell"],
    "ContentRepository": ["Checks", "Core", "Git", "SocialText", "CSQLite"],
    "Reporting": ["Checks", "Core", "SocialText"],
    "Commands": ["ContentRepository", "Reporting", "Checks", "Core", "Git", "SocialText"],
    "stet": ["Commands"],
  ]

  /// What each room may import from elsewhere, beside the standard library.
  static let outside: [String: Set<String>] = [
    "SocialText": ["Foundation"],
    "Core": ["Foundation", "CryptoKit", "Security", "Synchronization"],
    "Git": ["Foundation", "FoundationEssentials", "Synchronization"],
    "Checks": ["Foundation", "Synchronization"],
    "Reporting": ["Foundation"],
    "ContentRepository": ["Foundation", "Dispatch", "Synchronization"],
    "Commands": ["Foundation", "ArgumentParser", "Synchronization"],
    "stet": ["Foundation"],
  ]

  @Test func everyImportPointsDown() throws {
    let files = try SourceTree().files
    #expect(files.count > 100)
    for file in files {
      let known = (Self.allowed[file.target] ?? []).union(Self.outside[file.target] ?? [])
      for (module, _) in file.imports {
        #expect(known.contains(module), "\(file.name) imports \(module)")
      }
    }
  }

  @Test func everyRoomIsKnown() throws {
    let rooms = Set(try SourceTree().files.map(\.target))
    #expect(rooms == Set(Self.allowed.keys))
  }

  /// The table of the guide is this one.
  @Test func theGuideListsTheSameImports() throws {
    let guide = try String(contentsOf: SourceTree.root.appendingPathComponent("docs/architecture.md"), encoding: .utf8)
    var rooms: [String: Set<String>] = [:]
    for line in guide.split(separator: "\n") {
      let cells = line.split(separator: "|")
      guard cells.count == 3, let room = cells[0].firstMatch(of: #/`(\w+)`/#), Self.allowed[String(room.1)] != nil
      else { continue }
      rooms[String(room.1)] = Set(cells[2].matches(of: #/`(\w+)`/#).map { String($0.1) })
    }
    #expect(rooms == Self.allowed)
  }

  @Test func libgit2StaysBehindGit() throws {
    for file in try SourceTree().files {
      for (module, line) in file.imports where module == "CLibgit2" {
        #expect(line == "internal import CLibgit2", "\(file.name)")
      }
    }
  }
}
