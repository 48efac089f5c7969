import Core
import Foundation
import Reporting
import Testing

/// The contents of the formats of `check`, besides their validity.
@Suite struct CheckFormatTests {
  private static let report = CheckSample.report

  private static func json(_ text: String) throws -> JSONValue { try JSONValue(json: Array(text.utf8)) }

  @Test func nothingSteersATerminal() {
    let report = Self.report
    for text in [report.gitlab, report.sarif, report.rdjson, report.rdjsonl, report.junit] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{0}" })
      #expect(text.hasSuffix("\n"))
    }
  }

  // MARK: - GitHub

  private static func many(_ errors: Int, _ warnings: Int, text: String = "odd") -> CheckReport {
    let findings = (0..<errors + warnings).map { number in
      Finding(
        rule: "r", severity: number < errors ? .error : .warning, path: "posts/\(number).md",
        summary: "\(text) \(number)")
    }
    return CheckReport(findings: findings, posts: 1, commit: nil)
  }

  @Test func gitHubIsToldOfWhatItDrops() {
    #expect(!Self.many(10, 10).github().contains("Without"))
    let lines = Self.many(13, 11).github().split(separator: "\n")
    #expect(lines.count == 25)
    #expect(
      lines.last
        == "Without an annotation, since GitHub shows ten of a kind: 3 errors, 1 warning. All are in this log.")
    #expect(Self.many(11, 0).github(withSummary: true).hasSuffix("in this log and in the summary of the run.\n"))
  }

  @Test func theSummaryHasALimit() {
    let summary = Self.many(700, 0, text: String(repeating: "x", count: 1_000)).summary
    #expect(summary.utf8.count < 600 << 10)
    #expect(summary.hasSuffix(" more are not listed here; the log of the run has them all.\n"))
  }

  // MARK: - GitLab

  private static func fingerprints(_ report: CheckReport) throws -> [String] {
    try json(report.gitlab).arrayValue?.compactMap { $0["fingerprint"]?.stringValue } ?? []
  }

  @Test func fingerprintsAreUniqueAndDoNotDependOnTheLine() throws {
    let fingerprints = try Self.fingerprints(Self.report)
    #expect(fingerprints.count == 5 && Set(fingerprints).count == 5)
    #expect(try Self.fingerprints(CheckSample.moved) == fingerprints)
  }

  @Test func gitLabsSeverities() throws {
    let issues = try Self.json(Self.report.gitlab).arrayValue ?? []
    #expect(issues.compactMap { $0["severity"]?.stringValue } == ["major", "major", "major", "minor", "info"])
    #expect(issues.first?["location"]?["lines"] == ["begin": 2, "end": 2])
  }

  // MARK: - Reviewdog

  /// `😀é: ` has 5 code points before the fifth column's end, and 8 bytes.
  @Test func reviewdogCountsBytes() throws {
    let first = try Self.json(Self.report.rdjson)["diagnostics"]?.arrayValue?.first
    let range: JSONValue = ["start": ["line": 2, "column": 9], "end": ["line": 2, "column": 14]]
    #expect(first?["location"]?["range"] == range)
    #expect(first?["suggestions"]?.arrayValue == [["range": range, "text": "\"ü\"\n"]])
  }

  @Test func withoutASourceThereAreLinesAlone() throws {
    let last = try Self.json(Self.report.rdjson)["diagnostics"]?.arrayValue?.last
    #expect(last?["location"]?["range"] == ["start": ["line": 1], "end": ["line": 1]])
  }

  /// The replacement of a hidden character is longer than the original: a suggestion after it would change the wrong
  /// bytes.
  @Test func noSuggestionBehindAHiddenCharacter() throws {
    let edit = TextEdit(range: CheckSample.range(1, 3, 1, 4), text: "b")
    let finding = Finding(rule: "r", path: "a", summary: "odd", fixes: [Fix(title: "t", edits: [edit])])
    let report = { CheckReport(findings: [finding], posts: 0, commit: nil, sources: ["a": $0]) }
    #expect(report("a\u{FFFD}c").rdjsonl.contains("suggestions") == false)
    #expect(report("abc").rdjsonl.contains("suggestions"))
  }

  @Test func aLineEachWithItsSource() throws {
    let lines = Self.report.rdjsonl.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    for line in lines { #expect(try Self.json(line)["source"] == ["name": "stet"]) }
    #expect(try Self.json(Self.report.rdjson)["severity"] == "ERROR")
  }

  // MARK: - SARIF

  @Test func sarifHasRulesFixesAndFlags() throws {
    let run = try #require(try Self.json(Self.report.sarif)["runs"]?.arrayValue?.first)
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.arrayValue)
    #expect(run["tool"]?["driver"]?["semanticVersion"] == "1.2.3")
    let results = try #require(run["results"]?.arrayValue)
    let index = try #require(results[0]["ruleIndex"]?.integerValue)
    #expect(rules[Int(index)]["id"] == "invalid-time")
    #expect(results[0]["properties"] == ["flags": ["legal"], "post": "a", "channel": "x"])
    let change = results[0]["fixes"]?.arrayValue?.first?["artifactChanges"]?.arrayValue?.first
    #expect(change?["replacements"]?.arrayValue?.first?["insertedContent"] == ["text": "\"ü\"\n"])
    #expect(results.last?["ruleIndex"] == nil)
  }

  @Test func sarifPathsAreEncoded() {
    #expect(Self.report.sarif.contains(#""uri": "posts/%C3%A4%20b%25%23%3F.md""#))
  }

  // MARK: - JUnit

  @Test func aPostWithWarningsAloneDoesNotFail() {
    #expect(Self.report.junit.contains(#"<testsuites name="stet" tests="4" failures="1" errors="0">"#))
    #expect(Self.report.junit.contains(#"<testcase classname="stet.check" name="posts/fine.md"/>"#))
  }

  @Test func junitShowsTheFrame() {
    #expect(Self.report.junit.contains("2 | 😀é: mañana x\n"))
  }
}
