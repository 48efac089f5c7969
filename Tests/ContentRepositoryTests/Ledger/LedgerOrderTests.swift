import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// Writing after a bad commit: the next record repairs the tree.
@Suite struct LedgerOrderTests {
  private func path(_ record: AppendedRecord) -> String { LedgerPath.record(record.id).text }

  private func tree(_ ledger: TestLedger, _ revision: String) throws -> Set<Substring> {
    Set(try ledger.repository.git("ls-tree", "-r", revision).split(separator: "\n"))
  }

  /// A ledger with two holds, what `change` does to it, and then a third hold.
  private func written(after change: (TestLedger, AppendedRecord) throws -> Void) throws -> TestLedger {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    try ledger.hold("flood")
    let whole = try tree(ledger, "stet/ledger")
    try ledger.tamper { try change(ledger, hold) }
    #expect(try ledger.read().notes == ["storm", "flood"])
    let next = try ledger.hold("fire", as: .cem)
    let after = try tree(ledger, "stet/ledger")
    #expect(whole.isSubset(of: after))
    #expect(after.count == whole.count + 1)
    let contents = try ledger.read()
    #expect(contents.notes == ["storm", "flood", "fire"])
    #expect(contents.records.last?.additions.map(\.commit) == [next.commit])
    #expect(contents.records.allSatisfy { $0.additions.count == 1 })
    try ledger.repository.fsck()
    return ledger
  }

