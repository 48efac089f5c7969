package import ArgumentParser
internal import Content
internal import ContentRepository
internal import Git

/// `stet init`: makes a content repository.
package struct InitCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a content repository, or add to one: stet.yml, folders, templates, hooks, and the ledger.",
    discussion: "Nothing that is there is changed. You are the first person, with a rule that one person can meet.")

  @Argument(help: "The folder; this one where none is named.")
  var directory: String?

  @Option(help: "Also write CI and a pull-request template for this forge: github, gitlab or forgejo.")
  var forge: RepositoryCreator.Forge?

  @Option(help: "The time zone, as an IANA name.")
  var timezone = "Europe/Berlin"

  @Option(help: "The language of your posts: de or en.")
  var language = "de"

  @Flag(help: "Make the ledger alone, for the stet.yml that is there.")
  var ledger = false

  @OptionGroup var global: GlobalOptions

  package init() {}

  package func validate() throws {
    guard Zone(identifier: timezone) != nil else {
      throw ValidationError("\"\(timezone)\" is no time zone: write an IANA name such as Europe/Berlin.")
    }
  }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let folder = target(context)
    let command = context.git(in: folder)
    if ledger {
      let repository = try ContentRepository.open(command)
      let person = try command.author()
      let isNew = try RepositoryCreator.createLedger(in: repository, person: person, at: context.clock())
      context.output.line(isNew ? "The ledger is on the branch stet/ledger." : "The ledger is here already.")
      return .success
    }
    let git = try RepositoryCreator.repository(in: folder, git: command)
    let report = try RepositoryCreator(library: context.templateLibrary()).create(
      in: git, person: command.author(), at: context.clock(), forge: forge, timezone: timezone, language: language)
    for path in report.written { context.output.line("wrote \(path)") }
    for path in report.kept { context.output.line("kept  \(path)") }
    context.errors.line("Next: git add -A && git commit -m \"stet: begin\"; then stet new \"My first post\"")
    return .success
  }

  private func target(_ context: CommandContext) -> String {
    let base = global.folder(in: context)
    guard let directory else { return base }
    return directory.hasPrefix("/") ? directory : base + "/" + directory
  }
}

extension RepositoryCreator.Forge: ExpressibleByArgument {}
