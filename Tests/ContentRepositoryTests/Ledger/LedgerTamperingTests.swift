import ContentRepository
import Core
import Foundation
import Git
import TestSupport
import Testing

@Suite struct LedgerTamperingTests {
  private func path(_ record: AppendedRecord) -> String { LedgerPath.record(record.id).text }

  @Test func aDeletedHoldStillHolds() throws {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    let bad = try ledger.tamper { try ledger.repository.remove(path(hold)) }
    var contents = try ledger.read()
    #expect(contents.notes == ["storm"])
    #expect(contents.anomalies == [LedgerAnomaly(kind: .deleted, commit: bad, path: path(hold))])
    // And the ledger goes on.
    try ledger.hold("flood")
    contents = try ledger.read()
    #expect(contents.notes == ["storm", "flood"])
    #expect(contents.anomalies.count == 1)
  }

  @Test func everythingDeletedIsNothingLost() throws {
    let ledger = try TestLedger()
    try ledger.hold("storm")
    try ledger.tamper { try ledger.repository.git("rm", "-rq", ".") }
    try ledger.hold("flood")
    #expect(try ledger.read().notes == ["storm", "flood"])
    #expect(try ledger.read().anomalies.map(\.kind) == [.deleted, .deleted])
  }

  @Test func anEditedRecordSaysWhatItSaid() throws {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    let bad = try ledger.tamper {
      var calm = try Record(
        bytes: Array(Data(contentsOf: URL(filePath: ledger.repository.path).appending(path: path(hold)))))
      calm.note = "calm"
      try ledger.repository.write(path(hold), bytes: calm.bytes)
    }
    let contents = try ledger.read()
    #expect(contents.notes == ["storm"])
    #expect(contents.anomalies == [LedgerAnomaly(kind: .changed, commit: bad, path: path(hold))])
  }

