internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Foundation
internal import Git
internal import Reporting

/// `stet approve`: records that posts may go out as they are.
struct ApproveCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve posts: record that they may go out exactly as readers would see them.",
    discussion: """
      The approval binds to what each channel's readers will see, not to a commit: it stands after a squash, a rebase or \
      a rename, and is void as soon as a reader would see something else.
      """)

  static let examples: KeyValuePairs = [
    "stet approve 2026-12-markt":
      "Shows what readers will see, and asks.",
    "stet approve --all --until 2026-12-24":
      "Everything that waits for you and goes out by Christmas Eve, one by one.",
    "stet approve 2026-12-markt --rev origin/advent":
      "As a pull request has it, before it is merged.",
  ]

  /// The argument that stands for the policy.
  private static let policy = "stet.yml"

  @Argument(help: "Posts, by id or path; or stet.yml, for a change of it.")
  var posts: [String] = []

  @Flag(help: "Every post that waits for you.")
  var all = false

  @Option(name: .customLong("campaign"), help: "The posts of this campaign that wait for you. Can be repeated.")
  var campaigns: [String] = []

  @Option(name: .customLong("department"), help: "The posts of this department that wait for you. Can be repeated.")
  var departments: [String] = []

  @Option(
    help: ArgumentHelp(
      "The posts that wait for you and may go out until then: 2026-12-24, or 2026-12-24T09:00.", valueName: "time"))
  var until: String?

  @Option(name: .customLong("channel"), help: "Approve for this channel alone. Can be repeated.")
  var channels: [String] = []

  @OptionGroup var occurrence: OccurrenceOptions
  @OptionGroup var revision: RevisionOptions

  @Option(name: [.customShort("m"), .customLong("message")], help: "A note that the record keeps.")
  var message: String?

  @Flag(help: "Show the pictures and films of each post with the program of this machine, before it is asked about.")
  var open = false

  @Flag(name: [.customShort("y"), .customLong("yes")], help: "Do not ask: required where there is no terminal.")
  var yes = false

  @OptionGroup var options: DecisionOptions

  var printsJSON: Bool { options.format == .json }

  /// Whether the posts are chosen by options, from those that wait, rather than named.
  private var isChoosing: Bool { all || !campaigns.isEmpty || !departments.isEmpty || until != nil }

  func validate() throws {
    guard posts.isEmpty == isChoosing else {
      throw ValidationError(
        isChoosing
          ? "Name posts, or choose among those that wait, not both."
          : "Name posts to approve, or choose among those that wait: --all, --campaign, --department or --until.")
    }
    if posts.contains(Self.policy), posts.count > 1 || !channels.isEmpty {
      throw ValidationError("stet.yml is approved alone.")
    }
    if occurrence.day != nil, posts.count != 1 || posts == [Self.policy] {
      throw ValidationError("--occurrence is for one post: name it.")
    }
    if open, yes { throw ValidationError("--open shows pictures before the question: leave out --yes.") }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    if posts.contains(Self.policy) { return try approvePolicy(at: desk, in: context) }
    let judged = try revision.judged(by: desk.reader, in: context)
    let planner = try ApprovalPlanner(desk: desk, at: judged)
    let selection = ApprovalSelection(
      campaigns: campaigns, departments: departments,
      until: try until.map { try TimeOptions.end($0, zone: desk.reader.policy.configuration.timezone) })
    let plan = try planner.plan(
      isChoosing ? nil : posts, channels: channels, occurrence: occurrence.day, of: selection)
    let policy = try all ? desk.waitingPolicyApproval() : nil
    if let policy, plan.items.isEmpty, plan.leftOut.isEmpty {
      guard !yes else {
        throw Refusal(
          "no post waits for your approval, but a change of stet.yml does", hints: ["stet approve stet.yml"])
      }
      return try approve(policy, at: desk, in: context)
    }
    try refuse(plan, planner)
    for post in plan.leftOut {
      context.errors.line("Note: \(TerminalText.oneLine("\(post.post.id) is left out: \(post.reason)"))")
      for hint in post.hints { context.errors.line("Hint: \(TerminalText.oneLine(hint))") }
    }
    // Before people read and answer: what cannot be signed is not recorded.
    _ = try desk.signer.key(for: .approve)
    try WorkTreeGuard(repository: desk.reader.repository).refuseDifferences(plan)
    let status = try record(answers(plan, planner.tree, desk, context), plan, desk, context)
    // A change of the rules is approved for itself, never along with posts.
    guard let policy else { return status }
    guard !yes else {
      context.errors.line("Note: a change of stet.yml waits for you, too: `stet approve stet.yml`")
      return status
    }
    _ = try approve(policy, at: desk, in: context)
    return status
  }

  /// Approves a change of `stet.yml`, after telling what it does.
  private func approvePolicy(at desk: DecisionDesk, in context: CommandContext) throws -> ExitStatus {
    try approve(desk.policyApproval(at: revision.rev), at: desk, in: context)
  }

  private func approve(
    _ approval: PolicyApproval, at desk: DecisionDesk, in context: CommandContext
  ) throws -> ExitStatus {
    guard yes || context.errors.isTerminal else {
      throw CommandFailure(
        .usage, "there is no terminal to ask on", hints: ["stet approve stet.yml --yes"])
    }
    context.errors.line("stet.yml as commit \(approval.commit.hex.prefix(7)) has it:")
    let sentences = approval.sentences.isEmpty ? ["changes nothing about who decides what"] : approval.sentences
    for sentence in sentences { context.errors.line("  " + TerminalText.oneLine(sentence)) }
    guard yes || context.confirms("Approve it?") else {
      context.errors.line("Nothing was approved.")
      return .findings
    }
    return try options.report([desk.approve(approval, note: message)], desk: desk, in: context)
  }

  /// Throws if one of the named posts cannot be approved, or if none is left to approve.
  private func refuse(_ plan: ApprovalPlan, _ planner: ApprovalPlanner) throws {
    if let refused = plan.refused.first {
      let others = plan.items.map(\.post.id)
      throw Refusal(
        "\(refused.post.id) is not approved: \(refused.reason)",
        causes: plan.refused.dropFirst().map { "\($0.post.id): \($0.reason)" },
        hints: plan.refused.flatMap(\.hints) + (others.isEmpty ? [] : [planner.command(others, channels: channels)]))
    }
    guard plan.items.isEmpty else { return }
    if let first = plan.leftOut.first {
      throw Refusal(
        "nothing is approved: \(first.post.id) waits for you, but \(first.reason)",
        causes: plan.leftOut.dropFirst().map { "\($0.post.id): \($0.reason)" }, hints: plan.leftOut.flatMap(\.hints))
    }
    let elsewhere = try planner.waitingElsewhere()
    throw Refusal(
      "nothing waits for your approval" + (elsewhere.isEmpty ? "" : " here"),
      causes: elsewhere.map { "\($0.posts) \($0.posts == 1 ? "post waits" : "posts wait") on \($0.place)" },
      hints: elsewhere.map { "stet approve --all --rev \($0.place)" } + ["stet queue"])
  }

  /// Warns that an approver who then squashes the branch on their own machine becomes the author of what they approved.
  private func warnOfAuthorship(_ plan: ApprovalPlan, _ context: CommandContext) {
    guard !plan.branchesAhead.isEmpty else { return }
    let branches = plan.branchesAhead.joined(separator: " or ")
    context.errors.line(
      "Note: this is not on \(branches) yet. If you become its author there, as with `git merge --squash`, your "
        + "approval does not count: git commit --amend --author=\"NAME <ADDRESS>\" gives it back to the author")
  }

  private func answers(
    _ plan: ApprovalPlan, _ tree: JudgedTree, _ desk: DecisionDesk, _ context: CommandContext
  ) throws -> ApprovalDialogue.Answers {
    guard yes || context.errors.isTerminal else {
      throw CommandFailure(
        .usage, "there is no terminal to ask on", hints: ["stet preview POST", "stet approve POST --yes"])
    }
    guard !yes else {
      for item in plan.items {
        for note in ApprovalDialogue.notes(item, of: plan, at: desk) { context.errors.line(note) }
      }
      warnOfAuthorship(plan, context)
      return ApprovalDialogue.Answers(approved: plan.items)
    }
    let pictures = try open ? PictureFolder(desk.reader.repository, plan.judged) : nil
    warnOfAuthorship(plan, context)
    return try ApprovalDialogue(
      plan: plan, tree: tree, desk: desk, context: context,
      style: options.global.style(for: context.errors, in: context)
    ) { item in
      if let pictures { context.show(try pictures.paths(of: item)) }
    }.run()
  }

  private func record(
    _ answers: ApprovalDialogue.Answers, _ plan: ApprovalPlan, _ desk: DecisionDesk, _ context: CommandContext
  ) throws -> ExitStatus {
    // Requests for changes first, since they stop posts.
    var decisions = try answers.requests.map { post, text in
      try desk.say(.requestChanges, on: post, channels: channels, commit: plan.judged.commit, note: text)
    }
    if !answers.approved.isEmpty {
      var plan = plan
      plan.items = answers.approved
      let moves = try ApprovalMoves(of: plan.items, at: desk)
      decisions += try desk.approve(plan, note: message)
      options.tellMoves(Result { try moves.changes() }, in: context)
    }
    if !decisions.isEmpty { _ = try options.report(decisions, desk: desk, in: context) }
    guard !answers.approved.isEmpty else { throw Refusal("nothing was approved") }
    return .success
  }
}

