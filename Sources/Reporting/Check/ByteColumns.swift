import Canonical
import Diagnostics

/// The lines of a file, for places whose columns count bytes of UTF-8 instead of code points.
struct ByteColumns {
  private let lines: [String]

  /// - Parameter text: the file's text; `nil` where it cannot be read, and no column is known.
  init(_ text: String?) { lines = text.map(CodeFrame.lines) ?? [] }

  /// The place in bytes; only its line if the column is not known.
  func json(_ position: SourcePosition) -> JSONValue {
    .members(["line": .integer(position.line), "column": column(position).map { .integer($0) }])
  }

  /// Whether the bytes up to a place are those of the file: the replacement of a hidden character may be longer than
  /// the original.
  func isCertain(_ position: SourcePosition) -> Bool {
    guard lines.indices.contains(position.line - 1) else { return false }
    return !lines[position.line - 1].unicodeScalars.prefix(max(0, position.column - 1)).contains("\u{FFFD}")
  }

  private func column(_ position: SourcePosition) -> Int? {
    guard lines.indices.contains(position.line - 1) else { return nil }
    let before = lines[position.line - 1].unicodeScalars.prefix(max(0, position.column - 1))
    return before.reduce(1) { $0 + UTF8.width($1) }
  }
}
