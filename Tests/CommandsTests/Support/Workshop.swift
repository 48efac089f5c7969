import Core
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Commands

// Names that `Content` and `Testing` have as well.
typealias Person = TestSupport.Person
typealias ExitStatus = Commands.ExitStatus

/// A content repository for tests, and `stet` run in it: in this process, with a clock and people of the test's own.
final class Workshop {
  let repository: TestRepository
  /// The folder that commands run in.
  var directory: String
  /// How long a remote may be silent.
  var networkSilence = Duration.seconds(30)

  /// A repository with `stet.yml` on `main` and a ledger.
  init(_ configuration: String = Workshop.configuration) throws {
    repository = try TestRepository()
    directory = repository.path
    try repository.write("stet.yml", configuration)
    try repository.commit("stet: begin", as: .dana)
    try expectSuccess(["init", "--ledger"], as: .dana)
  }

  /// Commands in another folder, of the same history.
  init(in repository: TestRepository) {
    self.repository = repository
    directory = repository.path
  }

  /// The outcome of a command.
  struct Outcome {
    var status: ExitStatus
    var output: String
    var errors: String

    /// The document on standard output.
    var json: JSONValue {
      get throws { try JSONValue(json: Array(output.utf8)) }
    }
  }

  /// Runs `stet`.
  ///
  /// - Parameters:
  ///   - now: RFC 3339; the clock's time.
  ///   - answers: what the person at the terminal answers, one after the other, before the input ends; without them
  ///     there is no terminal.
  @discardableResult
  func stet(
    _ arguments: [String], as person: Person = .ana, now: String = "2026-11-23T10:00:00Z", input: String = "",
    answers: [String]? = nil, environment: [String: String] = [:]
  ) -> Outcome {
    let output = Sink()
    let errors = Sink()
    let waiting = Answers(answers ?? [])
    let moment = Timestamp(rfc3339: now) ?? Timestamp(seconds: 0)
    let context = CommandContext(
      directory: directory,
      environment: StetProcess.hermetic(directory, person).merging(environment) { _, own in own },
      clock: { moment }, standardInput: { Array(input.utf8) },
      output: Output { output.add($0) }, errors: Output(isTerminal: answers != nil) { errors.add($0) },
      executable: Workshop.root + "/.build/debug/stet", answer: { waiting.next() }, networkSilence: networkSilence)
    let status = Stet.run(arguments, in: context)
    return Outcome(status: status, output: output.text, errors: errors.text)
  }

  /// Runs `stet` and expects exit code 0.
  @discardableResult
  func expectSuccess(
    _ arguments: [String], as person: Person = .ana, now: String = "2026-11-23T10:00:00Z",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Outcome {
    let outcome = stet(arguments, as: person, now: now)
    #expect(
      outcome.status == .success, "stet \(arguments.joined(separator: " ")): \(outcome.output)\(outcome.errors)",
      sourceLocation: sourceLocation)
    return outcome
  }

  /// The state of each entry of a post, by channel.
  func states(
    of post: String = "post-a", at revision: String? = nil, now: String = "2026-11-23T10:00:00Z"
  ) throws -> [String: String] {
    let arguments = ["queue", "--format", "json", "--all"] + (revision.map { ["--at-commit", $0] } ?? [])
    let entries = try expectSuccess(arguments, now: now).json["entries"]?.arrayValue ?? []
    return entries.filter { $0["post"]?.stringValue == post }.reduce(into: [:]) { states, entry in
      states[entry["channel"]?.stringValue ?? ""] = entry["state"]?.stringValue
    }
  }

  /// The ids of all records, as the ledger branch holds them.
  func recordCount() throws -> Int {
    try repository.git("ls-tree", "-r", "--name-only", "stet/ledger", "records/").split(separator: "\n").count
  }

  /// The package's root.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path
}

/// What a person answers, one line after the other.
private final class Answers: Sendable {
  private let waiting: Mutex<[String]>

  init(_ answers: [String]) { waiting = Mutex(answers.reversed()) }

  func next() -> String? { waiting.withLock { $0.popLast() } }
}

/// Collects what a command writes.
private final class Sink: Sendable {
  private let collected = Mutex("")

  var text: String { collected.withLock { $0 } }

  func add(_ text: String) { collected.withLock { $0 += text } }
}
