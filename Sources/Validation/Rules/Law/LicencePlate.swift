/// A German licence plate, by its form: `HH-AB 1234`, with a hyphen and a space.
enum LicencePlate {
  /// What looks like a district's letters and belongs to a standard or a product: `DIN-EN 1234`, `USB-C 32`.
  private static let others: Set<String> = [
    "A", "B2", "CO", "DIN", "EG", "EN", "EU", "IEC", "IP", "ISO", "IT", "PC", "PDF", "TV", "UN", "USB", "VDE", "XL",
  ]

  /// Where the plate ends that begins at `start`; `nil` where there is none.
  static func end(_ bytes: [UInt8], from start: Int) -> Int? {
    guard mayBegin(bytes, start) else { return nil }
    let (district, afterDistrict) = capitals(bytes, from: start)
    guard (1...3).contains(district.count), !others.contains(district), afterDistrict < bytes.count,
      bytes[afterDistrict] == UInt8(ascii: "-")
    else { return nil }
    let (letters, afterLetters) = capitals(bytes, from: afterDistrict + 1)
    guard (1...2).contains(letters.count), letters.utf8.count == letters.count, afterLetters < bytes.count,
      bytes[afterLetters] == 0x20
    else { return nil }
    var end = afterLetters + 1
    while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
    guard (2...4).contains(end - afterLetters - 1), bytes[afterLetters + 1] != UInt8(ascii: "0") else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: "E") || bytes[end] == UInt8(ascii: "H") { end += 1 }
    return isEnd(bytes, end) ? end : nil
  }

  /// Whether a hyphen follows soon: a quick test that rejects most words.
  private static func mayBegin(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start..<min(bytes.count, start + 9)].contains(UInt8(ascii: "-"))
  }

  /// The capitals from `start` on, at most four, and where they end.
  private static func capitals(_ bytes: [UInt8], from start: Int) -> (String, Int) {
    var end = start
    while end < bytes.count, end - start < 8 {
      if bytes[end].isASCIICapital {
        end += 1
      } else if bytes[end] == 0xC3, end + 1 < bytes.count, [0x84, 0x96, 0x9C].contains(bytes[end + 1]) {
        end += 2
      } else {
        break
      }
    }
    return (String(decoding: bytes[start..<end], as: UTF8.self), end)
  }

  /// Whether it ends here: not followed by a letter, a decimal, a unit or another number.
  private static func isEnd(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end < bytes.count else { return true }
    let next = bytes[end]
    if next.isASCIILetterOrDigit || next >= 0x80 || "-/%:".utf8.contains(next) { return false }
    return !(next == UInt8(ascii: ".") || next == UInt8(ascii: ",")) || end + 1 >= bytes.count
      || !bytes[end + 1].isASCIIDigit
  }
}
