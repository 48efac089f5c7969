/// A defect of the ledger or the content that was passed over, and is reported so that a person looks into it.
package struct Anomaly: Sendable, Hashable {
  /// What it is, as in the JSON documents.
  package var kind: String
  /// The commit that caused it, in hexadecimal.
  package var commit: String
  /// Where; `nil` where it is about no single path.
  package var path: String?
  /// The malformed object, in hexadecimal, where that is not the commit.
  package var object: String?
  /// Whether it is the ledger's; else the content's.
  package var isOfLedger: Bool

  package init(kind: String, commit: String, path: String?, object: String? = nil, isOfLedger: Bool) {
    self.kind = kind
    self.commit = commit
    self.path = path
    self.object = object
    self.isOfLedger = isOfLedger
  }
}
