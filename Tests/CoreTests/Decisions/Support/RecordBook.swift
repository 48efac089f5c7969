import Git
import Testing

@testable import Core

/// A ledger written in memory: each record on a commit of its own, on top of what its actor saw.
struct RecordBook {
  private(set) var records: [LedgerRecord] = []
  private var commits: [(id: ObjectID, parents: [ObjectID])] = []
  private var heads: [ObjectID] = []

  /// The commit that every ledger begins with.
  static let root = String(repeating: "0", count: 40)

  init() { _ = commit(on: []) }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - seeing: the record that its actor saw last; all records if `nil`.
  ///   - address: the commit's author, where it is not the actor's own address.
  ///   - account: the account on GitHub that an imported decision comes from.
  ///   - signatures: the keys that are said to have signed it, and whether they did.
  @discardableResult
  mutating func add(
    _ kind: RecordKind, by actor: String?, _ subjects: [Subject] = [], targets: [LedgerRecord] = [],
    seeing seen: LedgerRecord? = nil, address: String? = nil, attester: String? = nil, account: String = "1",
    time: Timestamp = moment("2026-11-20T08:00:00Z"), signatures: [(key: PublicKey, isValid: Bool)] = []
  ) -> LedgerRecord {
    let previous = seen?.addedBy ?? joined()
    let source = attester.map { _ in
      ImportedSource(system: "github", kind: "review", reference: "acme/posts#1", userID: account, submittedAt: time)
    }
    let record = Record(
      kind: kind, repository: Team.repository, actor: actor, assurance: attester == nil ? .direct : .imported,
      subjects: subjects, targets: targets.map(\.id), previous: previous.hex, nonce: "", time: time, imported: source,
      attester: attester)
    let author = Identity(name: "", email: address ?? "\(attester ?? actor ?? "nobody")@acme.example")
    let commit = commit(on: [previous])
    let entry = LedgerRecord(
      id: Digest(of: "record \(records.count)".utf8), record: record, addedBy: commit, commitAuthor: author,
      signatures: signatures.map { RecordSignature(key: $0.key, isValid: $0.isValid, addedBy: [commit]) })
    records.append(entry)
    return entry
  }

  var contents: LedgerContents { contents(records) }

  /// The same ledger with its records in another order.
  func contents(_ records: [LedgerRecord]) -> LedgerContents {
    LedgerContents(records: records, ancestry: Ancestry(commits))
  }

  func decisions(_ configuration: Configuration, earlier: [Configuration] = []) -> Decisions {
    Decisions(contents, authority: Authority(configuration, ancestry: contents.ancestry, earlier: earlier))
  }

  /// The single head: a merge if there are several.
  private mutating func joined() -> ObjectID { heads.count == 1 ? heads[0] : commit(on: heads) }

  private mutating func commit(on parents: [ObjectID]) -> ObjectID {
    let digits = String(commits.count, radix: 16)
    guard let id = ObjectID(hex: String(repeating: "0", count: 40 - digits.count) + digits) else { return heads[0] }
    commits.append((id, parents))
    heads = heads.filter { !parents.contains($0) } + [id]
    return id
  }
}

extension PublicKey {
  /// A key of Ed25519 of which no one has the secret.
  static func sample(_ name: String) -> PublicKey {
    let bytes: [UInt8] = .sshString("ssh-ed25519".utf8) + .sshString(Digest(of: name.utf8).bytes)
    guard let key = try? PublicKey(bytes: bytes) else { preconditionFailure("\(name) makes no key") }
    return key
  }
}
