import Canonical
import Content

/// What is printed with `--format json`.
enum JSONDocument {
  /// A document of the schema named: sorted, indented, with a line break at its end.
  static func text(_ schema: String, _ members: [String: JSONValue]) -> String {
    JSONValue.object(members.merging(["schema": .string(schema)]) { _, schema in schema }).prettyText
  }
}

extension JSONValue {
  /// A moment in UTC, or `null`.
  static func moment(_ moment: Timestamp?) -> JSONValue { .optional(moment?.rfc3339) }

  /// A digest, or `null`.
  static func digest(_ digest: Digest?) -> JSONValue { .optional(digest?.description) }

  /// An array with one element for each of `elements`.
  static func list<Element>(_ elements: [Element], _ json: (Element) -> JSONValue) -> JSONValue {
    .array(elements.map(json))
  }

  static func integer(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}
