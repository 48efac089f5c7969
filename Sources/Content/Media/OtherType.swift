/// Types of which only the first bytes are recognised.
enum OtherType {
  static func facts(_ file: ByteView) -> MediaFacts? { type(of: file).map { MediaFacts(type: $0) } }

  private static func type(of file: ByteView) -> String? {
    if file.says("%PDF-", at: 0) { return "application/pdf" }
    if file.says("RIFF", at: 0), file.says("AVI ", at: 8) { return "video/x-msvideo" }
    if file.says("RIFF", at: 0), file.says("WAVE", at: 8) { return "audio/wav" }
    if file.says("OggS", at: 0) { return file.start(64).says("theora", at: 29) ? "video/ogg" : "audio/ogg" }
    if [0x1BA, 0x1B3].contains(file.number(0, 4)) { return "video/mpeg" }
    // The packets of a transport stream have 188 bytes.
    if file.byte(0) == 0x47, file.byte(188) == 0x47, file.byte(376) == 0x47 { return "video/mp2t" }
    if file.says("FLV\u{1}", at: 0) { return "video/x-flv" }
    if file.number(0, 4) == 0x3026_B275 { return "video/x-ms-wmv" }
    if file.says("ID3", at: 0) || file.number(0, 2).map({ $0 & 0xFFFE == 0xFFFA }) == true { return "audio/mpeg" }
    return text(file)
  }

  private static func text(_ file: ByteView) -> String? {
    let mark = file.number(0, 3) == 0xEFBBBF ? 3 : 0
    let start = file.from(mark).start(512)
    if start.says("WEBVTT", at: 0) { return "text/vtt" }
    guard let text = start.text(0, start.count) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
    if lines.count >= 2, lines[0].allSatisfy({ ("0"..."9").contains($0) }),
      lines[1].split(separator: " ").dropFirst().first == "-->"
    {
      return "application/x-subrip"
    }
    let markup = text.drop { $0.isWhitespace }
    let isMarkup = markup.hasPrefix("<svg") || markup.hasPrefix("<?xml") || markup.hasPrefix("<!DOCTYPE svg")
    return isMarkup && markup.utf8.split(separator: UInt8(ascii: "<")).contains { $0.starts(with: "svg".utf8) }
      ? "image/svg+xml" : nil
  }
}
