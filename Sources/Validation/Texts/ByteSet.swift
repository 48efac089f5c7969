/// The set of bytes in a text, so that a search for a character that is missing can be skipped.
struct ByteSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  /// Whether there is any character beyond ASCII.
  private(set) var hasOthers = false
  /// Whether there may be characters in full width, as ＠ and ＃.
  private(set) var hasFullWidth = false
  /// Whether there may be characters from U+2000 on, as emoji are.
  private(set) var hasSymbols = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      switch byte {
      case 0..<64: low |= 1 << UInt64(byte)
      case 64..<128: high |= 1 << UInt64(byte & 63)
      default:
        hasOthers = true
        if byte >= 0xE2 { hasSymbols = true }
        if byte == 0xEF { hasFullWidth = true }
      }
    }
  }

  /// Whether `scalar`, one of ASCII, is in the text.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 64 ? low >> UInt64(scalar.value) : high >> UInt64(scalar.value & 63)) & 1 == 1
  }
}
