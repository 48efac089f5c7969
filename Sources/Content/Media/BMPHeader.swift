/// Windows bitmaps: sides from the header after the file's.
enum BMPHeader {
  /// The lengths that this header has in its versions.
  private static let lengths: Set = [12, 16, 40, 52, 56, 64, 108, 124]

  static func facts(_ file: ByteView) -> MediaFacts? {
    guard file.says("BM", at: 0), let length = file.number(14, 4, .little), lengths.contains(length) else { return nil }
    var facts = MediaFacts(type: "image/bmp")
    facts.frames = 1
    if length == 12 { return facts.sized(file.number(18, 2, .little), file.number(20, 2, .little)) }
    return facts.sized(side(file, at: 18), side(file, at: 22))
  }

  /// A negative height means that the picture is kept from the top down.
  private static func side(_ file: ByteView, at offset: Int) -> Int? {
    file.number(offset, 4, .little).map { Int(Int32(truncatingIfNeeded: $0).magnitude) }
  }
}
