internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet receive`: what the hooks of a server run.
struct ReceiveCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Judge a push on a server, in its hooks: the ledger may only grow.",
    discussion: """
      Reads what git gives to the hook: a line for each branch, with its old commit, its new one and its name. Of the \
      ledger, only additions are taken, only valid records, and unsigned ones only from the person who decided, as \
      `people.NAME.server` of stet.yml knows them. A push of more than 50,000 commits, 100,000 files or 2 GiB is refused \
      whole. Where changes of stet.yml are to be approved, the former tip of its branch must stay on the first-parent \
      line. Other branches are let through, but no references under refs/stet. The exit code is 1 where the push is \
      refused.

      With --accepted, in the hook post-receive, the tip of the ledger is noted under refs/stet/received. What the \
      server has had, any person may bring back, if the branch was lost or set back.
      """)

  static let examples: KeyValuePairs = [
    "stet receive":
      "In the hook pre-receive: templates/server/pre-receive runs it.",
    "stet receive --accepted":
      "In the hook post-receive.",
  ]

  @Option(
    help: """
      Who pushes. Without it, what the server sets: GL_USER, GL_USERNAME, GITEA_PUSHER_NAME or REMOTE_USER.
      """)
  var user: String?

  @Flag(help: "Only note what the server has taken.")
  var accepted = false

  @OptionGroup var global: GlobalOptions

  private static let variables = ["GL_USER", "GL_USERNAME", "GITEA_PUSHER_NAME", "REMOTE_USER"]

  func execute(in context: CommandContext) throws -> ExitStatus {
    let updates = try Self.updates(context.standardInput())
    guard !updates.isEmpty else { return .success }
    let repository = try global.repository(in: context)
    if accepted {
      if let tip = updates[Ledger.branch]?.new { try ReceivedTips(in: repository.git).note(tip) }
      return .success
    }
    let refusals = try refusals(of: updates, in: repository, context)
    for refusal in refusals { context.errors.line(TerminalText.oneLine(refusal)) }
    return refusals.isEmpty ? .success : .findings
  }

  private func refusals(
    of updates: [String: PushGuard.Update], in repository: ContentRepository, _ context: CommandContext
  ) throws -> [String] {
    // Who could write there could bring a ledger back that never was.
    let own = updates.keys.filter { $0.hasPrefix("refs/stet/") }.sorted()
    guard own.isEmpty else { return own.map { "\($0) is refused: references under refs/stet are the server's own" } }
    let branch = try repository.policyReference()
    guard try repository.git.reference(branch) != nil else {
      // Of a new repository, the first push brings stet.yml.
      guard updates[Ledger.branch] != nil else { return [] }
      let name = branch.dropFirst("refs/heads/".count)
      return ["stet/ledger is refused: the server has no stet.yml to judge it by: push \(name) first, alone"]
    }
    let policy = try repository.policy()
    let user = user ?? Self.variables.lazy.compactMap { context.environment[$0] }.first { !$0.isEmpty }
    let guardian = PushGuard(repository, policy: policy, user: user)
    let ledger = try updates[Ledger.branch].map { try guardian.refusals(of: $0) } ?? []
    let line = try updates[policy.reference].map { try guardian.refusals(ofPolicyBranch: $0) } ?? []
    return ledger.map { "stet/ledger is refused: \($0)" } + line.map { "\(policy.branch) is refused: \($0)" }
  }

  /// What a push does, by the full names of the branches.
  private static func updates(_ input: [UInt8]) throws -> [String: PushGuard.Update] {
    var updates: [String: PushGuard.Update] = [:]
    for line in String(decoding: input, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3, let old = ObjectID(hex: String(fields[0])), let new = ObjectID(hex: String(fields[1]))
      else {
        throw CommandFailure(
          .cannotRun, "this is not what git gives to a pre-receive hook: \(TerminalText.oneLine(String(line)))",
          hints: ["stet receive --help"])
      }
      updates[String(fields[2])] = PushGuard.Update(old: old == .zero ? nil : old, new: new == .zero ? nil : new)
    }
    return updates
  }
}
