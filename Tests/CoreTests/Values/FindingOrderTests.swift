import Testing
@testable import Core

@Suite struct FindingOrderTests {
  private static func finding(
    _ rule: String = "a", path: String = "posts/a.md", channel: String? = nil, line: Int = 1, column: Int = 1,
    summary: String = "s"
  ) -> Finding {
    let place = SourcePosition(line: line, column: column)
    return Finding(rule: rule, path: path, channel: channel, range: SourceRange(place, place), summary: summary)
  }

  private static let sorted = [
    finding("z", path: "posts/Z.md", line: 9), finding("z", path: "posts/a.md", line: 1),
    finding("z", path: "posts/a.md", line: 2, column: 1), finding("a", path: "posts/a.md", line: 2, column: 10),
    finding("b", path: "posts/a.md", line: 2, column: 10), finding("b", channel: "facebook", line: 2, column: 10),
    finding("b", channel: "x", line: 2, column: 10, summary: "a"),
    finding("b", channel: "x", line: 2, column: 10, summary: "b"),
    finding("b", line: 10), finding("a", path: "posts/b.md"), finding("a", path: "posts/ä.md"),
  ]

  @Test func pathPlaceRuleChannelSummary() {
    #expect(Self.sorted.reversed().inOrder() == Self.sorted)
    #expect(Self.sorted.inOrder() == Self.sorted)
    #expect((Self.sorted.dropFirst(5) + Self.sorted.prefix(5)).inOrder() == Self.sorted)
  }

  @Test func repetitionsGo() {
    #expect((Self.sorted + Self.sorted).inOrder() == Self.sorted)
    #expect([Finding]().inOrder().isEmpty)
  }

  @Test func severities() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
  }
}
