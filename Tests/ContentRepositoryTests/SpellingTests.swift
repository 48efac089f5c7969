import ContentRepository
import Core
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
    let result = try check("Makrt im Hof.", folders: [folder])
    #expect(result.findings.map(\.summary) == ["\"Makrt\", did you mean \"Markt\"?"])
    #expect(result.findings.map(\.severity) == [.warning])
    // printf '3\nMarkt\nim\nHof\nSET UTF-8\n' | sha256sum
    #expect(result.findings.first?.explanation?.contains("de_DE (bf5e4dd5)") == true)
    #expect(result.hints == [])
  }

  @Test func whatToInstallIsAHint() throws {
    let result = try check("Makrt im Hof.", folders: ["/nowhere"])
    #expect(result.findings.isEmpty)
    #expect(result.hints.count == 1)
    #expect(result.hints.first?.contains("apt install hunspell-de-de") == true)
  }

  @Test func withoutFoldersNothingIsAskedFor() throws {
    let result = try check("Makrt im Hof.", folders: [])
    #expect(result.findings.isEmpty)
    #expect(result.hints == [])
  }

  @Test func onlyPostsThatAreReportedOn() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post(text: "Makrt im Hof."))
    try fixture.repository.write("posts/b.md", Fixture.post("b", text: "Makrt im Hofe."))
    let request = CheckRequest(base: "HEAD", tools: CheckTools(dictionaryFolders: [folder]))
    #expect(try Checker(repository: fixture.open()).check(request).findings.allSatisfy { $0.path == "posts/b.md" })
  }

  /// Two posts have the word, each counted once: from three on, it would be reported in the first one alone.
  @Test func aPostThatIsCheckedForItsPictureIsCountedOnce() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let fixture = try Fixture()
    for name in ["a", "b"] {
      let post = Fixture.post(name, text: "Makrt im Hof \(name).", more: "media: [{ file: media/hof.png, alt: Hof }]")
      try fixture.repository.write("posts/\(name).md", post)
    }
    try fixture.commit("media/hof.png", "one")
    try fixture.repository.write("media/hof.png", "two")
    let request = CheckRequest(base: "HEAD", tools: CheckTools(dictionaryFolders: [folder]))
    let found = try Checker(repository: fixture.open()).check(request).findings.filter { $0.rule == "spelling" }
    #expect(found.map(\.path) == ["posts/a.md", "posts/b.md"])
  }
}

/// A word in three posts is reported once for all of them.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/hunspell/de_DE.dic")))
struct RepeatedSlipTests {
  private func summaries(_ posts: Int, _ paths: [String] = []) throws -> [String] {
    let fixture = try Fixture()
    for number in 0..<posts {
      try fixture.repository.write(
        "posts/\(number).md", Fixture.post("\(number)", text: "Wir sind \(number) mal nciht da."))
    }
    try fixture.repository.commit("posts", as: .ana)
    let request = CheckRequest(paths: paths, tools: CheckTools(dictionaryFolders: ["/usr/share/hunspell"]))
    return try Checker(repository: fixture.open()).check(request).findings.filter { $0.rule == "spelling" }
      .map { "\($0.path) \($0.summary)" }
  }

  private static let once = "\"nciht\", did you mean \"nicht\"?"
  private static let many = "\"nciht\" (in 3 posts), did you mean \"nicht\"?"

  @Test func twoPostsHaveAFindingEach() throws {
    #expect(try summaries(2) == ["posts/0.md \(Self.once)", "posts/1.md \(Self.once)"])
    #expect(try summaries(2, ["posts/1.md"]) == ["posts/1.md \(Self.once)"])
  }

  @Test func threePostsHaveOneTogether() throws {
    #expect(try summaries(3) == ["posts/0.md \(Self.many)"])
    #expect(try summaries(3, ["posts/0.md"]) == ["posts/0.md \(Self.many)"])
    #expect(try summaries(3, ["posts/2.md"]) == [])
  }
}
