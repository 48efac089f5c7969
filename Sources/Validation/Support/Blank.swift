extension String {
  /// Whether the text is empty or invisible: space, and characters that only join or separate others.
  var isBlank: Bool {
    // A quick test: most texts begin with an ASCII letter.
    if let first = utf8.first, first.isASCIILetterOrDigit { return false }
    return unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.isInvisible }
  }
}

extension String? {
  /// The same; `nil` is blank.
  var isBlank: Bool { self?.isBlank ?? true }
}

extension Unicode.Scalar {
  /// Whether it is invisible on its own: Unicode's `Default_Ignorable_Code_Point`, and the blank letters that look like
  /// space.
  fileprivate var isInvisible: Bool {
    isASCII
      ? value < 0x20 || value == 0x7F
      : properties.isDefaultIgnorableCodePoint || [0x2800, 0x115F, 0x1160, 0x3164, 0xFFA0].contains(value)
  }
}
