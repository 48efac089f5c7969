internal import Core
internal import Git

/// What the commits of a ledger added, up to some tips, as the store has it: what comes later need not go through them
/// again.
///
/// Only ledgers without an anomaly are kept: in what order anomalies are met depends on all commits that are scanned.
struct LedgerFold {
  /// The commits that no other one has as a parent.
  let tips: [ObjectID]
  /// No commit before its parents.
  let commits: [LedgerCommit]
  let additions: [LedgerPath: [LedgerScan.Addition]]

  /// How many commits are scanned anew rather than kept.
  static let threshold = 256

  /// Whether exactly the commits of the fold, and `newer`, can be reached from `tips`: none of the fold's tips was
  /// dropped since.
  func isBelow(_ tips: [ObjectID], _ newer: [Commit]) -> Bool {
    let reached = Set(tips).union(newer.flatMap(\.parents))
    return self.tips.allSatisfy(reached.contains)
  }
}

/// A commit of a ledger, as far as its records depend on it.
struct LedgerCommit {
  let id: ObjectID
  let parents: [ObjectID]
  let author: Identity

  init(_ commit: Commit) { self.init(id: commit.id, parents: commit.parents, author: commit.author.identity) }

  init(id: ObjectID, parents: [ObjectID], author: Identity) {
    self.id = id
    self.parents = parents
    self.author = author
  }
}

extension LedgerFold {
  /// The ledger of a repository, as the store has it; `nil` where it is not known.
  static func kept(in store: Store?, identity: String) -> LedgerFold? {
    store?.use(.ledger, basis: [])
    guard let value = store?.value(.ledger, Array(identity.utf8)) else { return nil }
    var reader = ByteReader(value)
    return reader.ledgerFold()
  }

  /// Hands it to the store.
  func keep(in store: Store, identity: String) {
    var writer = ByteWriter()
    writer.ledgerFold(self)
    store.put(.ledger, Array(identity.utf8), writer.bytes)
  }
}

extension ByteWriter {
  /// Commits, people and paths are numbered, so that each stands once.
  fileprivate mutating func ledgerFold(_ fold: LedgerFold) {
    var people: [Identity] = []
    var numbers: [Identity: UInt32] = [:]
    for commit in fold.commits where numbers[commit.author] == nil {
      numbers[commit.author] = UInt32(people.count)
      people.append(commit.author)
    }
    list(people) { writer, person in
      writer.text(person.name)
      writer.text(person.email)
    }
    var places: [ObjectID: UInt32] = [:]
    for (place, commit) in fold.commits.enumerated() { places[commit.id] = UInt32(place) }
    list(fold.commits) { writer, commit in
      writer.append(commit.id.bytes)
      writer.list(commit.parents.compactMap { places[$0] }) { $0.number($1) }
      writer.number(numbers[commit.author] ?? 0)
    }
    list(fold.tips.compactMap { places[$0] }) { $0.number($1) }
    // The order of a dictionary must not reach the file.
    list(fold.additions.sorted { $0.key.text < $1.key.text }) { writer, added in
      writer.text(added.key.text)
      writer.list(added.value) { writer, addition in
        writer.number(places[addition.commit] ?? 0)
        writer.append(addition.blob.bytes)
      }
    }
  }
}

extension ByteReader {
  fileprivate mutating func ledgerFold() -> LedgerFold? {
    guard let people = list({ $0.person() }) else { return nil }
    var ids: [ObjectID] = []
    guard let commits = list({ $0.ledgerCommit(people, &ids) }), let tips = list({ $0.commit(ids) }),
      let added = list({ $0.addition(ids) }), isAtEnd
    else { return nil }
    return LedgerFold(
      tips: tips, commits: commits, additions: Dictionary(added, uniquingKeysWith: { first, _ in first }))
  }

  private mutating func person() -> Identity? {
    guard let name = text(), let email = text() else { return nil }
    return Identity(name: name, email: email)
  }

  private mutating func ledgerCommit(_ people: [Identity], _ ids: inout [ObjectID]) -> LedgerCommit? {
    guard let id = objectID(), let parents = list({ $0.number(UInt32.self) }), let author = number(UInt32.self),
      Int(author) < people.count, parents.allSatisfy({ Int($0) < ids.count })
    else { return nil }
    let parentIDs = parents.map { ids[Int($0)] }
    ids.append(id)
    return LedgerCommit(id: id, parents: parentIDs, author: people[Int(author)])
  }

  private mutating func addition(_ ids: [ObjectID]) -> (LedgerPath, [LedgerScan.Addition])? {
    guard let path = text().flatMap({ LedgerPath(Array($0.utf8)) }),
      let additions = list({ reader in
        reader.commit(ids).flatMap { commit in
          reader.objectID().map { LedgerScan.Addition(commit: commit, blob: $0) }
        }
      })
    else { return nil }
    return (path, additions)
  }

  private mutating func commit(_ ids: [ObjectID]) -> ObjectID? {
    guard let place = number(UInt32.self), Int(place) < ids.count else { return nil }
    return ids[Int(place)]
  }
}
