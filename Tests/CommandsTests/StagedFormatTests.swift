import Foundation
import TestSupport
import Testing

/// The output of `stet check`, run as a separate process.
@Suite struct StagedFormatTests {
  private func workshop() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.repository.write("posts/a.md", "---\nid: a\ncolour: red\nchannels: [x]\ndraft: true\n---\nMarkt.\n")
    try workshop.repository.git("add", "--all")
    return workshop
  }

  @Test func theSummaryIsAppendedToTheFileThatGitHubNames() throws {
    let workshop = try workshop()
    let file = workshop.directory + "/../summary.md"
    try Data("before\n".utf8).write(to: URL(filePath: file))
    let environment = ["GITHUB_STEP_SUMMARY": file]
    let outcome = try workshop.run(["check", "--staged", "--format", "github"], environment: environment)
    #expect(outcome.status == 1 && outcome.output.hasPrefix("::error file=posts/a.md,line=3,"))
    let summary = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    #expect(summary.hasPrefix("before\n## Check of the posts\n"))
    #expect(try workshop.run(["check", "--staged"], environment: environment).status == 1)
    #expect(try Data(contentsOf: URL(filePath: file)).count == summary.utf8.count)
  }

  @Test func aSummaryThatCannotBeWrittenIsNoReasonToFail() throws {
    let environment = ["GITHUB_STEP_SUMMARY": "/nowhere/summary.md"]
    let outcome = try workshop().run(["check", "--format", "github"], environment: environment)
    #expect(outcome.status == 1 && outcome.output.contains("::error"))
    #expect(outcome.errors.hasPrefix("Warning: the summary cannot be written to /nowhere/summary.md\n"))
  }

  @Test func anUnknownFormatNamesTheKnownOnes() throws {
    let outcome = try workshop().run(["check", "--format", "xml"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("junit"))
  }
}
