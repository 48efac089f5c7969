import Core

/// The line that a finding is about, with carets under the place.
struct CodeFrame {
  /// The columns that a line may take; a longer one is cut around the place.
  static let columns = 100
  /// How many characters stay before the place when a line is cut.
  private static let lead = 24

  private let range: SourceRange
  private let scalars: [Unicode.Scalar]
  /// The place on the line, as offsets.
  private let marked: Range<Int>

  /// The frame of `range`; `nil` where `lines` do not have its line.
  init?(_ range: SourceRange, lines: [String]) {
    guard lines.indices.contains(range.start.line - 1) else { return nil }
    let scalars = Array(lines[range.start.line - 1].unicodeScalars)
    let start = min(max(0, range.start.column - 1), scalars.count)
    let isOneLine = range.end.line <= range.start.line
    let end = isOneLine ? min(range.end.column - 1, scalars.count) : scalars.count
    self.range = range
    self.scalars = scalars
    marked = start..<max(start, end)
  }

  /// Three lines: an empty margin, the line with its number, the carets.
  func lines(style: TextStyle, tone: TextStyle.Tone) -> [String] {
    let number = String(range.start.line)
    let margin = String(repeating: " ", count: number.utf8.count + 1)
    let cut = cutLine
    return [
      style.paint("\(margin)|", .dim),
      style.paint("\(number) | ", .dim) + cut.text,
      style.paint("\(margin)| ", .dim) + cut.indent + style.paint(cut.carets + continuation, tone),
    ]
  }

  private var continuation: String {
    range.end.line > range.start.line ? " " + CheckMessages.goesOn(toLine: range.end.line) : ""
  }

  private var cutLine: (text: String, indent: String, carets: String) {
    let window = window
    let before = (window.lowerBound > 0 ? "…" : "") + shown(window.lowerBound..<marked.lowerBound)
    let place = shown(marked.lowerBound..<min(marked.upperBound, window.upperBound))
    let after = shown(max(marked.lowerBound, min(marked.upperBound, window.upperBound))..<window.upperBound)
    return (
      before + place + after + (window.upperBound < scalars.count ? "…" : ""),
      String(repeating: " ", count: TerminalText.width(before)),
      String(repeating: "^", count: max(1, TerminalText.width(place)))
    )
  }

  /// The stretch of the line that is shown.
  private var window: Range<Int> {
    if scalars.count <= CodeFrame.columns, TerminalText.width(shown(0..<scalars.count)) <= CodeFrame.columns {
      return 0..<scalars.count
    }
    let start = max(0, marked.lowerBound - CodeFrame.lead)
    var end = min(scalars.count, start + CodeFrame.columns)
    while end > marked.lowerBound + 1, TerminalText.width(shown(start..<end)) > CodeFrame.columns { end -= 1 }
    return start..<end
  }

  private func shown(_ stretch: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[stretch])
    return TerminalText.escaped(String(view))
  }
}

extension CodeFrame {
  /// The lines of a file, without their ends.
  static func lines(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
  }
}
