package import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git

/// `stet comment`: a remark that the trail keeps, without effect on the queue.
package struct CommentCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Comment on a post. `stet log` shows it; it does not stop the post.")

  package static let examples: KeyValuePairs = [
    "stet comment 2026-12-markt -m \"Gutes Bild\"":
      "Keeps a remark with the post."
  ]

  @OptionGroup var remark: RemarkOptions

  package init() {}

  package var printsJSON: Bool { remark.options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus { try remark.record(.comment, in: context) }
}

/// `stet request-changes`: blocks a post on its channels until the person who requested the changes approves it or
/// withdraws the request, or until the request is dismissed.
package struct RequestChangesCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "request-changes",
    abstract: "Ask for changes: the post does not go out until the request is settled.",
    discussion: """
      A new version of the text does not settle it. You settle it by approving the post or with `stet withdraw`; a \
      person whose role allows it, with `stet dismiss`.
      """)

  package static let examples: KeyValuePairs = [
    "stet request-changes 2026-12-markt -m \"Bitte Quelle nennen\"":
      "The post waits until you approve it or withdraw the request."
  ]

  @OptionGroup var remark: RemarkOptions

  package init() {}

  package var printsJSON: Bool { remark.options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    try remark.record(.requestChanges, in: context)
  }
}

/// `stet resolve`: ends a sending that did not reach readers, which needs authority.
package struct ResolveCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Let a post go out again whose sending failed, has no known result, or never took place.",
    discussion: """
      Look on the network first. If the post is there, use `stet record published` instead. A record of something \
      published is only taken back by its own id, never by its post's.
      """)

  package static let examples: KeyValuePairs = [
    "stet resolve 2026-12-markt --channel x -m \"Nicht auf X zu sehen\"":
      "Lets a post go out again whose sending failed."
  ]

  @Argument(help: "The post's id, or records as `stet log` shows them.")
  var targets: [String]

  @Option(help: "The channel, where a post is named.")
  var channel: String?

  @Option(name: [.customShort("m"), .customLong("message")], help: "What you found.")
  var message: String

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let records = try targets.flatMap { try desk.deliveries(named: $0, channel: channel) }
    return try options.report([desk.resolve(records, note: message)], desk: desk, in: context)
  }
}

/// `stet withdraw`: takes back one's own approvals, requests for changes and comments.
package struct WithdrawCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back your own approvals, requests and comments, for good.",
    discussion: """
      Name posts to take back all that you said of them, or single records as `stet log --verbose` shows them. Of a \
      record about several posts, naming one takes back what it says of that one.
      """)

  package static let examples: KeyValuePairs = [
    "stet withdraw 2026-12-markt -m \"Preis hat sich geändert\"":
      "Takes back what you said of the post, and of no other."
  ]

  @Argument(help: "Posts, by id or path, or records.")
  var targets: [String]

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String?

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let decisions = try desk.ownDecisions(named: targets)
    return try options.report(desk.withdraw(decisions, note: message), desk: desk, in: context)
  }
}

/// `stet dismiss`: overrules another person's approval or request for changes.
package struct DismissCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: "Overrule approvals and requests for changes, where your role allows it.",
    discussion: """
      Name posts to overrule all approvals and requests of them, or single records as `stet log --verbose` shows them. \
      Of a record about several posts, naming one overrules what it says of that one.
      """)

  package static let examples: KeyValuePairs = [
    "stet dismiss 2026-12-markt -m \"Der Einwand ist geklärt\"":
      "Overrules every approval and request for changes of the post."
  ]

  @Argument(help: "Posts, by id or path, or records.")
  var targets: [String]

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String

  @OptionGroup var options: DecisionOptions

  package init() {}

  package var printsJSON: Bool { options.format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let decisions = try desk.decisions(named: targets)
    return try options.report(desk.dismiss(decisions, note: message), desk: desk, in: context)
  }
}

/// What a request for changes and a comment take.
package struct RemarkOptions: ParsableArguments {
  @Argument(help: "The post, by id or path.")
  package var post: String

  @Option(name: .customLong("channel"), help: "This channel alone. Can be repeated.")
  package var channels: [String] = []

  @Option(name: [.customShort("m"), .customLong("message")], help: "What you have to say.")
  package var message: String

  @OptionGroup package var revision: RevisionOptions
  @OptionGroup package var options: DecisionOptions

  package init() {}

  func record(_ kind: RecordKind, in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let judged = try revision.judged(by: desk.reader, in: context)
    let post = try desk.reader.post(named: post, at: judged)
    let decision = try desk.say(kind, on: post, channels: channels, commit: judged.commit, note: message)
    return try options.report([decision], desk: desk, in: context)
  }
}
