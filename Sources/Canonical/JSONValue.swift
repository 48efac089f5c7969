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
