/// Reads a body that has nothing but plain lines, list items of one line, bold words and links with a text, as nearly
/// every one.
///
/// What it gives is what `MarkdownReader` gives for the same body, without a syntax tree: that takes ten times as long.
/// Whatever could mean more, it leaves alone.
struct SimpleBody {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var text: [UInt8] = []
  private var place = 0
  private var isAfterBlank = false
  private var isAfterItem = false
  private var isBold = false

  /// In bytes: far from what `MarkdownReader` refuses.
  private static let longest = 1 << 14

  /// The text of `body`; nothing where it needs a closer look.
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
        guard !isBold else { return false }
        isAfterBlank = true
        place += 1
      } else {
        guard readLine() else { return false }
      }
    }
    return !isBold
  }

  private mutating func readLine() -> Bool {
    if !text.isEmpty { text.append(.lineEnd) }
    if !text.isEmpty, isAfterBlank { text.append(.lineEnd) }
    if SimpleSigns.isBullet(bytes, place) {
      guard !isBold else { return false }
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
    while place < bytes.count, bytes[place] != .lineEnd {
      switch bytes[place] {
      case UInt8(ascii: "*") where !SimpleSigns.isLetterStar(bytes, place):
        text.append(contentsOf: bytes[start..<place])
        guard passBold() else { return false }
        start = place
      case UInt8(ascii: "["):
        text.append(contentsOf: bytes[start..<place])
        guard readLink() else { return false }
        start = place
      case let byte:
        // An address in bold text could go on over its end.
        guard byte == UInt8(ascii: "*") || SimpleSigns.isPlain(byte), !isBold || !SimpleSigns.isOfAddress(byte) else {
          return false
        }
        place += 1
      }
    }
    text.append(contentsOf: bytes[start..<place])
    let endsWithSpace = place > 0 && bytes[place - 1] == .space
    if place < bytes.count { place += 1 }
    return !endsWithSpace
  }

  /// Over `**` where it can be nothing but the begin or the end of bold text.
  private mutating func passBold() -> Bool {
    guard isBold ? SimpleSigns.closesBold(bytes, place) : SimpleSigns.opensBold(bytes, place) else { return false }
    isBold.toggle()
    place += 2
    return true
  }

  /// `[text](https://…)` is "text https://…".
  private mutating func readLink() -> Bool {
    guard !isBold, let link = SimpleLink(bytes, at: place) else { return false }
    text.append(contentsOf: bytes[link.text])
    text.append(.space)
    text.append(contentsOf: bytes[link.address])
    place = link.address.upperBound + 1
    return true
  }
}
