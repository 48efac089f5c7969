import Diagnostics

/// Reads the people of `stet.yml`. Identities must be unambiguous: no address, key or forge id has two owners.
struct PersonReader {
  let fields: Fields
  let names: DeclaredNames

  private var log: ReadingLog { fields.log }

  func people() -> [Person] {
    var owners = IdentityOwners(log: log)
    return fields.namedFields("people", ConfigurationKeys.person).map { name, fields in
      person(name, fields, &owners)
    }
  }

  private func person(_ name: String, _ fields: Fields, _ owners: inout IdentityOwners) -> Person {
    fields.require("emails")
    return Person(
      name: name, fullName: fullName(fields), kind: fields.choice("kind", Person.Kind.self) ?? .human,
      emails: emails(fields, name, &owners),
      roles: names.known("roles", in: fields, among: names.roles, as: "role"),
      departments: names.known("departments", in: fields, among: names.departments, as: "department"),
      keys: keys(fields, name, &owners), forgeIDs: forgeIDs(fields, name, &owners),
      until: position("until", fields), isInactive: fields.truth("inactive") ?? false)
  }

  /// A name goes into git commits: a line end there would forge header lines.
  private func fullName(_ fields: Fields) -> String? {
    guard let node = fields.node("name"), let name = fields.text("name") else { return nil }
    let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && !"<>".utf8.contains($0) }
    if isPlain, name.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) { return name }
    log.invalid(
      node, at: fields.path("name"), "cannot be \(Display.quoted(name))",
      explanation: "A name is one line of text, without `<` and `>`.")
    return nil
  }

  private func emails(_ fields: Fields, _ person: String, _ owners: inout IdentityOwners) -> [String] {
    guard let elements = fields.elements("emails") else { return [] }
    if elements.isEmpty, let node = fields.node("emails") {
      log.invalid(node, at: fields.path("emails"), "is empty", explanation: "People are known by their addresses.")
    }
    var emails: [String] = []
    for element in elements where log.hasValue(element.node, name: element.path) {
      guard let email = log.text(element.node, at: element.path) else { continue }
      if EmailAddress.isPlausible(email) {
        owners.claim(PersonIdentity(email: email), Display.quoted(email), for: person, at: element.node.range)
        emails.append(email)
      } else {
        log.invalid(
          element.node, at: element.path, "cannot be \(Display.quoted(email))",
          explanation: "An address is written `ana@acme.example`.")
      }
    }
    return emails
  }

  private func keys(_ fields: Fields, _ person: String, _ owners: inout IdentityOwners) -> [SigningKey] {
    (fields.elements("keys") ?? []).compactMap { element in
      guard log.hasValue(element.node, name: element.path), let key = key(element.node, at: element.path) else {
        return nil
      }
      owners.claim(PersonIdentity(key: key.key), "this key", for: person, at: element.node.range)
      return key
    }
  }

  private func key(_ node: YAMLNode, at path: String) -> SigningKey? {
    guard case .mapping = node.value else {
      return log.text(node, at: path).flatMap { publicKey($0, node, at: path) }.map { SigningKey(key: $0) }
    }
    guard let fields = Fields(node, at: path, keys: ConfigurationKeys.key, log: log) else { return nil }
    fields.require("key")
    let (from, until) = (position("from", fields), position("until", fields))
    guard let keyNode = fields.node("key"), let text = fields.text("key"),
      let key = publicKey(text, keyNode, at: fields.path("key"))
    else { return nil }
    return SigningKey(key: key, from: from, until: until)
  }

  private func publicKey(_ text: String, _ node: YAMLNode, at path: String) -> String? {
    if PublicKey.isPlausible(text) { return text }
    log.invalid(
      node, at: path, "cannot be \(Display.quoted(text))",
      explanation: "A key is the line of a `.pub` file: `ssh-ed25519 AAAA…`.")
    return nil
  }

  /// A commit of the ledger. Whether the ledger has it is checked when the ledger is read.
  private func position(_ key: String, _ fields: Fields) -> String? {
    guard let node = fields.node(key), let commit = fields.text(key) else { return nil }
    if commit.utf8.count == 40, commit.utf8.allSatisfy({ isDigit($0) || (0x61...0x66).contains($0) }) { return commit }
    log.invalid(
      node, at: fields.path(key), "cannot be \(Display.quoted(commit))",
      explanation: "It is the full id of a commit of the ledger: `git rev-parse stet/ledger`.")
    return nil
  }

  private func forgeIDs(_ fields: Fields, _ person: String, _ owners: inout IdentityOwners) -> [String: Int64] {
    var ids: [String: Int64] = [:]
    for forge in ConfigurationKeys.forges {
      guard let node = fields.node(forge), let id = fields.number(forge, in: 1...999_999_999_999) else { continue }
      owners.claim(.forge(forge, id), "\(forge) \(id)", for: person, at: node.range)
      ids[forge] = id
    }
    return ids
  }
}
