internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet receive`: what a `pre-receive` hook runs on a server.
struct ReceiveCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Judge a push on a server, in its pre-receive hook: the ledger may only grow.",
    discussion: """
      Reads what git gives to the hook: a line for each branch, with its old commit, its new one and its name. Of the \
      ledger, only additions are taken, only valid records, and unsigned ones only from the person who decided, as \
      `people.NAME.server` of stet.yml knows them. Where changes of stet.yml are to be approved, the former tip of its \
      branch must stay on the first-parent line. Other branches are let through. The exit code is 1 where the push is \
      refused.
      """)

  static let examples: KeyValuePairs = [
    "stet receive":
      "In a hook: templates/server/pre-receive runs it."
  ]

  @Option(
    help: """
      Who pushes. Without it, what the server sets: GL_USER, GL_USERNAME, GITEA_PUSHER_NAME or REMOTE_USER.
      """)
  var user: String?

  @OptionGroup var global: GlobalOptions

  private static let variables = ["GL_USER", "GL_USERNAME", "GITEA_PUSHER_NAME", "REMOTE_USER"]

  func execute(in context: CommandContext) throws -> ExitStatus {
    let updates = try Self.updates(context.standardInput())
    guard !updates.isEmpty else { return .success }
    let repository = try global.repository(in: context)
    let policy = try repository.policy()
    let user = user ?? Self.variables.lazy.compactMap { context.environment[$0] }.first { !$0.isEmpty }
    let guardian = PushGuard(repository, policy: policy, user: user)
    var refusals: [String] = []
    if let update = updates[Ledger.branch] {
      // What the server has already is read first, and kept: of a push that is refused, no object stays.
      if update.old != nil { _ = try repository.ledger(of: policy.configuration) }
      refusals += try guardian.refusals(of: update).map { "stet/ledger is refused: \($0)" }
    }
    if let update = updates[policy.reference] {
      refusals += try guardian.refusals(ofPolicyBranch: update).map { "\(policy.branch) is refused: \($0)" }
    }
    for refusal in refusals { context.errors.line(TerminalText.oneLine(refusal)) }
    return refusals.isEmpty ? .success : .findings
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
