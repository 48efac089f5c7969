import Foundation
import TestSupport
import Testing

@testable import Core

/// Changed signatures, records and keys, verified here, by `ssh-keygen` and by `sshsig` from PyPI: Stet accepts only what
/// they accept, and each kind of change for which it is stricter is named, with the reason.
@Suite struct SSHSignatureDifferentialTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen")

  /// What is done to a signature or a key.
  enum Change: CaseIterable {
    case none, flip, insert, remove, cut, exchange
    case message, messageByte, messageCut, messageSpace, otherRecord, namespace, hash, version, foreignKey
    case keyBits, keyLine
    // For these, Stet is stricter.
    case armour, reserved, scalar, leadingZeros

    /// Why `ssh-keygen` may accept what Stet refuses; `nil` where it may not.
    var isStricter: String? {
      switch self {
      case .armour: "a file has one form here; ssh-keygen passes over blanks and line ends"
      case .reserved: "what is reserved is empty here"
      case .scalar: "a scalar of Ed25519 is below the order, an integer has no zeros before it"
      case .leadingZeros: "an integer has no zeros before it"
      case .keyBits: "it takes some keys that are too weak"
      case .keyLine: "it passes over options and what follows in a line of `allowed_signers`"
      default: nil
      }
    }

    /// Why `sshsig` may accept what Stet refuses, where that is not why `ssh-keygen` may.
    var isStricterThanSSHSig: String? {
      switch self {
      case .flip, .insert, .exchange: "it passes over what is reserved, and what follows a signature"
      case .remove, .cut: "it passes over what is missing at the end"
      case .hash: "it takes a hash in capital letters, or an older one"
      default: isStricter
      }
    }
  }

  /// A signature file, the key that it is to be by, and what it is to be of.
  struct Sample: CustomStringConvertible {
    let change: Change
    var file: [UInt8]
    var key: String
    var message = SignatureVectors.message

    var description: String { "\(change) of \(key)\n\(String(decoding: file, as: UTF8.self))" }
  }

  private static func fields(_ blob: [UInt8]) -> [[UInt8]] {
    var reader = SSHReader(blob.dropFirst(10))
    return (0..<5).map { _ in reader.string() ?? [] }
  }

  private static func blob(_ fields: [[UInt8]], version: UInt32 = 1) -> [UInt8] {
    Array("SSHSIG".utf8) + .sshNumber(version) + fields.flatMap { [UInt8].sshString($0) }
  }

  private static func armored(_ blob: [UInt8]) -> [UInt8] {
    var (text, lines) = (Substring(Base64.encode(blob)), [Substring("-----BEGIN SSH SIGNATURE-----")])
    while !text.isEmpty {
      lines.append(text.prefix(70))
      text = text.dropFirst(70)
    }
    return Array((lines + ["-----END SSH SIGNATURE-----", ""]).joined(separator: "\n").utf8)
  }

  private static func sample(
    _ vector: SignatureVectors.Vector, _ change: Change, _ random: inout SeededGenerator
  ) -> Sample {
    var sample = Sample(change: change, file: vector.file, key: vector.key)
    let text = vector.signature.split(separator: "\n").dropFirst().dropLast().joined()
    var blob = Base64.decode(text.utf8) ?? []
    var fields = Self.fields(blob)
    let place = Int.random(in: blob.indices, using: &random)
    switch change {
    case .none: break
    case .flip: blob[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case .insert: blob.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case .remove: blob.remove(at: place)
    case .cut: blob = Array(blob[..<place])
    case .exchange: blob.swapAt(place, Int.random(in: blob.indices, using: &random))
    case .message: sample.message.append(UInt8.random(in: 0...255, using: &random))
    case .messageByte:
      sample.message[Int.random(in: sample.message.indices, using: &random)] ^=
        1 << UInt8.random(in: 0..<8, using: &random)
    case .messageCut: sample.message.removeLast(Int.random(in: 1...sample.message.count, using: &random))
    case .messageSpace:
      sample.message += Array([" ", "\n", "\r\n", "\0"].randomElement(using: &random)?.utf8 ?? "".utf8)
    case .otherRecord: sample.message = Array(#"{"a record":2}"#.utf8)
    case .namespace:
      fields[1] = Array(["git", "", "stet-record-v2", "file"].randomElement(using: &random)?.utf8 ?? "".utf8)
    case .hash: fields[3] = Array(["sha256", "sha1", "", "SHA512"].randomElement(using: &random)?.utf8 ?? "".utf8)
    case .version: blob = Self.blob(fields, version: UInt32.random(in: 2...9, using: &random))
    case .foreignKey: sample.key = SignatureVectors.valid.randomElement(using: &random)?.key ?? ""
    case .reserved: fields[2] = [UInt8](repeating: 0, count: Int.random(in: 1...9, using: &random))
    case .scalar, .leadingZeros: fields[4] = Self.twin(fields[4])
    case .keyBits: sample.key = Self.changedKey(sample.key, &random)
    case .keyLine: sample.key = Self.changedLine(sample.key, &random)
    case .armour: sample.file = Self.changedArmour(sample.file, &random)
    }
    if [.namespace, .hash, .reserved, .scalar, .leadingZeros].contains(change) { blob = Self.blob(fields) }
    if ![.none, .armour].contains(change) { sample.file = armored(blob) }
    return sample
  }

  /// The same signature in a form that is not its only one: a scalar with the order added, an integer with a zero more.
  private static func twin(_ signature: [UInt8]) -> [UInt8] {
    var reader = SSHReader(signature)
    guard let name = reader.string(), var numbers = reader.string() else { return signature }
    let rest = signature.suffix(signature.count - 8 - name.count - numbers.count)
    if String(decoding: name, as: UTF8.self).contains("ed25519") {
      let order: [UInt8] =
        [0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14]
        + [UInt8](repeating: 0, count: 15) + [0x10]
      var carry = 0
      for index in 0..<32 {
        let sum = Int(numbers[32 + index]) + Int(order[index]) + carry
        numbers[32 + index] = UInt8(sum & 0xFF)
        carry = sum >> 8
      }
    } else if String(decoding: name, as: UTF8.self).contains("ecdsa") {
      var integers = SSHReader(numbers)
      guard let r = integers.string(), let s = integers.string() else { return signature }
      numbers = .sshString([0] + r) + .sshString(s)
    } else {
      numbers = [0] + numbers
    }
    return .sshString(name) + .sshString(numbers) + rest
  }

  private static func changedKey(_ line: String, _ random: inout SeededGenerator) -> String {
    let words = line.split(separator: " ")
    guard var bytes = Base64.decode(words[1].utf8) else { return line }
    bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    return "\(words[0]) \(Base64.encode(bytes))"
  }

  private static func changedLine(_ line: String, _ random: inout SeededGenerator) -> String {
    let options = ["cert-authority ", "namespaces=\"git\" ", "valid-before=\"20200101\" ", "x "]
    let ends = [" comment", "=", "AAAA", " ssh-rsa AAAA"]
    return Bool.random(using: &random)
      ? (options.randomElement(using: &random) ?? "") + line : line + (ends.randomElement(using: &random) ?? "")
  }

  private static func changedArmour(_ file: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var file = file
    let place = Int.random(in: file.indices, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: file.insert(0x0A, at: place)
    case 1: file.insert(0x20, at: place)
    case 2: file.append(contentsOf: "more\n".utf8)
    case 3: file.removeLast()
    case 4: file.remove(at: place)
    default: file[place] ^= 1
    }
    return file
  }

  private static func isValidHere(_ sample: Sample) -> Bool {
    guard let key = try? PublicKey(line: sample.key), let signature = SSHSignature(file: sample.file) else {
      return false
    }
    return signature.key == key && signature.isValid(for: sample.message)
  }

  private static func isValid(bySSHKeygen sample: Sample, in folder: URL) throws -> Bool {
    let (allowed, file) = (folder.appending(path: "allowed"), folder.appending(path: "signature"))
    try Data("ana namespaces=\"stet-record-v1\" \(sample.key)\n".utf8).write(to: allowed)
    try Data(sample.file).write(to: file)
    let (process, source) = (Process(), folder.appending(path: "message"))
    try Data(sample.message).write(to: source)
    process.executableURL = URL(filePath: "/usr/bin/ssh-keygen")
    process.arguments =
      ["-Y", "verify", "-f", allowed.path, "-I", "ana", "-n", "stet-record-v1", "-s", file.path]
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  @Test(.enabled(if: isInstalled, "ssh-keygen is not installed"))
  func whatStetAcceptsSSHKeygenAccepts() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stet-sshsig-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let samples = Self.samples()
    var (accepted, stricter) = (0, Set<Change>())
    for sample in samples {
      let (here, there) = (Self.isValidHere(sample), try Self.isValid(bySSHKeygen: sample, in: folder))
      if here { accepted += 1 }
      #expect(!here || there, "accepted here alone: \(sample)")
      if there, !here {
        stricter.insert(sample.change)
        #expect(sample.change.isStricter != nil, "refused here alone: \(sample)")
      }
      if sample.change == .none { #expect(here && there, "\(sample)") }
    }
    #expect(accepted > 0)
    #expect(stricter.isSuperset(of: [.armour, .reserved, .scalar]), "\(stricter)")
  }

  @Test(.enabled(if: PythonJudge.isThere, "needs scripts/install-dependencies --tests"))
  func whatStetAcceptsSSHSigAccepts() throws {
    let samples = Self.samples()
    let verdicts = try Self.verdicts(bySSHSig: samples)
    try #require(verdicts.count == samples.count)
    var (accepted, known) = (0, 0)
    for (sample, verdict) in zip(samples, verdicts) where verdict != "unknown" {
      known += 1
      let (here, there) = (Self.isValidHere(sample), verdict == "valid")
      if here { accepted += 1 }
      #expect(!here || there, "accepted here alone: \(sample)")
      if there, !here { #expect(sample.change.isStricterThanSSHSig != nil, "refused here alone: \(sample)") }
    }
    #expect(accepted > 0 && known > samples.count / 3, "\(accepted) of \(known)")
  }

  /// The same ones in every run.
  private static func samples() -> [Sample] {
    var random = SeededGenerator(seed: 12)
    return (0..<(isLong ? 500 : 150)).map { round in
      let change = Change.allCases[round % Change.allCases.count]
      let vector = SignatureVectors.valid[Int.random(in: SignatureVectors.valid.indices, using: &random)]
      return sample(vector, change, &random)
    }
  }

  // MARK: - sshsig

  private static func verdicts(bySSHSig samples: [Sample]) throws -> [String] {
    let lines = samples.map { sample in
      [sample.file, sample.message, Array(sample.key.utf8)].map { Data($0).base64EncodedString() }.joined(
        separator: " ")
    }
    return try PythonJudge("check-signatures").answers(to: lines)
  }
}
