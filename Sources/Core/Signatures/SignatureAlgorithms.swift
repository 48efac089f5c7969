#if canImport(CryptoKit)
  internal import CryptoKit
  internal import Foundation
  internal import Security
#else
  internal import CCrypto
#endif

/// The hashes that signatures are made of, by OpenSSH's names.
enum SignatureHash: String, CaseIterable {
  case sha256, sha512

  /// The name of RSA with it.
  var nameInRSA: String { self == .sha256 ? "rsa-sha2-256" : "rsa-sha2-512" }

  func digest(of bytes: [UInt8]) -> [UInt8] {
    #if canImport(CryptoKit)
      self == .sha256 ? Array(SHA256.hash(data: bytes)) : Array(SHA512.hash(data: bytes))
    #else
      [UInt8](unsafeUninitializedCapacity: 64) { digest, count in
        var size: UInt32 = 0
        let done = EVP_Digest(bytes, bytes.count, digest.baseAddress, &size, algorithm, nil)
        // No digest may be made up: an empty one is nowhere the digest of anything.
        count = done == 1 ? Int(size) : 0
      }
    #endif
  }
}

/// Signatures of Ed25519 (RFC 8032), as strictly as any program verifies them.
enum Ed25519 {
  /// The order of the base point, least significant byte first.
  private static let order: [UInt8] =
    [0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14]
    + [UInt8](repeating: 0, count: 15) + [0x10]
  /// The field's prime 2²⁵⁵ − 19.
  private static let prime: [UInt8] = [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
  /// The second coordinates of the eight points of small order, for which signatures can be made without a secret:
  /// 0, 1, −1, and those of the points of order eight.
  private static let smallOrder: [[UInt8]] = [
    [UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31),
    [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    bytes(ofHex: "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05".utf8),
    bytes(ofHex: "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a".utf8),
  ]

  /// Whether a public key is written in its only form, and is no point of small order.
  ///
  /// - Parameter point: 32 bytes.
  static func isSound(_ point: [UInt8]) -> Bool {
    var coordinate = point
    coordinate[31] &= 0x7F
    return isLess(coordinate, prime) && !smallOrder.contains(coordinate)
  }

  static func verifies(_ message: [UInt8], _ signature: [UInt8], _ point: [UInt8]) -> Bool {
    // The second half is below the order: else each signature would have a twin.
    guard signature.count == 64, isLess(Array(signature[32...]), order) else { return false }
    #if canImport(CryptoKit)
      return (try? Curve25519.Signing.PublicKey(rawRepresentation: point))?
        .isValidSignature(signature, for: message) ?? false
    #else
      return OpenSSL.verifies(message, signature, nil) {
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, point, point.count)
      }
    #endif
  }

  /// The public key of a secret one; `nil` where the library cannot compute it.
  ///
  /// - Parameter seed: 32 bytes.
  static func publicKey(ofSeed seed: [UInt8]) -> [UInt8]? {
    guard seed.count == 32 else { return nil }
    #if canImport(CryptoKit)
      return (try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)).map { Array($0.publicKey.rawRepresentation) }
    #else
      return OpenSSL.publicKey(ofSeed: seed)
    #endif
  }

  /// Signs a message; `nil` where the library cannot.
  ///
  /// - Parameter seed: 32 bytes.
  static func signature(of message: [UInt8], seed: [UInt8]) -> [UInt8]? {
    guard seed.count == 32 else { return nil }
    #if canImport(CryptoKit)
      return (try? Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message)).map(Array.init)
    #else
      return OpenSSL.signature(of: message, seed: seed)
    #endif
  }

  /// Whether a number is less than another one, both least significant byte first and of the same length.
  private static func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.reversed().lexicographicallyPrecedes(right.reversed())
  }
}

/// Signatures of ECDSA, each curve with the hash that OpenSSH has for it (RFC 5656).
enum ECDSA {
  static func verifies(
    _ message: [UInt8], r: [UInt8], s: [UInt8], _ curve: PublicKey.Curve, _ point: [UInt8]
  ) -> Bool {
    let signature = DER.sequence(DER.integer(r), DER.integer(s))
    #if canImport(CryptoKit)
      switch curve {
      case .p256:
        guard let key = try? P256.Signing.PublicKey(x963Representation: point),
          let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: message)
      case .p384:
        guard let key = try? P384.Signing.PublicKey(x963Representation: point),
          let signature = try? P384.Signing.ECDSASignature(derRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: message)
      case .p521:
        guard let key = try? P521.Signing.PublicKey(x963Representation: point),
          let signature = try? P521.Signing.ECDSASignature(derRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: message)
      }
    #else
      let hash = [.p256: EVP_sha256(), .p384: EVP_sha384()][curve] ?? EVP_sha512()
      return OpenSSL.verifies(message, signature, hash) {
        OpenSSL.key(DER.publicKey(DER.ellipticCurve + curve.identifier, point))
      }
    #endif
  }
}

