/// A key that signatures of notes are verified with, as C2SP writes it: `name+hash+base64`.
package struct NoteKey: Sendable, Hashable {
  /// ASCII without spaces and `+`.
  package let name: String
  package let kind: Kind
  /// The first four bytes of its hash, which signatures carry.
  package let id: [UInt8]
  /// The public key of Ed25519.
  private let point: [UInt8]

  /// What a key signs. The raw value is the byte that stands before the key.
  package enum Kind: UInt8, Sendable, Hashable {
    /// The text of a note, with Ed25519.
    case note = 1
    /// That a checkpoint was seen at some time, with Ed25519: `cosignature/v1`, as witnesses do.
    case cosignature = 4
  }

  /// - Parameter point: a public key of Ed25519.
  fileprivate init(name: String, kind: Kind, point: [UInt8]) {
    self.name = name
    self.kind = kind
    self.point = point
    id = NoteKeyText.id(name, [kind.rawValue] + point)
  }

  /// Reads the line of a verifier key.
  package init(_ text: String) throws(NoteKeyError) {
    guard !text.hasPrefix(NoteSigner.mark) else { throw .secret }
    let parts = try NoteKeyText(text[...])
    guard let kind = Kind(rawValue: parts.kind) else { throw .unknownKind(parts.kind) }
    guard parts.material.count == 32 else { throw .form }
    guard Ed25519.isSound(parts.material) else { throw .weak }
    self.init(name: parts.name, kind: kind, point: parts.material)
    guard id == parts.id else { throw .otherHash }
  }

  /// The line as it stands in `stet.yml`.
  package var text: String { NoteKeyText.line(name, id, [kind.rawValue] + point) }

  /// Its name and hash, for messages: `stet/ledger+1a2b3c4d`.
  package var shortName: String { "\(name)+\(hex(id))" }

  /// Whether another key has the same secret, also under another name or as another kind.
  package func hasSameSecret(as other: NoteKey) -> Bool { point == other.point }

  fileprivate func verifies(_ message: [UInt8], _ signature: [UInt8]) -> Bool {
    Ed25519.verifies(message, signature, point)
  }
}

extension NoteSignature {
  /// Whether the signature says that it is by that key.
  package func names(_ key: NoteKey) -> Bool { keyID == key.id && name.utf8.elementsEqual(key.name.utf8) }

  /// Whether the key made it for that text.
  package func isValid(by key: NoteKey, over text: String) -> Bool {
    guard names(key) else { return false }
    switch key.kind {
    case .note: return key.verifies(Array(text.utf8), bytes)
    case .cosignature:
      guard let seconds = cosignedAt else { return false }
      return key.verifies(Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8), Array(bytes.dropFirst(8)))
    }
  }

  /// When a witness says it saw the checkpoint, in seconds since 1970; `nil` where this is no cosignature.
  package var cosignedAt: Int64? {
    guard bytes.count == 72 else { return nil }
    return Int64(exactly: bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}

/// A secret key of a log: `PRIVATE+KEY+name+hash+base64`, as Go's `note` package and the tools of C2SP keep it.
package struct NoteSigner: Sendable {
  /// What verifies its signatures.
  package let key: NoteKey
  private let seed: [UInt8]

  fileprivate static let mark = "PRIVATE+KEY+"

  /// Makes a new one.
  ///
  /// - Returns: `nil` for a name that a key cannot have.
  package static func random(name: String) -> NoteSigner? {
    var generator = SystemRandomNumberGenerator()
    let seed = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next() as UInt64, Array.init) }
    return NoteSigner(name: name, seed: seed)
  }

  private init?(name: String, seed: [UInt8]) {
    guard NoteKeyText.isName(name), let point = Ed25519.publicKey(ofSeed: seed) else { return nil }
    key = NoteKey(name: name, kind: .note, point: point)
    self.seed = seed
  }

  /// Reads the line of a secret key.
  package init(_ text: String) throws(NoteKeyError) {
    guard text.hasPrefix(Self.mark) else { throw .noSecret }
    let parts = try NoteKeyText(text.dropFirst(Self.mark.count))
    guard parts.kind == NoteKey.Kind.note.rawValue else { throw .unknownKind(parts.kind) }
    guard parts.material.count == 32, let signer = NoteSigner(name: parts.name, seed: parts.material) else {
      throw .form
    }
    guard signer.key.id == parts.id else { throw .otherHash }
    self = signer
  }

  /// The line that is kept in a file, and nowhere else.
  package var text: String { Self.mark + NoteKeyText.line(key.name, key.id, [key.kind.rawValue] + seed) }

  /// Signs the text of a note; `nil` where libcrypto cannot.
  package func signature(of text: String) -> NoteSignature? {
    guard let bytes = Ed25519.signature(of: Array(text.utf8), seed: seed) else { return nil }
    return NoteSignature(name: key.name, keyID: key.id, bytes: bytes)
  }
}

