internal import Canonical
package import Content

/// Finds people by the address that they commit under.
package struct PeopleDirectory: Sendable {
  private let names: [PersonIdentity: String]

  /// The people of a configuration.
  package init(_ configuration: Configuration) {
    names = Dictionary(
      configuration.people.flatMap { person in person.identities.map { ($0, person.name) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The person's name; `?` and part of the address's hash if no person in `stet.yml` has it.
  package func name(forAddress address: String) -> String {
    person(forAddress: address) ?? "?" + Digest(of: address.lowercased().utf8).hex.prefix(16)
  }

  /// The person's name; `nil` if no person in `stet.yml` has the address.
  package func person(forAddress address: String) -> String? {
    names[PersonIdentity(email: address)] ?? Self.forgeID(address.lowercased()).flatMap { names[$0] }
  }

  /// The identities of an address: itself, and the forge id that it may contain.
  static func identities(ofAddress address: String) -> [PersonIdentity] {
    [PersonIdentity(email: address)] + [forgeID(address.lowercased())].compactMap { $0 }
  }

  /// Whether a name stands for an unknown person.
  package static func isUnknown(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: "?") }

  /// The id on `github` for `1234567+name@users.noreply.github.com`, on `gitlab` for
  /// `1234567-name@users.noreply.gitlab.com`: what forges put in place of hidden addresses.
  ///
  /// The sign between id and name is the forge's own: on GitHub, `12-name` is a name that a user may choose.
  private static func forgeID(_ address: String) -> PersonIdentity? {
    let parts = address.split(separator: "@")
    guard parts.count == 2 else { return nil }
    let labels = parts[1].split(separator: ".")
    guard labels.starts(with: ["users", "noreply"]), labels.count > 2 else { return nil }
    let separator: Character = labels[2] == "gitlab" ? "-" : "+"
    let id = parts[0].prefix { $0.isASCII && $0.isNumber }
    guard !id.isEmpty, parts[0].dropFirst(id.count).first == separator else { return nil }
    return Int64(id).flatMap { String($0) == id ? .forge(String(labels[2]), $0) : nil }
  }
}
