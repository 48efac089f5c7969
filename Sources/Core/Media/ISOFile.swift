/// ISO base media files: MP4, QuickTime, HEIC, AVIF. The brands say which.
enum ISOFile {
  static func facts(_ file: ByteView) -> MediaFacts? {
    guard let type = type(of: file) else { return nil }
    let boxes = file.boxes
    var facts = MediaFacts(type: type)
    if type.hasPrefix("image/") {
      facts = HEIFImage.facts(boxes, facts)
    } else {
      facts = MovieHeader.facts(boxes, facts)
    }
    if facts.condition == .whole, boxes.last?.isCutOff == true { facts.condition = .cutOff }
    return facts
  }

  private static func type(of file: ByteView) -> String? {
    if file.says("ftyp", at: 4) { return type(brands: brands(of: file)) }
    // QuickTime from before there were brands.
    let isOld = ["moov", "mdat", "wide", "free", "skip", "pnot"].contains(file.text(4, 4) ?? "")
    return isOld ? "video/quicktime" : nil
  }

  /// The main brand, and those that the file is compatible with.
  private static func brands(of file: ByteView) -> [String] {
    guard let content = file.start(1_024).boxes.first?.content else { return [] }
    return [content.text(0, 4)].compactMap { $0 }
      + stride(from: 8, to: content.count, by: 4).compactMap { content.text($0, 4) }
  }

  private static func type(brands: [String]) -> String {
    let main = brands.first ?? ""
    if ["mif1", "msf1", "miaf", "avif", "avis"].contains(main) || heic.contains(main) {
      if brands.contains("avif") || brands.contains("avis") { return "image/avif" }
      return brands.contains { heic.contains($0) } ? "image/heic" : "image/heif"
    }
    if main == "qt  " { return "video/quicktime" }
    if ["M4A ", "M4B ", "M4P "].contains(main) { return "audio/mp4" }
    return main.hasPrefix("3g") ? "video/3gpp" : "video/mp4"
  }

  private static let heic: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]
}

/// One box of an ISO base media file (ISO/IEC 14496-12): four letters and a content that may be boxes again.
struct ISOBox {
  let type: String
  let content: ByteView
  /// Whether the file ends before the box does.
  let isCutOff: Bool
}

extension ByteView {
  /// More boxes than one box has: a film sent in pieces has two for every few seconds.
  private static let maximumBoxes = 20_000

  /// The boxes that stand here one after another.
  var boxes: [ISOBox] {
    var boxes: [ISOBox] = []
    var offset = 0
    while boxes.count < ByteView.maximumBoxes, let box = box(at: offset) {
      boxes.append(box.box)
      offset = box.end
    }
    return boxes
  }

  /// The first box of a type.
  func box(_ type: String) -> ByteView? { boxes.first { $0.type == type }?.content }

  private func box(at offset: Int) -> (box: ISOBox, end: Int)? {
    guard let written = number(offset, 4), let type = text(offset + 4, 4) else { return nil }
    // 1 stands for a length of eight bytes that follows, 0 for "up to the end".
    let head = written == 1 ? 16 : 8
    let length = written == 1 ? number(offset + 8, 8) : written == 0 ? count - offset : written
    guard let length, length >= head else { return nil }
    let content = view(offset + head, length - head)
    let end = content == nil ? count : offset + length
    return (ISOBox(type: type, content: content ?? from(offset + head), isCutOff: content == nil), end)
  }
}

/// HEIF (ISO/IEC 23008-12), which HEIC and AVIF are: the extent of the main picture, turned as its properties say.
enum HEIFImage {
  static func facts(_ boxes: [ISOBox], _ facts: MediaFacts) -> MediaFacts {
    var facts = facts
    let movie = boxes.first { $0.type == "moov" }.map { MovieHeader.facts([$0], facts) }
    facts.frames = movie?.frames ?? 1
    // `meta` begins with four bytes of version and flags.
    guard let meta = boxes.first(where: { $0.type == "meta" })?.content.from(4) else {
      return facts.sized(movie?.width, movie?.height)
    }
    let properties = properties(meta)
    let extent = properties.first { $0.type == "ispe" }?.content
    let crop = properties.first { $0.type == "clap" }?.content
    let turns = properties.first { $0.type == "irot" }?.content.byte(0) ?? 0
    return facts.sized(
      whole(crop, 0) ?? extent?.number(4, 4), whole(crop, 8) ?? extent?.number(8, 4), isTurned: turns % 2 == 1)
  }

  /// A side of a `clap` box, which crops: a fraction of two numbers.
  private static func whole(_ crop: ByteView?, _ offset: Int) -> Int? {
    guard let number = crop?.number(offset, 4), let divisor = crop?.number(offset + 4, 4), divisor > 0 else {
      return nil
    }
    return number / divisor
  }

  /// The properties of the main picture.
  private static func properties(_ meta: ByteView) -> [ISOBox] {
    guard let main = meta.box("pitm"), let item = main.number(4, main.byte(0) == 0 ? 2 : 4),
      let properties = meta.box("iprp"), let all = properties.box("ipco")?.boxes
    else { return [] }
    let places = properties.box("ipma").map { associations(of: item, in: $0) } ?? []
    return places.compactMap { all.indices.contains($0 - 1) ? all[$0 - 1] : nil }
  }

  /// The numbers, from 1, of the properties that a table gives to an item.
  private static func associations(of item: Int, in table: ByteView) -> [Int] {
    let identifierLength = table.byte(0) == 0 ? 2 : 4
    let isWide = (table.byte(3) ?? 0) & 1 == 1
    var offset = 8
    while let identifier = table.number(offset, identifierLength), let count = table.byte(offset + identifierLength) {
      let start = offset + identifierLength + 1
      let length = isWide ? 2 : 1
      // The highest bit says that a reader must know the property.
      if identifier == item {
        return (0..<Int(count)).compactMap { table.number(start + $0 * length, length) }
          .map { $0 & (isWide ? 0x7FFF : 0x7F) }
      }
      offset = start + Int(count) * length
    }
    return []
  }
}
