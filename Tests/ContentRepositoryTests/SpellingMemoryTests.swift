import Core
import Foundation
import TestSupport
import Testing

@testable import Checks
@testable import ContentRepository

/// Answers of dictionaries are remembered, as long as the dictionaries are the same.
@Suite struct SpellingMemoryTests {
  private static func memory(_ repository: TestRepository, _ identity: [String] = ["de 1"]) throws -> SpellingMemory {
    let content = try ContentRepository.open(repository.path)
    content.useStore(program: "1")
    return SpellingMemory(try #require(content.store), identity: identity)
  }

  /// What one run learned.
  private static func add(_ repository: TestRepository, _ learned: [String: [String: DictionarySaying]]) throws {
    let content = try ContentRepository.open(repository.path)
    content.useStore(program: "1")
    let store = try #require(content.store)
    SpellingMemory(store, identity: ["de 1"]).add(learned)
    store.commit()
  }

  private static let (known, unknown) = (DictionarySaying(isKnown: true), DictionarySaying(isKnown: false))

  @Test func `verdicts are kept for each dictionary, and added to`() throws {
    let repository = try TestRepository()
    try Self.add(
      repository,
      [
        "de_DE": ["Straße": Self.known, "Strasze": Self.unknown], "en_US": ["street": Self.known],
      ])
    try Self.add(repository, ["de_DE": ["Abend": Self.known, "geht": Self.known, "geht's": Self.unknown]])
    let memory = try Self.memory(repository)
    let german = memory.words(of: "de_DE")
    #expect(["Abend", "geht", "Straße"].allSatisfy { german?($0)?.isKnown == true })
    #expect(["Strasze", "geht's"].allSatisfy { german?($0)?.isKnown == false })
    #expect(german?("street") == nil)
    #expect(memory.words(of: "en_US")?("street")?.isKnown == true)
    #expect(isUnasked(memory.words(of: "fr")))
  }

  /// Both ways: of all posts, and of one that is named.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/hunspell/de_DE.dic")))
  func `a check remembers what it was told`() throws {
    let fixture = try Fixture()
    for (word, paths) in [("Straßenfestt", []), ("Rathuasplatz", ["posts/a.md"])] {
      try fixture.repository.write("posts/a.md", Fixture.post(text: "Im Hof ist \(word)."))
      let tools = CheckTools(dictionaryFolders: ["/usr/share/hunspell"])
      var request = CheckRequest(paths: paths, tools: tools, usesStore: true)
      request.storeThreshold = 1
      let findings = try Checker(repository: fixture.open()).check(request).findings
      #expect(findings.filter { $0.rule == "spelling" }.count == 1)
      let store = try #require(try fixture.open().store)
      let words = SpellingMemory(store, identity: DictionaryLibrary(folders: ["/usr/share/hunspell"]).identity)
      #expect(words.words(of: "de_DE")?(word)?.isKnown == false, "\(word)")
    }
  }

  @Test func `other dictionaries have nothing of it`() throws {
    let repository = try TestRepository()
    try Self.add(repository, ["de_DE": ["Abend": Self.known]])
    #expect(try isUnasked(Self.memory(repository, ["de 2"]).words(of: "de_DE")))
  }

  @Test func `any word and any suggestion is kept as it is`() throws {
    let repository = try TestRepository()
    let words = ["a\nb\t+", "a\tb", "", "ä", "\u{0}"]
    let saying = DictionarySaying(isKnown: false, suggestions: ["a\tb", "", "日\n"])
    try Self.add(repository, ["de_DE": Dictionary(uniqueKeysWithValues: words.map { ($0, saying) })])
    let german = try Self.memory(repository).words(of: "de_DE")
    for word in words { #expect(german?(word) == saying) }
    #expect(german?("b") == nil)
    #expect(german?("a") == nil)
  }

  @Test func `a dictionary that was asked nothing is no harm to the next one`() throws {
    let repository = try TestRepository()
    try Self.add(repository, ["de_DE": [:], "en_US": ["street": Self.known], "fr": [:]])
    let memory = try Self.memory(repository)
    #expect(isUnasked(memory.words(of: "de_DE")))
    #expect(memory.words(of: "en_US")?("street")?.isKnown == true)
    #expect(isUnasked(memory.words(of: "fr")))
  }

  private func isUnasked(_ words: SpellingDictionary.Remembered?) -> Bool { words == nil }
}
