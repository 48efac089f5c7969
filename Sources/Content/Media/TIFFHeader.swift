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
