import Commands
import Core
import Foundation
import TestSupport
import Testing

/// Another implementation of C2SP's formats reads our checkpoints from git, and agrees.
@Suite struct CheckpointConsumerTests {
  private static let python = Workshop.root + "/.build/tlog/bin/python"
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let isThere = FileManager.default.isExecutableFile(atPath: python)

  /// What `scripts/check-checkpoints` says.
  private func judge(_ workshop: Workshop, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: Self.python)
    process.arguments = [Workshop.root + "/scripts/check-checkpoints", workshop.repository.path] + arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
  }

  @Test(.enabled(if: isLong && isThere, "needs STET_TESTS=long, and aics-tlog in .build/tlog: scripts/test --long"))
  func aicsTlogAgrees() throws {
    let workshop = try Workshop()
    let repository = workshop.repository
    let log = try CheckpointLog(of: workshop)
    let hold = ["hold", "--channel", "x", "-m", "Halt"]
    var copies: [String] = []
    for round in 0..<6 {
      let start = try repository.id("stet/ledger")
      for _ in 0...round { try workshop.decide(hold, as: .cem) }
      let one = try repository.id("stet/ledger")
      // Every other time, another ledger went on beside it, and plain git joins them.
      if round.isMultiple(of: 2) {
        try repository.git("update-ref", "refs/heads/stet/ledger", start.hex)
        for _ in 0..<3 { try workshop.decide(hold, as: .dana) }
        try repository.git("switch", "--quiet", "stet/ledger")
        try repository.git("merge", "--quiet", "--no-edit", one.hex)
        try repository.git("switch", "--quiet", "main")
      }
      copies.append(try log.sign(workshop))
      let note = try String(contentsOfFile: copies[round], encoding: .utf8)
      let answer = try log.write("answer.txt", Witness.line(for: note))
      try workshop.decide(["checkpoint", "--cosignature", answer], as: .dana)
    }
    let witness = ["--witness", try CheckpointLog.witness.get().text]
    for copy in copies {
      let verdict = try judge(workshop, [log.verifier] + witness + ["--copy", copy])
      #expect(verdict.status == 0, "\(verdict.output)")
      #expect(verdict.output.split(separator: "\n").count { $0.hasSuffix("1 cosignatures") } == 6)
    }
    // Twins that fail: another key, a copy of another text, a ledger that was rewound.
    let other = try CheckpointLog(namedBy: workshop)
    #expect(try judge(workshop, [other.verifier]).status == 1)
    try repository.git("update-ref", "refs/heads/stet/ledger", try repository.id("stet/ledger~4").hex)
    #expect(try judge(workshop, [log.verifier, "--copy", copies[5]]).status == 1)
    #expect(try judge(workshop, [log.verifier, "--copy", copies[0]]).status == 0)
  }
}
