internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git

/// `stet comment`: a remark that the trail keeps, without effect on the queue.
struct CommentCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Comment on a post. `stet log` shows it; it does not stop the post.")

  static let examples: KeyValuePairs = [
    "stet comment 2026-12-markt -m \"Gutes Bild\"":
      "Keeps a remark with the post."
  ]

  @OptionGroup var remark: RemarkOptions

  var options: DecisionOptions { remark.options }

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    [try remark.decision(.comment, at: desk, in: context)]
  }
}

/// `stet request-changes`: blocks a post on its channels until the person who requested the changes approves it or
/// withdraws the request, or until the request is dismissed.
struct RequestChangesCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "request-changes",
    abstract: "Ask for changes: the post does not go out until the request is settled.",
    discussion: """
      A new version of the text does not settle it. You settle it by approving the post or with `stet withdraw`; a \
      person whose role allows it, with `stet dismiss`.
      """)

  static let examples: KeyValuePairs = [
    "stet request-changes 2026-12-markt -m \"Bitte Quelle nennen\"":
      "The post waits until you approve it or withdraw the request."
  ]

  @OptionGroup var remark: RemarkOptions

  var options: DecisionOptions { remark.options }

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    [try remark.decision(.requestChanges, at: desk, in: context)]
  }
}

/// `stet resolve`: ends a sending that did not reach readers, which needs authority.
struct ResolveCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Let a post go out again whose sending failed, has no known result, or never took place.",
    discussion: """
      Look on the network first. If the post is there, use `stet record published` instead. A record of something \
      published is only taken back by its own id, never by its post's.
      """)

  static let examples: KeyValuePairs = [
    "stet resolve 2026-12-markt --channel x -m \"Nicht auf X zu sehen\"":
      "Lets a post go out again whose sending failed."
  ]

  @Argument(help: "The post's id, or records as `stet log` shows them.")
  var targets: [String]

  @Option(help: "The channel, where a post is named.")
  var channel: String?

  @OptionGroup var occurrence: OccurrenceOptions

  @Option(name: [.customShort("m"), .customLong("message")], help: "What you found.")
  var message: String

  @OptionGroup var options: DecisionOptions

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    let records = try targets.flatMap { try desk.deliveries(named: $0, channel: channel, occurrence: occurrence.day) }
    return [try desk.resolve(records, note: message)]
  }
}

/// `stet withdraw`: takes back one's own approvals, requests for changes and comments.
struct WithdrawCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back your own approvals, requests and comments, for good.",
    discussion: """
      Name posts to take back all that you said of them, or single records as `stet log --verbose` shows them. Of a \
      record about several posts, naming one takes back what it says of that one.
      """)

  static let examples: KeyValuePairs = [
    "stet withdraw 2026-12-markt -m \"Preis hat sich geändert\"":
      "Takes back what you said of the post, and of no other."
  ]

  @Argument(help: "Posts, by id or path, or records.")
  var targets: [String]

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String?

  @OptionGroup var options: DecisionOptions

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    try desk.withdraw(desk.ownDecisions(named: targets), note: message)
  }
}

/// `stet dismiss`: overrules another person's approval or request for changes.
struct DismissCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: "Overrule approvals and requests for changes, where your role allows it.",
    discussion: """
      Name posts to overrule all approvals and requests of them, or single records as `stet log --verbose` shows them. \
      Of a record about several posts, naming one overrules what it says of that one.
      """)

  static let examples: KeyValuePairs = [
    "stet dismiss 2026-12-markt -m \"Der Einwand ist geklärt\"":
      "Overrules every approval and request for changes of the post."
  ]

  @Argument(help: "Posts, by id or path, or records.")
  var targets: [String]

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String

  @OptionGroup var options: DecisionOptions

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    try desk.dismiss(desk.decisions(named: targets), note: message)
  }
}

/// What a request for changes and a comment take.
struct RemarkOptions: ParsableArguments {
  @Argument(help: "The post, by id or path.")
  var post: String

  @Option(name: .customLong("channel"), help: "This channel alone. Can be repeated.")
  var channels: [String] = []

  @Option(name: [.customShort("m"), .customLong("message")], help: "What you have to say.")
  var message: String

  @OptionGroup var revision: RevisionOptions
  @OptionGroup var options: DecisionOptions

  func decision(
    _ kind: RecordKind, at desk: DecisionDesk, in context: CommandContext
  ) throws -> RecordedDecision {
    let judged = try revision.judged(by: desk.reader, in: context)
    let post = try desk.reader.post(named: post, at: judged)
    return try desk.say(kind, on: post, channels: channels, commit: judged.commit, note: message)
  }
}
