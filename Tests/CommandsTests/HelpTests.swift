import ArgumentParser
import Core
import Foundation
import Testing

@testable import Commands

/// Each command explains itself. `docs/commands.md` is what all of them say.
@Suite struct HelpTests {
  private static func outcome(_ arguments: [String]) throws -> Workshop.Outcome { try Workshop().stet(arguments) }

  @Test(arguments: Stet.commands.map { $0.configuration.commandName ?? "" })
  func `a command shows its own help`(name: String) throws {
    let workshop = try Workshop()
    for arguments in [[name, "--help"], ["help", name], [name, "-h"]] {
      let outcome = workshop.stet(arguments)
      #expect(outcome.status == .success)
      #expect(outcome.output.contains("USAGE: stet \(name) "))
      #expect(outcome.output.contains("\nEXAMPLES:\n"))
      #expect(!outcome.output.contains("<subcommand>"))
    }
  }

  @Test(arguments: [["--help"], ["-h"], ["help"], []]) func `without a command, all are listed`(
    arguments: [String]
  ) throws {
    let outcome = try Self.outcome(arguments)
    #expect(outcome.status == .success)
    for command in Stet.commands {
      #expect(outcome.output.contains("\n  \(command.configuration.commandName ?? "?") "))
    }
  }

  @Test(arguments: [["aprove", "--help"], ["help", "aprove"], ["aprove", "post-a"]])
  func `an unknown command is told as such`(arguments: [String]) throws {
    let outcome = try Self.outcome(arguments)
    #expect(outcome.status == .usage)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("there is no command \"aprove\""))
    #expect(outcome.errors.contains("approve"))
  }

  @Test func `a wrong option is told with the command's own usage`() throws {
    let outcome = try Self.outcome(["approve", "--nonsense"])
    #expect(outcome.status == .usage)
    #expect(outcome.errors.contains("stet approve"))
  }

  @Test func `every example can be typed`() throws {
    for command in Stet.commands {
      for line in command.examples.map(\.key) {
        let words = try #require(line.split(separator: "stet ", maxSplits: 1, omittingEmptySubsequences: false).last)
        #expect(throws: Never.self, "\(line)") { try Stet.parseAsRoot(HintTests.words(String(words))) }
      }
    }
  }

  private static let document = URL(filePath: Workshop.root).appending(path: "docs/commands.md")

  @Test func `the committed reference is what the commands say`() throws {
    let generated = Self.reference
    if ProcessInfo.processInfo.environment["STET_UPDATE_GOLDEN"] == "1" {
      try Data(generated.utf8).write(to: Self.document)
    }
    let committed = try String(contentsOf: Self.document, encoding: .utf8)
    #expect(committed.utf8.elementsEqual(generated.utf8), "run the tests with STET_UPDATE_GOLDEN=1")
  }

  private static var reference: String {
    let head = """
      # Commands

      What `stet COMMAND --help` and `stet help COMMAND` print. This page is made from the program: see `HelpTests`. \
      What the commands end with is in [exit-codes.md](exit-codes.md).

      """
    let commands = Stet.commands.map { command in
      let help = Stet.help(for: command, columns: 80).split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.reversed().drop { $0 == " " }.reversed() }.map { String($0) }.joined(separator: "\n")
      return "## stet \(command.configuration.commandName ?? "")\n\n```text\n\(help)```\n"
    }
    return ([head] + commands).joined(separator: "\n")
  }
}
