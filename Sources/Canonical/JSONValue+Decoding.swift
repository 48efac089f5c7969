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
  /// Encoding the value again must give the same bytes. That one comparison rejects white space, other key orders and
  /// every other spelling of the same value.
  package init(canonical bytes: [UInt8]) throws(CanonicalJSONError) {
    try self.init(json: bytes)
    guard canonicalBytes == bytes else { throw .notCanonical }
  }
}
