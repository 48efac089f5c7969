internal import SocialText

/// One line of YAML that libyaml could not read, looked at as its writer saw it: `key: value` or `- value`.
struct YAMLLine {
  private let source: SourceFile
  private let line: Range<Int>
  /// The value: what follows `key: ` or `- `, without spaces at its ends.
  private let value: Range<Int>

  /// `line` is the stretch of the line's bytes, without the line end.
  init(_ source: SourceFile, _ line: Range<Int>) {
    self.source = source
    self.line = line
    value = YAMLLine.value(source.bytes, line)
  }

  typealias Edit = (offsets: Range<Int>, text: String)

  /// The whole value in quotes; empty where it is unclear what the value is.
  func quotingValue() -> [Edit] {
    guard let first = source.bytes[value].first, isPlausibleText(first) else { return [] }
    return [(value, YAMLText.readablyQuoted(source.text(at: value)))]
  }

  /// Each bare item of a list in brackets in quotes that begins with a character which YAML keeps for itself.
  func quotingItems() -> [Edit] {
    guard let first = source.bytes[value].first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else {
      return []
    }
    var edits: [Edit] = []
    var offset = value.lowerBound
    var mayStart = true
    while offset < value.upperBound {
      let byte = source.bytes[offset]
      if mayStart, YAMLLine.reserved.contains(byte) {
        let item = item(from: offset)
        edits.append((item, YAMLText.readablyQuoted(source.text(at: item))))
        offset = item.upperBound
      } else {
        mayStart = "[{,".utf8.contains(byte) || byte.isBlank && mayStart
        offset += 1
      }
    }
    return edits
  }

  /// Tabs before the text as two spaces each.
  func untabbing() -> [Edit] {
    let bytes = source.bytes
    let end = line.first { !bytes[$0].isBlank } ?? line.upperBound
    let indentation = line.lowerBound..<end
    guard bytes[indentation].contains(0x09) else { return [] }
    return [(indentation, bytes[indentation].map { $0 == 0x09 ? "  " : " " }.joined())]
  }

  private static let reserved = Array("@`%#&*!|>".utf8)

  /// An item of a list in brackets: up to the next comma or bracket.
  private func item(from start: Int) -> Range<Int> {
    var end = start
    while end < value.upperBound, !",]}".utf8.contains(source.bytes[end]) { end += 1 }
    while end > start, source.bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// An unclosed quote or bracket may be the mistake itself, and then the end of the text is unknown.
  private func isPlausibleText(_ first: UInt8) -> Bool {
    let rest = source.bytes[value].dropFirst()
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return rest.contains(first)
    case UInt8(ascii: "["): return rest.contains(UInt8(ascii: "]")) && rest.last != UInt8(ascii: "]")
    case UInt8(ascii: "{"): return rest.contains(UInt8(ascii: "}")) && rest.last != UInt8(ascii: "}")
    default: return true
    }
  }

  private static func value(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    func skipBlanks() { while start < line.upperBound, bytes[start].isBlank { start += 1 } }
    skipBlanks()
    while start + 1 < line.upperBound, bytes[start] == UInt8(ascii: "-"), bytes[start + 1].isBlank {
      start += 1
      skipBlanks()
    }
    if let colon = (start..<line.upperBound).first(where: { endsKey(bytes, at: $0, before: line.upperBound) }),
      isKey(bytes[start..<colon])
    {
      start = colon + 1
      skipBlanks()
    }
    var end = line.upperBound
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  private static func endsKey(_ bytes: [UInt8], at offset: Int, before end: Int) -> Bool {
    bytes[offset] == UInt8(ascii: ":") && (offset + 1 == end || bytes[offset + 1].isBlank)
  }

  /// Keys of Stet are words; anything else before a colon is text.
  private static func isKey(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0.isASCIILetterOrDigit || "._-".utf8.contains($0) }
  }
}
