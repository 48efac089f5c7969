import ContentRepository
import Core
import Foundation
import Git
import TestSupport
import Testing

/// Several clones that decide at once, through one remote: one ledger, and no record is lost.
@Suite struct SharedRaceTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let people: [TestSupport.Person] = [.ana, .ben, .cem, .dana]

  private static let posts = (0..<12).map { "post-\($0)" }

  /// Clones of older and newer versions, with clocks that differ, through a server of git.
  @Test(.timeLimit(.minutes(30)), arguments: UInt64(1)...(isLong ? 20 : 1))
  func anyOrderEndsInOneLedger(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shared = try SharedLedger(clones: Int.random(in: 4...(Self.isLong ? 8 : 5), using: &random), posts: Self.posts)
    let server = try shared.serve(seed.isMultiple(of: 2) ? .git : .http)
    defer { withExtendedLifetime(server) {} }
    var written: [String] = []
    for step in 0..<(Self.isLong ? 30 : 12) {
      let number = Int.random(in: 0..<shared.clones.count, using: &random)
      let (clone, person) = (shared.clones[number], Self.people[number % Self.people.count])
      let now = Timestamp(seconds: 1_795_428_000 + Int64.random(in: -90_000...90_000, using: &random)).rfc3339
      let remark = ["comment", "post-0", "-m", "\(step)"]
      switch Int.random(in: 0..<10, using: &random) {
      case 0: written.append(try clone.decide(remark + ["--no-push"], as: person, now: now))
      case 1: written.append(try clone.decide(remark, as: person, now: now))
      case 2...5: written += try clone.appendComments(20, "\(seed)-\(step)", as: person, now: now)
      case 6: try clone.appendFromNewerVersion("\(seed)-\(step)", as: person)
      case 7:
        let post = Self.posts[step % Self.posts.count]
        written.append(try clone.decide(["hold", "--post", post, "-m", "\(step)"], as: person, now: now))
        // It holds in every other clone after its next fetch.
        let other = shared.clones[(number + 1) % shared.clones.count]
        try other.expectSuccess(["queue", "--fetch"], now: now)
        #expect(try other.states(of: post)["x"] == "held")
      case 8: try clone.repository.git("fetch", "--quiet")
      default: try clone.expectSuccess(["sync"], now: now)
      }
    }
    try expectOneLedger(shared, written)
  }

  @Test func decidingAtOnceLosesNothing() throws {
    let shared = try SharedLedger(clones: 4)
    for round in 0..<(Self.isLong ? 5 : 1) {
      let processes = try (0..<12).map { number in
        try shared.clones[number % 4].start(
          ["comment", "post-a", "-m", "\(round) \(number)", "--format", "json", "--now", "2026-11-23T10:00:00Z"],
          as: Self.people[number % 4])
      }
      var written: [String] = []
      for process in processes {
        let outcome = try process.outcome()
        #expect(outcome.status == 0, "\(outcome.errors)")
        written.append(try #require(try JSONValue(json: Array(outcome.output.utf8))["record"]?.stringValue))
      }
      try expectOneLedger(shared, written)
    }
  }

  /// What is killed leaves a valid repository, and the next command finishes.
  @Test func whatIsKilledIsFinishedLater() throws {
    let shared = try SharedLedger(clones: 2)
    let decide = { (number: Int) in ["comment", "post-a", "-m", "nr \(number)", "--now", "2026-11-23T10:00:00Z"] }
    let start = ContinuousClock.now
    let first = try shared.clones[0].run(decide(-1))
    #expect(first.status == 0, "\(first.errors)")
    let duration = (ContinuousClock.now - start) / .seconds(1)
    for number in 0..<(Self.isLong ? 30 : 8) {
      let clone = shared.clones[number % 2]
      let process = try clone.start(decide(number))
      Thread.sleep(forTimeInterval: .random(in: 0.1...1.1) * duration)
      _ = try process.kill()
      // Children of a killed process run to their own end.
      Thread.sleep(forTimeInterval: 0.3)
      try clone.repository.fsck()
      try shared.server.fsck()
      for lock in ["refs/heads", "refs/remotes/origin"] {
        try? FileManager.default.removeItem(atPath: clone.repository.path + "/.git/\(lock)/stet/ledger.lock")
      }
      try? FileManager.default.removeItem(atPath: clone.repository.path + "/.git/refs/stet/seen/origin.lock")
    }
    try expectOneLedger(shared, [])
  }

  /// After each clone has synced, all have the same ledger, with all records.
  private func expectOneLedger(_ shared: SharedLedger, _ written: [String]) throws {
    for clone in shared.clones + shared.clones { try clone.expectSuccess(["sync"]) }
    let tip = try shared.tip
    for clone in shared.clones {
      #expect(try clone.repository.id("stet/ledger").hex == tip)
      #expect(try clone.repository.id("refs/remotes/origin/stet/ledger").hex == tip)
      #expect(try clone.expectSuccess(["queue", "--format", "json"]).json["ledger"]?.stringValue == tip)
      try clone.repository.fsck()
    }
    let files = try shared.server.git("ls-tree", "-r", "--name-only", "stet/ledger")
    for record in written { #expect(files.contains("/\(record.dropFirst("sha256:".count)).json"), "\(record)") }
    let deletions = try shared.server.git("log", "--format=", "--name-only", "--diff-filter=a", "stet/ledger")
    #expect(deletions.isEmpty)
    let fresh = Workshop(in: try TestRepository(cloning: shared.server))
    #expect(try fresh.expectSuccess(["queue"]).errors.isEmpty)
  }
}

extension Workshop {
  /// Appends comments to the ledger of this clone alone, as many commands would.
  fileprivate func appendComments(_ count: Int, _ name: String, as person: Person, now: String) throws -> [String] {
    let (sample, identity, git, base) = try sample(as: person, now: now)
    let records = (0..<count).map { number in
      var record = sample
      record.note = "\(name) \(number)"
      record.nonce = Digest(of: "\(name) \(number)".utf8).hex.prefix(32).description
      record.previous = base
      return record
    }
    return try LedgerWriter.append(records, identity: identity, to: git).map(\.id.description)
  }

  /// Appends what a newer version might: a record of an unknown kind, one with an unknown member, and a file of another
  /// kind.
  fileprivate func appendFromNewerVersion(_ name: String, as person: Person) throws {
    let (sample, identity, git, base) = try sample(as: person, now: "2026-11-23T10:00:00Z")
    var record = sample
    record.note = name
    record.previous = base
    let text = String(decoding: record.bytes, as: UTF8.self)
    let unknown = [
      text.replacing("\"kind\":\"comment\"", with: "\"kind\":\"zebra\""),
      text.replacing("\"kind\":", with: "\"inked\":1,\"kind\":"),
    ]
    let commit = try git.commit(try #require(ObjectID(hex: base)))
    var files = try unknown.map { text in
      (LedgerPath.record(Digest(of: Array(text.utf8))).text, try git.createBlob(Array(text.utf8)))
    }
    let picture = Array("picture \(name)".utf8)
    files.append(
      (LedgerPath.other(folder: "objects", Digest(of: picture), suffix: "webp").text, try git.createBlob(picture)))
    let tree = try git.insert(files: files, into: commit.tree)
    let new = try git.createCommit(
      tree: tree, parents: [commit.id], author: identity, committer: identity, message: "newer\n")
    try git.updateReference(
      "refs/heads/stet/ledger", to: new, expecting: commit.id, message: "newer", identity: identity)
  }

  /// A comment of that person, the local ledger's tip, and what is needed to write on it.
  private func sample(
    as person: Person, now: String
  ) throws -> (record: Record, identity: Signature, git: Repository, base: String) {
    let time = try #require(Timestamp(rfc3339: now))
    if (try? repository.id("stet/ledger")) == nil { try expectSuccess(["sync"], now: now) }
    let id = try decide(["comment", "post-0", "-m", "s", "--no-push"], as: person, now: now)
    let record = try Record(
      bytes: Array(
        try repository.git(
          "cat-file", "blob",
          "stet/ledger:\(LedgerPath.record(try #require(Digest(hex: String(id.dropFirst(7))))).text)"
        )
        .utf8))
    let identity = try Signature(name: person.name, email: person.email, time: time.seconds, offsetMinutes: 0)
    return (record, identity, try repository.open(), try repository.id("stet/ledger").hex)
  }
}
