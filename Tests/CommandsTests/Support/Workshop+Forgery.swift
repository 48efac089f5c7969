import Core
import Foundation
import TestSupport
import Testing

extension Workshop {
  /// An approval of the post as Ben's own command makes it, taken out of the ledger again.
  func drawApproval(_ arguments: [String] = [], as person: Person = .ben) throws -> Record {
    let before = try repository.id("stet/ledger")
    let id = try decide(["approve", "post-a", "--yes"] + arguments, as: person)
    let record = try ledgerRecord(id)
    try repository.git("update-ref", "refs/heads/stet/ledger", before.hex)
    return record
  }

  /// The record with that id.
  func ledgerRecord(_ id: String) throws -> Record { try Record(bytes: bytes(of: id)) }

  func bytes(of id: String) throws -> [UInt8] {
    Array(try repository.git("cat-file", "blob", "stet/ledger:\(path(of: id))").utf8)
  }

  func path(of id: String) throws -> String {
    LedgerPath.record(try #require(Digest(hex: String(id.dropFirst("sha256:".count))))).text
  }

  /// Adds a record to the ledger by plain git.
  func forge(_ record: Record, as person: Person = .ben) throws { try forge(record.bytes, as: person) }

  /// Adds the bytes of a record under their digest, or elsewhere, in a commit by a person.
  func forge(_ bytes: [UInt8], at path: String? = nil, as person: Person = .ben) throws {
    let path = path ?? LedgerPath.record(Digest(of: bytes)).text
    try changeLedger(as: person) { try $0.write(path, bytes: bytes) }
  }

  /// Changes the ledger by plain git, in a commit by a person.
  func changeLedger(as person: Person = .ben, _ change: (TestRepository) throws -> Void) throws {
    try repository.git("switch", "--quiet", "stet/ledger")
    try change(repository)
    try repository.commit("a change", as: person)
    try repository.git("switch", "--quiet", "main")
  }
}
