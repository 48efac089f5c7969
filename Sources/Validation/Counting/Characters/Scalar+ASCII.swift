extension Unicode.Scalar {
  /// `a` to `z`, `A` to `Z`.
  var isASCIILetter: Bool { (value | 0x20) &- 0x61 < 26 }
  /// `0` to `9`.
  var isASCIIDigit: Bool { value &- 0x30 < 10 }
  var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
  /// As `\w` means where it knows ASCII alone: letters, digits, underscore.
  var isASCIIWord: Bool { isASCIILetterOrDigit || self == "_" }

  /// In lower case, letters of ASCII alone.
  var asciiLowercased: Unicode.Scalar { value &- 0x41 < 26 ? Unicode.Scalar(UInt8(value | 0x20)) : self }
}
