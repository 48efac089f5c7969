internal import Diagnostics

extension SourceRange {
  /// The place of a stretch of the text that a YAML value here stands for; `nil` if the value is not written literally
  /// on one line, in quotation marks or without.
  func literal(_ stretch: Range<Int>, of bytes: [UInt8]) -> SourceRange? {
    let marks = end.column - start.column - bytes.columns(bytes.indices)
    guard start.line == end.line, marks == 0 || marks == 2 else { return nil }
    func position(_ offset: Int) -> SourcePosition {
      SourcePosition(line: start.line, column: start.column + marks / 2 + bytes.columns(0..<offset))
    }
    return SourceRange(position(stretch.lowerBound), position(stretch.upperBound))
  }
}

extension [UInt8] {
  /// How many columns a stretch takes: one a code point.
  func columns(_ stretch: Range<Int>) -> Int { self[stretch].count { $0 & 0xC0 != 0x80 } }
}