  @Test func aRecordUnderAnotherNameIsNone() throws {
    let ledger = try TestLedger()
    let record = try ledger.record(.hold)
    let name = Samples.digest("a")
    let bad = try ledger.tamper {
      try ledger.repository.write(LedgerPath.record(name).text, bytes: record.bytes)
      try ledger.repository.write("records/\(record.id.hex).json", bytes: record.bytes)
      try ledger.repository.write("notes.txt", "hello\n")
    }
    let contents = try ledger.read()
    #expect(contents.records.isEmpty)
    #expect(contents.rejected.map(\.id) == [nil])
    #expect(contents.rejected.map(\.reason) == [.invalidRecord])
    #expect(contents.rejected.map(\.path) == [LedgerPath.record(name).text])
    #expect(
      contents.anomalies == [
        LedgerAnomaly(kind: .unexpectedPath, commit: bad, path: "notes.txt"),
        LedgerAnomaly(kind: .unexpectedPath, commit: bad, path: "records/\(record.id.hex).json"),
      ])
  }

  @Test func aLinkIsNoRecord() throws {
    let ledger = try TestLedger()
    let record = try ledger.record(.hold)
    let path = LedgerPath.record(record.id).text
    try ledger.tamper {
      try ledger.repository.write(path, bytes: record.bytes)
      let blob = try ledger.repository.git("hash-object", "-w", path).dropLast()
      try ledger.repository.git("add", "--all")
      try ledger.repository.git("update-index", "--cacheinfo", "120000,\(blob),\(path)")
      try ledger.repository.git("commit", "--quiet", "-m", "link")
      try ledger.repository.git("reset", "--hard", "--quiet")
    }
    let contents = try ledger.read()
    #expect(contents.records.isEmpty)
    #expect(contents.anomalies.map(\.kind) == [.unexpectedPath])
  }

  @Test func eachRecordThatDoesNotCountHasItsReason() throws {
    let ledger = try TestLedger()
    var (foreign, ahead) = (try ledger.record(.hold), try ledger.record(.hold))
    foreign.repository = Samples.nonce
    ahead.previous = Samples.previous
    let unknown = Array(
      String(decoding: try ledger.record(.hold).bytes, as: UTF8.self).replacing("\"hold\"", with: "\"stop\"").utf8)
    let all: [(bytes: [UInt8], reason: RejectedRecord.Reason)] = [
      (foreign.bytes, .otherRepository), (ahead.bytes, .invalidRecord), (unknown, .unknownKind),
      (Array("{}".utf8), .invalidRecord),
    ]
    try ledger.tamper {
      for one in all { try ledger.repository.write(LedgerPath.record(Digest(of: one.bytes)).text, bytes: one.bytes) }
    }
    let contents = try ledger.read()
    #expect(contents.records.isEmpty)
    for one in all {
      #expect(contents.rejected.first { $0.id == Digest(of: one.bytes) }?.reason == one.reason)
    }
    #expect(contents.rejected.count == all.count)
  }

  /// A copy of a record is added earlier in the history, to pass as its first addition.
  @Test func anEarlierCopyTakesNothingAway() throws {
    let ledger = try TestLedger()
    let root = try ledger.repository.id("stet/ledger")
    try ledger.hold("first")
    let hold = try ledger.hold("storm", as: .ben)
    try ledger.repository.git("checkout", "--quiet", "-b", "side", root.hex)
    try ledger.repository.git("checkout", "--quiet", "stet/ledger", "--", path(hold))
    let copy = try ledger.repository.commit("copy", as: .dana)
    let git = try ledger.repository.open()
    let tips = [try ledger.repository.id("stet/ledger"), copy]
    let contents = try LedgerReader.read(repository: git, tips: tips, identity: ledger.identity)
    let record = try #require(contents.records.first { $0.id == hold.id })
    #expect(record.addedBy == hold.commit)
    #expect(record.authorAddresses == ["ben@acme.example"])
    #expect(record.additions.map(\.commit) == [hold.commit])
  }

  /// A merge that leaves a hold out and brings an approval in: the hold stays, and the approval was added.
  @Test func aMergeAddsAndTakesNothingAway() throws {
    let fork = try ForkedLedger()
    let ledger = fork.one
    let git = try ledger.repository.open()
    let added = try ledger.record(.approve, previous: ledger.repository.id("stet/ledger"))
    let root = try git.commit(try #require(ObjectID(hex: added.previous))).tree
    let file = LedgerPath.record(added.id).text
    let tree = try git.insert(files: [(file, git.createBlob(added.bytes))], into: root)
    let signature = try TestLedger.signature(.dana)
    let merge = try git.createCommit(
      tree: tree, parents: fork.heads, author: signature, committer: signature, message: "merge\n")
    let contents = try ledger.contents(of: [merge])
    #expect(Set(contents.records.map(\.id)) == [added.id, fork.oneRecord.id, fork.otherRecord.id])
    #expect(contents.records.first { $0.id == added.id }?.additions.map(\.commit) == [merge])
    #expect(
      contents.anomalies == [
        LedgerAnomaly(kind: .mergeIsNoUnion, commit: merge, path: path(fork.otherRecord))
      ])
  }

  /// Trees with one name twice, which git on a server accepts.
  @Test func aMalformedTreeTakesNothingAway() throws {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    let git = try ledger.repository.open()
    let (parent, signature) = (try git.commit(hold.commit), try TestLedger.signature(.dana))
    let entry = Array("100644 a".utf8) + [0] + (try git.createBlob([])).bytes
    let bad = try ledger.repository.run(
      ["hash-object", "-t", "tree", "-w", "--literally", "--stdin"], input: entry + entry)
    let tree = try #require(ObjectID(hex: String(bad.dropLast())))
    let broken = try git.createCommit(
      tree: tree, parents: [hold.commit], author: signature, committer: signature, message: "broken\n")
    let mended = try git.createCommit(
      tree: parent.tree, parents: [broken], author: signature, committer: signature, message: "mended\n")
    try ledger.repository.git("update-ref", Ledger.branch, mended.hex)
    try ledger.hold("flood")
    let contents = try ledger.read()
    #expect(contents.notes == ["storm", "flood"])
    #expect(contents.anomalies == [LedgerAnomaly(kind: .unreadable, commit: broken)])
  }

  @Test func anotherBeginningIsReported() throws {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    let git = try ledger.repository.open()
    let foreign = try LedgerRoot.write(identity: Samples.nonce, to: git)
    let signature = try TestLedger.signature(.dana)
    let merge = try git.createCommit(
      tree: git.commit(hold.commit).tree, parents: [hold.commit, foreign], author: signature, committer: signature,
      message: "merge\n")
    let contents = try LedgerReader.read(repository: git, tips: [merge], identity: ledger.identity)
    #expect(contents.notes == ["storm"])
    #expect(contents.anomalies.first == LedgerAnomaly(kind: .foreignRoot, commit: foreign))
  }

  /// Merges of many files, of many branches, and of folders that a ledger does not have are read within the time limit.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      // Every file stands on one side, and in the merge.
      (branches: 1, files: 8_000, folder: "junk/"), (branches: 1, files: 3_000, folder: "records/aa/bb/"),
      (branches: 300, files: 300, folder: "j"),
      (branches: 1, files: 8_000, folder: String(repeating: "k", count: 9_000) + "/"),
    ])
  func aMergeCostsWhatItAdds(branches: Int, files: Int, folder: String) throws {
    let ledger = try TestLedger()
    let hold = try ledger.hold("storm")
    let names = (0..<files).map { "M 100644 :1 \(folder)\(String($0 + 10_000)).json\n" }
    func commit(_ name: String, from parent: String, _ merged: [String], _ files: some Sequence<String>) -> String {
      "commit \(name)\ncommitter Dana <dana@acme.example> 1795428000 +0000\ndata 1\nj\nfrom \(parent)\n"
        + merged.map { "merge \($0)\n" }.joined() + files.joined()
    }
    var stream = "blob\nmark :1\ndata 1\nx\n"
    let heads = (0..<branches).map { "refs/heads/side\($0)" }
    for (number, head) in heads.enumerated() {
      stream += commit(head, from: hold.commit.hex, [], stride(from: number, to: files, by: branches).map { names[$0] })
    }
    stream += commit("refs/heads/other", from: hold.commit.hex, [], ["M 100644 :1 z.txt\n"])
    stream += commit(Ledger.branch, from: "refs/heads/other", heads, names)
    try ledger.repository.run(["fast-import", "--quiet", "--force"], input: Array(stream.utf8))
    for _ in 0..<3 {
      let contents = try ledger.read()
      #expect(contents.notes == ["storm"])
      #expect(!contents.isClean && contents.anomalies.count <= 10_000)
    }
    try ledger.hold("flood")
    #expect(try ledger.read().notes == ["storm", "flood"])
  }
}
