import Commands
import Core
import Foundation
import TestSupport
import Testing

/// Hostile content, in every format and under `--fix`.
@Suite struct FixHostileTests {
  /// All rows in the long family, else every eighth.
  private static let rows =
    ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
    ? HostileTests.table : HostileTests.table.enumerated().filter { $0.offset.isMultiple(of: 8) }.map(\.element)

  @Test(arguments: rows) func everyFormatIsWhole(row: HostileRow) throws {
    let workshop = try prepared(row)
    for format in ["gitlab", "sarif", "rdjson", "rdjsonl", "junit"] {
      let outcome = workshop.stet(["check", "--format", format])
      guard outcome.status != .cannotRun else { continue }
      #expect(!outcome.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(format)")
      for document in documents(outcome.output, format) {
        #expect(throws: Never.self, "\(format)") { try JSONValue(json: Array(document.utf8)) }
      }
    }
  }

  private func documents(_ output: String, _ format: String) -> [String] {
    switch format {
    case "junit": []
    case "rdjsonl": output.split(separator: "\n").map(String.init)
    default: [output]
    }
  }

  /// It terminates, leaves no fix undone, and makes no file worse.
  @Test(arguments: rows) func fixingEndsAndDoesNoHarm(row: HostileRow) throws {
    let workshop = try prepared(row)
    let before = workshop.stet(["check"]).status
    let outcome = workshop.stet(["check", "--fix", "--allow-dirty"])
    #expect([.success, .findings, .cannotRun].contains(outcome.status), "\(outcome.errors.prefix(500))")
    if before == .success { #expect(outcome.status == .success || row.isBare, "\(outcome.errors.prefix(500))") }
    guard outcome.status != .cannotRun else { return }
    let again = workshop.stet(["check", "--fix", "--allow-dirty"])
    #expect(again.status == outcome.status)
    #expect(again.errors == "nothing to fix\n")
  }

  private func prepared(_ row: HostileRow) throws -> Workshop {
    let workshop = try Workshop()
    try row.prepare(workshop)
    if row.isBare { try workshop.becomeBare() }
    return workshop
  }
}
