internal import Canonical
package import Content

/// Finds out who somebody is by the address they commit under.
package struct PeopleDirectory: Sendable {
  private let byAddress: [String: String]
  private let byForgeID: [String: String]

  /// The people of a configuration.
  package init(_ configuration: Configuration) {
    var byAddress: [String: String] = [:]
    var byForgeID: [String: String] = [:]
    for person in configuration.people {
      for email in person.emails { byAddress[email.lowercased()] = person.name }
      for (forge, id) in person.forgeIDs { byForgeID["\(forge):\(id)"] = person.name }
    }
    self.byAddress = byAddress
    self.byForgeID = byForgeID
  }

  /// The person's name; `?` and part of the address's hash where nobody of `stet.yml` has it.
  package func name(forAddress address: String) -> String {
    person(forAddress: address) ?? "?" + Digest(of: address.lowercased().utf8).hex.prefix(16)
  }

  /// The person's name; nothing where nobody of `stet.yml` has the address.
  package func person(forAddress address: String) -> String? {
    let address = address.lowercased()
    return byAddress[address] ?? forgeID(address).flatMap { byForgeID[$0] }
  }

  /// Whether a name stands for somebody unknown.
  package static func isUnknown(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: "?") }

  /// `github:1234567` for `1234567+name@users.noreply.github.com`, `gitlab:1234567` for
  /// `1234567-name@users.noreply.gitlab.com`: what forges put in place of hidden addresses.
  ///
  /// The sign between id and name is the forge's own: on GitHub `12-name` is a name that somebody chose.
  private func forgeID(_ address: String) -> String? {
    let parts = address.split(separator: "@")
    guard parts.count == 2 else { return nil }
    let labels = parts[1].split(separator: ".")
    guard labels.starts(with: ["users", "noreply"]), labels.count > 2 else { return nil }
    let separator: Character = labels[2] == "gitlab" ? "-" : "+"
    let id = parts[0].prefix { $0.isASCII && $0.isNumber }
    guard !id.isEmpty, parts[0].dropFirst(id.count).first == separator else { return nil }
    return "\(labels[2]):\(id)"
  }
}
