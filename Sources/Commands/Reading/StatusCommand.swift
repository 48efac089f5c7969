internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet status`: what waits for whom, what is late, what goes out next, and what is stuck.
struct StatusCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what waits for you, for others, what goes out next, and what is stuck.",
    discussion: """
      You are the person of stet.yml that git's `user.email` belongs to. A post with a time of its own waits until that \
      time; from then on it is late, and missed once the channel's grace is over. A post that takes a slot waits for no \
      time: approved later, it takes a later slot. People are not waited for while they are away (`away` in stet.yml); \
      a post that only they could approve, and that goes out meanwhile, is told before.
      """)

  static let examples: KeyValuePairs = [
    "stet status": "What you have to do.",
    "stet status --person cem --format markdown": "The same for Cem, to be sent to him.",
  ]

  /// How to print the status.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Option(help: "For this person of stet.yml instead of you.")
  var person: String?

  @Option(help: "How to print it: text, json or markdown.")
  var format: Format = .text

  @OptionGroup var fetching: FetchOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let (reader, fetched) = try fetching.reader(global, in: context)
    let configuration = reader.policy.configuration
    let now = try time.moment(in: context, zone: configuration.timezone)
    let person = try name(in: configuration, context)
    let queue = try reader.queue(for: .recent, sent: .outcome, now: now)
    let policy = try reader.pendingPolicy()
    let report = StatusReport(
      queue, for: person, heads: reader.heads(fetched: fetched), configuration, policy: policy,
      unreadable: try reader.unreadableFiles(of: queue))
    switch format {
    case .text: context.output.write(report.text(style: global.style(for: context.output, in: context)))
    case .json: context.output.write(report.json)
    case .markdown: context.output.write(report.markdown)
    }
    if person == nil {
      context.errors.line(
        "Git's user.email belongs to no person in stet.yml, so this is for all: `stet status --person NAME`")
    }
    try reader.tellWarnings(in: context)
    return .success
  }

  /// The name of the person who is asked for; `nil` where git's identity is none of `stet.yml`.
  private func name(in configuration: Configuration, _ context: CommandContext) throws -> String? {
    if let person {
      try configuration.refuseUnknown([person], "person", configuration.people.map(\.name))
      return person
    }
    let address = try? global.git(in: context).author().email
    return address.flatMap { PeopleDirectory(configuration).person(forAddress: $0) }
  }
}
