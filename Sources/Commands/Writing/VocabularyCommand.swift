internal import ArgumentParser
internal import ContentRepository
internal import Reporting

/// `stet vocabulary`: adds the words of published posts to the vocabulary.
struct VocabularyCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary", abstract: "Add the words of published posts that no dictionary has to the vocabulary.",
    discussion: """
      They go into the first of `lint.vocabularyFiles` in stet.yml, without names and without words that a common one \
      is near to. What was written is shown; commit it like any other change.
      """)

  static let examples: KeyValuePairs = [
    "stet vocabulary --dry-run":
      "Shows which words would be added.",
    "stet vocabulary":
      "Adds them.",
  ]

  @Flag(help: "Show what would be added, and write nothing.")
  var dryRun = false

  @OptionGroup var global: GlobalOptions

  func execute(in context: CommandContext) throws -> ExitStatus {
    let keeper = try VocabularyKeeper(repository: global.repository(in: context))
    let update = try keeper.update(
      CheckTools(dictionaryFolders: DictionaryFolders.folders(in: context.environment)))
    if !dryRun { try keeper.write(update) }
    let difference = UnifiedDifference(path: update.file.path, before: update.file.before, after: update.file.after)
    context.output.write(
      difference.text(style: global.style(for: context.output, in: context), escaped: context.output.isTerminal))
    for hint in update.hints { context.errors.line("Hint: \(hint)") }
    for word in update.leftOut {
      context.errors.line(
        "Left out: \"\(TerminalText.escaped(word.word))\", which may be \"\(TerminalText.escaped(word.meant))\"")
    }
    let file = TerminalText.escaped(update.file.path)
    context.errors.line(
      update.file.before == update.file.after
        ? "Nothing to add to \(file)."
        : dryRun ? "Next: stet vocabulary" : "Next: look at it, and commit \(file).")
    return .success
  }
}
