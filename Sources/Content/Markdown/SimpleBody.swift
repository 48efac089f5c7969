/// Reads a body of only plain lines, list items of one line, bold words and links with a text, as nearly all bodies
/// are.
///
/// Its result is what `MarkdownReader` gives for the same body, without a syntax tree, which takes ten times as long.
/// Returns `nil` for anything it does not recognise.
struct SimpleBody {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var text: [UInt8] = []
  private var place = 0
  private var isAfterBlank = false
  private var isAfterItem = false
  /// Where bold text began that has not ended yet.
  private var boldStart: Int?

  /// In bytes: far from what `MarkdownReader` refuses.
  private static let longest = 1 << 14

  /// The text of `body`; `nil` where it needs a closer look.
  static func text(of body: String) -> String? {
    var body = body
    return body.withUTF8 { bytes in
      guard bytes.count <= longest else { return nil }
      var reader = SimpleBody(bytes)
      return reader.read() ? String(decoding: reader.text, as: UTF8.self) : nil
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    text.reserveCapacity(bytes.count + 16)
  }

  private mutating func read() -> Bool {
    while place < bytes.count {
      if bytes[place] == .lineEnd {
        guard boldStart == nil else { return false }
        isAfterBlank = true
        place += 1
      } else {
        guard readLine() else { return false }
      }
    }
    return boldStart == nil
  }

  private mutating func readLine() -> Bool {
    if !text.isEmpty { text.append(.lineEnd) }
    if !text.isEmpty, isAfterBlank { text.append(.lineEnd) }
    if SimpleSigns.isBullet(bytes, place) {
      guard boldStart == nil else { return false }
      text.append(contentsOf: "• ".utf8)
      place += 2
      isAfterItem = true
    } else {
      // Without a blank line between, it would go on with the item.
      guard !isAfterItem || isAfterBlank else { return false }
      isAfterItem = false
    }
    isAfterBlank = false
    guard SimpleSigns.mayStartText(bytes, place) else { return false }
    return readText()
  }

  /// Reads to the end of the line.
  private mutating func readText() -> Bool {
    var start = place
    while true {
      while place < bytes.count, SimpleSigns.isPlain(bytes[place]) { place += 1 }
      guard place < bytes.count, bytes[place] != .lineEnd else { break }
      if SimpleSigns.isLetterStar(bytes, place) {
        place += 1
      } else {
        text.append(contentsOf: bytes[start..<place])
        guard readMarker() else { return false }
        start = place
      }
    }
    text.append(contentsOf: bytes[start..<place])
    let endsWithSpace = place > 0 && bytes[place - 1] == .space
    if place < bytes.count { place += 1 }
    return !endsWithSpace
  }

  private mutating func readMarker() -> Bool {
    switch bytes[place] {
    case UInt8(ascii: "*"): passBold()
    case UInt8(ascii: "["): readLink()
    default: false
    }
  }

  /// Skips `**` if it can only begin or end bold text.
  private mutating func passBold() -> Bool {
    if let start = boldStart {
      // An address in bold text could go on over its end.
      guard SimpleSigns.closesBold(bytes, place), !bytes[start..<place].contains(where: SimpleSigns.isOfAddress) else {
        return false
      }
      boldStart = nil
    } else {
      guard SimpleSigns.opensBold(bytes, place) else { return false }
      boldStart = place
    }
    place += 2
    return true
  }

  /// `[text](https://…)` is "text https://…".
  private mutating func readLink() -> Bool {
    guard boldStart == nil, let link = SimpleLink(bytes, at: place) else { return false }
    text.append(contentsOf: bytes[link.text])
    text.append(.space)
    text.append(contentsOf: bytes[link.address])
    place = link.address.upperBound + 1
    return true
  }
}
