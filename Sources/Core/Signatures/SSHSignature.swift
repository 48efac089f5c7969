/// A signature over the bytes of a record, in OpenSSH's format (`PROTOCOL.sshsig`), as `ssh-keygen -Y sign` makes it.
package struct SSHSignature: Sendable {
  /// What signatures of records are for, so that none made for another purpose counts as one.
  package static let namespace = "stet-record-v1"
  /// The most bytes that a signature file may have: 16 KiB. One by the longest RSA key has less than 6 KiB.
  package static let maximumSize = 16_384

  /// The key that it says made it.
  package let key: PublicKey
  private let namespace: [UInt8]
  private let reserved: [UInt8]
  private let hash: [UInt8]
  private let signature: [UInt8]

  private static let magic = Array("SSHSIG".utf8)
  private static let (header, footer) = ("-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----")
  /// `ssh-keygen` breaks lines after 70 characters, and the format's description says 76.
  private static let lineLimit = 76

  /// Reads a signature file; `nil` for bytes that are none, or whose key is none that a person can have.
  ///
  /// What the signature is for, and whether it fits, is not looked at: a signature for another purpose is one of its key
  /// that does not verify.
  package init?(file: [UInt8]) {
    guard file.count <= Self.maximumSize, let blob = Self.dearmored(file) else { return nil }
    var reader = SSHReader(blob)
    guard reader.bytes(Self.magic.count) == Self.magic, reader.number() == 1, let key = reader.string(),
      let namespace = reader.string(), let reserved = reader.string(), let hash = reader.string(),
      let signature = reader.string(), reader.isAtEnd, let key = try? PublicKey(bytes: key)
    else { return nil }
    self.key = key
    self.namespace = namespace
    self.reserved = reserved
    self.hash = hash
    self.signature = signature
  }

  /// What stands between the first and the last line, of which there is exactly one form for each length of its lines.
  private static func dearmored(_ file: [UInt8]) -> [UInt8]? {
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count >= 4, lines[0].elementsEqual(header.utf8), lines[lines.count - 2].elementsEqual(footer.utf8),
      lines[lines.count - 1].isEmpty
    else { return nil }
    let body = lines[1..<lines.count - 2]
    guard let width = body.first?.count, width <= lineLimit, body.dropLast().allSatisfy({ $0.count == width }),
      let last = body.last?.count, last > 0, last <= width
    else { return nil }
    return Base64.decode(body.reduce(into: []) { $0 += $1 })
  }

  /// Whether the key signed `message`, as a record.
  package func isValid(for message: [UInt8]) -> Bool {
    guard namespace.elementsEqual(Self.namespace.utf8), reserved.isEmpty,
      let hash = SignatureHash.allCases.first(where: { self.hash.elementsEqual($0.rawValue.utf8) })
    else { return false }
    let signed =
      Self.magic + .sshString(namespace) + .sshString(reserved) + .sshString(self.hash)
      + .sshString(hash.digest(of: message))
    var reader = SSHReader(signature)
    guard let algorithm = reader.string(), let numbers = reader.string() else { return false }
    guard let application = key.application else {
      return reader.isAtEnd && key.verifies(signed, algorithm, numbers)
    }
    // A security key signs the digests of what it signs for and of the message, and beside them what its person did,
    // and how often it was used. Without a touch, a program could sign that its person knows nothing of.
    guard let flags = reader.byte(), let count = reader.number(), reader.isAtEnd, flags & Self.touched != 0 else {
      return false
    }
    let statement =
      SignatureHash.sha256.digest(of: application) + [flags] + .sshNumber(count)
      + SignatureHash.sha256.digest(of: signed)
    return key.verifies(statement, algorithm, numbers)
  }

  /// The bit that says that the security key was touched.
  private static let touched: UInt8 = 0x01
}

extension PublicKey {
  /// Whether the numbers of a signature made by `algorithm` fit `message`.
  fileprivate func verifies(_ message: [UInt8], _ algorithm: [UInt8], _ numbers: [UInt8]) -> Bool {
    func isNamed(_ name: String) -> Bool { algorithm.elementsEqual(name.utf8) }
    switch material {
    case .ed25519(let point):
      return isNamed(kind.rawValue) && Ed25519.verifies(message, numbers, point)
    case .ecdsa(let curve, let point):
      var reader = SSHReader(numbers)
      guard isNamed(kind.rawValue), let r = reader.integer(limit: curve.size),
        let s = reader.integer(limit: curve.size), reader.isAtEnd
      else { return false }
      return ECDSA.verifies(message, r: r, s: s, curve, point)
    case .rsa(let modulus, let exponent):
      // SHA-1, which `ssh-rsa` means as an algorithm, is not safe.
      guard let hash = SignatureHash.allCases.first(where: { isNamed($0.nameInRSA) }),
        numbers.count == modulus.count
      else { return false }
      return RSA.verifies(message, numbers, hash, modulus: modulus, exponent: exponent)
    }
  }
}

/// A signature file of a record, verified against the record's bytes. Whose key it is, people and policy decide.
package struct RecordSignature: Sendable, Hashable {
  package let key: PublicKey
  /// Whether the key signed the bytes of the record.
  package let isValid: Bool
  /// The commits that added the file, without those that put it back.
  package let addedBy: [ObjectID]

  package init(key: PublicKey, isValid: Bool, addedBy: [ObjectID]) {
    self.key = key
    self.isValid = isValid
    self.addedBy = addedBy
  }
}
