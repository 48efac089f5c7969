extension String {
  /// Whether nothing is written there, or nothing but space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension String? {
  /// The same; what is not there is blank.
  var isBlank: Bool { self?.isBlank ?? true }
}
