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

/// GIF (87a and 89a): sides of the logical screen, and how many pictures follow.
enum GIFHeader {
  /// More blocks than a GIF of a gigabyte has.
  private static let maximumBlocks = 5_000_000

  static func facts(_ file: ByteView) -> MediaFacts {
    var facts = MediaFacts(type: "image/gif")
    var walk = Walk(file: file, offset: 13 + tableSize(file.byte(10)), blocksLeft: maximumBlocks)
    facts.condition = walk.toEnd() ? .whole : .cutOff
    facts.frames = walk.frames
    return facts.sized(file.number(6, 2, .little), file.number(8, 2, .little))
  }

  /// The bytes of the colour table that a field of flags announces.
  private static func tableSize(_ flags: UInt8?) -> Int {
    guard let flags, flags & 0x80 != 0 else { return 0 }
    return 3 << (Int(flags & 0x07) + 1)
  }

  /// Goes from block to block.
  private struct Walk {
    let file: ByteView
    var offset: Int
    var blocksLeft: Int
    var frames = 0

    /// Whether the file's own end was reached.
    mutating func toEnd() -> Bool {
      while let sign = file.byte(offset), blocksLeft > 0 {
        switch sign {
        case 0x3B: return true
        case 0x21: offset += 2
        case 0x2C:
          frames += 1
          offset += 11 + GIFHeader.tableSize(file.byte(offset + 9))
        default: return false
        }
        skipData()
      }
      return false
    }

    /// Skips blocks of data, each with its length before it; an empty one ends them.
    private mutating func skipData() {
      while let length = file.byte(offset), blocksLeft > 0 {
        blocksLeft -= 1
        offset += Int(length) + 1
        if length == 0 { return }
      }
    }
  }
}

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

/// TIFF 6.0, of which EXIF data are a small one: the entries of the first directory.
enum TIFFHeader {
  private static let widthTag = 256
  private static let heightTag = 257
  private static let orientationTag = 274

  static func facts(_ file: ByteView) -> MediaFacts? {
    let facts = MediaFacts(type: "image/tiff")
    // BigTIFF has directories of its own; its extent cannot be told here.
    if file.says("II+\0", at: 0) || file.says("MM\0+", at: 0) { return facts }
    guard let order = order(of: file) else { return nil }
    let entries = entries(file, order)
    return facts.sized(
      entries[widthTag], entries[heightTag], isTurned: isQuarterTurn(entries[orientationTag]))
  }

  /// Whether EXIF data say that the picture is shown turned by a quarter.
  static func isTurned(_ exif: ByteView) -> Bool {
    guard let order = order(of: exif) else { return false }
    return isQuarterTurn(entries(exif, order)[orientationTag])
  }

  private static func isQuarterTurn(_ orientation: Int?) -> Bool { (5...8).contains(orientation ?? 1) }

  private static func order(of file: ByteView) -> ByteView.Order? {
    if file.says("II*\0", at: 0) { return .little }
    if file.says("MM\0*", at: 0) { return .big }
    return nil
  }

  /// The first numbers of the entries that matter here, by tag.
  private static func entries(_ file: ByteView, _ order: ByteView.Order) -> [Int: Int] {
    guard let start = file.number(4, 4, order), let count = file.number(start, 2, order) else { return [:] }
    var values: [Int: Int] = [:]
    for index in 0..<count {
      let entry = start + 2 + 12 * index
      guard let tag = file.number(entry, 2, order) else { break }
      guard [widthTag, heightTag, orientationTag].contains(tag), values[tag] == nil else { continue }
      // 3 is a number of two bytes, 4 one of four.
      values[tag] = file.number(entry + 8, file.number(entry + 2, 2, order) == 3 ? 2 : 4, order)
    }
    return values
  }
}