/// The parts of a key as it is written: `name+hash+base64`, where the base64 is of a byte for the kind and the key.
private struct NoteKeyText {
  let name: String
  let id: [UInt8]
  let kind: UInt8
  let material: [UInt8]

  private static let longest = 512

  init(_ text: Substring) throws(NoteKeyError) {
    // The base64 may have a `+` of its own.
    let parts = text.utf8.prefix(Self.longest + 1).split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.longest, parts.count == 3, let name = String(parts[0]), Self.isName(name),
      let digits = String(parts[1]), isLowercaseHex(digits, count: 8), let key = Base64.decode(parts[2]),
      let kind = key.first
    else { throw .form }
    self.name = name
    self.kind = kind
    id = bytes(ofHex: digits.utf8)
    material = Array(key.dropFirst())
  }

  static func isName(_ text: String) -> Bool {
    (1...255).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") }
  }

  static func id(_ name: String, _ key: [UInt8]) -> [UInt8] {
    Array(Digest(of: Array(name.utf8) + [UInt8(ascii: "\n")] + key).bytes.prefix(4))
  }

  static func line(_ name: String, _ id: [UInt8], _ key: [UInt8]) -> String {
    "\(name)+\(hex(id))+\(Base64.encode(key))"
  }
}

/// Why a text is no key of a log or a witness.
package enum NoteKeyError: Error, Sendable, Hashable {
  /// It is not of the form.
  case form
  /// A kind of key that is not known, by its byte.
  case unknownKind(UInt8)
  /// The hash in it is another key's.
  case otherHash
  /// A key that does not protect: signatures for it can be made without the secret.
  case weak
  /// The secret key, where the public one belongs.
  case secret
  /// The public key, where the secret one belongs, or no key at all.
  case noSecret
}

extension NoteKeyError: CustomStringConvertible {
  /// What the rule is and what to write, in sentences.
  package var description: String {
    switch self {
    case .form:
      "A key is `name+hash+base64`, as `stet checkpoint --new-key` prints it: the name without spaces, eight small "
        + "hexadecimal digits, and the base64 of the key."
    case .unknownKind(let kind): "The kind \(kind) of key is not known: 1 signs notes, 4 is a witness's."
    case .otherHash: "The hash in this key is not that of its name and key: it was changed, or is not whole."
    case .weak: "This key does not protect: anybody can sign for it."
    case .secret:
      "This is the secret key, which belongs in no repository. Remove it, make another one with "
        + "`stet checkpoint --new-key`, and write what that prints."
    case .noSecret: "It does not begin with PRIVATE+KEY+: it is no secret key of a log."
    }
  }
}

/// Whose signatures stand under checkpoints, as `stet.yml` says.
package struct CheckpointKeys: Sendable, Hashable {
  /// The keys of the log: the one in use, and earlier ones. They have one name.
  package var log: [NoteKey] = []
  /// The keys of witnesses.
  package var witnesses: [NoteKey] = []

  package init() {}
}
