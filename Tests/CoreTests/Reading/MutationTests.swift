import TestSupport
import Testing
@testable import Core

/// Thousands of small damages to the examples: reading does not crash, every place lies in the file, and the same bytes
/// always give the same findings.
@Suite struct MutationTests {
  private static let pieces: [[UInt8]] =
    [
      "[", "]", "{", "}", ":", ": ", "- ", "\n", "\t", "#", " #a", "&a", "*a", "!!", "|", ">", "\"", "'", "@", "%", "`",
      "---\n", "...\n", "? ", "<<: ", "\0", "\u{1B}", "\u{202E}", "\u{2028}", "\u{85}", "ä", "👩‍👩‍👧", "\\u0000", "null",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x0D]]

  private func damaged(_ original: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
      let piece = MutationTests.pieces.randomElement(using: &random) ?? []
      bytes.replaceSubrange(start..<(Bool.random(using: &random) ? end : start), with: piece)
    }
    return bytes
  }

  private func check(_ findings: [Finding], again: [Finding], in bytes: [UInt8]) {
    #expect(findings == again)
    guard let file = SourceFile.read(path: "a", bytes: bytes).file else { return }
    for finding in findings {
      #expect(finding.range.start <= finding.range.end)
      #expect(finding.range.end.line <= file.lineCount + 1)
    }
  }

  @Test func damagedPostsAreRead() {
    var random = SeededGenerator(seed: 2026)
    for _ in 0..<1_500 {
      let bytes = damaged(Array(PostExample.text.utf8), &random)
      let reading = PostReader.read(path: PostExample.path, bytes: bytes)
      check(reading.findings, again: PostReader.read(path: PostExample.path, bytes: bytes).findings, in: bytes)
      #expect(reading.post?.id == reading.id)
    }
  }

  @Test func damagedConfigurationsAreRead() {
    var random = SeededGenerator(seed: 1201)
    for _ in 0..<800 {
      let bytes = damaged(Array(ConfigurationExample.text.utf8), &random)
      let reading = ConfigurationReader.read(bytes: bytes)
      check(reading.findings, again: ConfigurationReader.read(bytes: bytes).findings, in: bytes)
      #expect((reading.configuration == nil) == reading.findings.contains { $0.severity == .error })
    }
  }
}
