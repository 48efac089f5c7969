/// WebM and Matroska, told apart by the document type of their EBML header (RFC 8794). What lies deeper is not read.
enum MatroskaHeader {
  static func facts(_ file: ByteView) -> MediaFacts? {
    guard file.number(0, 4) == 0x1A45_DFA3 else { return nil }
    let head = file.start(256)
    // The element DocType is 0x4282; its length is one byte with the highest bit set.
    let type = (4..<max(4, head.count)).lazy
      .filter { head.number($0, 2) == 0x4282 }
      .compactMap { place in head.byte(place + 2).flatMap { head.text(place + 3, Int($0 & 0x7F)) } }
      .first
    return MediaFacts(type: type == "webm" ? "video/webm" : "video/x-matroska")
  }
}
