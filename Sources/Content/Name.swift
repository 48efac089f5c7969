/// The one form of ids and names: post ids, channels, people, roles, queues, rules.
package enum Name {
  /// How the form is described to people.
  package static let rule = "small letters, digits, `.`, `_` and `-`, at most 100, the first a letter or digit"

  /// Whether `text` is `[a-z0-9][a-z0-9._-]{0,99}`.
  package static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 100, isAlphanumeric(first) else { return false }
    return text.utf8.allSatisfy { byte in
      isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
