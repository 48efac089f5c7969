/// An e-mail address around an `@`.
struct MailAddress {
  /// Both in small letters.
  let name: String
  let host: String
  let place: Range<Int>

  /// Nothing where there is none: a mention (`@acme@social.example`), or no host with a dot.
  init?(_ bytes: [UInt8], at sign: Int) {
    var start = sign
    while start > 0, sign - start < 64, Self.isName(bytes[start - 1]) { start -= 1 }
    while start < sign, bytes[start] == UInt8(ascii: ".") { start += 1 }
    var end = sign + 1
    while end < bytes.count, end - sign < 254, Self.isHost(bytes[end]) { end += 1 }
    while end > sign + 1, !bytes[end - 1].isASCIILetterOrDigit { end -= 1 }
    let host = bytes[sign + 1..<end]
    guard start < sign, let dot = host.lastIndex(of: UInt8(ascii: ".")), dot > host.startIndex, end - dot > 2,
      host[(dot + 1)...].allSatisfy(\.isASCIILetter), start == 0 || !"@/".utf8.contains(bytes[start - 1])
    else { return nil }
    name = String(decoding: bytes[start..<sign], as: UTF8.self).lowercased()
    self.host = String(decoding: host, as: UTF8.self).lowercased()
    place = start..<end
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isASCIILetterOrDigit || byte >= 0x80 || "._%+-".utf8.contains(byte)
  }

  private static func isHost(_ byte: UInt8) -> Bool { byte.isASCIILetterOrDigit || byte == 0x2D || byte == 0x2E }
}
