import Diagnostics

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

/// The form of an OpenSSH public key on one line, without options before it: `cert-authority` would let it sign for
/// others.
enum PublicKey {
  private static let types = [
    "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
  ]

  static func isPlausible(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 0x20, maxSplits: 2)
    guard text.utf8.allSatisfy({ $0 >= 0x20 }), parts.count >= 2 else { return false }
    return types.contains { parts[0].elementsEqual($0.utf8) } && parts[1].starts(with: "AAAA".utf8)
      && parts[1].count >= 40 && parts[1].allSatisfy { isAlphanumeric($0) || "+/=".utf8.contains($0) }
  }
}
