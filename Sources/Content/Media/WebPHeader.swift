/// WebP (RFC 9649): lossy, lossless or extended, and how many pictures an animation has.
enum WebPHeader {
  /// More chunks than a picture has.
  private static let maximumChunks = 100_000

  static func facts(_ file: ByteView) -> MediaFacts {
    var facts = MediaFacts(type: "image/webp")
    let end = file.number(4, 4, .little).map { $0 + 8 } ?? .max
    if end > file.count { facts.condition = .cutOff }
    let pictures = animationFrames(file)
    facts.frames = max(1, pictures)
    let sides = sides(file)
    return facts.sized(sides?.width, sides?.height)
  }

  private static func sides(_ file: ByteView) -> (width: Int, height: Int)? {
    let content = file.from(20)
    if file.says("VP8X", at: 12), let width = content.number(4, 3, .little), let height = content.number(7, 3, .little)
    {
      return (width + 1, height + 1)
    }
    if file.says("VP8 ", at: 12), content.number(3, 3) == 0x9D012A, let width = content.number(6, 2, .little),
      let height = content.number(8, 2, .little)
    {
      return (width & 0x3FFF, height & 0x3FFF)
    }
    if file.says("VP8L", at: 12), content.byte(0) == 0x2F, let bits = content.number(1, 4, .little) {
      return (bits & 0x3FFF + 1, (bits >> 14) & 0x3FFF + 1)
    }
    return nil
  }

  private static func animationFrames(_ file: ByteView) -> Int {
    var frames = 0
    var offset = 12
    for _ in 0..<maximumChunks {
      guard let length = file.number(offset + 4, 4, .little) else { break }
      if file.says("ANMF", at: offset) { frames += 1 }
      offset += 8 + length + length % 2
    }
    return frames
  }
}
