import Testing
@testable import Core

/// Content made to break its reader.
@Suite struct HostileContentTests {
  private func post(_ lines: String) -> PostReading {
    PostReader.read(path: "posts/a.md", bytes: Array("---\nid: a\nchannels: [x]\n\(lines)\n---\n".utf8))
  }

  @Test func aBombOfAliasesIsNotExpanded() {
    let names = "abcdefghij".map(String.init)
    let lines = zip(names, names.dropFirst()).map { "\($1): &\($1) [*\($0), *\($0), *\($0), *\($0)]" }
    let findings = post("a: &a [lol, lol]\n" + lines.joined(separator: "\n")).findings
    #expect(Set(findings.map(\.rule)) == ["yaml-alias", "yaml-anchor", "unknown-key"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[[]", "!", "&a ", "\"", "'a", "|\n", "{", "[{"])
  func longRepetitionsEnd(_ part: String) {
    let reading = post("title: " + String(repeating: part, count: 250_000 / part.utf8.count))
    #expect(!reading.findings.isEmpty)
    #expect(reading.findings.count <= ReadingLog.maximumFindings)
  }

  @Test func manyKeysEndAtTheLimit() {
    let keys = (0..<6_000).map { "k\($0): a" }.joined(separator: "\n")
    #expect(post(keys).findings.contains { $0.rule == "yaml-limit" })
  }

  @Test func frontMatterHasALimitOfItsOwn() {
    let findings = post("title: " + String(repeating: "a", count: 300_000)).findings
    #expect(findings.map(\.rule) == ["yaml-limit"])
  }

  @Test func tenMegabytesAreTurnedAway() {
    let bytes = [UInt8](repeating: 0x2D, count: 10 << 20)
    #expect(PostReader.read(path: "a.md", bytes: bytes).findings.map(\.rule) == ["too-large"])
    #expect(ConfigurationReader.read(bytes: bytes).findings.map(\.rule) == ["too-large"])
  }

  @Test func thousandsOfHiddenCharactersGiveFewFindings() {
    let reading = PostReader.read(path: "a.md", bytes: [UInt8](repeating: 0, count: 100_000))
    #expect(reading.findings.count <= ReadingLog.maximumFindings + 1)
  }

  @Test func nothingRawReachesAMessage() {
    let lines = ["title: \"\\e]0;x\\a\"", "\"\\e[2J\": a", "format: \"a\\nb\"", "publishDate: \"\\u202E\"", "- \u{1B}"]
    for finding in lines.flatMap({ post($0).findings }) {
      #expect(finding.summary.unicodeScalars.allSatisfy { HiddenCharacter($0) == nil && $0 != "\n" })
    }
  }

  @Test func aPostThatIsWrongSomewhereIsReadElsewhere() throws {
    let reading = post("title: @acme\npublishDate: morgen\nhashtags: [a]")
    #expect(reading.findings.map(\.rule) == ["yaml-syntax", "invalid-time"])
    #expect(reading.findings.allSatisfy { $0.post == "a" })
    #expect(try #require(reading.post).content.hashtags == .all(["a"]))
  }

  @Test func twinsInUnicodeAreTwoKeys() {
    let findings = post("mentions: { \"\u{E9}\": [a], \"e\u{301}\": [b] }").findings
    #expect(findings.map(\.rule) == ["invalid-value", "invalid-value"])
  }
}
