import Foundation
import Testing
@testable import Checks

/// The wrapper of hunspell, and which dictionary goes with which language.
@Suite struct DictionaryTests {
  @Test(arguments: [
    ("de", ["de_DE"]), ("de-AT", ["de_AT"]), ("de-CH", ["de_DE"]), ("DE-de", ["de_DE"]), ("de-Latn-AT", ["de_AT"]),
    ("en", ["en_US", "en_GB"]), ("en-GB", ["en_GB"]), ("en-AU", ["en_GB"]), ("en-US", ["en_US"]), ("fr", ["fr_CA"]),
    ("nl", ["nl"]),
    ("it", []), ("", []), ("../de", []), ("d", []), ("deutsch", []),
  ])
  func `the nearest dictionary`(language: String, names: [String]) {
    let available = ["de_AT", "de_DE", "en_GB", "en_US", "fr_CA", "nl"]
    #expect(DictionaryName.names(for: language, among: available) == names)
  }

  @Test func `British English is not judged by the American dictionary`() {
    #expect(DictionaryName.names(for: "en-GB", among: ["en_US"]) == [])
    #expect(DictionaryName.names(for: "en-US", among: ["en_GB"]) == [])
    #expect(DictionaryName.names(for: "en", among: ["en_US"]) == ["en_US"])
  }

  @Test func `words in the encodings of older dictionaries`() {
    #expect(DictionaryEncoding.latin1.bytes(of: "Grüße") == [0x47, 0x72, 0xFC, 0xDF, 0x65])
    #expect(DictionaryEncoding.latin1.bytes(of: "œuvre") == nil)
    #expect(DictionaryEncoding.latin9.bytes(of: "œ€") == [0xBD, 0xA4])
    #expect(DictionaryEncoding.latin9.bytes(of: "¤") == nil)
    #expect(DictionaryEncoding.latin9.text(of: [0xBD, 0xFC]) == "œü")
    #expect(DictionaryEncoding.latin2.bytes(of: "Zażółć") == [0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE6])
    #expect(DictionaryEncoding.latin2.text(of: [0x5A, 0xBF, 0xDF, 0xFF, 0xA1]) == "Zżß˙Ą")
    #expect(DictionaryEncoding.latin2.bytes(of: "à") == nil && DictionaryEncoding.latin1.bytes(of: "ą") == nil)
    #expect(DictionaryEncoding.utf8.bytes(of: "a\0b") == nil)
    #expect(DictionaryEncoding(named: "ISO8859-15") == .latin9)
    #expect(DictionaryEncoding(named: "ISO8859-2") == .latin2)
    #expect(DictionaryEncoding(named: "KOI8-R") == nil)
  }

  @Test func `a dictionary in Latin 1 knows its umlauts`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (affixes, words) = (folder.appending(path: "de.aff"), folder.appending(path: "de.dic"))
    try Data("SET ISO8859-1\nTRY abc\u{FC}\n".unicodeScalars.map { UInt8($0.value) }).write(to: affixes)
    try Data("2\nGr\u{FC}n\nHof\n".unicodeScalars.map { UInt8($0.value) }).write(to: words)
    let dictionary = SpellingDictionary(affixes: affixes.path(), words: words.path()) { "de" }
    #expect(dictionary.isUsable)
    #expect(dictionary.knows("Grün"))
    #expect(!dictionary.knows("Gran"))
    #expect(dictionary.suggestions(for: "Gran") == ["Grün"])
    // Not representable in Latin 1, so not judged.
    #expect(dictionary.knows("Yıldız"))
  }

  /// Compares the wrapper with the hunspell command.
  @Test(.enabled(if: InstalledDictionaries.areThere), arguments: ["de_DE", "en_US"])
  func `the wrapper says what the hunspell command says`(name: String) throws {
    let command = "/usr/bin/hunspell"
    try #require(FileManager.default.isExecutableFile(atPath: command), "scripts/install-dependencies --tests")
    let dictionary = try #require(InstalledDictionaries.load(name))
    let words = try Self.samples(name)
    #expect(words.count > 300)
    let wrong = try Self.wrongWords(words, command, name)
    #expect(words.filter { !dictionary.knows($0) } == wrong)
    #expect(wrong.count > 100)
  }

  /// A sample of the dictionary's words, unchanged and with the first two letters moved to the end.
  private static func samples(_ name: String) throws -> [String] {
    let text = try String(contentsOfFile: "\(InstalledDictionaries.folder)/\(name).dic", encoding: .utf8)
    let all = text.split(whereSeparator: \.isNewline).compactMap { $0.split(separator: "/").first.map(String.init) }
      .filter { word in word.count > 4 && word.allSatisfy { $0.isLetter } }
    let chosen = stride(from: 0, to: all.count, by: max(1, all.count / 200)).map { all[$0] }
    return chosen.flatMap { [$0, String($0.dropFirst(2)) + String($0.prefix(2)).lowercased()] }
  }

  private static func wrongWords(_ words: [String], _ command: String, _ name: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: command)
    process.arguments = ["-i", "UTF-8", "-l", "-d", "\(InstalledDictionaries.folder)/\(name)"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data((words.joined(separator: "\n") + "\n").utf8))
    try input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: answer, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }
}
