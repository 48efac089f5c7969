package import Canonical

/// Takes a canonical rendition, of today or as the ledger keeps it, apart into labelled texts that can be compared.
package enum ReaderTexts {
  /// Everything that the rendition says to readers, in reading order: `("text", "…")`, `("text, media 1, alt", …)`,
  /// `("part 2", …)`.
  ///
  /// Every member is included, also unknown ones, so that no difference is missed.
  package static func list(canonical rendition: JSONValue) -> [WordDifference.Labelled] {
    let members = rendition.objectValue ?? [:]
    let names = members.keys.sorted { (rank($0), $0) < (rank($1), $1) }.filter { !identity.contains($0) }
    return names.flatMap { name in
      let value = members[name] ?? .null
      return name == "parts" ? value.arrayValue.map(parts) ?? texts(value, label: name) : texts(value, label: name)
    }
  }

  /// The first part goes without a number: most posts have no other.
  private static func parts(_ parts: [JSONValue]) -> [WordDifference.Labelled] {
    parts.enumerated().flatMap { texts($0.element, label: $0.offset == 0 ? "text" : "part \($0.offset + 1)") }
  }

  /// Members that identify the rendition, and are not part of its content.
  private static let identity: Set<String> = ["v", "repository", "post", "channel", "network"]

  private static func rank(_ name: String) -> Int {
    ["account", "title", "parts", "link", "preview", "firstComment"].firstIndex(of: name) ?? .max
  }

  private static func texts(_ value: JSONValue, label: String) -> [WordDifference.Labelled] {
    switch value {
    case .null: return []
    case .string(let text): return [(label, text)]
    case .integer(let number): return [(label, "\(number)")]
    case .bool(let truth): return [(label, truth ? "yes" : "no")]
    case .array(let elements):
      let one = singular(label)
      return elements.enumerated().flatMap { texts($0.element, label: "\(one) \($0.offset + 1)") }
    case .object(let members):
      return members.keys.sorted { ($0 == "text" ? 0 : 1, $0) < ($1 == "text" ? 0 : 1, $1) }
        .flatMap { texts(members[$0] ?? .null, label: $0 == "text" ? label : "\(label), \($0)") }
    }
  }

  /// `options` as each of them is called: `option`.
  private static func singular(_ label: String) -> String {
    ["options", "captions"].contains { label.hasSuffix($0) } ? String(label.dropLast()) : label
  }
}
