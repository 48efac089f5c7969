/// The ledger's branch, and the paths that its tree may have.
package enum Ledger {
  /// The name of the ledger's branch.
  package static let shortName = "stet/ledger"
  /// The full name of the ledger's branch.
  package static let branch = "refs/heads/\(shortName)"

  /// The full name of the branch under which the ledger of `remote` was last seen.
  package static func trackingBranch(remote: String) -> String { "refs/remotes/\(remote)/stet/ledger" }
}

/// A path of the ledger's tree: what may be added there.
package enum LedgerPath: Hashable, Sendable {
  /// `LEDGER.json`, which names the repository of the ledger.
  case manifest
  /// `records/<aa>/<bb>/<sha256>.json`: the bytes of one record.
  case record(Digest)
  /// `records/<aa>/<bb>/<sha256>.<sig16>.sshsig`: a signature over them.
  case signature(Digest, mark: String)
  /// `objects/<aa>/<bb>/<sha256>.json` or `.yml`: what records name.
  case object(Digest, LedgerObject.Kind)
  /// Another file of `records` or `objects` with a digest as its name: a newer version of Stet may have added it, so it
  /// is kept.
  case other(folder: String, Digest, suffix: String)

  /// The path in the tree.
  package var text: String {
    switch self {
    case .manifest: "LEDGER.json"
    case .record(let digest): Self.text("records", digest, "json")
    case .signature(let digest, let mark): Self.text("records", digest, "\(mark).sshsig")
    case .object(let digest, let kind): Self.text("objects", digest, kind.rawValue)
    case .other(let folder, let digest, let suffix): Self.text(folder, digest, suffix)
    }
  }

  /// Whether `bytes` match the digest in the path's name.
  package func isName(of bytes: [UInt8]) -> Bool {
    switch self {
    case .manifest: true
    case .record(let digest), .object(let digest, _), .other(_, let digest, _): Digest(of: bytes) == digest
    case .signature(_, let mark): Digest(of: bytes).hex.hasPrefix(mark)
    }
  }

  /// How many bytes a file at this path may have; `nil` if its bytes are known.
  package var sizeLimit: Int? {
    switch self {
    case .manifest: nil
    case .record: Record.maximumSize
    case .signature: SSHSignature.maximumSize
    case .object, .other: LedgerObject.maximumSize
    }
  }

  /// Whether a ledger has a folder with that path: `records` and `objects`, and two levels of two digits below.
  package static func isFolder(_ path: [UInt8]) -> Bool {
    guard [7, 10, 13].contains(path.count), path.starts(with: "records".utf8) || path.starts(with: "objects".utf8)
    else {
      return false
    }
    return stride(from: 7, to: path.count, by: 3).allSatisfy { start in
      path[start] == UInt8(ascii: "/") && isHexDigit(path[start + 1]) && isHexDigit(path[start + 2])
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// Two levels of folders: with one, appending the 200,000th record would cost three times as much as the 2,000th.
  private static func text(_ folder: String, _ digest: Digest, _ suffix: String) -> String {
    let hex = digest.hex
    return "\(folder)/\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex).\(suffix)"
  }

  /// Reads the bytes of a path; `nil` where it is none of the ledger's.
  package init?(_ bytes: [UInt8]) {
    if bytes.elementsEqual("LEDGER.json".utf8) {
      self = .manifest
      return
    }
    // `records/aa/bb/`, 64 digits of which the first four are these, and what they are of.
    let slash = UInt8(ascii: "/")
    guard bytes.count > 79, let folder = ["records", "objects"].first(where: { bytes.starts(with: $0.utf8) }),
      bytes[7] == slash, bytes[10] == slash, bytes[13] == slash, bytes[78] == UInt8(ascii: "."),
      bytes[8] == bytes[14], bytes[9] == bytes[15], bytes[11] == bytes[16], bytes[12] == bytes[17],
      let digest = Digest(hex: String(decoding: bytes[14..<78], as: UTF8.self)),
      let suffix = String(validating: bytes[79...], as: UTF8.self)
    else { return nil }
    self.init(folder, digest, suffix: suffix)
  }

  private init?(_ folder: String, _ digest: Digest, suffix: String) {
    let isRecord = folder == "records"
    if isRecord, suffix == "json" {
      self = .record(digest)
    } else if isRecord, suffix.utf8.count == 23, suffix.hasSuffix(".sshsig") {
      let mark = String(suffix.prefix(16))
      guard isLowercaseHex(mark, count: 16) else { return nil }
      self = .signature(digest, mark: mark)
    } else if !isRecord, let kind = LedgerObject.Kind(rawValue: suffix) {
      self = .object(digest, kind)
    } else if Self.isSuffix(suffix) {
      self = .other(folder: folder, digest, suffix: suffix)
    } else {
      return nil
    }
  }

  /// Lower-case letters, digits and, between them, `.`, `_` and `-`: no name that some system takes for another.
  private static func isSuffix(_ suffix: String) -> Bool {
    let parts = suffix.utf8.split(omittingEmptySubsequences: false) { ".-_".utf8.contains($0) }
    return suffix.utf8.count <= 40
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) } }
  }
}

/// Bytes that records name by their digest. The ledger keeps them, so that the approved text outlives its branch.
package struct LedgerObject: Hashable, Sendable {
  package let bytes: [UInt8]
  package let kind: Kind

  /// What the bytes are. The raw value is the file's extension.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A canonical rendition.
    case rendition = "json"
    /// A `stet.yml`.
    case policy = "yml"
  }

  package init(bytes: [UInt8], kind: Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// The name that records call it by.
  package var digest: Digest { Digest(of: bytes) }

  /// The most bytes that an object may have: 4 MiB.
  package static let maximumSize = 4 << 20
}
