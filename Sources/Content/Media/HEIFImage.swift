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
