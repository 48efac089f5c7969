import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// Stet, or the git that it runs, is killed at a system call that writes. Afterwards the repositories are valid, the next
/// run finishes, what was acknowledged is there, and no post was handed off twice.
@Suite(.enabled(if: Tracer.isHere, "strace is not installed, or may not trace processes here"))
struct CrashTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let due = "2026-12-01T08:30:00Z"

  /// What is interrupted.
  enum Scene: String, CaseIterable {
    case approve, handOff, sync

    var command: [String] {
      switch self {
      case .approve: ["approve", "post-b", "--yes", "--now", "2026-11-23T10:00:00Z"]
      case .handOff: ["record", "handed-off", "post-a", "--channel", "x", "--to", "one", "--now", CrashTests.due]
      case .sync: ["sync"]
      }
    }

    var person: Person { self == .handOff ? .dana : .ben }

    /// What Stet prints once others may rely on it.
    var acknowledgement: String {
      switch self {
      case .approve: "ben approved post-b"
      case .handOff: "dana handed post-a"
      case .sync: "have the same decisions"
      }
    }
  }

  @Test(.timeLimit(.minutes(20)), arguments: Scene.allCases) func whatIsKilledIsFinishedLater(scene: Scene) throws {
    let site = try CrashSite(scene)
    var points = try site.points()
    #expect(points.count > 50)
    if !Self.isLong {
      var random = SeededGenerator(seed: 12)
      points = Array(points.shuffled(using: &random).prefix(4))
    }
    var killed = 0
    for point in points {
      try site.restore()
      let outcome = try site.run(point)
      if outcome.status != 0 || outcome.errors.contains("Warning") { killed += 1 }
      try expectSound(site, scene, after: point, outcome)
    }
    #expect(killed > points.count / 2, "\(killed) of \(points.count) were killed")
  }

  private func expectSound(
    _ site: CrashSite, _ scene: Scene, after point: CrashPoint, _ outcome: StetProcess.Outcome
  ) throws {
    try site.waitForOrphans()
    let (server, one, other) = (site.shared.server, site.shared.clones[0], site.shared.clones[1])
    for repository in [server, one.repository] { try repository.fsck() }
    let isAcknowledged = outcome.output.contains(scene.acknowledgement)
    let queue = one.stet(["queue", "--format", "json", "--all"], now: "2026-11-23T10:00:00Z")
    #expect(queue.status == .success, "\(point): \(queue)")
    #expect(try queue.json["anomalies"]?.arrayValue ?? [] == [], "\(point)")
    let states = try one.states(of: "post-b")
    if scene == .approve, isAcknowledged { #expect(states == SurvivalTests.approved, "\(point)") }
    if scene == .handOff {
      // Another sender tries, and gets the post only if the first one did not.
      let wasThere = try site.handOffs() == 1
      #expect(wasThere || !isAcknowledged, "\(point)")
      let second = try site.finish(
        other, ["record", "handed-off", "post-a", "--channel", "x", "--to", "two"], as: .dana)
      #expect(second.status == (wasThere ? .findings : .success), "\(point): \(second)")
    }
    _ = try site.finish(one, scene.command, as: scene.person)
    for clone in [one, other, one] {
      let sync = try site.finish(clone, ["sync"], as: .ana)
      #expect(sync.status == .success, "\(point): \(sync)")
    }
    #expect(try site.handOffs() == (scene == .handOff ? 1 : 0), "\(point)")
    for clone in [one, other] {
      #expect(try clone.repository.id("stet/ledger").hex == site.shared.tip, "\(point)")
      #expect(try clone.states(of: "post-b") == SurvivalTests.approved || scene != .approve, "\(point)")
      #expect(try site.comments(in: clone) == CrashSite.comments, "\(point)")
      try clone.repository.fsck()
    }
    try server.fsck()
  }

  // MARK: - A full disk

  /// No file may grow beyond so many blocks of 512 bytes.
  @Test(arguments: Scene.allCases, [0, 1]) func aFullDiskLosesNothing(scene: Scene, blocks: Int) throws {
    let site = try CrashSite(scene)
    let full = ["sh", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""]
    let one = site.shared.clones[0]
    let outcome = try one.run(scene.command, as: scene.person, wrapper: full)
    #expect(outcome.status != 0 || scene == .approve, "\(outcome)")
    try expectSound(site, scene, after: CrashPoint(program: .stet, call: "ulimit -f", number: blocks), outcome)
  }
}

/// A system call that writes, counted for each process and thread.
struct CrashPoint: CustomStringConvertible {
  /// Stet itself, or the git that it runs to fetch and push, with the programs that git starts, also those of the server.
  enum Program: String, CaseIterable { case stet, git }

  let program: Program
  let call: String
  let number: Int

  var description: String { "\(call) \(number) of \(program)" }
}

enum Tracer {
  /// The calls that write. A file is created just before the first one that writes to it, or links it.
  static let calls =
    "write,pwrite64,rename,renameat,renameat2,link,linkat,unlink,unlinkat,fsync,fdatasync,mkdir,ftruncate"

