import Testing

@testable import Core

/// Reading and verifying signatures, by fixed ones of every kind of key.
@Suite struct SSHSignatureTests {
  private typealias Vector = SignatureVectors.Vector

  private static func verifies(
    _ file: [UInt8], _ key: String, _ message: [UInt8] = SignatureVectors.message
  ) throws -> Bool {
    guard let signature = SSHSignature(file: file) else { return false }
    return try signature.key == PublicKey(line: key) && signature.isValid(for: message)
  }

  @Test(arguments: SignatureVectors.valid) func aSignatureOfEachKindVerifies(vector: SignatureVectors.Vector) throws {
    #expect(try Self.verifies(vector.file, vector.key))
    #expect(try !Self.verifies(vector.file, vector.key, Array(#"{"a record":2}"#.utf8)))
    #expect(try !Self.verifies(vector.file, vector.key, []))
  }

  @Test func allKindsOfKeysAreAmongThem() throws {
    let kinds = try SignatureVectors.valid.map { try PublicKey(line: $0.key).kind }
    #expect(Set(kinds) == Set(PublicKey.Kind.allCases))
  }

  @Test(arguments: SignatureVectors.refused + SignatureVectors.stricter)
  func whatIsNoSignatureOfARecordDoesNotVerify(vector: SignatureVectors.Vector) throws {
    let signature = try #require(SSHSignature(file: vector.file))
    #expect(try signature.key == PublicKey(line: vector.key))
    #expect(!signature.isValid(for: SignatureVectors.message))
  }

  /// Each change of a byte of a signature makes it no signature, or none that verifies.
  @Test(arguments: SignatureVectors.valid) func noBitCanBeChanged(vector: SignatureVectors.Vector) throws {
    let blob = try Self.blob(vector.file)
    for place in blob.indices where vector.name.hasPrefix("ed25519") || place.isMultiple(of: 7) {
      var changed = blob
      changed[place] ^= 1 << UInt8(place % 8)
      let signature = SSHSignature(file: Self.armored(changed))
      #expect(signature.map { $0.isValid(for: SignatureVectors.message) && $0.key.line == vector.key } != true)
    }
  }

  // MARK: - The file

  private static func blob(_ file: [UInt8]) throws -> [UInt8] {
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n").dropFirst().dropLast()
    return try #require(Base64.decode(lines.joined().utf8))
  }

  private static func armored(_ blob: [UInt8], width: Int = 70) -> [UInt8] {
    var text = Substring(Base64.encode(blob))
    var lines: [Substring] = []
    while !text.isEmpty {
      lines.append(text.prefix(width))
      text = text.dropFirst(width)
    }
    return Array(
      ("-----BEGIN SSH SIGNATURE-----\n" + lines.joined(separator: "\n") + "\n-----END SSH SIGNATURE-----\n").utf8)
  }

  @Test func aFileHasOneFormForEachLengthOfLines() throws {
    let vector = SignatureVectors.valid[0]
    let blob = try Self.blob(vector.file)
    #expect(Self.armored(blob) == vector.file)
    for width in [64, 70, 76] { #expect(try Self.verifies(Self.armored(blob, width: width), vector.key)) }
    let text = String(decoding: vector.file, as: UTF8.self)
    let others = [
      Self.armored(blob, width: 77).map { $0 }, Array(text.utf8.dropLast()), Array((text + "\n").utf8),
      Array(("\n" + text).utf8), Array((text + "x").utf8), Array(text.replacing("\n", with: "\r\n").utf8),
      Array(text.replacing("SSH SIGNATURE", with: "SSH  SIGNATURE").utf8),
      Array(text.replacing("-----END", with: "\n-----END").utf8), Array(text.replacing("\n", with: "").utf8),
      Array(text.replacing("-----\nU1", with: "-----\n U1").utf8),
      Array(text.replacing("-----\nU1", with: "-----\nU\n1").utf8),
      Self.armored(blob + [0]), Self.armored(Array(blob.dropLast())), Self.armored([]), [], [0x0A],
    ]
    for other in others { #expect(SSHSignature(file: other) == nil, "\(String(decoding: other, as: UTF8.self))") }
  }

  /// The last characters of base64 have bits that stand for nothing.
  @Test func base64HasOneForm() {
    for length in 0..<9 {
      let bytes = (0..<length).map { UInt8(200 + 7 * $0) }
      #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
    }
    #expect(Base64.encode("Stet".utf8) == "U3RldA==")
    for text in ["U3RldB==", "U3RldA=", "U3RldA", "U3RldA===", "U3Rl=A==", "U3Rl dA=", "====", "U3RldA=a", "U3Rl-_=="] {
      #expect(Base64.decode(text.utf8) == nil, "\(text)")
    }
  }

  @Test func aFileIsShort() throws {
    let vector = SignatureVectors.valid[0]
    let long = vector.file + [UInt8](repeating: 0x0A, count: SSHSignature.maximumSize)
    #expect(SSHSignature(file: long) == nil)
    let huge: [UInt8] = Array("SSHSIG".utf8) + .sshNumber(1) + .sshNumber(.max)
    #expect(SSHSignature(file: Self.armored(huge)) == nil)
    for version in [0, 2, 256] as [UInt32] {
      let blob = try Self.blob(vector.file)
      let other: [UInt8] = Array("SSHSIG".utf8) + .sshNumber(version) + blob.dropFirst(10)
      #expect(SSHSignature(file: Self.armored(other)) == nil)
    }
  }
}
