extension JSONReader {
  /// A string, from its opening quotation mark to its closing one.
  mutating func readString() throws(CanonicalJSONError) -> String {
    try take("\"")
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw problem("a control character") }
      offset += 1
      if byte == UInt8(ascii: "\\") { try readEscape(into: &text) } else { text.append(byte) }
    }
    try take("\"")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(CanonicalJSONError) {
    guard let sign = current else { throw problem("no end") }
    offset += 1
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(sign)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "u"): text.append(contentsOf: String(Character(try readScalar())).utf8)
    default: throw problem("an unknown escape")
    }
  }

  /// A code point after `\u`; two such escapes where it is beyond U+FFFF.
  private mutating func readScalar() throws(CanonicalJSONError) -> Unicode.Scalar {
    let first = try readUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    try take("\\")
    try take("u")
    let second = try readUnit()
    guard (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw problem("half a surrogate pair") }
    return scalar
  }

  /// Four hexadecimal digits.
  private mutating func readUnit() throws(CanonicalJSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw problem("no hexadecimal digit")
      }
      unit = unit << 4 + UInt32(digit)
      offset += 1
    }
    return unit
  }
}
