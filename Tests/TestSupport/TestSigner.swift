package import Core

#if canImport(CryptoKit)
  import CryptoKit
#else
  import CCrypto
#endif

/// Signs records with a key of Ed25519 that is made of a name, so that signatures repeat from run to run.
package struct TestSigner: Sendable {
  package let key: PublicKey
  private let secret: [UInt8]

  package init(_ name: String = "ana") throws {
    secret = Digest(of: name.utf8).bytes
    #if canImport(CryptoKit)
      let point = try Array(Curve25519.Signing.PrivateKey(rawRepresentation: secret).publicKey.rawRepresentation)
    #else
      var (point, count) = ([UInt8](repeating: 0, count: 32), 32)
      let pair = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, secret, secret.count)
      defer { EVP_PKEY_free(pair) }
      guard EVP_PKEY_get_raw_public_key(pair, &point, &count) == 1 else { throw Failure() }
    #endif
    key = try PublicKey(bytes: Self.string(Array("ssh-ed25519".utf8)) + Self.string(point))
  }

  private struct Failure: Error {}

  /// A signature file over `message`.
  package func sign(_ message: [UInt8], namespace: String = SSHSignature.namespace) throws -> [UInt8] {
    let purpose = Self.string(Array(namespace.utf8)) + Self.string([]) + Self.string(Array("sha256".utf8))
    let magic = Array("SSHSIG".utf8)
    let signature = try numbers(over: magic + purpose + Self.string(Digest(of: message).bytes))
    let blob =
      magic + [0, 0, 0, 1] + Self.string(key.bytes) + purpose
      + Self.string(Self.string(Array("ssh-ed25519".utf8)) + Self.string(signature))
    var (text, lines) = (Substring(Base64.encode(blob)), [Substring("-----BEGIN SSH SIGNATURE-----")])
    while !text.isEmpty {
      lines.append(text.prefix(70))
      text = text.dropFirst(70)
    }
    return Array((lines + ["-----END SSH SIGNATURE-----", ""]).joined(separator: "\n").utf8)
  }

  private func numbers(over message: [UInt8]) throws -> [UInt8] {
    #if canImport(CryptoKit)
      return try Array(Curve25519.Signing.PrivateKey(rawRepresentation: secret).signature(for: message))
    #else
      let pair = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, secret, secret.count)
      defer { EVP_PKEY_free(pair) }
      let context = EVP_MD_CTX_new()
      defer { EVP_MD_CTX_free(context) }
      var (signature, count) = ([UInt8](repeating: 0, count: 64), 64)
      guard EVP_DigestSignInit(context, nil, nil, nil, pair) == 1,
        EVP_DigestSign(context, &signature, &count, message, message.count) == 1
      else { throw Failure() }
      return signature
    #endif
  }

  private static func string(_ bytes: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
  }
}
