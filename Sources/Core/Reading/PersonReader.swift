internal import SocialText

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
      serverNames: serverNames(fields, name, &owners),
      until: position("until", fields), isInactive: fields.truth("inactive") ?? false, away: absences(fields))
  }

  private func absences(_ fields: Fields) -> [Absence] {
    let absences = fields.texts("away") { text, node, path -> Absence? in
      if let absence = Absence(written: text) { return absence }
      let meant = LooseAbsence(text)
      log.invalid(
        node, at: path, meant.problem(with: text), explanation: "An absence is written \(Absence.rule).",
        fix: meant.written.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
      return nil
    }
    if let node = fields.node("away"), absences?.count ?? 0 > Absence.most {
      log.invalid(
        node, at: fields.path("away"), "has more than \(Absence.most) absences",
        explanation: "Remove those that are over.")
    }
    return (absences ?? []).prefix(Absence.most).joined
  }

  /// A name goes into git commits: a line end there would forge header lines.
  private func fullName(_ fields: Fields) -> String? {
    fields.text("name", explanation: "A name is one line of text, without `<` and `>`.") { name in
      name.utf8.allSatisfy { $0 >= 0x20 && !"<>".utf8.contains($0) }
        && name.unicodeScalars.contains { !$0.properties.isWhitespace }
    }
  }

  private func emails(_ fields: Fields, _ person: String, _ owners: inout IdentityOwners) -> [String] {
    fields.requireElements("emails", explanation: "People are known by their addresses.")
    let emails = fields.texts("emails") { email, node, path -> String? in
      guard EmailAddress.isPlausible(email) else {
        return log.refuse(email, node, at: path, explanation: "An address is written `ana@acme.example`.")
      }
      owners.claim(PersonIdentity(email: email), Display.quoted(email), for: person, at: node.range)
      return email
    }
    return emails ?? []
  }

  private func keys(_ fields: Fields, _ person: String, _ owners: inout IdentityOwners) -> [SigningKey] {
    let keys = fields.elements("keys") { node, path -> SigningKey? in
      guard log.hasValue(node, name: path), let key = key(node, at: path) else { return nil }
      owners.claim(.key(key.key), "this key", for: person, at: node.range)
      return key
    }
    return keys ?? []
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

  private func publicKey(_ text: String, _ node: YAMLNode, at path: String) -> PublicKey? {
    do throws(PublicKeyError) {
      return try PublicKey(line: text)
    } catch {
      return log.refuse(text, node, at: path, explanation: error.description)
    }
  }

  /// A commit of the ledger. Whether the ledger has it is checked when the ledger is read.
  private func position(_ key: String, _ fields: Fields) -> String? {
    fields.text(
      key, explanation: "It is the full id of a commit of the ledger: `git rev-parse stet/ledger`."
    ) { isLowercaseHex($0, count: 40) }
  }

  private func serverNames(_ fields: Fields, _ person: String, _ owners: inout IdentityOwners) -> [String] {
    let names = fields.texts("server") { name, node, path -> String? in
      guard !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        return log.refuse(
          name, node, at: path, explanation: "It is the name under which the person pushes to the server.")
      }
      owners.claim(.server(name), Display.quoted(name), for: person, at: node.range)
      return name
    }
    return names ?? []
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

/// Two days, or one, as people write them who do not know the form: `21.12.2026 - 3.1.2027`.
private struct LooseAbsence {
  /// In the right form; `nil` where the days are not certain.
  let written: String?
  private let endsBeforeItBegins: Bool
  /// What has the form of a day, and is none.
  private let missingDay: String?

  init(_ text: String) {
    let parts = Self.joints.lazy.map { Self.halves(text, at: $0) }.first { $0 != nil } ?? nil
    let days = (parts ?? [text]).map { LooseTime($0).day.flatMap(CivilDate.init(written:)) }
    missingDay = (parts ?? [text]).first { Self.hasForm(ofDay: $0) && CivilDate(written: $0) == nil }
    guard let first = days.first ?? nil, let last = days.last ?? nil else {
      (written, endsBeforeItBegins) = (nil, false)
      return
    }
    endsBeforeItBegins = first > last
    written = endsBeforeItBegins ? nil : Absence(from: first, to: last).text
  }

  /// What is wrong with the text, as the end of a sentence: other commands than `check` tell only that.
  func problem(with text: String) -> String {
    if let missingDay { return "is out of range, there is no day \(missingDay): \(Display.quoted(text))" }
    return endsBeforeItBegins
      ? "ends before it begins: \(Display.quoted(text))" : "cannot be \(Display.quoted(text))"
  }

  /// Whether a text is `0000-00-00` with any digits.
  private static func hasForm(ofDay text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10
      && bytes.indices.allSatisfy { [4, 7].contains($0) ? bytes[$0] == 0x2D : (0x30...0x39).contains(bytes[$0]) }
  }

  /// What people put between two days, what is longer first.
  private static let joints = ["...", "..", " to ", " bis ", " - ", "–", "—", "/"]

  private static func halves(_ text: String, at joint: String) -> [String]? {
    let parts = text.split(separator: joint, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return parts.map { $0.trimmingSpaces }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " }
    return String(start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.endIndex)])
  }
}

/// The names that `stet.yml` declares; any other anywhere in it is an error.
struct DeclaredNames {
  let roles: [String]
  let departments: [String]
  let pillars: [String]
  let flags: [String]
  let channels: [String]
  private let log: ReadingLog

  init(_ fields: Fields) {
    log = fields.log
    roles = DeclaredNames.list("roles", fields)
    departments = DeclaredNames.list("departments", fields)
    pillars = DeclaredNames.list("pillars", fields)
    flags = DeclaredNames.list("flags", fields)
    if case .mapping(let entries)? = fields.node("channels")?.value {
      channels = entries.map(\.key)
    } else {
      channels = []
    }
  }

  /// The names of a list under `key`, those that `declared` knows; others are reported.
  func known(_ key: String, in fields: Fields, among declared: [String], as kind: String) -> [String] {
    let known = fields.texts(key) { name, node, _ in
      isKnown(name, at: node.range, among: declared, as: kind) ? name : nil
    }
    return known ?? []
  }

  /// Whether a name is declared; reports it otherwise.
  func isKnown(_ name: String, at range: SourceRange, among declared: [String], as kind: String) -> Bool {
    if declared.contains(where: { $0 == name }) { return true }
    let list = declared.isEmpty ? "none is" : declared.sorted().prefix(20).joined(separator: ", ")
    let certain = Suggestions.same(as: name, among: declared)
    log.report(
      .undeclared, range,
      "\(kind) \(Display.quoted(name)) is not declared\(Suggestions.didYouMean(name, among: declared))",
      explanation: "Declared in stet.yml: \(list).",
      fix: certain.map { Fix("write `\($0)`", replacing: range, with: $0) })
    return false
  }

  private static func list(_ key: String, _ fields: Fields) -> [String] {
    let names = fields.texts(key) { name, node, _ in fields.log.isName(name, at: node.range) ? name : nil } ?? []
    return names.reduce(into: []) { unique, name in if !unique.contains(name) { unique.append(name) } }
  }
}

extension ReadingLog {
  /// Whether a text has the form of a name; reports it otherwise.
  package func isName(_ text: String, at range: SourceRange) -> Bool {
    if Name.isValid(text) { return true }
    let meant = text.lowercased().replacing(" ", with: "-")
    report(
      .invalidValue, range, "\(Display.quoted(text)) cannot be a name", explanation: "A name is \(Name.rule).",
      fix: Name.isValid(meant) ? Fix("write `\(meant)`", replacing: range, with: meant) : nil)
    return false
  }
}

extension Fields {
  /// The mappings of a map whose keys are names of the user's own.
  func namedFields(_ key: String, _ keys: KeyTable) -> [(name: String, fields: Fields)] {
    named(key).compactMap { entry, path in
      guard log.isName(entry.key, at: entry.keyRange), log.hasValue(entry.value, name: path),
        let fields = Fields(entry.value, at: path, keys: keys, log: log)
      else { return nil }
      return (entry.key, fields)
    }
  }
}

/// Who owns which address, key and forge id. Each has one owner.
struct IdentityOwners {
  let log: ReadingLog
  private var owners: [PersonIdentity: String] = [:]

  init(log: ReadingLog) { self.log = log }

  /// Notes an owner; reports a second one.
  ///
  /// - Parameter text: how the identity is written, for people.
  mutating func claim(_ identity: PersonIdentity, _ text: String, for person: String, at range: SourceRange) {
    guard let owner = owners[identity] else {
      owners[identity] = person
      return
    }
    let whose = owner == person ? "is given twice" : "already belongs to \(owner)"
    log.report(
      .duplicateIdentity, range, "\(text) \(whose)",
      explanation: "An address, a key or an id on a forge says who a person is: each belongs to one person.")
  }
}

/// The form of e-mail addresses, as far as git and people agree on it.
enum EmailAddress {
  static func isPlausible(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>,".utf8.contains($0) }
  }
}
