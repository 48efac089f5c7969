import Core
import Reporting
import Testing

@Suite struct CheckReportTests {
  private static func range(_ line: Int, _ start: Int, _ endLine: Int, _ end: Int) -> SourceRange {
    SourceRange(SourcePosition(line: line, column: start), SourcePosition(line: endLine, column: end))
  }

  private static func finding(_ range: SourceRange, _ summary: String, _ severity: Severity = .error) -> Finding {
    Finding(rule: "unknown-key", severity: severity, path: "posts/a.md", range: range, summary: summary)
  }

  @Test func showsPlaceRuleAndFix() {
    var finding = Self.finding(Self.range(2, 1, 2, 8), "\"hastags\" is no key, did you mean \"hashtags\"?")
    finding.explanation = "A key that nobody reads is lost."
    finding.fixes = [Fix(title: "write `hashtags`", edits: [])]
    let report = CheckReport(
      findings: [finding], posts: 24, commit: nil, sources: ["posts/a.md": "---\r\nhastags: [a]\r\n---\r\n"])
    #expect(
      report.text(style: .plain) == """
        error[unknown-key]: "hastags" is no key, did you mean "hashtags"?
         --> posts/a.md:2:1
          |
        2 | hastags: [a]
          | ^^^^^^^
           = rule: A key that nobody reads is lost.
           = fix: write `hashtags`

        24 posts, 1 error

        """)
  }

  @Test func saysThatNothingIsWrong() {
    #expect(
      CheckReport(findings: [], posts: 1, commit: nil).text(style: .plain) == "1 post, no problems found\n")
  }

  @Test func caretsStandUnderWideCharactersAndTabs() {
    let source = ["posts/a.md": "\t漢字 wrong"]
    let report = CheckReport(
      findings: [Self.finding(Self.range(1, 5, 1, 10), "odd", .warning)], posts: 1, commit: nil, sources: source)
    #expect(
      report.text(style: .plain).contains(
        """
        1 |     漢字 wrong
          |          ^^^^^

        """))
  }

  @Test func cutsALongLineAroundThePlace() {
    let source = ["posts/a.md": String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)]
    let report = CheckReport(
      findings: [Self.finding(Self.range(1, 501, 1, 505), "odd")], posts: 1, commit: nil, sources: source)
    let lines = report.text(style: .plain).split(separator: "\n")
    #expect(lines[3] == "1 | …" + String(repeating: "a", count: 24) + "HERE" + String(repeating: "b", count: 72) + "…")
    #expect(lines[4] == "  | " + String(repeating: " ", count: 25) + "^^^^")
  }

  @Test func aRangeOverLinesIsMarkedToTheEndOfTheFirst() {
    let report = CheckReport(
      findings: [Self.finding(Self.range(1, 3, 4, 2), "odd")], posts: 1, commit: nil, sources: ["posts/a.md": "abcdef"])
    #expect(report.text(style: .plain).contains("  |   ^^^^ to line 4\n"))
  }

  @Test(arguments: [range(9, 1, 9, 2), range(1, 400, 1, 500), range(1, 5, 1, 2), range(0, 0, 0, 0)])
  func placesOutsideTheFileDoNoHarm(range: SourceRange) {
    let report = CheckReport(
      findings: [Self.finding(range, "odd")], posts: 1, commit: nil, sources: ["posts/a.md": "abc"])
    #expect(report.text(style: .plain).contains("error[unknown-key]: odd"))
  }

  @Test func contentCannotSteerTheTerminal() {
    let finding = Self.finding(Self.range(1, 1, 1, 3), "\u{1B}[2Jgone\nerror: no")
    let report = CheckReport(
      findings: [finding], posts: 1, commit: nil, sources: ["posts/a.md": "\u{1B}[2J\u{202E}x"])
    let text = report.text(style: .plain)
    #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("\\u{1B}[2Jgone error: no\n"))
  }

  @Test func gitHubGetsTheMostSevereFirstAndEscaped() {
    let report = CheckReport(
      findings: [
        Finding(rule: "a", severity: .note, path: "posts/a,b:c.md", summary: "100% :: fine"),
        Finding(rule: "b", path: "posts/z.md", range: Self.range(2, 3, 2, 6), summary: "one\ntwo", explanation: "why"),
        Finding(rule: "c", severity: .warning, path: "posts/z.md", range: Self.range(2, 3, 4, 6), summary: "long"),
      ], posts: 2, commit: nil)
    #expect(
      report.github() == """
        ::error file=posts/z.md,line=2,col=3,endLine=2,endColumn=5,title=b::one two%0Awhy
        ::warning file=posts/z.md,line=2,endLine=4,title=c::long
        ::notice file=posts/a%2Cb%3Ac.md,line=1,col=1,endLine=1,endColumn=1,title=a::100%25 :: fine

        """)
  }

  @Test func theSummaryIsMarkdownThatContentCannotBreak() {
    let report = CheckReport(
      findings: [Finding(rule: "r", path: "posts/a|b.md", summary: "<img> @ana | `x`")], posts: 1, commit: nil)
    #expect(
      report.summary == """
        ## Check of the posts

        1 post, 1 error

        |  | Where | What |
        | --- | --- | --- |
        | error | <code>posts/a&#124;b.md:1</code> | &#60;img&#62; &#64;&#8203;ana &#124; `x` <code>r</code> |

        """)
  }
}
