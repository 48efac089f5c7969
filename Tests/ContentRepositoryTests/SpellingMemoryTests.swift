import TestSupport
import Testing

@testable import ContentRepository
@testable import Validation

/// What dictionaries said is found again, by those who have the same dictionaries.
@Suite struct SpellingMemoryTests {
  private static func memory(_ repository: TestRepository, _ identity: [String] = ["de 1"]) throws -> SpellingMemory {
    SpellingMemory(repository: try ContentRepository.open(repository.path).git, identity: identity)
  }

  @Test func `verdicts are kept for each dictionary, and added to`() throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": ["Straße": true, "Strasze": false], "en_US": ["street": true]])
    try Self.memory(repository).add(["de_DE": ["Abend": true, "geht": true, "geht's": false]])
    let memory = try Self.memory(repository)
    let german = memory.words(of: "de_DE")
    #expect(["Abend", "geht", "Straße"].allSatisfy { german.verdict(of: $0) == true })
    #expect(["Strasze", "geht's"].allSatisfy { german.verdict(of: $0) == false })
    #expect(german.verdict(of: "street") == nil)
    #expect(memory.words(of: "en_US").verdict(of: "street") == true)
    #expect(memory.words(of: "fr").isEmpty)
  }

  @Test func `other dictionaries have nothing of it`() throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": ["Abend": true]])
    #expect(try Self.memory(repository, ["de 2"]).words(of: "de_DE").isEmpty)
  }

  @Test func `a word with a line end or a tab in it is not kept`() throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": ["a\nb\t+": true, "a\tb": true, "Abend": true]])
    let german = try Self.memory(repository).words(of: "de_DE")
    #expect(german.verdict(of: "Abend") == true)
    #expect(german.verdict(of: "b") == nil)
    #expect(german.verdict(of: "a") == nil)
  }
}
