package import Canonical

/// The ledger's branch and what may stand in its tree.
package enum Ledger {
  /// The full name of the ledger's branch.
  package static let branch = "refs/heads/stet/ledger"

  /// The full name of the branch under which the ledger of `remote` was last seen.
  package static func trackingBranch(remote: String) -> String { "refs/remotes/\(remote)/stet/ledger" }
}

/// A path of the ledger's tree: what may be added there.
package enum LedgerPath: Hashable, Sendable {
  /// `LEDGER.json`, which tells whose ledger it is.
  case manifest
  /// `records/<aa>/<bb>/<sha256>.json`: the bytes of one record.
  case record(Digest)
  /// `records/<aa>/<bb>/<sha256>.<sig16>.sshsig`: a signature over them.
  case signature(Digest, mark: String)
  /// `objects/<aa>/<bb>/<sha256>.json` or `.yml`: what records name.
  case object(Digest, LedgerObject.Kind)

  /// The path in the tree.
  package var text: String {
    switch self {
    case .manifest: "LEDGER.json"
    case .record(let digest): Self.text("records", digest, "json")
    case .signature(let digest, let mark): Self.text("records", digest, "\(mark).sshsig")
    case .object(let digest, let kind): Self.text("objects", digest, kind.rawValue)
    }
  }

  /// Two levels of folders: with one, the 200,000th record would cost three times what the 2,000th does.
  private static func text(_ folder: String, _ digest: Digest, _ suffix: String) -> String {
    let hex = digest.hex
    return "\(folder)/\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex).\(suffix)"
  }

  /// Reads the bytes of a path; nothing where it is none of the ledger's.
  package init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), let path = Self.parsed(text),
      path.text.utf8.elementsEqual(bytes)
    else { return nil }
    self = path
  }

  /// What `text` would be, by its folder, digest and suffix; whether the rest of it fits is still to be compared.
  private static func parsed(_ text: String) -> LedgerPath? {
    if text.utf8.elementsEqual("LEDGER.json".utf8) { return .manifest }
    let parts = text.split(separator: "/")
    guard let folder = parts.first, let file = parts.last else { return nil }
    let suffix = file.utf8.dropFirst(65)
    guard let digest = Digest(hex: String(file.prefix(64))), let suffix = String(suffix) else { return nil }
    switch folder {
    case "records" where suffix == "json": return .record(digest)
    case "records" where suffix.hasSuffix(".sshsig"):
      let mark = String(suffix.prefix(16))
      return isLowercaseHex(mark, count: 16) ? .signature(digest, mark: mark) : nil
    case "objects": return LedgerObject.Kind(rawValue: suffix).map { .object(digest, $0) }
    default: return nil
    }
  }
}
