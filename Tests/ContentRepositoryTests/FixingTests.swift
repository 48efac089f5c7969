import Core
import Testing

@testable import ContentRepository

/// How fixes reach the bytes of a file.
@Suite struct FixingTests {
  private static func place(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(line: line, column: column) }

  /// Texts of everything that a reader changes: marks, line ends, hidden characters, and characters of all lengths.
  private static let texts: [String] = {
    let pieces = ["a", "é", "漢", "😀", "\n", "\r\n", "\r", "\u{1B}", "\u{202E}", "\u{85}", "\u{FEFF}", "\t", "x: y"]
    return (0..<60).map { number in
      let start = number.isMultiple(of: 3) ? "\u{FEFF}" : ""
      return start + (0..<12).map { pieces[(number * 7 + $0 * $0 * (number + 3) + $0) % pieces.count] }.joined()
    }
  }()

  /// Every place of a text, and the end.
  private static func places(_ file: SourceFile) -> [SourcePosition] {
    (0...file.bytes.count).map { file.position(utf8Offset: $0) }.reduce(into: []) { places, place in
      if places.last != place { places.append(place) }
    }
  }

  /// The edited file is read as the edited text, and only the bytes of the edit have changed.
  @Test(arguments: texts)
  func anEditChangesWhatItNamesAndNothingElse(text: String) throws {
    let bytes = Array(text.utf8)
    let file = try #require(SourceFile.read(path: "a", bytes: bytes).file)
    let (original, places) = (OriginalText(bytes), Self.places(file))
    for (start, end) in zip(places, places.dropFirst(2) + places.suffix(2)) {
      let range = original.offsets(SourceRange(start, end))
      let edited = ByteEdit.apply(
        [ByteEdit(range: range, bytes: original.written("Zü", at: range.lowerBound))], to: bytes)
      #expect(edited.starts(with: bytes[..<range.lowerBound]))
      #expect(edited.reversed().starts(with: bytes[range.upperBound...].reversed()))
      let expected =
        file.bytes[..<file.offset(of: start)] + Array("Zü".utf8)
        + file.bytes[max(file.offset(of: start), file.offset(of: end))...]
      #expect(SourceFile.read(path: "a", bytes: edited).file?.bytes == Array(expected))
    }
  }

  @Test func newLinesEndAsTheFilesDo() {
    for (text, expected) in [
      ("a\r\nb\r\n", "x\r\ny"), ("a\nb\n", "x\ny"), ("a\r\nb", "x\r\ny"), ("a", "x\ny"), ("", "x\ny"),
    ] {
      let original = OriginalText(Array(text.utf8))
      let offset = original.offsets(SourceRange(Self.place(2, 1), Self.place(2, 1))).lowerBound
      #expect(original.written("x\ny", at: offset) == Array(expected.utf8), "\(text.debugDescription)")
    }
  }

  @Test func placesBeyondTheEndDoNoHarm() {
    let original = OriginalText(Array("ab\r\ncd".utf8))
    for (line, column) in [(0, 0), (1, 99), (9, 1), (-1, -1), (1, 0), (2, 3)] {
      let range = original.offsets(SourceRange(Self.place(line, column), Self.place(1, 1)))
      #expect((0...6).contains(range.lowerBound) && range.isEmpty)
    }
  }

  private static func finding(_ edits: (Int, Int, String)...) -> Finding {
    let edits = edits.map { TextEdit(range: SourceRange(place(1, $0.0), place(1, $0.1)), text: $0.2) }
    return Finding(rule: "r", path: "a", summary: "odd", fixes: [Fix(title: "t", edits: edits)])
  }

  private static func fixed(_ findings: [Finding], _ text: String = "abcdef") -> String {
    let original = OriginalText(Array(text.utf8))
    let edits = FixChoice.choices(from: findings, in: original, except: []).flatMap(\.edits)
    return String(decoding: ByteEdit.apply(edits, to: original.bytes), as: UTF8.self)
  }

  @Test func ofTwoThatMeetTheFirstIsMade() {
    #expect(Self.fixed([Self.finding((1, 3, "X")), Self.finding((2, 4, "Y"))]) == "Xcdef")
    #expect(Self.fixed([Self.finding((1, 3, "X")), Self.finding((3, 5, "Y"))]) == "XYef")
    #expect(Self.fixed([Self.finding((3, 3, "X")), Self.finding((3, 3, "X"))]) == "abXcdef")
    #expect(Self.fixed([Self.finding((3, 3, "X")), Self.finding((1, 3, "Y"))]) == "abXcdef")
  }

  @Test func halfAFixIsNone() {
    #expect(Self.fixed([Self.finding((1, 2, "X")), Self.finding((4, 5, "Y"), (1, 2, "Z"))]) == "Xbcdef")
    #expect(Self.fixed([Self.finding((1, 3, "X"), (2, 4, "Y"))]) == "abcdef")
    #expect(Self.fixed([Self.finding((1, 2, "X"), (6, 7, "Y"))]) == "XbcdeY")
  }

  @Test func alternativesAndWhatChangesNothingAreLeftOut() {
    var two = Self.finding((1, 2, "X"))
    two.fixes += Self.finding((1, 2, "Y")).fixes
    #expect(Self.fixed([two]) == "abcdef")
    #expect(Self.fixed([Self.finding((1, 3, "ab"))]) == "abcdef")
  }
}
