import Commands
import Foundation
import TestSupport
import Testing

/// `stet vocabulary`: words of published posts that no dictionary has.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/hunspell/de_DE.dic")))
struct VocabularyTests {
  private static let configuration = Workshop.configuration + "lint: { vocabularyFiles: [words.txt, more.txt] }\n"

  /// A post that is published on X.
  private func published(_ text: String, _ configuration: String = configuration) throws -> Workshop {
    let workshop = try Workshop(configuration)
    try workshop.repository.write("words.txt", "# unsere\nKranbach")
    try workshop.writeAndApprove(Workshop.post(text: text))
    try workshop.merge()
    try workshop.decide(
      ["record", "published", "post-a", "--channel", "x", "--url", "https://x.com/acme/1"], as: .dana,
      now: "2026-12-01T08:01:00Z")
    return workshop
  }

  private func words(_ workshop: Workshop, _ file: String = "words.txt") throws -> String {
    try String(contentsOfFile: workshop.repository.path + "/" + file, encoding: .utf8)
  }

  @Test func `new words of a published post, shown as a difference`() throws {
    let workshop = try published("Wir zorbuldern am Abend mit der Quibbelnixe, und Wilma Quastenfeld kommt.")
    let outcome = try workshop.expectSuccess(["vocabulary"])
    #expect(outcome.output.contains("--- a/words.txt\n+++ b/words.txt\n"))
    #expect(outcome.output.contains("\n+zorbuldern\n"))
    #expect(try words(workshop) == "# unsere\nKranbach\nQuibbelnixe\nzorbuldern\n")
    #expect(try workshop.expectSuccess(["vocabulary"]).output == "")
  }

  @Test func `no names, no slips, nothing that is not published`() throws {
    let workshop = try published("Wilma Quastenfeld grüßt aus Zwutzelheim, wahrscheinlcih morgen.")
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b", text: "Wir quibbnexen am Abend."))
    let outcome = try workshop.expectSuccess(["vocabulary"])
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Left out: \"wahrscheinlcih\", which may be \"wahrscheinlich\""))
    #expect(outcome.errors.contains("Nothing to add to words.txt."))
    #expect(try words(workshop) == "# unsere\nKranbach")
  }

  @Test func `a dry run writes nothing, and a file that is missing is made`() throws {
    let workshop = try published("Wir zorbuldern am Abend.")
    try FileManager.default.removeItem(atPath: workshop.repository.path + "/words.txt")
    #expect(try workshop.expectSuccess(["vocabulary", "--dry-run"]).output.contains("+zorbuldern"))
    #expect(!FileManager.default.fileExists(atPath: workshop.repository.path + "/words.txt"))
    try workshop.expectSuccess(["vocabulary"])
    #expect(try words(workshop) == "zorbuldern\n")
  }

  @Test func `without a vocabulary file it says what to write`() throws {
    let workshop = try published("Wir zorbuldern am Abend.", Workshop.configuration)
    let outcome = workshop.stet(["vocabulary"])
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("lint: { vocabularyFiles: [words.txt] }"))
  }

  @Test func `nothing is written through a link`() throws {
    let workshop = try published("Wir zorbuldern am Abend.")
    let path = workshop.repository.path
    try FileManager.default.removeItem(atPath: path + "/words.txt")
    try workshop.repository.write("elsewhere.txt", "Kranbach\n")
    try FileManager.default.createSymbolicLink(atPath: path + "/words.txt", withDestinationPath: "elsewhere.txt")
    #expect(workshop.stet(["vocabulary"]).status == .cannotRun)
    #expect(try words(workshop, "elsewhere.txt") == "Kranbach\n")
  }
}
