package import Core

/// A person's keys as they stand in `stet.yml`, with one more.
package struct KeysReport: Sendable {
  private let person: Person
  private let keys: [SigningKey]

  /// - Parameter key: the key to be added; left out where the person has it already.
  package init(_ person: Person, adding key: SigningKey) {
    self.person = person
    keys = person.keys + (person.keys.contains { $0.key == key.key } ? [] : [key])
  }

  /// The lines for `stet.yml`, below their place in the file.
  package var text: String {
    let lines = keys.map { key in
      let positions = [("from", key.from), ("until", key.until)].compactMap { name, commit in
        commit.map { ", \(name): \($0)" }
      }
      return "      - { key: \"\(key.key.line)\"\(positions.joined()) }"
    }
    return (["people:", "  \(person.name):", "    keys:"] + lines).map { $0 + "\n" }.joined()
  }
}

extension Configuration {
  /// The keys of all people as `ssh-keygen -Y verify -f` reads them, retired ones as well: one literal name each, and
  /// for signatures of records alone.
  package var allowedSigners: String {
    people.flatMap { person in
      person.keys.map { "\(person.name) namespaces=\"\(SSHSignature.namespace)\" \($0.key.line)\n" }
    }.joined()
  }
}
