internal import Content
internal import Diagnostics
internal import Validation

extension Checker {
  /// What the dictionaries of this machine find in the posts reported on, and which of them are missing.
  ///
  /// Beside the validator: what decides whether a post goes out must be the same on every machine.
  func spelling(
    in content: ContentUnderCheck, folders: [String], isReportedOn: (String) -> Bool
  ) -> (findings: [Finding], hints: [String]) {
    guard !folders.isEmpty, let configuration = content.configuration,
      !configuration.lint.disabled.contains(Spelling.description.id)
    else { return ([], []) }
    let checker = SpellingChecker(
      configuration: configuration, words: content.words, shelf: DictionaryLibrary(folders: folders))
    let posts = content.posts.compactMap(\.post).filter { isReportedOn($0.path) }
    let findings = posts.flatMap(checker.findings)
    return (findings, checker.missing.sorted().map(DictionaryLibrary.hint))
  }
}
