/// Reads one JSON document from its bytes, strictly by RFC 8259 and within the limits of RFC 7493 (I-JSON).
///
/// Not Foundation's decoder: that one accepts UTF-16, `1.0` for an integer, and members named twice.
struct JSONReader {
  let bytes: [UInt8]
  var offset = 0
  private var depth = 0
  /// Whether what was read so far are the bytes that writing it again gives.
  private(set) var isCanonical = true

  /// Takes `bytes`, which must be UTF-8.
  init(_ bytes: [UInt8]) throws(CanonicalJSONError) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .malformed("it is not UTF-8") }
    self.bytes = bytes
  }

  /// The next byte; `nil` at the end.
  var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The single value of a document.
  mutating func readDocument() throws(CanonicalJSONError) -> JSONValue {
    let value = try readValue()
    guard current == nil else { throw problem("text after the end") }
    return value
  }

  /// A value, and the white space around it.
  private mutating func readValue() throws(CanonicalJSONError) -> JSONValue {
    skipSpace()
    let value: JSONValue
    switch current {
    case UInt8(ascii: "{"): value = .object(try readMembers())
    case UInt8(ascii: "["): value = .array(try readElements())
    case UInt8(ascii: "\""): value = .string(try readString())
    case UInt8(ascii: "t"): value = try readWord("true", .bool(true))
    case UInt8(ascii: "f"): value = try readWord("false", .bool(false))
    case UInt8(ascii: "n"): value = try readWord("null", .null)
    default: value = .integer(try readInteger())
    }
    skipSpace()
    return value
  }

  private mutating func readElements() throws(CanonicalJSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try readList(until: "]") { (reader) throws(CanonicalJSONError) in
      elements.append(try reader.readValue())
    }
    return elements
  }

  private mutating func readMembers() throws(CanonicalJSONError) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    var last: String?
    try readList(until: "}") { (reader) throws(CanonicalJSONError) in
      reader.skipSpace()
      let name = try reader.readString()
      if let last, !JSONValue.isName(last, before: name) { reader.isCanonical = false }
      last = name
      reader.skipSpace()
      try reader.take(":")
      // Canonically equivalent names collide here as well: no document has both.
      guard members.updateValue(try reader.readValue(), forKey: name) == nil else {
        throw reader.problem("a second member of the same name")
      }
    }
    return members
  }

  /// What stands between two brackets, separated by commas.
  private mutating func readList(
    until end: Unicode.Scalar, _ readItem: (inout JSONReader) throws(CanonicalJSONError) -> Void
  ) throws(CanonicalJSONError) {
    offset += 1
    depth += 1
    guard depth <= JSONValue.maximumDepth else { throw problem("nesting too deep") }
    skipSpace()
    if current != UInt8(ascii: end) {
      try readItem(&self)
      while current == UInt8(ascii: ",") {
        offset += 1
        try readItem(&self)
      }
    }
    try take(end)
    depth -= 1
  }

  private mutating func readWord(_ word: String, _ value: JSONValue) throws(CanonicalJSONError) -> JSONValue {
    guard bytes[offset...].starts(with: word.utf8) else { throw problem("no value") }
    offset += word.utf8.count
    return value
  }

  private mutating func readInteger() throws(CanonicalJSONError) -> Int64 {
    let sign = current == UInt8(ascii: "-") ? 1 : 0
    let digits = bytes[(offset + sign)...].prefix { (0x30...0x39).contains($0) }
    guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else { throw problem("no value") }
    let written = bytes[offset..<digits.endIndex]
    offset = digits.endIndex
    guard !(current.map { ".eE".utf8.contains($0) } ?? false) else { throw problem("a number that is no integer") }
    guard let number = Int64(String(decoding: written, as: UTF8.self)), number.magnitude < 1 << 53 else {
      throw problem("a number too large")
    }
    if number == 0, sign == 1 { isCanonical = false }
    return number
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
      isCanonical = false
    }
  }

  mutating func take(_ sign: Unicode.Scalar) throws(CanonicalJSONError) {
    guard current == UInt8(ascii: sign) else { throw problem("no `\(sign)`") }
    offset += 1
  }

  /// An error at the current offset.
  func problem(_ text: String) -> CanonicalJSONError { .malformed("\(text) at byte \(offset)") }
}

extension JSONReader {
  /// A string, from its opening quotation mark to its closing one.
  mutating func readString() throws(CanonicalJSONError) -> String {
    try take("\"")
    let start = offset
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { offset += 1 }
    var text = bytes[start..<offset]
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw problem("a control character") }
      offset += 1
      if byte != UInt8(ascii: "\\") {
        text.append(byte)
        continue
      }
      let (escape, length) = (offset - 1, text.count)
      try readEscape(into: &text)
      // One byte that has to be escaped, and in the way in which it is.
      let isOwn = text.count == length + 1 && text.last.map(JSONValue.escape) == Array(bytes[escape..<offset])
      if !isOwn { isCanonical = false }
    }
    try take("\"")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func readEscape(into text: inout ArraySlice<UInt8>) throws(CanonicalJSONError) {
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
