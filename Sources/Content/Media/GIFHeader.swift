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
