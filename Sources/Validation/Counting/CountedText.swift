/// A text as those who count it need it, each view made once.
struct CountedText {
  let string: String
  let scalars: [Unicode.Scalar]
  private let bytes: ByteSet

  init(_ string: String) {
    self.string = string
    scalars = Array(string.unicodeScalars)
    bytes = ByteSet(string.utf8)
  }

  /// Whether there is any character beyond ASCII.
  var hasOthers: Bool { bytes.hasOthers }

  /// Whether `character`, one of ASCII, is in the text, or one beyond ASCII that may do its work.
  func mayHave(_ character: Unicode.Scalar) -> Bool { bytes.contains(character) || bytes.hasFullWidth }
}

/// Which bytes are in a text: what looks for signs may stop at once where there is none.
private struct ByteSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var hasOthers = false
  /// Whether there may be characters in full width, as ＠ and ＃.
  private(set) var hasFullWidth = false

  init(_ text: String.UTF8View) {
    for byte in text {
      switch byte {
      case 0..<64: low |= 1 << UInt64(byte)
      case 64..<128: high |= 1 << UInt64(byte & 63)
      default:
        hasOthers = true
        if byte == 0xEF { hasFullWidth = true }
      }
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 64 ? low >> UInt64(scalar.value) : high >> UInt64(scalar.value & 63)) & 1 == 1
  }
}
