extension MediaFacts {
  /// The facts in the header of `bytes`; `nil` if they begin like no known type of file.
  ///
  /// The work is bounded by the number of blocks that a file of its length can have, and by limits below that.
  package static func read(_ bytes: [UInt8]) -> MediaFacts? {
    let file = ByteView(bytes)
    guard file.count >= 2 else { return nil }
    return picture(file) ?? ISOFile.facts(file) ?? MatroskaHeader.facts(file) ?? OtherType.facts(file)
  }

  private static func picture(_ file: ByteView) -> MediaFacts? {
    if file.number(0, 4) == 0x8950_4E47 { return PNGHeader.facts(file) }
    if file.number(0, 3) == 0xFFD8FF { return JPEGHeader.facts(file) }
    if file.says("GIF87a", at: 0) || file.says("GIF89a", at: 0) { return GIFHeader.facts(file) }
    if file.says("RIFF", at: 0), file.says("WEBP", at: 8) { return WebPHeader.facts(file) }
    return TIFFHeader.facts(file) ?? BMPHeader.facts(file)
  }
}