/// Signatures of RSA with the padding of PKCS #1, version 1.5 (RFC 8332).
enum RSA {
  static func verifies(
    _ message: [UInt8], _ signature: [UInt8], _ hash: SignatureHash, modulus: [UInt8], exponent: [UInt8]
  ) -> Bool {
    let numbers = DER.sequence(DER.integer(modulus), DER.integer(exponent))
    #if canImport(CryptoKit)
      let form = [kSecAttrKeyType: kSecAttrKeyTypeRSA, kSecAttrKeyClass: kSecAttrKeyClassPublic] as CFDictionary
      guard let key = SecKeyCreateWithData(Data(numbers) as CFData, form, nil) else { return false }
      let algorithm: SecKeyAlgorithm =
        hash == .sha256 ? .rsaSignatureMessagePKCS1v15SHA256 : .rsaSignatureMessagePKCS1v15SHA512
      return SecKeyVerifySignature(key, algorithm, Data(message) as CFData, Data(signature) as CFData, nil)
    #else
      return OpenSSL.verifies(message, signature, hash.algorithm) {
        OpenSSL.key(DER.publicKey(DER.rsa, numbers))
      }
    #endif
  }
}

/// The few values of ASN.1 (X.690) that keys and signatures are handed over in.
private enum DER {
  static func sequence(_ parts: [UInt8]...) -> [UInt8] { value(0x30, parts.flatMap { $0 }) }

  /// - Parameter digits: of a positive number, without leading zeros.
  static func integer(_ digits: [UInt8]) -> [UInt8] {
    value(0x02, digits.first.map { $0 >= 0x80 } ?? true ? [0] + digits : digits)
  }

  private static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    guard count >= 0x80 else { return [tag, UInt8(count)] + content }
    let digits = withUnsafeBytes(of: UInt32(count).bigEndian, Array.init).drop { $0 == 0 }
    return [tag, 0x80 | UInt8(digits.count)] + digits + content
  }

  /// `SubjectPublicKeyInfo` (RFC 5280).
  static func publicKey(_ algorithm: [UInt8], _ key: [UInt8]) -> [UInt8] {
    sequence(value(0x30, algorithm), value(0x03, [0] + key))
  }

  /// `id-ecPublicKey` (RFC 5480), before a curve.
  static let ellipticCurve: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
  /// `rsaEncryption` and NULL (RFC 3279).
  static let rsa: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00]
}

extension PublicKey.Curve {
  /// The curve's object identifier (RFC 5480).
  fileprivate var identifier: [UInt8] {
    switch self {
    case .p256: [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
    case .p384: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22]
    case .p521: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23]
    }
  }
}

#if !canImport(CryptoKit)
  extension SignatureHash {
    fileprivate var algorithm: OpaquePointer? { self == .sha256 ? EVP_sha256() : EVP_sha512() }
  }

  /// The libcrypto of OpenSSL. What it cannot do, for lack of memory or of an algorithm, does not verify.
  private enum OpenSSL {
    /// - Parameters:
    ///   - hash: what the algorithm applies to the message; `nil` where it says itself.
    ///   - makeKey: makes a key, which is freed here; `nil` where the numbers are not those of one.
    static func verifies(
      _ message: [UInt8], _ signature: [UInt8], _ hash: OpaquePointer?, _ makeKey: () -> OpaquePointer?
    ) -> Bool {
      // What others find in the list of errors must be their own.
      defer { ERR_clear_error() }
      guard let key = makeKey() else { return false }
      defer { EVP_PKEY_free(key) }
      guard let context = EVP_MD_CTX_new() else { return false }
      defer { EVP_MD_CTX_free(context) }
      return EVP_DigestVerifyInit(context, nil, hash, nil, key) == 1
        && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    /// The public key of a seed of Ed25519.
    static func publicKey(ofSeed seed: [UInt8]) -> [UInt8]? {
      withKey(ofSeed: seed) { key in
        var (point, size) = ([UInt8](repeating: 0, count: 32), 32)
        return EVP_PKEY_get_raw_public_key(key, &point, &size) == 1 && size == 32 ? point : nil
      }
    }

    /// A signature of Ed25519.
    static func signature(of message: [UInt8], seed: [UInt8]) -> [UInt8]? {
      withKey(ofSeed: seed) { key in
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        var (signature, size) = ([UInt8](repeating: 0, count: 64), 64)
        guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
          EVP_DigestSign(context, &signature, &size, message, message.count) == 1, size == 64
        else { return nil }
        return signature
      }
    }

    private static func withKey(ofSeed seed: [UInt8], _ body: (OpaquePointer) -> [UInt8]?) -> [UInt8]? {
      defer { ERR_clear_error() }
      guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else { return nil }
      defer { EVP_PKEY_free(key) }
      return body(key)
    }

    static func key(_ encoded: [UInt8]) -> OpaquePointer? {
      encoded.withUnsafeBufferPointer { bytes in
        var next = bytes.baseAddress
        return d2i_PUBKEY(nil, &next, bytes.count)
      }
    }
  }
#endif
