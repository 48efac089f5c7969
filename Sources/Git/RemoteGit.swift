package import Core
internal import Foundation

/// How a remote is waited for, and what is told meanwhile.
package struct NetworkPatience: Sendable {
  /// Whether a person is at the terminal, whom git and ssh may ask: then no call is ended for its silence.
  package var isAttended: Bool
  /// How long a remote may be silent if no person is there to see it.
  package var silence: Duration
  /// Called about fifty times a second while a remote is waited for, with how long that takes so far and with what git
  /// last said of it; with `nil` at the end.
  package var tell: @Sendable ((elapsed: Duration, line: String)?) -> Void

  package init(
    isAttended: Bool = false, silence: Duration = .seconds(30),
    tell: @escaping @Sendable ((elapsed: Duration, line: String)?) -> Void = { _ in }
  ) {
    self.isAttended = isAttended
    self.silence = silence
    self.tell = tell
  }
}

/// Fetching from a remote and pushing to it, by the git command: it knows every kind of address, key and password.
///
/// No hook of this repository is run, no tag is fetched or pushed along, and no objects are packed or deleted afterwards.
package struct RemoteGit: Sendable {
  /// The remote's name.
  package let name: String
  private let git: GitCommand
  private let patience: NetworkPatience

  /// - Throws: where the repository was opened without the git command.
  package init(_ name: String, of repository: Repository, patience: NetworkPatience) throws(GitError) {
    self.name = name
    self.patience = patience
    guard let command = repository.location.git else {
      throw GitError(
        .notFound, operation: "reach \(name)", message: "there is no git command", hints: ["git --version"])
    }
    let git = command.working(in: repository.worktreeRoot, of: repository.location)
    var variables: [String: String] = [:]
    if !patience.isAttended {
      variables["GIT_TERMINAL_PROMPT"] = "0"
      // A command of the user's own is left as it is.
      let configured = try repository.configuration("core.sshCommand")
      let own = [git.variable("GIT_SSH"), git.variable("GIT_SSH_COMMAND"), configured]
      if own.allSatisfy({ $0 == nil }) { variables["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes" }
    }
    // `git push` refuses to push a single branch to a remote that is configured as a mirror.
    let isMirror = try repository.configurationFlag("remote.\(name).mirror") == true
    self.git = git.with(configuration: isMirror ? ["remote.\(name).mirror=false"] : [], variables: variables)
  }

  /// A branch of the remote, and the reference here that it is fetched into, by their full names.
  package struct Branch: Hashable, Sendable {
    package var name: String
    package var destination: String
    /// Whether the reference here may also be moved to a commit that is not above its own.
    package var isForced: Bool

    package init(_ name: String, into destination: String, isForced: Bool = true) {
      self.name = name
      self.destination = destination
      self.isForced = isForced
    }

    fileprivate var refspec: String { (isForced ? "+" : "") + "\(name):\(destination)" }
  }

  /// Fetches branches.
  ///
  /// - Returns: those that the remote has.
  /// - Throws: `.unreachable` with git's own words.
  package func fetch(_ branches: [Branch]) throws(GitError) -> [Branch] {
    var branches = branches
    var pauses = 0
    while !branches.isEmpty {
      let outcome = try outcome(
        [
          "fetch", "--progress", "--no-tags", "--no-prune", "--no-auto-maintenance", "--no-recurse-submodules",
          "--no-write-fetch-head", "--refmap=", "--", name,
        ] + branches.map(\.refspec), "fetch from \(name)")
      if outcome.status == 0 { return branches }
      // Another process of this clone fetches.
      if Self.lines(outcome.errors).contains(where: { $0.contains("cannot lock ref") }), pauses < 10 {
        pauses += 1
        Thread.sleep(forTimeInterval: .random(in: 0.01...0.1))
        continue
      }
      if let lock = Self.lines(outcome.errors).lazy.compactMap(Self.lock).first {
        throw GitError(
          .unreachable, operation: "fetch from \(name)",
          message: "another git process is at work here, or was killed and left its lock \(lock)",
          hints: ["rm \(ShellWord.quoted(lock))"])
      }
      // Git names the first branch that is missing, and fetches none.
      let missing = Self.lines(outcome.errors).lazy.compactMap(Self.missing).first
      guard let missing, branches.contains(where: { $0.name == missing }) else {
        throw unreachable("fetch from \(name)", Self.words(outcome.errors))
      }
      branches.removeAll { $0.name == missing }
    }
    return []
  }

  /// The lock of a reference that could not be taken.
  private static func lock(_ line: String) -> String? {
    line.firstMatch(of: #/Unable to create '(.+\.lock)': File exists/#).map { String($0.1).replacing("//", with: "/") }
  }

  private static func missing(_ line: String) -> String? {
    let words = "fatal: couldn't find remote ref "
    return line.hasPrefix(words) ? String(line.dropFirst(words.count)) : nil
  }

  /// What became of a push.
  package enum Push: Hashable, Sendable {
    case accepted
    /// The branch does not have the value any more that was expected.
    case moved
    /// The remote said no; its words.
    case refused(String)
    /// The remote said neither yes nor no, so that it may have accepted; why.
    case unanswered(String)
  }

  /// Pushes one commit to a branch, by compare-and-swap.
  ///
  /// - Parameters:
  ///   - branch: its full name.
  ///   - expected: the commit it must have there; `nil` where it must not exist yet.
  package func push(_ commit: ObjectID, to branch: String, expecting expected: ObjectID?) throws(GitError) -> Push {
    let outcome: BoundedProcess.Outcome
    do throws(GitError) {
      outcome = try self.outcome(
        [
          "push", "--porcelain", "--progress", "--no-verify", "--no-follow-tags", "--no-recurse-submodules",
          "--force-with-lease=\(branch):\(expected?.hex ?? "")", "--", name, "\(commit.hex):\(branch)",
        ], "push to \(name)")
    } catch {
      guard error.code == .unreachable else { throw error }
      return .unanswered(error.message)
    }
    guard outcome.status != 0 else { return .accepted }
    // `!`, the references, and in brackets the reason, separated by tabs.
    let verdict = Self.lines(outcome.output).first { $0.hasPrefix("!\t") }
    guard let verdict, !verdict.contains("[remote failure]") else { return .unanswered(Self.words(outcome.errors)) }
    if Self.races.contains(where: verdict.contains) { return .moved }
    let reason = verdict.split(separator: "(").last.map { String($0.dropLast()) } ?? "rejected"
    let said = Self.said(outcome.errors)
    return .refused(said.isEmpty ? reason : "\(reason): \(said)")
  }

  /// What git and its servers say where a branch has another value than was expected, or is being moved.
  private static let races = [
    "stale info", "fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref", "failed to lock",
    "incorrect old value", "already exists", "ref updated since", "but expected",
  ]

  // MARK: - Running

  private func outcome(_ arguments: [String], _ operation: String) throws(GitError) -> BoundedProcess.Outcome {
    let start = ContinuousClock.now
    var line: [UInt8] = []
    let limits = BoundedProcess.Limits(
      whole: patience.isAttended ? .seconds(86_400) : .seconds(600),
      silence: patience.isAttended ? nil : patience.silence,
      isAttended: patience.isAttended)
    let ending = try git.run(arguments, operation, within: limits) { printed in
      // Of the lines, and of what replaces a line in place, the last one.
      if !printed.isEmpty {
        line = Array((line + printed).split { $0 == 0x0A || $0 == 0x0D }.last ?? [])
      }
      patience.tell((ContinuousClock.now - start, String(decoding: line, as: UTF8.self)))
    }
    patience.tell(nil)
    switch ending {
    case .ended(let outcome): return outcome
    case .late:
      throw unreachable(operation, "it did not answer for \((ContinuousClock.now - start).components.seconds) seconds")
    case .failed: throw unreachable(operation, "the call was interrupted")
    }
  }

  private func unreachable(_ operation: String, _ words: String) -> GitError {
    GitError(.unreachable, operation: operation, message: words, hints: ["git ls-remote \(name)"])
  }

  // MARK: - What git says

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What the remote itself said.
  private static func said(_ errors: [UInt8]) -> String {
    told(lines(errors).filter { $0.hasPrefix("remote:") }.map { $0.dropFirst("remote:".count) })
  }

  /// Why git failed: its own words, and what ssh or the remote said before.
  private static func words(_ errors: [UInt8]) -> String {
    let lines = lines(errors)
    let end = lines.firstIndex { $0.hasPrefix("fatal: ") } ?? lines.endIndex
    let words = told(lines[..<min(end + 1, lines.endIndex)].suffix(3).map { $0[...] })
    return words.isEmpty ? "it failed without a reason" : words
  }

  /// Lines that tell something, joined: those that count objects, or frame the others, do not.
  private static func told(_ lines: [Substring]) -> String {
    let telling = lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { line in
      !line.isEmpty && !line.hasPrefix("To ") && !line.hasPrefix("From ") && !line.contains("% (")
        && !line.hasSuffix(", done.") && !line.hasPrefix("Total ") && !line.hasPrefix("remote: Total ")
        && !line.hasPrefix("Delta compression ")
    }
    let words = telling.map { line in
      ["fatal: ", "error: "].first(where: line.hasPrefix).map { String(line.dropFirst($0.count)) } ?? line
    }
    return String(words.joined(separator: "; ").prefix(600))
  }
}
