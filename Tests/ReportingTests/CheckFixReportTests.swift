import Foundation
import Reporting
import Testing

/// How `check --fix` shows what it did.
@Suite struct CheckFixReportTests {
  private static func difference(_ before: String, _ after: String, escaped: Bool = false) -> String {
    UnifiedDifference(path: "posts/a.md", before: Array(before.utf8), after: Array(after.utf8))
      .text(style: .plain, escaped: escaped)
  }

  private static func lines(_ range: ClosedRange<Int>) -> String { range.map { "\($0)\n" }.joined() }

  @Test func nothingChanged() {
    #expect(Self.difference("a\n", "a\n") == "")
  }

  @Test func aLineWithWhatIsAround() {
    #expect(
      Self.difference(Self.lines(1...9), Self.lines(1...4) + "five\n" + Self.lines(6...9)) == """
        --- a/posts/a.md
        +++ b/posts/a.md
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func aFileWithoutALastLineEnd() {
    #expect(
      Self.difference("a\nb", "a\nc") == """
        --- a/posts/a.md
        +++ b/posts/a.md
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +c
        \\ No newline at end of file

        """)
  }

  @Test func whatIsForPeopleSteersNoTerminal() {
    #expect(Self.difference("a\r\n", "b\u{1B}\r\n").contains("+b\u{1B}\r\n"))
    #expect(Self.difference("a\r\n", "b\u{1B}\r\n", escaped: true).contains("+b\\u{1B}\n"))
  }

  /// `git apply` accepts it, for changes, insertions and deletions at any place.
  @Test(arguments: 0..<12)
  func gitAppliesIt(number: Int) throws {
    let before = (0..<30).map { ["a\n", "b\r\n", "c\n"][($0 * $0 + number) % 3] }.joined()
    var after = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for step in 1...3 { after[(number * 7 + step * 11) % after.count] += "!" }
    after.remove(at: number * 5 % after.count)
    after.insert("new", at: number * 3 % after.count)
    let changed = after.joined(separator: "\n")
    #expect(try applied(Self.difference(before, changed), to: before) == changed)
  }

  private func applied(_ difference: String, to text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stet-patch-\(UUID().uuidString)")
    let file = folder.appending(path: "posts/a.md")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: file)
    try Data(difference.utf8).write(to: folder.appending(path: "patch"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "apply", "--whitespace=nowarn", "patch"]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(difference)")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  @Test func whatWasLeftAloneIsSaid() {
    let report = FixReport(differences: [], refused: [("posts/a.md", "it was never committed")], isDryRun: false)
    #expect(
      report.messages == [
        "posts/a.md is not fixed: it was never committed", "Hint: commit it first, or use --allow-dirty",
      ])
    let clean = FixReport(differences: [], refused: [], isDryRun: false)
    #expect(clean.messages == ["nothing to fix"])
  }
}
