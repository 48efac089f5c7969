/// A public key as OpenSSH writes it, read strictly: a key has one form, and keys are equal if their bytes are.
package struct PublicKey: Sendable {
  package let kind: Kind
  /// OpenSSH's binary form, which base64 stands for in a `.pub` file and which signatures carry.
  package let bytes: [UInt8]
  /// What signatures are verified with.
  let material: Material
  /// What a security key signs for (`ssh:`); `nil` for a key that is none.
  let application: [UInt8]?

  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case ed25519 = "ssh-ed25519"
    case p256 = "ecdsa-sha2-nistp256"
    case p384 = "ecdsa-sha2-nistp384"
    case p521 = "ecdsa-sha2-nistp521"
    case rsa = "ssh-rsa"
    case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
    case securityKeyP256 = "sk-ecdsa-sha2-nistp256@openssh.com"

    /// Whether it lies in a device that has to be touched for each signature.
    package var isSecurityKey: Bool { [.securityKeyEd25519, .securityKeyP256].contains(self) }
  }

  /// The numbers of a key.
  enum Material: Sendable {
    case ed25519([UInt8])
    /// An uncompressed point.
    case ecdsa(Curve, [UInt8])
    case rsa(modulus: [UInt8], exponent: [UInt8])
  }

  /// A curve of NIST, by the number of its bits.
  enum Curve: Int, Sendable {
    case p256 = 256
    case p384 = 384
    case p521 = 521

    /// OpenSSH's name of it.
    var name: String { "nistp\(rawValue)" }
    /// How many bytes a coordinate has.
    var size: Int { (rawValue + 7) / 8 }
  }

  /// The bits that the modulus of an RSA key may have.
  package static let modulusBits = 2_048...16_384

  /// Reads OpenSSH's binary form.
  package init(bytes: [UInt8]) throws(PublicKeyError) {
    var reader = SSHReader(bytes)
    guard let name = reader.string() else { throw .damaged }
    let kind = try Self.kind(named: name)
    self.kind = kind
    self.bytes = bytes
    material =
      switch kind {
      case .ed25519, .securityKeyEd25519: try Self.ed25519(&reader)
      case .p256, .securityKeyP256: try Self.ecdsa(.p256, &reader)
      case .p384: try Self.ecdsa(.p384, &reader)
      case .p521: try Self.ecdsa(.p521, &reader)
      case .rsa: try Self.rsa(&reader)
      }
    application = kind.isSecurityKey ? reader.string() : nil
    guard reader.isAtEnd, kind.isSecurityKey == (application != nil) else { throw .damaged }
  }

  private static func kind(named name: some BidirectionalCollection<UInt8>) throws(PublicKeyError) -> Kind {
    if let kind = knownKind(name) { return kind }
    let isCertificate = name.reversed().starts(with: "-cert-v01@openssh.com".utf8.reversed())
    throw isCertificate ? .certificate : .unknownKind
  }

  private static func knownKind(_ name: some Sequence<UInt8>) -> Kind? {
    Kind.allCases.first { name.elementsEqual($0.rawValue.utf8) }
  }

  private static func ed25519(_ reader: inout SSHReader) throws(PublicKeyError) -> Material {
    guard let point = reader.string(), point.count == 32 else { throw .damaged }
    guard Ed25519.isSound(point) else { throw .weak("anybody can sign for it") }
    return .ed25519(point)
  }

  private static func ecdsa(_ curve: Curve, _ reader: inout SSHReader) throws(PublicKeyError) -> Material {
    guard let name = reader.string(), name.elementsEqual(curve.name.utf8), let point = reader.string(),
      point.count == 1 + 2 * curve.size, point[0] == 4
    else { throw .damaged }
    return .ecdsa(curve, point)
  }

  private static func rsa(_ reader: inout SSHReader) throws(PublicKeyError) -> Material {
    // Four bytes are enough for every exponent in use, and larger ones make verifying slow.
    guard let exponent = reader.integer(limit: 4), let modulus = reader.integer(limit: modulusBits.upperBound / 8),
      let leading = modulus.first, let last = modulus.last
    else { throw .damaged }
    let bits = 8 * modulus.count - leading.leadingZeroBitCount
    guard modulusBits.contains(bits) else {
      throw .weak("it has \(bits) bits, and must have \(modulusBits.lowerBound) or more")
    }
    // With the exponent 1, a signature is what is signed.
    guard exponent != [1], exponent.last.map({ !$0.isMultiple(of: 2) }) ?? false, !last.isMultiple(of: 2) else {
      throw .weak("its numbers are not those of an RSA key")
    }
    return .rsa(modulus: modulus, exponent: exponent)
  }
}

extension PublicKey {
  /// The most characters of base64 that a key has.
  private static let maximumLength = 8_192

  /// Reads the line of a `.pub` file: a kind, base64, and a comment, which is left out.
  package init(line: String) throws(PublicKeyError) {
    guard line.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .damaged }
    let words = line.utf8.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard let first = words.first else { throw .damaged }
    let kind: Kind
    do throws(PublicKeyError) {
      kind = try Self.kind(named: first)
    } catch {
      throw Self.hasKey(afterOptions: line) ? .options : error
    }
    guard words.count > 1, words[1].count <= Self.maximumLength, let bytes = Base64.decode(words[1]) else {
      throw .damaged
    }
    try self.init(bytes: bytes)
    guard self.kind == kind else { throw .damaged }
  }

  /// Whether a line looks like one of `authorized_keys` or `allowed_signers`, which have more before the key.
  private static func hasKey(afterOptions line: String) -> Bool {
    line.utf8.split(separator: UInt8(ascii: " ")).dropFirst().contains { knownKind($0) != nil }
  }

  /// The line of a `.pub` file, without a comment.
  package var line: String { "\(kind.rawValue) \(Base64.encode(bytes))" }

  /// What `ssh-keygen -l` shows of it: `SHA256:…`.
  package var fingerprint: String { "SHA256:" + Base64.encode(Digest(of: bytes).bytes).prefix { $0 != "=" } }
}

extension PublicKey: Hashable {
  package static func == (left: PublicKey, right: PublicKey) -> Bool { left.bytes == right.bytes }
  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// Why a text is no public key that a person can have.
package enum PublicKeyError: Error, Sendable, Hashable {
  /// There is something before the key, such as `cert-authority`.
  case options
  case certificate
  /// A kind that is not known, or not safe any more.
  case unknownKind
  /// It is no key of the kind that it names.
  case damaged
  /// A key that does not protect; why.
  case weak(String)
}

extension PublicKeyError: CustomStringConvertible {
  /// What the rule is and what to write, in sentences.
  package var description: String {
    switch self {
    case .options:
      "Only the key stands here, as in a `.pub` file: options before it, such as `cert-authority`, would let it sign for "
        + "others."
    case .certificate: "A certificate is no key: write the key that it was made for, the line of the `.pub` file."
    case .unknownKind:
      "A key is the line of a `.pub` file: `ssh-ed25519 AAAA…`. Known kinds: "
        + PublicKey.Kind.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .damaged:
      "A key is the whole line of a `.pub` file: `ssh-ed25519 AAAA…`. This one is not whole, or has another kind."
    case .weak(let why): "This key does not protect: \(why)."
    }
  }
}