  @Test func afterDeletions() throws {
    let ledger = try written { ledger, hold in try ledger.repository.remove(path(hold)) }
    #expect(
      try ledger.repository.git("log", "-1", "--format=%s %ae", "stet/ledger~1")
        == "put the tree in order stet@localhost.invalid\n")
    #expect(try ledger.read().anomalies.map(\.kind) == [.deleted])
    // The repaired tree needs no further repair.
    try ledger.hold("again")
    #expect(try ledger.repository.git("log", "-1", "--format=%an", "stet/ledger~1") == "Cem\n")
  }

  @Test func afterEverythingWasDeleted() throws {
    _ = try written { ledger, _ in try ledger.repository.git("rm", "-rq", ".") }
  }

  @Test func afterChanges() throws {
    let ledger = try written { ledger, hold in
      try ledger.repository.write(path(hold), "{}")
      try ledger.repository.write("LEDGER.json", "{}")
    }
    #expect(try ledger.read().anomalies.map(\.kind) == [.changed, .changed])
  }

  @Test func afterAFileInThePlaceOfAFolder() throws {
    _ = try written { ledger, _ in
      try ledger.repository.remove("records")
      try ledger.repository.write("records", "none")
    }
  }

  @Test func withoutJunk() throws {
    let ledger = try written { ledger, _ in
      try ledger.repository.write("notes.txt", "hello")
      try ledger.repository.write("Records/aa/bb/c.json", "{}")
      try ledger.repository.write("records/aa/bb/deep/er.json", "{}")
    }
    #expect(Set(try ledger.read().anomalies.map(\.path)) == ["notes.txt", "Records", "records/aa/bb/deep"])
  }

  @Test func aSoundLedgerIsGoneOnWithAsItIs() throws {
    let ledger = try TestLedger()
    let contents = try ledger.read()
    let record = try ledger.record(.hold, note: "a")
    try ledger.hold("in between")
    let git = try ledger.repository.open()
    try LedgerWriter.append([record], identity: TestLedger.signature(.ben), to: git, after: contents)
    #expect(try ledger.repository.git("log", "--format=%an", "stet/ledger") == "Ben\nAna\nStet\n")
    #expect(try ledger.read().isClean)
  }

  /// Read before another person's bad commit, and written after it.
  @Test func whatHappenedSinceReadingIsSeen() throws {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    let contents = try ledger.read()
    let record = try ledger.record(.hold, note: "flood")
    try ledger.tamper { try ledger.repository.remove(path(hold)) }
    let git = try ledger.repository.open()
    try LedgerWriter.append([record], identity: TestLedger.signature(.ben), to: git, after: contents)
    #expect(try tree(ledger, "stet/ledger").count == 3)
  }

  /// Files of a newer version of Stet are kept; at a known path, the right bytes replace others.
  @Test func whatIsNotKnownIsKept() throws {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    let bytes = Array("of a newer version".utf8)
    let digest = Digest(of: bytes)
    let other = "objects/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2).prefix(2))/\(digest.hex).cbor"
    try ledger.tamper {
      try ledger.repository.write(other, bytes: bytes)
      try ledger.repository.write(other + ".TMP", bytes: bytes)
    }
    #expect(try ledger.read().anomalies.map(\.path) == [other + ".TMP"])
    try ledger.tamper {
      try ledger.repository.write(other, "other bytes")
      try ledger.repository.remove(path(hold))
    }
    try ledger.hold("flood")
    #expect(try ledger.repository.git("show", "stet/ledger:\(other)") == "of a newer version")
    #expect(try ledger.repository.git("ls-tree", "-r", "--name-only", "stet/ledger").contains("TMP") == false)
  }

  @Test func theSquattedPlaceOfAnObjectIsTakenBack() throws {
    let ledger = try TestLedger()
    let rendition = LedgerObject(bytes: Array("{\"v\":1}".utf8), kind: .rendition)
    let place = LedgerPath.object(rendition.digest, .rendition).text
    let bad = try ledger.tamper { try ledger.repository.write(place, "{}") }
    try ledger.append(ledger.record(.approve), objects: [rendition])
    #expect(try ledger.repository.git("show", "stet/ledger:\(place)") == "{\"v\":1}")
    let contents = try ledger.read()
    #expect(try contents.object(rendition.digest, .rendition, in: ledger.repository.open()) == rendition.bytes)
    #expect(contents.anomalies == [LedgerAnomaly(kind: .changed, commit: bad, path: place)])
  }

  /// Dana forges a record in Ana's name and deletes it: Ana, who puts it back, does not become its author.
  @Test func whatIsPutBackIsNobodysWord() throws {
    let ledger = try TestLedger()
    let forged = try ledger.record(.approve)
    let place = LedgerPath.record(forged.id).text
    let bad = try ledger.tamper(as: .dana) { try ledger.repository.write(place, bytes: forged.bytes) }
    try ledger.tamper(as: .dana) { try ledger.repository.remove(place) }
    try ledger.tamper(as: .ana) { try ledger.repository.write(place, bytes: forged.bytes) }
    var record = try #require(try ledger.read().records.first)
    #expect(record.additions.map(\.commit) == [bad])
    try ledger.tamper(as: .dana) { try ledger.repository.remove(place) }
    try ledger.hold("mine", as: .ana)
    record = try #require(try ledger.read().records.first { $0.id == forged.id })
    #expect(record.additions.map(\.author.email) == ["dana@acme.example"])
  }

  /// A commit without an author adds records like others, and hides none.
  @Test func aMalformedCommitIsGoneOnFrom() throws {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    let tree = try ledger.repository.git("rev-parse", "\(hold.commit)^{tree}").dropLast()
    let text = "tree \(tree)\nparent \(hold.commit)\ncommitter A <a@b> 1 +0000\n\nodd"
    let output = try ledger.repository.run(
      ["hash-object", "-t", "commit", "-w", "--literally", "--stdin"], input: Array(text.utf8))
    let bad = try #require(ObjectID(hex: String(output.dropLast())))
    try ledger.repository.git("update-ref", Ledger.branch, bad.hex)
    try ledger.hold("flood")
    let contents = try ledger.read()
    #expect(contents.notes == ["storm", "flood"])
    #expect(contents.anomalies == [LedgerAnomaly(kind: .unreadable, commit: bad)])
  }
}