/// Asks a person about posts, one by one. Records are written only after the last answer.
struct ApprovalDialogue {
  let plan: ApprovalPlan
  /// The tree that the posts of the plan come from.
  let tree: JudgedTree
  let desk: DecisionDesk
  let context: CommandContext
  let style: TextStyle
  /// Shows the pictures of a post.
  let showPictures: (ApprovalPlan.Item) throws -> Void

  /// The person's decisions.
  struct Answers {
    var approved: [ApprovalPlan.Item] = []
    var requests: [(post: PostSnapshot, text: String)] = []
  }

  private enum Answer {
    case yes, no, difference, request, all, quit

    /// `nil` for an unknown answer, and at the end of the input, where earlier answers stand.
    init?(_ line: String?) {
      guard let line else { self = .quit; return }
      switch line.trimmingCharacters(in: .whitespaces).lowercased() {
      case "y", "yes", "j", "ja": self = .yes
      case "n", "no", "nein", "": self = .no
      case "d", "diff": self = .difference
      case "r", "request": self = .request
      case "a", "all", "alle": self = .all
      case "q", "quit": self = .quit
      default: return nil
      }
    }
  }

  /// Shows each post and asks. After "all", the remaining posts are shown without asking.
  func run() throws -> Answers {
    var answers = Answers()
    var isAll = false
    for index in plan.items.indices {
      let item = plan.items[index]
      try context.errors.write(sheet(index).text(style: style))
      for note in Self.notes(item, of: plan, at: desk) { context.errors.line(note) }
      try showPictures(item)
      switch try isAll ? Answer.yes : answer(item, index, &answers) {
      case .yes: answers.approved.append(item)
      case .all:
        isAll = true
        answers.approved.append(item)
      case .quit: return answers
      case .no, .difference, .request: continue
      }
    }
    return answers
  }

