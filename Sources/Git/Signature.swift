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
