internal import Content

/// A text in the views that counting needs, each made once.
struct CountedText {
  let string: String
  let scalars: [Unicode.Scalar]
  private let bytes: ByteSet

  init(_ string: String) {
    var string = string
    (scalars, bytes) = string.withUTF8 { bytes in (Self.scalars(of: bytes), ByteSet(bytes)) }
    self.string = string
  }

  private static func scalars(of bytes: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      scalars.append(scalar)
      place += width
    }
    return scalars
  }

  /// Whether there is any character beyond ASCII.
  var hasOthers: Bool { bytes.hasOthers }

  /// Whether `character`, one of ASCII, is in the text, or a character beyond ASCII that may replace it.
  func mayHave(_ character: Unicode.Scalar) -> Bool { bytes.contains(character) || bytes.hasFullWidth }
}