  /// Notes on what the approval of a post does not cover, and does not bring about.
  static func notes(_ item: ApprovalPlan.Item, of plan: ApprovalPlan, at desk: DecisionDesk) -> [String] {
    let zone = desk.reader.policy.configuration.timezone
    let stuck = plan.hopeless.filter { $0.post.id == item.post.id }
    return item.notCountedRules.map { "Note: you contributed to \(item.post.id), so this does not count for \($0)" }
      + stuck.map { ApprovalSheetMessages.hopeless($0, zone: zone, now: desk.now) }
  }

  /// The first answer that settles the post.
  private func answer(_ item: ApprovalPlan.Item, _ index: Int, _ answers: inout Answers) throws -> Answer {
    let (person, git) = (desk.actor.person.name, desk.actor.identity)
    let shown = TerminalText.escaped("\(git.name) <\(git.email)>")
    let rest = plan.items.count - index > 1 ? "/a" : ""
    while true {
      context.errors.write("Approve \(item.post.id) as \(person), who is \(shown)? [y/N/d/r\(rest)/q, ? for help] ")
      switch Answer(context.answer()) {
      case .difference?:
        context.errors.write("\n" + (try difference(item).text(style: style)) + "\n")
      case .request?:
        context.errors.write("What should change? (leave it empty to go back) ")
        guard let text = context.answer() else { return .quit }
        guard !text.trimmingCharacters(in: .whitespaces).isEmpty else { continue }
        answers.requests.append((item.post, text))
        return .request
      case let answer?: return answer
      case nil: context.errors.write(Self.help)
      }
    }
  }

  private static let help = """
    y, j  approve it
    n     do not approve it
    d     show the words that changed since it was last approved or published
    r     ask for changes: you are asked which
    a     approve this one and all the rest
    q     ask no more; what you approved before stands

    """

  private func sheet(_ index: Int) throws -> ApprovalSheet {
    let item = plan.items[index]
    let preview = PreviewReport(item.previews, commit: plan.judged.commit.hex) { MeasuredLength(of: $1, on: $0) }
    return ApprovalSheet(
      post: item.post, place: (index + 1, plan.items.count), reasons: item.reasons,
      findings: item.findings, preview: preview, difference: try difference(item))
  }

  private func difference(_ item: ApprovalPlan.Item) throws -> DiffReport {
    let channels = Set(item.channels.map(\.channel.name))
    return try DiffReport(of: item.post, in: tree, by: desk.reader) { channels.contains($0) }
  }
}

extension DiffReport {
  /// The changes of a post on the channels that `isShown` accepts.
  init(
    of post: PostSnapshot, in tree: JudgedTree, by reader: QueueReader, where isShown: (String) -> Bool
  ) throws {
    let differences = try reader.differences(of: post, in: tree.content).filter { isShown($0.channel) }
    let zone = reader.policy.configuration.timezone
    self.init(differences.map { ChannelDifference($0, zone: zone) }, zone: zone)
  }
}
