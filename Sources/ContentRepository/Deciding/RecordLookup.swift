package import Canonical
package import Ledger

extension LedgerContents {
  /// The record with that id, written whole or by its first digits.
  ///
  /// - Throws: where there is none, or more than one.
  package func record(named name: String) throws -> LedgerRecord {
    let digits = name.hasPrefix("sha256:") ? String(name.dropFirst(7)) : name
    let found = digits.count < 6 ? [] : records.filter { $0.id.hex.hasPrefix(digits) }
    guard let first = found.first else {
      throw RepositoryError(
        "there is no record \"\(name)\"", causes: ["a record is named by its id or its first six digits or more"],
        hints: ["stet log --verbose"])
    }
    guard found.count == 1 else {
      throw RepositoryError("\"\(name)\" is the start of \(found.count) record ids", hints: ["stet log --verbose"])
    }
    return first
  }
}

extension Digest {
  /// The first digits, for people.
  package var shortName: String { String(hex.prefix(10)) }
}
