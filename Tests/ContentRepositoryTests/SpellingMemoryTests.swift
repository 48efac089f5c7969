import Core
import Foundation
import TestSupport
import Testing
@testable import Checks
@testable import ContentRepository

/// Answers of dictionaries are remembered, as long as the dictionaries are the same.
@Suite struct SpellingMemoryTests {
  private static func memory(_ repository: TestRepository, _ identity: [String] = ["de 1"]) throws -> SpellingMemory {
    SpellingMemory(repository: try ContentRepository.open(repository.path).git, identity: identity)
  }

  private static let (known, unknown) = (DictionarySaying(isKnown: true), DictionarySaying(isKnown: false))

  @Test func `verdicts are kept for each dictionary, and added to`() throws {
    let repository = try TestRepository()
    try Self.memory(repository).add([
      "de_DE": ["Straße": Self.known, "Strasze": Self.unknown], "en_US": ["street": Self.known],
    ])
    try Self.memory(repository).add(["de_DE": ["Abend": Self.known, "geht": Self.known, "geht's": Self.unknown]])
    let memory = try Self.memory(repository)
    let german = memory.words(of: "de_DE")
    #expect(["Abend", "geht", "Straße"].allSatisfy { german.saying(of: $0)?.isKnown == true })
    #expect(["Strasze", "geht's"].allSatisfy { german.saying(of: $0)?.isKnown == false })
    #expect(german.saying(of: "street") == nil)
    #expect(memory.words(of: "en_US").saying(of: "street")?.isKnown == true)
    #expect(memory.words(of: "fr").isEmpty)
  }

  /// Both ways: of all posts, and of one that is named.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/hunspell/de_DE.dic")))
  func `a check remembers what it was told`() throws {
    let fixture = try Fixture()
    for (word, paths) in [("Straßenfestt", []), ("Rathuasplatz", ["posts/a.md"])] {
      try fixture.repository.write("posts/a.md", Fixture.post(text: "Im Hof ist \(word)."))
      let tools = CheckTools(dictionaryFolders: ["/usr/share/hunspell"])
      var request = CheckRequest(paths: paths, tools: tools, program: "1")
      request.leastKept = 1
      let findings = try Checker(repository: fixture.open()).check(request).findings
      #expect(findings.filter { $0.rule == "spelling" }.count == 1)
      let kept = try String(contentsOfFile: fixture.repository.path + "/.git/stet/words", encoding: .utf8)
      #expect(kept.contains("\n\(word)\t-\n"), "\(word)")
    }
  }

  @Test func `other dictionaries have nothing of it`() throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": ["Abend": Self.known]])
    #expect(try Self.memory(repository, ["de 2"]).words(of: "de_DE").isEmpty)
  }

  @Test func `a word with a line end or a tab in it is not kept`() throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": ["a\nb\t+": Self.known, "a\tb": Self.known, "Abend": Self.known]])
    let german = try Self.memory(repository).words(of: "de_DE")
    #expect(german.saying(of: "Abend")?.isKnown == true)
    #expect(german.saying(of: "b") == nil)
    #expect(german.saying(of: "a") == nil)
  }

  @Test func `a dictionary that was asked nothing is no harm to the next one`() throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": [:], "en_US": ["street": Self.known], "fr": [:]])
    let memory = try Self.memory(repository)
    #expect(memory.words(of: "de_DE").isEmpty)
    #expect(memory.words(of: "en_US").saying(of: "street")?.isKnown == true)
    #expect(memory.words(of: "fr").isEmpty)
  }

  @Test(arguments: ["", "\t", "\t\t\n", "\tde_DE", "\tde_DE\n\ten_US\nstreet\t+", "\n\n", "street\t+\n"])
  func `a damaged file ends no program`(rest: String) throws {
    let repository = try TestRepository()
    try Self.memory(repository).add(["de_DE": ["Abend": Self.known]])
    let path = repository.path + "/.git/stet/words"
    let heading = try String(contentsOfFile: path, encoding: .utf8).prefix { $0 != "\n" }
    try (heading + "\n" + rest).write(toFile: path, atomically: true, encoding: .utf8)
    let memory = try Self.memory(repository)
    #expect(memory.words(of: "de_DE").isEmpty)
    memory.add(["de_DE": ["Morgen": Self.known]])
    #expect(try Self.memory(repository).words(of: "de_DE").saying(of: "Morgen")?.isKnown == true)
  }
}
