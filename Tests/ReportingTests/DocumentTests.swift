import Foundation
import Reporting
import Testing

@testable import Core

/// Every JSON document against its schema in `docs/schemas`.
@Suite struct DocumentTests {
  private static var samples: [String: String] {
    var repository = SampleRepository()
    repository.posts = [SampleRepository.post("markt", title: "\u{1B}\"", at: SampleRepository.at(1, 12, 9))]
    repository.approve(repository.posts[0], by: "ana")
    repository.approve(repository.posts[0], by: "ben")
    let finding = Finding(
      rule: "unknown-key", path: "posts/a.md", post: "a", channel: "x", summary: "odd",
      fixes: [Fix(title: "cut it", edits: [TextEdit(range: .fileStart, text: "")])], flags: ["legal"])
    var preview = PreviewReportTests.preview("Markt")
    preview.rendition = nil
    preview.findings = [finding]
    var planned = repository
    planned.posts.append(SampleRepository.post("ohne-zeit"))
    planned.posts += (0..<7).map { SampleRepository.post("ohne-zeit-\($0)") }
    return [
      "check": CheckReport(findings: [finding], posts: 1, commit: SampleRepository.hex(3, 40)).json,
      "queue": repository.queueReport(withRenditions: true).json,
      "status": StatusReport(
        repository.queue, for: "ben", heads: SampleRepository.heads, SampleRepository.configuration
      ).json,
      "plan": planned.planReport(weeks: 1).json(commit: nil),
      "report": PublicationSummary(
        PublicationReport(
          [ReportedEntry(post: "markt", channel: "x")], by: .month,
          in: SampleRepository.now - 86_400...SampleRepository.now, SampleRepository.configuration),
        branches: repository.queue.branches, heads: SampleRepository.heads, zone: SampleRepository.berlin,
        now: SampleRepository.now
      ).json,
      "explain": repository.explainReport().json,
      "preview": PreviewReport([PreviewReportTests.preview("Markt"), preview]).json,
      "review": ReviewReport(review: ReviewReportTests.review).json,
      "log": LogReport(
        events: TrailTests.events, post: nil, configuration: SampleRepository.configuration
      ).json,
      "decision": TrailTests.decision.json(isShared: true),
      "sync": SyncReport(
        remote: "origin", fetched: [TrailTests.decision], pushed: [], tip: SampleRepository.hex(3, 40),
        isRepaired: true, refusal: nil
      ).json,
      "error": ErrorReport(error: "no", causes: ["a"], hints: ["b"]).json,
    ]
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The script's status: 2 where this machine cannot check schemas.
  private static func check(_ arguments: [String], input: String = "") throws -> (status: Int32, output: String) {
    let process = Process()
    let (output, source) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", root.appending(path: "scripts/check-schemas").path] + arguments
    process.standardOutput = output
    process.standardError = output
    process.standardInput = source
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try source.fileHandleForWriting.close()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
  }

  static let canCheck = (try? check(["--self"]).status) == 0

  @Test(.enabled(if: canCheck, "needs python3 with jsonschema"), arguments: samples.keys.sorted())
  func fitsItsSchema(name: String) throws {
    let document = try #require(Self.samples[name])
    let result = try Self.check(["-"], input: document)
    #expect(result.status == 0, "\(name): \(result.output)")
  }

  @Test(arguments: samples.keys.sorted())
  func isSortedJSONThatEndsWithALine(name: String) throws {
    let document = try #require(Self.samples[name])
    let value = try JSONValue(json: Array(document.utf8))
    #expect(value.prettyText == document)
    #expect(value["schema"] == .string("stet/\(name)/v1"))
  }

  @Test func entriesCarryTheirRenditionWhereAsked() throws {
    var repository = SampleRepository()
    let remote = MediaSource.remote(url: "https://example.org/a.mp4", sha256: Digest(of: "f".utf8).hex)
    repository.posts = [
      SampleRepository.post(
        "markt",
        media: [
          Rendition.Media(sha256: Digest(of: "m".utf8), source: .file("media/a.jpg")),
          Rendition.Media(sha256: Digest(of: "f".utf8), source: remote),
        ])
    ]
    let json = try JSONValue(json: Array(repository.queueReport(withRenditions: true).json.utf8))
    let entry = try #require(json["entries"]?.arrayValue?.first)
    #expect(entry["content"]?.digest.description == entry["rendition"]?.stringValue)
    #expect(
      entry["media"] == [
        ["path": "media/a.jpg", "sha256": .string(Digest(of: "m".utf8).description)],
        ["url": "https://example.org/a.mp4", "sha256": .string(Digest(of: "f".utf8).description)],
      ])
  }
}
