import Foundation
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

  @Test func `a dictionary that was asked nothing is no harm to the next one`() throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": [:], "en_US": ["street": true], "fr": [:]])
    let memory = try Self.memory(repository)
    #expect(memory.words(of: "de_DE").isEmpty)
    #expect(memory.words(of: "en_US").verdict(of: "street") == true)
    #expect(memory.words(of: "fr").isEmpty)
  }

  @Test(arguments: ["", "\t", "\t\t\n", "\tde_DE", "\tde_DE\n\ten_US\nstreet\t+", "\n\n", "street\t+\n"])
  func `a damaged file ends no program`(rest: String) throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": ["Abend": true]])
    let path = repository.path + "/.git/stet/words"
    let heading = try String(contentsOfFile: path, encoding: .utf8).prefix { $0 != "\n" }
    try (heading + "\n" + rest).write(toFile: path, atomically: true, encoding: .utf8)
    let memory = try Self.memory(repository)
    #expect(memory.words(of: "de_DE").isEmpty)
    memory.add(["de_DE": ["Morgen": true]])
    #expect(try Self.memory(repository).words(of: "de_DE").verdict(of: "Morgen") == true)
  }
}
