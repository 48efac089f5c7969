import Diagnostics

/// ` #Advent` after an unquoted value: a hashtag to its writer, a comment to YAML.
enum LostComment {
  /// Whether any `#` of `bytes` stands right before a word and after a space: one quick pass that spares the search
  /// for almost every document.
  static func isPossible(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 2 else { return false }
    return (1..<bytes.count - 1).contains {
      bytes[$0] == UInt8(ascii: "#") && isBlank(bytes[$0 - 1]) && startsWord(bytes[$0 + 1])
    }
  }

  /// The comment that follows a value on the same line, where its `#` stands right before a word.
  static func range(after end: SourcePosition, in source: SourceFile) -> SourceRange? {
    let bytes = source.bytes
    let start = source.offset(of: end)
    let lineEnd = source.lineOffsets(end.line).upperBound
    var sign = start
    while sign < lineEnd, isBlank(bytes[sign]) { sign += 1 }
    guard sign > start, sign + 1 < lineEnd, bytes[sign] == UInt8(ascii: "#"), startsWord(bytes[sign + 1]) else {
      return nil
    }
    var commentEnd = lineEnd
    while isBlank(bytes[commentEnd - 1]) { commentEnd -= 1 }
    return source.range(sign..<commentEnd)
  }

  private static func startsWord(_ byte: UInt8) -> Bool { byte >= 0x80 || isAlphanumeric(byte) }
}

/// Whether a byte is a space or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Whether a byte is an ASCII letter or digit.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}
