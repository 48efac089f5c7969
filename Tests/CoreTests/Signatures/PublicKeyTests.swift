import Testing

@testable import Core

@Suite struct PublicKeyTests {
  private static let good = PublicKey.sample("ana").line

  private static func error(_ line: String) -> PublicKeyError? {
    do throws(PublicKeyError) {
      _ = try PublicKey(line: line)
      return nil
    } catch {
      return error
    }
  }

  @Test func theLineOfAPubFileIsAKey() throws {
    let key = try PublicKey(line: Self.good + " ana@laptop, since 2026 ü")
    #expect(key == .sample("ana"))
    #expect(key.line == Self.good)
    #expect(key.fingerprint.hasPrefix("SHA256:"))
    #expect(key.fingerprint.utf8.count == 50)
    for vector in SignatureVectors.valid { #expect(try PublicKey(line: vector.key).line == vector.key) }
  }

  @Test(arguments: [
    "cert-authority ", "namespaces=\"git\" ", "no-touch-required,verify-required ", "ana ", "* ", "ana@acme.example ",
    "restrict,command=\"sh -c 'ssh-ed25519 x'\" ",
  ])
  func nothingStandsBeforeIt(options: String) {
    #expect(Self.error(options + Self.good) == .options)
  }

  @Test func certificatesAndOtherKindsAreNoKeys() {
    let base64 = Self.good.split(separator: " ")[1]
    #expect(Self.error("ssh-ed25519-cert-v01@openssh.com \(base64)") == .certificate)
    for kind in ["ssh-dss", "ssh-ed448", "SSH-ED25519", "ssh-ed25519\u{301}", "ѕsh-ed25519", "pgp"] {
      #expect(Self.error("\(kind) \(base64)") == .unknownKind, "\(kind)")
    }
  }

  @Test func aKeyIsWhole() {
    let base64 = String(Self.good.split(separator: " ")[1])
    let damaged = [
      "", " ", "ssh-ed25519", "ssh-ed25519 ", "ssh-ed25519\t\(base64)", "ssh-ed25519 \(base64.dropLast())",
      "ssh-ed25519 \(base64.dropLast(4))", "ssh-ed25519 \(base64)AAAA", "ssh-rsa \(base64)", "ssh-ed25519 \(base64)\nx",
      "ssh-ed25519 \(base64.replacing("A", with: "*"))", "sk-ssh-ed25519@openssh.com \(base64)",
      "ssh-ed25519 " + String(repeating: "AAAA", count: 10_000),
    ]
    for line in damaged { #expect(Self.error(line) == .damaged, "\(line.prefix(60))") }
  }

  /// For a key of small order anybody can make signatures; `ssh-keygen` takes it.
  @Test(arguments: [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ])
  func aKeyThatProtectsNothingIsRefused(point: String) {
    let bytes: [UInt8] = .sshString("ssh-ed25519".utf8) + .sshString(Core.bytes(ofHex: point.utf8))
    let isWeak = if case .weak? = Self.error("ssh-ed25519 " + Base64.encode(bytes)) { true } else { false }
    #expect(isWeak)
  }

  @Test func anRSAKeyHas2048BitsAndUsefulNumbers() {
    func error(_ modulus: [UInt8], _ exponent: [UInt8] = [1, 0, 1]) -> PublicKeyError? {
      let bytes: [UInt8] = .sshString("ssh-rsa".utf8) + .sshString(exponent) + .sshString(modulus)
      return Self.error("ssh-rsa " + Base64.encode(bytes))
    }
    func modulus(_ bits: Int, last: UInt8 = 1) -> [UInt8] {
      [0, 0x80] + [UInt8](repeating: 0, count: bits / 8 - 2) + [last]
    }
    #expect(error(modulus(2_048)) == nil)
    #expect(error(modulus(16_384)) == nil)
    #expect(error(modulus(2_040)) == .weak("it has 2040 bits, and must have 2048 or more"))
    #expect(error(modulus(16_392)) == .damaged)
    #expect(error(Array(modulus(2_048).dropFirst())) == .damaged, "a negative number")
    #expect(error([0] + modulus(2_048)) == .damaged, "a zero too many")
    for exponent in [[1], [2], [1, 0, 0]] as [[UInt8]] {
      #expect(error(modulus(2_048), exponent) == .weak("its numbers are not those of an RSA key"))
    }
    #expect(error(modulus(2_048, last: 2)) == .weak("its numbers are not those of an RSA key"))
    #expect(error(modulus(2_048), [1, 0, 0, 0, 1]) == .damaged, "an exponent that makes verifying slow")
    #expect(error(modulus(2_048), []) == .damaged)
  }
}
