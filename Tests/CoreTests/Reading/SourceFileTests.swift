import Testing
@testable import Core

@Suite struct SourceFileTests {
  private func read(_ bytes: [UInt8]) -> (file: SourceFile?, findings: [Finding]) {
    SourceFile.read(path: "posts/a.md", bytes: bytes)
  }

  @Test func carriageReturnsAndByteOrderMarkAreNormalised() throws {
    let (file, findings) = read([0xEF, 0xBB, 0xBF] + Array("a\r\nb\n".utf8))
    #expect(findings == [])
    #expect(try #require(file).text == "a\nb\n")
  }

  @Test func invalidUTF8IsReportedAtItsPlace() {
    let (file, findings) = read(Array("ab\nä".utf8) + [0xFF, 0x41])
    #expect(file == nil)
    #expect(findings.marks == ["encoding 2:2"])
  }

  @Test(arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5], [0x80], [0xE2, 0x82]] as [[UInt8]])
  func noBrokenSequenceIsText(_ bytes: [UInt8]) {
    #expect(read(bytes).findings.map(\.rule) == ["encoding"])
  }

  @Test func aMegabyteIsEnough() {
    let limit = SourceFile.maximumBytes
    #expect(read(Array(repeating: 0x61, count: limit)).findings == [])
    #expect(read(Array(repeating: 0x61, count: limit + 1)).findings.map(\.rule) == ["too-large"])
  }

  @Test(arguments: 0..<0x20) func controlCharactersAreReported(_ byte: UInt8) {
    let findings = read([0x61, byte, 0x62]).findings
    #expect(findings.marks == ([0x09, 0x0A].contains(byte) ? [] : ["control-character 1:2"]))
  }

  @Test func hiddenCharactersAreReplaced() throws {
    for value in Array(0x202A...0x202E) + Array(0x2066...0x2069) {
      let scalar = try #require(Unicode.Scalar(UInt32(value)))
      let (file, findings) = read(Array("a\(Character(scalar))b".utf8))
      #expect(findings.marks == ["bidi-override 1:2"])
      #expect(file?.text == "a\u{FFFD}b")
    }
  }

  @Test func whatPeopleWriteIsNotHidden() {
    let text = "‘Größe’ – „Maß“ … 👩‍👩‍👧 \u{200F}שלום\u{200E} ﷺ ﾊ €\u{A0}5\u{202F}% \u{FFFC}"
    #expect(read(Array(text.utf8)).findings == [])
  }

  @Test func placesCountCodePoints() throws {
    let file = try #require(read(Array("ab\näö👍x\n".utf8)).file)
    #expect(file.position(utf8Offset: 0) == SourcePosition(line: 1, column: 1))
    #expect(file.position(utf8Offset: 3) == SourcePosition(line: 2, column: 1))
    #expect(file.position(utf8Offset: 11) == SourcePosition(line: 2, column: 4))
    #expect(file.position(utf8Offset: 99) == SourcePosition(line: 3, column: 1))
    #expect(file.offset(of: SourcePosition(line: 2, column: 4)) == 11)
    #expect(file.offset(of: SourcePosition(line: 2, column: 40)) == 12)
    #expect(file.line(2) == "äö👍x")
    #expect(file.line(9) == "")
    let thumb = SourceRange(SourcePosition(line: 2, column: 3), SourcePosition(line: 2, column: 4))
    #expect(file.text(in: thumb) == "👍")
    #expect(file.range(7..<11) == thumb)
  }
}
