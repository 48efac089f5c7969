import Testing

/// Dependencies point down only. `docs/architecture.md` has the picture.
@Suite struct DirectionTests {
  /// What each room may import of this package.
  static let allowed: [String: Set<String>] = [
    "Canonical": ["CCrypto"],
    "Diagnostics": [],
    "Git": ["CLibgit2"],
    "Content": ["Canonical", "Diagnostics", "CCmarkGFM", "CLibYAML"],
    "Validation": ["Content", "Diagnostics", "Canonical", "CHunspell"],
    "Ledger": ["Content", "Canonical", "Git"],
    "Workflow": ["Content", "Ledger", "Canonical", "Diagnostics"],
    "Reporting": ["Workflow", "Validation", "Content", "Ledger", "Canonical", "Diagnostics"],
    "ContentRepository": [
      "Workflow", "Validation", "Ledger", "Content", "Git", "Canonical", "Diagnostics",
    ],
    "Commands": [
      "ContentRepository", "Reporting", "Workflow", "Validation", "Ledger", "Content", "Git", "Canonical",
      "Diagnostics",
    ],
    "stet": ["Commands"],
  ]

  /// What each room may import from elsewhere, beside the standard library.
  static let outside: [String: Set<String>] = [
    "Canonical": ["Foundation", "CryptoKit"],
    "Git": ["Foundation", "FoundationEssentials", "Synchronization"],
    "Content": ["Foundation", "Synchronization"],
    "Validation": ["Foundation", "Synchronization"],
    "Ledger": ["Foundation"],
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

  @Test func libgit2StaysBehindGit() throws {
    for file in try SourceTree().files {
      for (module, line) in file.imports where module == "CLibgit2" {
        #expect(line == "internal import CLibgit2", "\(file.name)")
      }
    }
  }
}
