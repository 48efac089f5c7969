/// A list of words as in its file: one entry per line, `#` before comments.
struct WordList {
  /// A line that cannot be used.
  struct BadLine: Sendable {
    /// Counted from 1.
    var number: Int
    var text: String
    var problem: WordPattern.Problem
  }

  /// An entry and its text.
  private(set) var entries: [(pattern: WordPattern, text: String)] = []
  private(set) var badLines: [BadLine] = []

  /// A list of one entry.
  init(pattern: WordPattern, text: String) { entries = [(pattern, text)] }

  init(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let entry = WordList.entry(of: line)
      guard !entry.isEmpty else { continue }
      do {
        entries.append((try WordPattern(entry), entry))
      } catch {
        badLines.append(BadLine(number: index + 1, text: entry, problem: error))
      }
    }
  }

  /// The line without space around it and without a remark: `#` at its start or after a space.
  private static func entry(of line: Substring) -> String {
    var kept: [UInt8] = []
    for byte in line.utf8 {
      if byte == UInt8(ascii: "#"), kept.last.map({ $0 == 0x20 || $0 == 0x09 }) ?? true { break }
      kept.append(byte)
    }
    let text = kept.drop { $0 <= 0x20 }
    let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? text.startIndex
    return String(decoding: text[..<end], as: UTF8.self)
  }
}
