import ContentRepository
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Spelling beside the validator: with the dictionaries of a folder.
@Suite struct SpellingTests {
  /// A folder with a tiny German dictionary.
  private func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("SET UTF-8\n".utf8).write(to: URL(filePath: folder + "/de_DE.aff"))
    try Data("3\nMarkt\nim\nHof\n".utf8).write(to: URL(filePath: folder + "/de_DE.dic"))
    return folder
  }

  private func check(_ text: String, folders: [String], more: String = "") throws -> CheckResult {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post(text: text, more: more))
    return try Checker(repository: fixture.open()).check(CheckRequest(tools: CheckTools(dictionaryFolders: folders)))
  }

  @Test func aWordThatTheDictionaryLacks() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try check("Markt im Hoff.", folders: [folder])
    #expect(result.findings.map(\.summary) == ["\"Hoff\", did you mean \"Hof\"?"])
    #expect(result.findings.map(\.severity) == [.warning])
    // printf '3\nMarkt\nim\nHof\nSET UTF-8\n' | sha256sum
    #expect(result.findings.first?.explanation?.contains("de_DE (bf5e4dd5)") == true)
    #expect(result.hints == [])
  }

  @Test func whatToInstallIsAHint() throws {
    let result = try check("Markt im Hoff.", folders: ["/nowhere"])
    #expect(result.findings.isEmpty)
    #expect(result.hints.count == 1)
    #expect(result.hints.first?.contains("apt install hunspell-de-de") == true)
  }

  @Test func withoutFoldersNothingIsAskedFor() throws {
    let result = try check("Markt im Hoff.", folders: [])
    #expect(result.findings.isEmpty)
    #expect(result.hints == [])
  }

  @Test func onlyPostsThatAreReportedOn() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post(text: "Markt im Hoff."))
    try fixture.repository.write("posts/b.md", Fixture.post("b", text: "Markt im Hoffe."))
    let request = CheckRequest(base: "HEAD", tools: CheckTools(dictionaryFolders: [folder]))
    #expect(try Checker(repository: fixture.open()).check(request).findings.allSatisfy { $0.path == "posts/b.md" })
  }
}
