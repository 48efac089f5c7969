/// PNG (W3C), also animated: sides from IHDR, the number of pictures from acTL.
enum PNGHeader {
  /// More chunks than a picture of some gigabytes has.
  private static let maximumChunks = 1_000_000

  static func facts(_ file: ByteView) -> MediaFacts {
    var facts = MediaFacts(type: "image/png")
    facts.frames = 1
    var offset = 8
    for _ in 0..<maximumChunks {
      // Four bytes of checksum follow the content.
      guard let length = file.number(offset, 4), let content = file.view(offset + 8, length + 4) else {
        facts.condition = .cutOff
        break
      }
      if file.says("acTL", at: offset + 4) { facts.frames = content.number(0, 4) }
      if file.says("IEND", at: offset + 4) { break }
      offset += length + 12
    }
    guard file.says("IHDR", at: 12) else { return facts.sized(nil, nil) }
    return facts.sized(file.number(16, 4), file.number(20, 4))
  }
}
