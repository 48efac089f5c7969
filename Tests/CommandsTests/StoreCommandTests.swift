import Foundation
import TestSupport
import Testing

/// `stet store`, and what the store changes in other commands: no more than their speed.
@Suite struct StoreCommandTests {
  /// So many posts that results are kept.
  private static let count = 2_010

  private func workshop() throws -> Workshop {
    let workshop = try Workshop()
    for number in 0..<Self.count {
      // One of them, and no more, has something to be found.
      let text = number == 7 ? "Im Hof ist ~~Montag~~ Markt." : "Im Hof \(number * number) ist Markt."
      try workshop.repository.write(
        "posts/\(number).md",
        "---\nid: p-\(number)\ntitle: T\nchannels: [x]\npublishDate: slot\nlanguage: de\n---\n\(text)\n")
    }
    try workshop.repository.commit("posts")
    return workshop
  }

  private func run(
    _ arguments: [String], in workshop: Workshop, environment: [String: String] = [:]
  ) throws -> StetProcess.Outcome {
    try StetProcess(arguments, in: workshop.directory, as: .ana, environment: environment).outcome()
  }

  @Test func whatIsKeptIsSaidVerifiedAndCleared() throws {
    let workshop = try workshop()
    #expect(try run(["store"], in: workshop).output.contains("There is no store yet"))
    let without = try run(["check", "--no-store", "--format", "json"], in: workshop)
    #expect(
      try run(["check", "--format", "json"], in: workshop, environment: ["STET_STORE": "off"]).output == without.output)
    #expect(try run(["store"], in: workshop).output.contains("There is no store yet"))
    let first = try run(["check", "--format", "json"], in: workshop)
    let second = try run(["check", "--format", "json"], in: workshop)
    #expect(without.output.contains("strikethrough"))
    #expect(first.output == without.output && second.output == without.output)
    #expect(first.status == without.status && second.status == without.status)
    let kept = try run(["store"], in: workshop)
    #expect(kept.output.contains("findings: \(Self.count)\n") && kept.status == 0)
    let verified = try run(["store", "--verify"], in: workshop)
    #expect(verified.output.contains("the same with the store and without it") && verified.status == 0, "\(verified)")
    #expect(try run(["store", "--clear"], in: workshop).output == "The store is deleted.\n")
    #expect(try run(["store", "--clear"], in: workshop).output == "There was no store.\n")
  }

  @Test func aFolderThatIsNamedHasIt() throws {
    let workshop = try workshop()
    let named = ["STET_STORE": workshop.directory + "/../kept"]
    _ = try run(["check"], in: workshop, environment: named)
    #expect(try run(["store"], in: workshop, environment: named).output.contains("findings: \(Self.count)\n"))
    #expect(try run(["store"], in: workshop).output.contains("There is no store yet"))
    #expect(!FileManager.default.fileExists(atPath: workshop.directory + "/.git/stet"))
  }

  /// A damaged store is told by the command that looks after it alone.
  @Test func aDamagedStoreIsToldAndDeleted() throws {
    let workshop = try workshop()
    _ = try run(["check"], in: workshop)
    let folder = URL(filePath: workshop.directory + "/.git/stet")
    let file = try #require(
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).first)
    var bytes = try Data(contentsOf: file)
    // Beyond the first page: without that it is no file of SQLite's.
    for place in stride(from: 9_000, to: bytes.count, by: 997) { bytes[place] ^= 0xFF }
    try bytes.write(to: file)
    let told = try run(["store"], in: workshop)
    #expect(told.status == 1 && told.errors.contains("damaged"), "\(told)")
    #expect(try run(["store"], in: workshop).output.contains("There is no store yet"))
  }

  @Test func bothAtOnceIsRefused() throws {
    let workshop = try Workshop()
    #expect(try run(["store", "--verify", "--clear"], in: workshop).status == 64)
  }
}
