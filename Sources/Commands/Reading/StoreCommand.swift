internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// `stet store`: looks after what earlier runs found out.
struct StoreCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Verify or delete what earlier runs found out, which makes later ones quicker.",
    discussion: """
      The store is a file in .git/stet. Without it every command gives the same result, only later. STET_STORE=off, or \
      --no-store for one run, does without; STET_STORE=/a/folder keeps it elsewhere.
      """)

  static let examples: KeyValuePairs = [
    "stet store":
      "Says what is kept.",
    "stet store --verify":
      "Compares what is kept with what is found out without it.",
    "stet store --clear":
      "Deletes it.",
  ]

  @Flag(
    help:
      "Check everything, and read history and ledger, with the store and without it, and compare. A store that differs is deleted."
  )
  var verify = false

  @Flag(help: "Delete it.")
  var clear = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !verify || !clear else { throw ValidationError("--verify and --clear exclude each other.") }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let repository = try global.repository(in: context)
    if clear {
      let files = repository.storeLocation(in: global.storeFolder(in: context), program: context.program ?? "").clear()
      context.output.line(files == 0 ? "There was no store." : "The store is deleted.")
      return .success
    }
    guard let store = repository.store else {
      context.output.line("No store is in use (STET_STORE, --no-store).")
      return .success
    }
    guard store.exists else {
      context.output.line("There is no store yet: it is made where there are 256 posts, commits or records, or more.")
      return .success
    }
    guard let tables = store.verified() else {
      context.errors.line("The store was damaged, and is deleted. Nothing else is lost: the next run makes a new one.")
      return .findings
    }
    for (table, rows) in tables { context.output.line("\(table.rawValue): \(rows)") }
    return verify ? try compare(repository, context) : .success
  }

  /// Checks with the store and without it.
  private func compare(_ repository: ContentRepository, _ context: CommandContext) throws -> ExitStatus {
    let progress = ProgressBar(on: context.errors, clock: context.stopwatch)
    defer { progress.clear() }
    let isRight = try repository.verifyStore(
      CheckRequest(
        tools: CheckTools(dictionaryFolders: DictionaryFolders.folders(in: context.environment)),
        workers: context.processors, progress: { progress.show($0, of: $1, "posts") }))
    progress.clear()
    guard isRight else {
      context.errors.line("The store was wrong, and is deleted. Please report this: it should not happen.")
      return .findings
    }
    context.output.line(
      "A check, the posts of the branches, their history and the ledger are the same with the store and without it.")
    return .success
  }
}
