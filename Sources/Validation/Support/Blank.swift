extension String {
  /// Whether nothing is written there, or nothing but space.
  var isBlank: Bool {
    // Most begin with a letter of ASCII: there is no need to look for where a character ends.
    if let first = utf8.first, first.isASCIILetterOrDigit { return false }
    return allSatisfy(\.isWhitespace)
  }
}

extension String? {
  /// The same; what is not there is blank.
  var isBlank: Bool { self?.isBlank ?? true }
}
