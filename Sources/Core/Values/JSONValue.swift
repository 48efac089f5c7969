/// A JSON document as a value: what canonical forms, records and output documents are built from.
///
/// Numbers are integers only. No value that Stet signs, digests or prints needs a fraction, and integers are what all
/// JSON implementations represent alike.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(nilLiteral: ()) { self = .null }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
}

extension JSONValue {
  /// A string, or `null` if `string` is `nil`.
  package static func optional(_ string: String?) -> JSONValue { string.map(JSONValue.string) ?? .null }

  /// An array of strings.
  package static func strings(_ strings: some Sequence<String>) -> JSONValue { .array(strings.map(JSONValue.string)) }

  /// An object of those members that have a value: a member at its default is left out, not written as `null`.
  package static func members(_ members: [String: JSONValue?]) -> JSONValue { .object(members.compactMapValues { $0 }) }

  /// The member `name` of an object; `nil` where there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The text of a string value.
  package var stringValue: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number of an integer value.
  package var integerValue: Int64? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// The truth of a boolean value.
  package var boolValue: Bool? {
    guard case .bool(let truth) = self else { return nil }
    return truth
  }

  /// The elements of an array value.
  package var arrayValue: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object value.
  package var objectValue: [String: JSONValue]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

/// Two values are equal where their canonical bytes are.
///
/// Swift's own `==` of strings calls `é` and `e´` equal; a digest does not.
extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.canonicalBytes == right.canonicalBytes
  }
}

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
      let sorted = members.sorted { JSONValue.isName($0.key, before: $1.key) }
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
    var text = text
    text.withUTF8 { text in
      var rest = text[...]
      while let place = rest.firstIndex(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<place]))
        bytes.append(contentsOf: JSONValue.escape(rest[place]))
        rest = rest[(place + 1)...]
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: rest))
    }
    append("\"")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

// MARK: - The canonical form, for who writes and who reads it

extension JSONValue {
  /// Whether a member's name stands before another one: by their UTF-16 code units, which for ASCII are the bytes.
  static func isName(_ left: String, before right: String) -> Bool {
    for (one, other) in zip(left.utf8, right.utf8) {
      if one | other >= 0x80 { return left.utf16.lexicographicallyPrecedes(right.utf16) }
      if one != other { return one < other }
    }
    return left.utf8.count < right.utf8.count
  }

  /// The bytes in a string that stand for one that has to be escaped; the byte itself for others.
  static func escape(_ byte: UInt8) -> [UInt8] {
    let escape =
      switch byte {
      case UInt8(ascii: "\""): "\\\""
      case UInt8(ascii: "\\"): "\\\\"
      case 0x08: "\\b"
      case 0x09: "\\t"
      case 0x0A: "\\n"
      case 0x0C: "\\f"
      case 0x0D: "\\r"
      case ..<0x20: "\\u00" + hex([byte])
      default: String(decoding: [byte], as: UTF8.self)
      }
    return Array(escape.utf8)
  }
}

/// Why bytes are not the canonical JSON that they should be.
package enum CanonicalJSONError: Error, Equatable {
  /// Not JSON at all, or something that JSON parsers disagree on: a fraction, a number beyond ±(2⁵³ − 1), a member
  /// named twice, half a surrogate pair, very deep nesting.
  case malformed(String)
  /// JSON, but not the bytes that encoding it again gives: other key order, white space, escapes.
  case notCanonical
}

extension JSONValue {
  /// The deepest nesting of arrays and objects: far more than any document has, far less than would exhaust the stack.
  package static let maximumDepth = 64

  /// Reads any JSON of integers, strings, booleans, arrays and objects.
  package init(json bytes: [UInt8]) throws(CanonicalJSONError) {
    var reader = try JSONReader(bytes)
    self = try reader.readDocument()
  }

  /// Decodes canonical JSON; throws for any other form.
  ///
  /// Encoding the value again would give the same bytes: white space, another order of members, and each other spelling
  /// of the same value are rejected.
  package init(canonical bytes: [UInt8]) throws(CanonicalJSONError) {
    var reader = try JSONReader(bytes)
    self = try reader.readDocument()
    guard reader.isCanonical else { throw .notCanonical }
  }
}
