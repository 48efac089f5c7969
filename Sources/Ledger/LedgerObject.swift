package import Canonical

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
