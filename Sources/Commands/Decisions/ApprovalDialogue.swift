internal import Content
internal import ContentRepository
internal import Foundation
internal import Git
internal import Reporting
internal import Workflow

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
      for note in Self.notes(item) { context.errors.line(note) }
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

  /// Notes on what the approval of a post does not cover.
  static func notes(_ item: ApprovalPlan.Item) -> [String] {
    item.notCountedRules.map { "Note: you contributed to \(item.post.id), so this does not count for \($0)" }
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
