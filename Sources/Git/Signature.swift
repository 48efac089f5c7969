package import Core

/// Who made or committed something, and when: one `author` or `committer` line of a commit.
package struct Signature: Hashable, Sendable {
  package let name: String
  package let email: String
  /// Seconds since 1970, UTC.
  package let time: Int64
  /// How far the clock on the wall was ahead of UTC.
  package let offsetMinutes: Int

  /// A signature that may be written.
  ///
  /// - Throws: `.invalid` for control characters (a line break would add header lines to the commit), `<`, `>`, an
  ///   empty name or address, a time before 1970, an offset of 100 hours or more.
  package init(name: String, email: String, time: Int64, offsetMinutes: Int) throws(GitError) {
    try Self.checkText(name, "name")
    try Self.checkText(email, "address")
    guard time >= 0, abs(offsetMinutes) < 100 * 60 else {
      throw GitError(.invalid, operation: "sign", message: "the time \(time) or its offset is out of range")
    }
    self.init(unchecked: name, email, time, offsetMinutes)
  }

  /// A signature as it was read, without checks: never to be written.
  init(unchecked name: String, _ email: String, _ time: Int64, _ offsetMinutes: Int) {
    self.name = name
    self.email = email
    self.time = time
    self.offsetMinutes = offsetMinutes
  }

  /// The person, without the time.
  package var identity: Identity { Identity(name: name, email: email) }

  /// The text of the header line, without its key: `Ana <ana@acme.example> 1793520000 +0100`.
  var line: String {
    let minutes = abs(offsetMinutes)
    let digits = String(10_000 + minutes / 60 * 100 + minutes % 60).dropFirst()
    return "\(name) <\(email)> \(time) \(offsetMinutes < 0 ? "-" : "+")\(digits)"
  }

  private static func checkText(_ text: String, _ what: String) throws(GitError) {
    let operation = "sign"
    if text.isEmpty || text.utf8.first == 0x20 || text.utf8.last == 0x20 {
      throw GitError(.invalid, operation: operation, message: "the \(what) is empty or has spaces around it")
    }
    if text.unicodeScalars.contains(where: { isControl($0) || $0 == "<" || $0 == ">" }) {
      throw GitError(.invalid, operation: operation, message: "the \(what) has a control character, < or >")
    }
  }
}

/// Whether `scalar` is one of Unicode's control characters (a set that never changes), line breaks and tabs among them.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

extension Signature {
  /// Reads the text of an `author` or `committer` line.
  ///
  /// Lenient, since existing commits cannot be corrected: as git does, the address is what stands between the
  /// first `<` and the next `>`, and a time that cannot be read is 0. Control characters become U+FFFD.
  init(line: ArraySlice<UInt8>, encoding: TextEncoding) {
    let opening = line.firstIndex(of: UInt8(ascii: "<")) ?? line.endIndex
    let rest = line[opening...].dropFirst()
    let closing = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
    let (time, offset) = Self.time(line)
    self.init(
      unchecked: Self.cleaned(line[..<opening], encoding), Self.cleaned(rest[..<closing], encoding), time, offset)
  }

  private static func cleaned(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> String {
    var text = encoding.decode(bytes).text
    if text.unicodeScalars.contains(where: isControl) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }
    return String(Substring(trimmingSpaces(Substring(text).utf8)))
  }

  /// The time of an `author` or `committer` line, ` <seconds> <+hhmm>` after the last `>`; 0 if it is malformed.
  static func time(_ line: ArraySlice<UInt8>) -> (seconds: Int64, offsetMinutes: Int) {
    let closing = line.lastIndex(of: UInt8(ascii: ">")) ?? line.endIndex
    let words = line[closing...].dropFirst().split(separator: UInt8(ascii: " "))
    guard let first = words.first, first.allSatisfy(isDigit),
      let seconds = Int64(String(decoding: first, as: UTF8.self))
    else { return (0, 0) }
    return (seconds, words.dropFirst().first.map(offset) ?? 0)
  }

  private static func offset(_ word: ArraySlice<UInt8>) -> Int {
    guard word.count == 5, let sign = word.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(sign),
      word.dropFirst().allSatisfy(isDigit), let number = Int(String(decoding: word.dropFirst(), as: UTF8.self))
    else { return 0 }
    let minutes = number / 100 * 60 + number % 100
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// The co-authors that a commit's message names, in their order, each address once.
///
/// More lenient than git's own trailers, since forges, mail programs and people put the line in different places. It
/// counts if, after blanks, `>`, `*` or `-`, it begins with `co-authored-by:` in any case and holds an address; of
/// several addresses in it each counts.
func coAuthorTrailers(of message: String) -> [Identity] {
  var found: [Identity] = []
  var seen: Set<[UInt8]> = []
  for line in message.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
    for identity in coAuthors(in: line) where seen.insert(identity.email.utf8.map(lowercased)).inserted {
      found.append(identity)
    }
  }
  return found
}

/// The people named in a line; empty if it is no such line.
private func coAuthors(in line: Substring.UTF8View) -> [Identity] {
  let key = "co-authored-by:"
  let start = line.drop { isBlank($0) || [UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "-")].contains($0) }
  guard start.prefix(key.utf8.count).map(lowercased).elementsEqual(key.utf8) else { return [] }
  let value = start.dropFirst(key.utf8.count)
  let name = trimmingSpaces(value.prefix { $0 != UInt8(ascii: "<") })
  let words = value.split { isBlank($0) || separators.contains($0) }
  return words.compactMap { word in
    var address = word.starts(with: "mailto:".utf8) ? word.dropFirst("mailto:".utf8.count) : word
    while address.last == UInt8(ascii: ".") { address = address.dropLast() }
    guard let at = address.firstIndex(of: UInt8(ascii: "@")), at != address.startIndex,
      !address[at...].dropFirst().isEmpty
    else { return nil }
    return Identity(name: String(Substring(name)), email: String(Substring(address)))
  }
}

/// Characters that surround addresses and never occur in one.
private let separators = Set("<>()[]{},;:\"'`".utf8)

/// White space and control characters, which no address has.
private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }

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
