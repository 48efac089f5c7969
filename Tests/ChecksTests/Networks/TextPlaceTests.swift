import Core
import Testing
@testable import Checks
@testable import SocialText

/// Where a text that is too long is marked.
@Suite struct TextPlaceTests {
  private func starts(_ network: Network, _ body: String, limits: String = "", lines: String = "") -> [SourcePosition] {
    NetworkCheck(network: network, limits: limits, lines: lines, body: body).findings(of: "text-too-long")
      .map(\.range.start)
  }

  @Test func `it is marked from the first letter that is too much`() {
    #expect(starts(.bluesky, "Am Montag\nim Hof", limits: "text: 13") == [SourcePosition(line: 7, column: 4)])
    #expect(starts(.bluesky, "Am **Montag** im Hof", limits: "text: 10") == [SourcePosition(line: 6, column: 15)])
  }

  @Test func `what is appended is marked at its key`() {
    let check = NetworkCheck(
      network: .bluesky, limits: "text: 12", lines: "hashtags: [Advent]", body: "Am Montag")
    let found = check.findings(of: "text-too-long")
    #expect(found.map(\.range.start) == [SourcePosition(line: 5, column: 11)])
    #expect(found.first?.summary.hasSuffix(": as typed it fits, `hashtags` makes it too long") == true)
  }

  @Test func `each part of a thread counts for itself`() {
    let body = "\(letters(281))\n\n<!-- next -->\n\n\(letters(280))\n\n<!-- next -->\n\n\(letters(282))"
    let found = NetworkCheck(network: .x, body: body).findings(of: "text-too-long")
    #expect(found.map { $0.summary.prefix(6) } == ["part 1", "part 3"])
    #expect(found.map(\.range.start.line) == [6, 14])
    #expect(found.first?.range.start.column == 281)
  }

  @Test func `a thread of long parts is told of ten times`() {
    let body = Array(repeating: letters(300), count: 40).joined(separator: "\n\n<!-- next -->\n\n")
    #expect(NetworkCheck(network: .x, body: body).findings(of: "text-too-long").count == 10)
  }

  @Test(arguments: [
    (TextUnit.graphemes, "aä😀b", 3, 7), (.codePoints, "ae\u{308}b", 3, 4), (.utf16, "a😀b", 3, 5),
    (.utf8, "äb", 2, 2), (.unstated, "abc", 2, 2), (.escaped, "a(b", 2, 1), (.escaped, "a(b", 3, 2),
  ])
  func `the offset is that of the first character too much`(unit: TextUnit, text: String, maximum: Int, offset: Int) {
    #expect(LimitCrossing.offset(in: text, maximum: maximum, unit: unit, count: { TextCount() }) == offset)
  }

  @Test func `addresses, emoji and servers are passed over as a whole`() {
    var count = TextCount()
    count.urls = [2..<12]
    #expect(LimitCrossing.offset(in: "a https://ab b", maximum: 25, unit: .weighted, count: { count }) == 12)
    #expect(LimitCrossing.offset(in: "a https://ab b", maximum: 24, unit: .mastodon, count: { count }) == 2)
    count.urls = []
    count.mentions = [0..<9]
    #expect(LimitCrossing.offset(in: "@ab@cd.ef gh", maximum: 4, unit: .mastodon, count: { count }) == 10)
    count.mentions = []
    count.emoji = [0..<1]
    #expect(LimitCrossing.offset(in: "😀ab", maximum: 3, unit: .weighted, count: { count }) == 5)
    #expect(LimitCrossing.offset(in: "😀ab", maximum: 4, unit: .threads, count: { count }) == 4)
  }
}
