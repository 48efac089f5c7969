import Core
import Foundation
import TestSupport
import Testing

/// After any interruption of Stet, all data is intact, and the command can be repeated.
@Suite struct InterruptionTests {
  private static let moment = ["--now", "2026-11-23T10:00:00Z"]
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"

  /// `count` posts of Ana's.
  private func workshop(posts count: Int) throws -> Workshop {
    let workshop = try Workshop()
    for number in 0..<count {
      try workshop.repository.write("posts/\(number).md", Workshop.post(id: "post-\(number)"))
    }
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("posts")
    return workshop
  }

  private func approve(_ number: Int) -> [String] { ["approve", "post-\(number)", "--yes"] + Self.moment }

  @Test func whatIsKilledCanBeRepeated() throws {
    let kills = Self.isLong ? 200 : 10
    let workshop = try workshop(posts: kills + 1)
    let lock = workshop.repository.path + "/.git/refs/heads/stet/ledger.lock"
    let start = ContinuousClock.now
    #expect(try workshop.run(approve(kills), as: .ben).status == 0)
    let duration = (ContinuousClock.now - start) / .seconds(1)
    for number in 0..<kills {
      let process = try workshop.start(approve(number), as: .ben)
      Thread.sleep(forTimeInterval: .random(in: 0.3...1.1) * duration)
      _ = try process.kill()
      try workshop.repository.fsck()
      // A lock may stay, as git's own would; the next command says so, and how to go on.
      try? FileManager.default.removeItem(atPath: lock)
      #expect(try workshop.run(["queue"] + Self.moment).status == 0)
    }
    let written = try workshop.recordCount()
    let rest = try workshop.run(["approve", "--all", "--yes"] + Self.moment, as: .ben)
    #expect(written == kills + 1 ? rest.status == 1 : rest.status == 0, "\(rest.errors)")
    let queue = try workshop.expectSuccess(["queue", "--format", "json"]).json["entries"]?.arrayValue ?? []
    #expect(queue.count { $0["state"]?.stringValue == "scheduled" } == 2 * (kills + 1))
    try workshop.repository.fsck()
  }

  @Test func aLockThatStaysIsNamed() throws {
    let workshop = try workshop(posts: 1)
    let lock = workshop.repository.path + "/.git/refs/heads/stet/ledger.lock"
    try Data().write(to: URL(filePath: lock))
    let outcome = try workshop.run(approve(0), as: .ben)
    #expect(outcome.status == 75)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("\(lock) is there since "), "\(outcome.errors)")
    #expect(outcome.errors.contains("Hint: rm \(lock)"), "\(outcome.errors)")
    #expect(try workshop.recordCount() == 0)
    try FileManager.default.removeItem(atPath: lock)
    #expect(try workshop.run(approve(0), as: .ben).status == 0)
    #expect(try workshop.states(of: "post-0") == SurvivalTests.approved)
  }

  @Test func aLockThatGoesIsWaitedFor() throws {
    let workshop = try workshop(posts: 1)
    let lock = workshop.repository.path + "/.git/refs/heads/stet/ledger.lock"
    try Data().write(to: URL(filePath: lock))
    let process = try workshop.start(approve(0), as: .ben)
    Thread.sleep(forTimeInterval: 0.5)
    try FileManager.default.removeItem(atPath: lock)
    let outcome = try process.outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try workshop.recordCount() == 1)
  }

  @Test func aRepositoryThatMayNotBeWrittenToCanBeRead() throws {
    let workshop = try workshop(posts: 1)
    let folder = workshop.repository.path + "/.git"
    try shell("chmod -R a-w '\(folder)'")
    defer { try? shell("chmod -R u+w '\(folder)'") }
    let queue = try workshop.run(["queue"] + Self.moment, wrapper: Self.withoutPrivileges)
    #expect(queue.status == 0, "\(queue.errors)")
    let outcome = try workshop.run(approve(0), as: .ben, wrapper: Self.withoutPrivileges)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.lowercased().contains("permission denied"), "\(outcome.errors)")
    #expect(try workshop.recordCount() == 0)
  }

  /// No file may grow beyond so many blocks of 512 bytes, as if the disk were full.
  @Test(arguments: [0, 1]) func aFullDiskLeavesNothingHalf(blocks: Int) throws {
    let workshop = try workshop(posts: 1)
    let full = ["sh", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""]
    let outcome = try workshop.run(approve(0), as: .ben, wrapper: full)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("Error: "))
    try workshop.repository.fsck()
    #expect(try workshop.recordCount() == 0)
    #expect(try workshop.run(approve(0), as: .ben).status == 0)
    #expect(try workshop.states(of: "post-0") == SurvivalTests.approved)
    try workshop.repository.fsck()
  }

  /// Files in the work tree are written completely or not at all, and repeating the command completes them.
  @Test(arguments: [0, 1]) func aFullDiskLeavesNoHalfFile(blocks: Int) throws {
    let workshop = try workshop(posts: 1)
    try workshop.repository.write(
      "posts/long.md", Workshop.post(id: "long") + String(repeating: "Langer Text. \n", count: 200))
    let full = ["sh", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""]
    let before = try workshop.files()
    for command in [["new", "Kein Platz"], ["init"], ["check", "--fix", "--allow-dirty"]] {
      let outcome = try workshop.run(command, as: .ben, wrapper: full)
      #expect(outcome.status != 0, "\(command) \(outcome.output)")
      let after = try workshop.files()
      for (path, size) in after where before[path] != size { #expect(size > 0 && size <= 512 * blocks, "\(path)") }
      #expect(before.keys.allSatisfy { after[$0] == before[$0] })
      #expect(!after.keys.contains { $0.contains(".stet-") })
    }
    let outcome = try workshop.run(["new", "Kein Platz"], as: .ben)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  #if os(Linux)
    /// An output that cannot be written ends with exit code 2.
    @Test(arguments: [("/dev/full", Int32(2)), ("/dev/null", 0)])
    func anOutputThatCannotBeWrittenIsNoSuccess(file: String, status: Int32) throws {
      let workshop = try workshop(posts: 1)
      for command in [["queue", "--all"], ["check", "--format", "json"]] {
        let outcome = try workshop.run(command, wrapper: ["sh", "-c", "exec \"$0\" \"$@\" > \(file)"])
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains("the output cannot be written") == (status == 2))
      }
    }
  #endif

  /// Drops the superuser's privilege to write where the mode forbids it; empty for other users, who do not have it.
  private static let withoutPrivileges =
    geteuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"] : []

  private func shell(_ command: String) throws {
    let process = try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", command])
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(command)")
  }
}

extension Workshop {
  /// The files of the work tree, with their sizes in bytes.
  fileprivate func files() throws -> [String: Int] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: directory).filter { !$0.hasPrefix(".git/") }
    return try names.reduce(into: [:]) { sizes, name in
      let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + name)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { return }
      sizes[name] = attributes[.size] as? Int
    }
  }
}
