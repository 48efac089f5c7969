internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git

/// `stet new`: a new post from a template.
struct NewCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new post file from a template, with an id of its own.")

  static let examples: KeyValuePairs = [
    "stet new \"Weihnachtsmarkt\" --template event --channel x":
      "Writes a file with everything that an event needs."
  ]

  @Argument(help: "The title.")
  var title: String

  @Option(help: "The template: announcement, event, job, recommendation, reply, advertisement or video.")
  var template = "announcement"

  @Option(name: .customLong("channel"), help: "A channel that it is for. Can be repeated.")
  var channels: [String] = []

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  func execute(in context: CommandContext) throws -> ExitStatus {
    let repository = try global.repository(in: context)
    let creator = try PostCreator(repository: repository, library: context.templateLibrary())
    let now = try time.moment(in: context, zone: .utc)
    let path = try creator.create(title: title, template: template, channels: channels, today: now)
    context.output.line(path)
    context.errors.line("Next: fill it in, then stet check \(path)")
    // Outside the folders of a sparse checkout, git adds files only with `--sparse`.
    if try repository.git.isSparse() { context.errors.line("This checkout is a sparse one: git add --sparse \(path)") }
    return .success
  }
}
