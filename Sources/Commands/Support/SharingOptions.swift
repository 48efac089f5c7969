internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Foundation
internal import Git
internal import Reporting
internal import Synchronization

extension CommandContext {
  /// The way to the remote that has the ledger of a repository; `nil` where there is none.
  func sharing(of repository: ContentRepository) throws -> LedgerSharing? {
    try LedgerSharing(
      repository, identity: repository.policy().configuration.repository, patience: patience, clock: clock)
  }

  /// How a remote is waited for: where a person is at the terminal, git may ask them, and they see what it does.
  private func patience(for remote: String) -> NetworkPatience {
    let display = NetworkDisplay(remote: remote, stream: errors)
    return NetworkPatience(isAttended: isAttended, silence: networkSilence, tell: display.show)
  }
}

/// Shows what a remote is waited for with: on a terminal git's own progress, in one line, elsewhere a line once.
private final class NetworkDisplay: Sendable {
  private let remote: String
  private let stream: Output
  private let state = Mutex((shownAt: 0.0, said: false))

  /// Seconds before git's progress is shown, before the wait is told, and between two updates.
  private static let (patience, limit, interval) = (1.0, 5.0, 0.2)

  init(remote: String, stream: Output) {
    self.remote = remote
    self.stream = stream
  }

  @Sendable func show(_ progress: (elapsed: Duration, line: String)?) {
    state.withLock { state in
      guard let progress else {
        if stream.isTerminal, state.shownAt > 0 { stream.write("\r\u{1B}[K") }
        state = (0, false)
        return
      }
      let seconds = progress.elapsed / .seconds(1)
      if !state.said, seconds > Self.limit {
        state.said = true
        stream.line(SharingMessages.waiting(for: remote, seconds: Int(seconds)))
      }
      guard stream.isTerminal, !progress.line.isEmpty, seconds > Self.patience, seconds - state.shownAt > Self.interval
      else { return }
      state.shownAt = seconds
      stream.write("\r\u{1B}[K" + TerminalText.oneLine(String("\(remote): \(progress.line)".prefix(78))))
    }
  }
}

/// Fetching before an answer is given.
struct FetchOptions: ParsableArguments {
  @Flag(help: "Fetch the ledger and the publishing branches first.")
  var fetch = false

  /// Reads policy and ledger, after a fetch if that is wanted.
  ///
  /// - Returns: the reader, and when was fetched; `nil` where that was not wanted.
  func reader(
    _ global: GlobalOptions, _ past: PastOptions? = nil, in context: CommandContext
  ) throws -> (reader: QueueReader, fetched: Timestamp?) {
    let repository = try global.repository(in: context)
    let fetched = try run(in: repository, context)
    try past?.apply(to: repository)
    return (try QueueReader(repository: repository, preparesHistory: true), fetched)
  }

  /// Fetches, if that is wanted.
  ///
  /// - Returns: when; `nil` where it was not wanted.
  private func run(in repository: ContentRepository, _ context: CommandContext) throws -> Timestamp? {
    guard fetch else { return nil }
    guard let sharing = try context.sharing(of: repository) else { throw LedgerError.noRemote }
    try sharing.fetch { try repository.publishingBranches() }
    return context.clock()
  }
}

/// The least that the ledger must have.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger-at-least"),
    help: ArgumentHelp(
      "End with 2 unless the ledger that is read has this commit: for a fresh clone, which has no memory of its own.",
      valueName: "commit"))
  var least: String?

  /// Throws where the ledger that was read lacks the commit.
  func check(_ ledger: LedgerSnapshot) throws {
    guard let least else { return }
    guard let commit = ObjectID(hex: least) else {
      throw CommandFailure(
        .usage, "\"\(least)\" is not the full id of a commit: `stet queue --verbose` shows the ledger's")
    }
    guard commit != ledger.base, !ledger.contents.ancestry.contains(commit) else { return }
    throw CommandFailure(
      .cannotRun, "the ledger here does not have the commit \(least)",
      causes: ["what others decided is missing here, or the ledger was rewound"],
      hints: ledger.remote == nil ? [] : ["stet sync"])
  }
}
