import Core
import Foundation
import Git
import TestSupport
import Testing

/// Several clones that decide at once, through one remote: one ledger, and no record is lost.
@Suite struct SharedRaceTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let people: [TestSupport.Person] = [.ana, .ben, .cem, .dana]

  @Test(arguments: UInt64(1)...(isLong ? 20 : 1)) func anyOrderEndsInOneLedger(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shared = try SharedLedger(clones: 4)
    var written: [String] = []
    for step in 0..<(Self.isLong ? 300 : 40) {
      let number = Int.random(in: 0..<shared.clones.count, using: &random)
      let clone = shared.clones[number]
      // The clocks of people differ.
      let now = Timestamp(seconds: 1_795_428_000 + Int64.random(in: -90_000...90_000, using: &random)).rfc3339
      let remark = ["comment", "post-a", "-m", "\(step)"]
      switch Int.random(in: 0..<10, using: &random) {
      case 0...2: written.append(try clone.decide(remark + ["--no-push"], as: Self.people[number], now: now))
      case 3...5: written.append(try clone.decide(remark, as: Self.people[number], now: now))
      case 6: written.append(try clone.decide(["hold", "--all", "-m", "\(step)"], as: Self.people[number], now: now))
      case 7: try clone.repository.git("fetch", "--quiet")
      case 8: try clone.expectSuccess(["queue", "--fetch"], now: now)
      default: try clone.expectSuccess(["sync"], now: now)
      }
    }
    try expectOneLedger(shared, written)
  }

  @Test func decidingAtOnceLosesNothing() throws {
    let shared = try SharedLedger(clones: 4)
    for round in 0..<(Self.isLong ? 10 : 1) {
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
    for number in 0..<(Self.isLong ? 100 : 8) {
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
