/// Texts that are mostly ASCII are read as UTF-8 bytes: iterating over characters costs ten times as much.
extension UInt8 {
  /// `0` to `9`.
  var isASCIIDigit: Bool { self &- 0x30 < 10 }
  /// `A` to `Z`.
  var isASCIICapital: Bool { self &- 0x41 < 26 }
  /// `a` to `z`.
  var isASCIISmall: Bool { self &- 0x61 < 26 }
  /// `a` to `z`, `A` to `Z`.
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// Small letters first: most are.
  var isASCIILetterOrDigit: Bool {
    self > 0x60 ? self <= 0x7A : self > 0x40 ? self <= 0x5A : isASCIIDigit
  }
  /// Space, tab or line end.
  var isASCIISpace: Bool { self == 0x20 || self &- 9 < 5 }

  /// In lower case, letters of ASCII alone.
  var asciiLowercased: UInt8 { self | (isASCIICapital ? 0x20 : 0) }
}

/// The same of code points.
extension Unicode.Scalar {
  /// `0` to `9`.
  var isASCIIDigit: Bool { value &- 0x30 < 10 }
  /// `A` to `Z`.
  var isASCIICapital: Bool { value &- 0x41 < 26 }
  /// `a` to `z`, `A` to `Z`.
  var isASCIILetter: Bool { (value | 0x20) &- 0x61 < 26 }
  var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
  /// `\w` in its ASCII form: letters, digits, underscore.
  var isASCIIWord: Bool { isASCIILetterOrDigit || self == "_" }

  /// In lower case, letters of ASCII alone.
  var asciiLowercased: Unicode.Scalar { isASCIICapital ? Unicode.Scalar(UInt8(value | 0x20)) : self }
}
