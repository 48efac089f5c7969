import Core
import Reporting
import Testing

/// The formats of `check`, read by other programs.
@Suite struct CheckConsumerTests {
  private static let empty = CheckReport(findings: [], posts: 0, commit: nil)

  @Test(.enabled(if: ReportReader.isExpected, "needs scripts/install-dependencies --tests"))
  func sarifFitsTheSchemaOfOasis() throws {
    for report in [CheckSample.report, Self.empty] {
      let read = try ReportReader.read("sarif", report.sarif)
      #expect(read.status == 0, "\(read.output)")
      #expect(read.output.split(separator: "\n").count == report.findings.count)
    }
  }

  @Test(.enabled(if: ReportReader.isExpected, "needs scripts/install-dependencies --tests"))
  func sarifNamesFilesAndPlaces() throws {
    let lines = try ReportReader.read("sarif", CheckSample.report.sarif).output.split(separator: "\n")
    #expect(lines.first == #"invalid-time error "posts/a.md" 2 5 2 9"#)
    #expect(lines.contains(#"control-character warning "posts/\u00e4 b%#?.md" 1 2 2 2"#))
  }

  @Test(.enabled(if: ReportReader.isExpected, "needs scripts/install-dependencies --tests"))
  func junitparserReadsTheCases() throws {
    let read = try ReportReader.read("junit", CheckSample.report.junit)
    #expect(read.status == 0, "\(read.output)")
    let lines = read.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(
      lines.first?.hasPrefix(
        #"["posts/a.md", [["invalid-time", "\"ma\u00f1ana\" is no date & no <time>"], ["unknown-key", "#) == true)
    #expect(lines.contains(#"["posts/fine.md", [], null]"#))
    #expect(lines.contains { $0.contains(#"[], "warning[control-character]: \\u{1B}[2J\\u{202E}]]>\\u{FFFE}"#) })
  }

  @Test(
    .enabled(if: ReportReader.isExpected, "needs scripts/install-dependencies --tests"))
  func junitOfNothing() throws {
    #expect(try ReportReader.read("junit", Self.empty.junit).status == 0)
  }

  private static let documents = [
    "gitlab-code-quality": [CheckSample.report.gitlab, empty.gitlab],
    "reviewdog-result": [CheckSample.report.rdjson, empty.rdjson],
    "reviewdog-diagnostic": CheckSample.report.rdjsonl.split(separator: "\n").map(String.init),
  ]

  @Test(
    .enabled(if: DocumentTests.canCheck, "needs python3 with jsonschema"), arguments: documents.keys.sorted())
  func fitsTheFormatsSchema(schema: String) throws {
    for document in Self.documents[schema] ?? [] {
      let result = try ReportReader.validate(document, by: schema)
      #expect(result.status == 0, "\(result.output)")
    }
  }

  /// The schemas reject invalid documents.
  @Test(
    .enabled(if: DocumentTests.canCheck, "needs python3 with jsonschema"),
    arguments: [
      ("gitlab-code-quality", #"[{"description":"a"}]"#), ("reviewdog-result", #"{"diagnostics":[{}]}"#),
      ("reviewdog-diagnostic", #"{"message":"a","location":{"path":"a","range":{"start":{"line":0}}}}"#),
    ])
  func refusesWhatIsNotTheFormat(schema: String, document: String) throws {
    #expect(try ReportReader.validate(document, by: schema).status == 1)
  }
}
