package import ArgumentParser
internal import Content
internal import ContentRepository
internal import Git
internal import Reporting
internal import Workflow

/// `stet approve`: records that posts may go out as they are.
package struct ApproveCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve posts: record that they may go out exactly as readers would see them.",
    discussion: """
      The approval binds to what each channel's readers will see, not to a commit: it stands after a squash, a rebase or \
      a rename, and is void as soon as a reader would see something else.
      """)

  package static let examples: KeyValuePairs = [
    "stet approve 2026-12-markt":
      "Shows what readers will see, and asks.",
    "stet approve --all --until 2026-12-24":
      "Everything that waits for you and goes out by Christmas Eve, one by one.",
    "stet approve 2026-12-markt --rev origin/advent":
      "As a pull request has it, before it is merged.",
  ]

  @Argument(help: "Posts, by id or path.")
  var posts: [String] = []

  @Flag(help: "Approve every post that waits for you.")
  var all = false

  @Option(name: .customLong("channel"), help: "Approve for this channel alone. Can be repeated.")
  var channels: [String] = []

  @Option(help: "Approve the posts as this commit has them.")
  var rev = "HEAD"

  @Option(name: [.customShort("m"), .customLong("message")], help: "A note that the record keeps.")
  var message: String?

  @Flag(name: [.customShort("y"), .customLong("yes")], help: "Do not ask: required where there is no terminal.")
  var yes = false

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func validate() throws {
    guard posts.isEmpty == all else {
      throw ValidationError(all ? "Name posts, or --all, not both." : "Name posts to approve, or --all.")
    }
  }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let git = desk.reader.repository.git
    let commit = try git.commitID(revision: rev)
    let plan = try ApprovalPlanner(desk: desk, commit: commit).plan(all ? nil : posts, channels: channels)
    try refuse(plan)
    try WorkTreeGuard(repository: desk.reader.repository).refuseDifferences(plan)
    try confirm(plan, desk, context)
    return try options.report(desk.approve(plan, note: message), desk: desk, in: context)
  }

  /// Nothing is written where one of the posts named cannot be approved.
  private func refuse(_ plan: ApprovalPlan) throws {
    if let refused = plan.refused.first {
      throw Refusal(
        "\(refused.post.id) is not approved: \(refused.reason)",
        causes: plan.refused.dropFirst().map { "\($0.post.id): \($0.reason)" }, hints: refused.hints)
    }
    if plan.items.isEmpty { throw Refusal("nothing waits for your approval", hints: ["stet queue"]) }
  }

  /// Whoever approves a branch and then squashes it on their own machine is the author of what they approved.
  private func warnOfAuthorship(_ plan: ApprovalPlan, _ context: CommandContext) {
    guard !plan.branchesAhead.isEmpty else { return }
    let branches = plan.branchesAhead.joined(separator: ", ")
    context.errors.line(
      "Note: this is not on \(branches) yet. If you become its author there, as with `git merge --squash`, your "
        + "approval does not count: git commit --amend --author=\"NAME <ADDRESS>\" gives it back to who wrote it")
  }

  private func confirm(_ plan: ApprovalPlan, _ desk: DecisionDesk, _ context: CommandContext) throws {
    guard yes || context.errors.isTerminal else {
      throw CommandFailure(
        .usage, "there is no terminal to ask on", hints: ["stet preview POST", "stet approve POST --yes"])
    }
    let style = options.global.style(for: context.errors, in: context)
    for item in plan.items {
      if !yes {
        let preview = PreviewReport(item.previews, commit: plan.commit.hex) { MeasuredLength(of: $1, on: $0) }
        context.errors.write(preview.text(style: style))
      }
      for rule in item.notCountedRules {
        context.errors.line("Note: you contributed to \(item.post.id), so this does not count for \(rule)")
      }
    }
    warnOfAuthorship(plan, context)
    guard !yes else { return }
    let names = plan.items.map(\.post.id).joined(separator: ", ")
    let (person, git) = (desk.actor.person.name, desk.actor.identity)
    let shown = TerminalText.escaped("\(git.name) <\(git.email)>")
    context.errors.write("Approve \(names) as \(person), who is \(shown)? [y/N] ")
    guard ["y", "yes", "j", "ja"].contains(context.answer()?.lowercased() ?? "") else {
      throw Refusal("nothing was approved")
    }
  }
}
