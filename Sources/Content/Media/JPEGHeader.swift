/// JPEG (ITU-T T.81): sides from the frame header, turned as EXIF says.
enum JPEGHeader {
  /// More segments than any picture has before its data.
  private static let maximumSegments = 10_000

  static func facts(_ file: ByteView) -> MediaFacts {
    var frame: ByteView?
    var isTurned = false
    var offset = 2
    for _ in 0..<maximumSegments {
      guard let segment = segment(in: file, at: offset) else { break }
      if segment.marker == 0xDA { return facts(frame, isTurned, isWhole: file.from(offset).contains(0xFF, 0xD9)) }
      if isFrame(segment.marker) { frame = segment.content }
      if segment.marker == 0xE1, segment.content.says("Exif\0\0", at: 0) {
        isTurned = isTurned || TIFFHeader.isTurned(segment.content.from(6))
      }
      offset = segment.end
    }
    return facts(frame, isTurned, isWhole: false)
  }

  private static func facts(_ frame: ByteView?, _ isTurned: Bool, isWhole: Bool) -> MediaFacts {
    var facts = MediaFacts(type: "image/jpeg")
    facts.frames = 1
    if !isWhole { facts.condition = .cutOff }
    return facts.sized(frame?.number(3, 2), frame?.number(1, 2), isTurned: isTurned)
  }

  /// SOF0 to SOF15, without the three of their numbers that mean something else.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// The segment at `offset`, which may begin with filling bytes.
  private static func segment(
    in file: ByteView, at offset: Int
  ) -> (marker: UInt8, content: ByteView, end: Int)? {
    guard file.byte(offset) == 0xFF else { return nil }
    var place = offset + 1
    while file.byte(place) == 0xFF, place - offset < 1_000 { place += 1 }
    guard let marker = file.byte(place), let length = file.number(place + 1, 2), length >= 2,
      let content = file.view(place + 3, length - 2)
    else { return nil }
    return (marker, content, place + 1 + length)
  }
}
