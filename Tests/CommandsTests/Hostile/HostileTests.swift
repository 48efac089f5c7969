import Commands
import Core
import TestSupport
import Testing

/// For any content of a repository, every command ends in good order, says what is wrong, does not write, and prints no
/// control sequences.
@Suite struct HostileTests {
  static let table =
    HostileTable.file + HostileTable.yaml + HostileTable.keys + HostileTable.ids + HostileTable.times
    + HostileTable.content + HostileTable.configuration + HostileTable.links + HostileTable.media + HostileTable.names
    + HostileTable.texts + HostileTable.history + HostileTable.ledger

  @Test(arguments: table) func isAnsweredAndWritesNothing(row: HostileRow) throws {
    let workshop = try Workshop()
    try row.prepare(workshop)
    if row.isBare { try workshop.becomeBare() }
    let status = try workshop.status()
    let before = FolderFingerprint(of: workshop.repository.path)

    for command in row.commands { expectOrder(workshop.stet(command, as: .ben), command) }
    for answer in row.answers { expect(answer, workshop.stet(answer.command, as: .ben)) }

    let after = FolderFingerprint(of: workshop.repository.path)
    #expect(before == after, "\(before.differences(from: after))")
    #expect(try workshop.status() == status)
  }

  @Test func everyRuleOfTheReaderHasARow() {
    let said = Set(Self.table.flatMap(\.answers).flatMap(\.says))
    for rule in ReadingRule.allCases {
      #expect(said.contains { $0.hasSuffix("[\(rule.rawValue)]") }, "\(rule.rawValue)")
    }
  }

  @Test func rowsHaveNamesOfTheirOwn() {
    #expect(Set(Self.table.map(\.name)).count == Self.table.count)
  }

  private func expect(_ answer: HostileRow.Answer, _ outcome: Workshop.Outcome) {
    let command = answer.command.joined(separator: " ")
    let printed = outcome.output + outcome.errors
    #expect(outcome.status == answer.status, "\(command): \(printed.prefix(2000))")
    for text in answer.says {
      #expect(printed.contains(text), "\(command) does not say \(text): \(printed.prefix(2000))")
    }
    for text in answer.hides { #expect(!printed.contains(text), "\(command) shows \(text)") }
    expectOrder(outcome, answer.command)
  }

  /// A documented exit code, an error in words if the command could not run, and plain text.
  private func expectOrder(_ outcome: Workshop.Outcome, _ command: [String]) {
    let line = command.joined(separator: " ")
    #expect([.success, .findings, .cannotRun].contains(outcome.status), "\(line): \(outcome.errors.prefix(500))")
    if outcome.status == .cannotRun {
      #expect(outcome.output.isEmpty, "\(line)")
      #expect(outcome.errors.hasPrefix("Error: ") || outcome.errors.hasPrefix("{"), "\(line)")
    }
    // What Swift prints of a value without a description: `tooLarge(path: "a"`.
    #expect(!outcome.errors.contains("(path: \""), "\(line): \(outcome.errors.prefix(500))")
    let isDocument = ["json", "csv", "ics"].contains { command.contains($0) }
    let hidden = (isDocument ? outcome.errors : outcome.output + outcome.errors).unicodeScalars.first(where: steers)
    #expect(hidden == nil, "\(line) prints U+\(String(hidden?.value ?? 0, radix: 16))")
    #expect(
      !command.contains("json") || !outcome.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(line)")
  }

  /// Whether a character would control a terminal, or reorder its text. Line feeds are allowed, since reports have
  /// them.
  private func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
