/// Texts compared byte for byte: to Swift, letters composed in two ways are one.
extension String {
  /// Whether both are the same bytes.
  package func isSame(as other: String) -> Bool {
    var (own, other) = (self, other)
    return own.withUTF8 { own in other.withUTF8 { own.count == $0.count && own.elementsEqual($0) } }
  }

  /// Whether all of it is ASCII.
  var isPlain: Bool {
    var text = self
    return text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
  }

  /// Whether it begins with the bytes of `word`.
  func begins(with word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { text in
      text.starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
  }
}
