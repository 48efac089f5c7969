internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git

/// `stet init`: makes a content repository.
struct InitCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a content repository, or add to one: stet.yml, folders, templates, hooks, and the ledger.",
    discussion: "Files that are there stay as they are. You are the first person, with a rule that one person can meet."
  )

  static let examples: KeyValuePairs = [
    "stet init --forge github":
      "Makes a content repository here, with CI for GitHub.",
    "stet init --hooks":
      "Sets up the hooks of this clone alone.",
  ]

  @Argument(help: "The folder; this one where none is named.")
  var directory: String?

  @Option(help: "Also write CI and a pull-request template for this forge: github, gitlab or forgejo.")
  var forge: Forge?

  @Option(help: "The time zone, as an IANA name.")
  var timezone = "Europe/Berlin"

  @Option(
    help:
      "The language of your posts, as a tag: de, en, fr. What is written is in German for de, else in English. (default: that of stet.yml, or de)"
  )
  var language: String?

  @Flag(help: "Make the ledger alone, for the stet.yml that is there.")
  var ledger = false

  @Flag(help: "Write the hooks alone, where git runs them in this clone. Each clone needs its own.")
  var hooks = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !ledger || !hooks else {
      throw ValidationError("--ledger and --hooks each stand alone: run both, one by one.")
    }
    if let language, !LanguageTag.isWellFormed(language) {
      throw ValidationError("\"\(language)\" is no language: write a tag such as de, en or de-AT.")
    }
    guard Zone(identifier: timezone) != nil else {
      throw ValidationError("\"\(timezone)\" is no time zone: write an IANA name such as Europe/Berlin.")
    }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let folder = target(context)
    let command = context.git(in: folder)
    if ledger {
      let repository = try ContentRepository.open(command)
      let person = try command.author()
      let isNew = try RepositoryCreator.createLedger(in: repository, person: person, at: context.clock())
      context.output.line(isNew ? "The ledger is on the branch stet/ledger." : "The ledger is here already.")
      if isNew, let remote = try LedgerRemote.find(in: repository.git) {
        let branch = try ShellWord.quoted(repository.policyBranch())
        context.errors.line(
          "Next: `git push \(ShellWord.quoted(remote)) \(branch)` and `stet sync`, so that others have the same ledger")
      }
      return .success
    }
    if hooks {
      let repository = try ContentRepository.open(command)
      show(try RepositoryCreator(library: context.templateLibrary()).createHooks(in: repository.git), in: context)
      return .success
    }
    let git = try RepositoryCreator.repository(in: folder, git: command)
    let report = try RepositoryCreator(library: context.templateLibrary()).create(
      in: git, person: command.author(), at: context.clock(), forge: forge, timezone: timezone, language: language)
    let isMain = { (path: String) in path == "stet.yml" }
    for path in report.written.filter(isMain) + report.written.filter({ !isMain($0) }) {
      context.output.line("wrote \(path)")
    }
    for path in report.kept { context.output.line("kept  \(path)") }
    show(report.hooks, in: context)
    for advice in report.advice { context.errors.line("Note: \(advice)") }
    if report.written.contains("stet.yml") {
      context.errors.line("Next: git add -A && git commit -m \"stet: begin\"; then stet new \"My first post\"")
    } else if report.written.isEmpty && !report.hooks.concernsContent {
      context.errors.line("There is nothing to commit. Next: stet new \"My next post\"")
    } else {
      context.errors.line("Next: look at what was written, then git add and git commit what your team wants to have")
    }
    return .success
  }

  private func show(_ hooks: HookInstaller.Report, in context: CommandContext) {
    for path in hooks.written { context.output.line("wrote \(path)") }
    for path in hooks.updated { context.output.line("wrote \(path), and what it was to \(path).old") }
    for path in hooks.kept { context.output.line("kept  \(path)") }
    for advice in hooks.advice { context.errors.line("Note: \(advice)") }
  }

  private func target(_ context: CommandContext) -> String {
    let base = global.folder(in: context)
    guard let directory else { return base }
    return directory.hasPrefix("/") ? directory : base + "/" + directory
  }
}

extension Forge: ExpressibleByArgument {}
