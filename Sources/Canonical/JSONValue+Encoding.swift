extension JSONValue {
  /// The canonical bytes of RFC 8785 (JCS): no white space, keys in the order of their UTF-16 code units.
  package var canonicalBytes: [UInt8] {
    var writer = JSONWriter(indented: false)
    writer.write(self)
    return writer.bytes
  }

  /// The same document for people and for `diff`: two spaces a level, a newline at the end.
  package var prettyText: String {
    var writer = JSONWriter(indented: true)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  /// The SHA-256 of the canonical bytes.
  package var digest: Digest { Digest(of: canonicalBytes) }
}

/// Writes one JSON value as bytes.
private struct JSONWriter {
  let indented: Bool
  var bytes: [UInt8] = []
  private var depth = 0

  init(indented: Bool) { self.indented = indented }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let truth): append(truth ? "true" : "false")
    case .integer(let number): append(String(number))
    case .string(let text): writeString(text)
    case .array(let elements):
      writeList(elements, open: "[", close: "]") { writer, element in writer.write(element) }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      writeList(sorted, open: "{", close: "}") { writer, member in
        writer.writeString(member.key)
        writer.append(writer.indented ? ": " : ":")
        writer.write(member.value)
      }
    }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], open: String, close: String, _ body: (inout JSONWriter, Element) -> Void
  ) {
    append(open)
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      breakLine()
      body(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { breakLine() }
    append(close)
  }

  private mutating func breakLine() {
    guard indented else { return }
    append("\n" + String(repeating: "  ", count: depth))
  }

  private mutating func writeString(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0..<0x20: append("\\u00" + hex([byte]))
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