  static let isHere: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["strace", "-o", "/dev/null", "true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}

/// A server and two clones, which are put back to how they were before each crash.
private final class CrashSite {
  let shared: SharedLedger
  private let scene: CrashTests.Scene
  private let folder: String
  /// What was decided before, here and at the remote.
  static let comments = ["drei", "eins", "zwei"]

  init(_ scene: CrashTests.Scene) throws {
    self.scene = scene
    shared = try SharedLedger()
    let (one, other) = (shared.clones[0], shared.clones[1])
    try one.repository.write("posts/b.md", Workshop.post(id: "post-b"))
    try one.repository.commit("post-b", as: .ana)
    try one.repository.git("push", "--quiet", "origin", "main")
    try other.repository.git("pull", "--quiet")
    try one.expectSuccess(["comment", "post-a", "-m", "eins"], as: .cem)
    // Both went on apart, so that whatever shares has to join.
    try other.expectSuccess(["comment", "post-a", "-m", "zwei"], as: .cem)
    try one.expectSuccess(["comment", "post-a", "-m", "drei", "--no-push"], as: .ana)
    folder = NSTemporaryDirectory() + "stet-crash-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, path) in places { try FileManager.default.copyItem(atPath: path, toPath: "\(folder)/\(name)") }
    try writeGit()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private var places: [(name: String, path: String)] {
    [("server", shared.server.path)] + shared.clones.enumerated().map { ("clone-\($0)", $1.repository.path) }
  }

  /// Puts everything back.
  func restore() throws {
    for (name, path) in places {
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: path)
    }
  }

  /// A program in the place of git that lets git be traced where it fetches or pushes.
  private func writeGit() throws {
    let text = """
      #!/bin/sh
      PATH=${PATH#*:}
      case " $* " in *" fetch "*|*" push "*) ;; *) exec git "$@" ;; esac
      exec strace -f -qq -A -o "$CRASH_LOG" $CRASH_OPTIONS git "$@"

      """
    try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: folder + "/bin/git"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/bin/git")
  }

  /// Runs the scene's command under strace.
  private func run(_ program: CrashPoint.Program, log: String, _ options: [String]) throws -> StetProcess.Outcome {
    let one = shared.clones[0]
    switch program {
    case .stet:
      // Detached from what it starts.
      let strace = ["strace", "-f", "-qq", "-b", "execve", "-o", log] + options
      return try one.run(scene.command, as: scene.person, wrapper: strace)
    case .git:
      let path = folder + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
      let variables = ["PATH": path, "CRASH_LOG": log, "CRASH_OPTIONS": options.joined(separator: " ")]
      return try one.run(scene.command, as: scene.person, environment: variables)
    }
  }

  /// Runs the scene's command, and kills it there.
  func run(_ point: CrashPoint) throws -> StetProcess.Outcome {
    let inject = "inject=\(point.call):signal=KILL:when=\(point.number)"
    return try run(point.program, log: "/dev/null", ["-e", "trace=\(Tracer.calls)", "-e", inject])
  }

  /// Every call that writes, as counted in one undisturbed run.
  func points() throws -> [CrashPoint] {
    try CrashPoint.Program.allCases.flatMap { program in
      try restore()
      let log = folder + "/log-\(program)"
      let outcome = try run(program, log: log, ["-e", "trace=\(Tracer.calls)"])
      #expect(outcome.status == 0, "\(outcome)")
      // `PID call(…`; the counters are those of each process and call.
      var counts: [Substring: [Substring: Int]] = [:]
      for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
        // strace fills up numbers of processes that are short.
        guard let space = line.firstIndex(of: " ") else { continue }
        let call = line[space...].drop { $0 == " " }
        guard let end = call.firstIndex(of: "("), call.first?.isLetter == true else { continue }
        counts[call[..<end], default: [:]][line[..<space], default: 0] += 1
      }
      return counts.sorted { $0.key < $1.key }.flatMap { call, processes in
        // Most of what git writes goes to pipes.
        stride(from: 1, through: processes.values.max() ?? 1, by: program == .git && call == "write" ? 8 : 1)
          .map { CrashPoint(program: program, call: String(call), number: $0) }
      }
    }
  }

  /// Waits until what a killed process had started has ended.
  func waitForOrphans() throws {
    let folders = places.map { URL(filePath: $0.path).resolvingSymlinksInPath().path }
    for _ in 0..<1_000 {
      let isRunning = try FileManager.default.contentsOfDirectory(atPath: "/proc").contains { name in
        guard Int(name) != nil,
          let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd")
        else { return false }
        return folders.contains { place.hasPrefix($0) }
      }
      if !isRunning { return }
      usleep(10_000)
    }
    Issue.record("what was started runs on")
  }

  /// Runs a command to its end: where a lock is left behind, its message names the lock, which is removed.
  func finish(_ clone: Workshop, _ command: [String], as person: Person) throws -> Workshop.Outcome {
    var outcome = clone.stet(command, as: person, now: "2026-12-01T08:30:00Z")
    for _ in 0..<4 {
      let lock = outcome.errors.firstMatch(of: #/'?(/[^' ]+\.lock)'?/#)
      guard let lock, FileManager.default.fileExists(atPath: String(lock.1)) else { break }
      try FileManager.default.removeItem(atPath: String(lock.1))
      outcome = clone.stet(command, as: person, now: "2026-12-01T08:30:00Z")
    }
    return outcome
  }

  /// How often the ledger of the server says that the post was handed off.
  func handOffs() throws -> Int {
    try shared.server.git("log", "--format=%s", "stet/ledger").split(separator: "\n").count {
      $0.hasPrefix("handed off")
    }
  }

  func comments(in clone: Workshop) throws -> [String] {
    let events = try clone.expectSuccess(["log", "post-a", "--format", "json"]).json["events"]?.arrayValue ?? []
    return events.compactMap { $0["kind"] == "comment" ? $0["note"]?.stringValue : nil }.sorted()
  }
}
