/// A `.mailmap`: which names and addresses stand for one person.
///
/// Our own reader, since libgit2's compares addresses by case, unlike git, and fails on some lines that git ignores.
package struct Mailmap: Sendable, Equatable {
  /// What replaces a name and an address; `nil` if it stays.
  private struct Replacement: Equatable {
    var name: String?
    var email: String?
  }

  /// By the address, in lower case.
  private var byEmail: [[UInt8]: Replacement] = [:]
  /// By the address and the name, in lower case.
  private var byNameAndEmail: [[[UInt8]]: Replacement] = [:]

  /// Reads the bytes of a `.mailmap` file. Lines that are no entries are ignored.
  package init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      guard let (first, rest) = Self.person(line), !first.email.isEmpty else { continue }
      add(first, replacing: Self.person(rest)?.person)
    }
  }

  /// The identity that `identity` stands for; itself if no line names it.
  package func resolve(_ identity: Identity) -> Identity {
    let (name, email) = (identity.name.utf8.map(lowercased), identity.email.utf8.map(lowercased))
    let replacement = byNameAndEmail[[email, name]] ?? byEmail[email]
    return Identity(name: replacement?.name ?? identity.name, email: replacement?.email ?? identity.email)
  }

  /// Notes a line: `new` is the proper person, `old` what stands in commits. With one person alone, the address stays
  /// and the name is replaced; a later line wins over an earlier one.
  private mutating func add(_ new: Identity, replacing old: Identity?) {
    let name = new.name.isEmpty ? nil : new.name
    let key = (old ?? new).email.utf8.map(lowercased)
    if let old, !old.name.isEmpty {
      byNameAndEmail[[key, old.name.utf8.map(lowercased)]] = Replacement(name: name, email: new.email)
      return
    }
    if let name { byEmail[key, default: Replacement()].name = name }
    if old != nil { byEmail[key, default: Replacement()].email = new.email }
  }

  /// `Name <address>` at the start of `line`, and what follows it.
  private static func person(_ line: ArraySlice<UInt8>) -> (person: Identity, rest: ArraySlice<UInt8>)? {
    guard let opening = line.firstIndex(of: UInt8(ascii: "<")),
      let closing = line[opening...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let name = text(trimmingSpaces(line[..<opening]))
    return (Identity(name: name, email: text(line[opening..<closing].dropFirst())), line[closing...].dropFirst())
  }
}
