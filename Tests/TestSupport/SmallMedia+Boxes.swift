/// Files of boxes: MP4, HEIC, AVIF.
extension SmallMedia {
  /// A box: its length, four letters, its content.
  package static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count + 8, 4) + Array(type.utf8) + content
  }

  /// A film as its container describes it.
  package struct Film {
    package var width = 1_280
    package var height = 720
    /// In thousandths of a second.
    package var milliseconds = 10_000
    package var frames = 250
    /// The four letters of its entry in the table of samples.
    package var entry = "avc1"
    package var brand = "isom"
    /// Whether its matrix turns it by a quarter.
    package var isTurned = false

    package init() {}

    /// The file.
    package var bytes: [UInt8] {
      let times = zeros(8) + big(1_000, 4) + big(milliseconds, 4)
      let head = box("mvhd", zeros(4) + times + zeros(80))
      return box("ftyp", Array(brand.utf8) + zeros(4) + Array("mp41".utf8)) + box("moov", head + track(times))
        + box("mdat", [0])
    }

    private func track(_ times: [UInt8]) -> [UInt8] {
      let one = big(0x1_0000, 4)
      let matrix =
        isTurned
        ? zeros(4) + one + zeros(4) + big(-0x1_0000, 4) + zeros(20) : one + zeros(12) + one + zeros(16)
      let sides = big(width << 16, 4) + big(height << 16, 4)
      let samples = box("stsd", zeros(4) + big(1, 4) + box(entry, zeros(78))) + box("stsz", zeros(8) + big(frames, 4))
      let media =
        box("mdhd", zeros(4) + times + zeros(4)) + box("hdlr", zeros(8) + Array("vide".utf8) + zeros(13))
        + box("minf", box("stbl", samples))
      return box("trak", box("tkhd", zeros(40) + matrix + sides) + box("mdia", media))
    }

    private func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }
    private func box(_ type: String, _ content: [UInt8]) -> [UInt8] { SmallMedia.box(type, content) }
    private func big(_ value: Int, _ length: Int) -> [UInt8] { SmallMedia.big(value, length) }
  }

  /// HEIC or AVIF, by its brand: two pictures, of which the second is the main one.
  package static func heif(_ brand: String, _ width: Int, _ height: Int, quarterTurns: UInt8 = 0) -> [UInt8] {
    let full = big(0, 4)
    let properties = box(
      "ipco",
      box("ispe", full + big(160, 4) + big(120, 4)) + box("ispe", full + big(width, 4) + big(height, 4))
        + box("irot", [quarterTurns]))
    let associations = box("ipma", full + big(2, 4) + big(1, 2) + [1, 1] + big(2, 2) + [2, 0x82, 0x83])
    let meta = full + box("pitm", full + big(2, 2)) + box("iprp", properties + associations)
    return box("ftyp", Array(brand.utf8) + big(0, 4) + Array("mif1".utf8)) + box("meta", meta) + box("mdat", [0])
  }
}
