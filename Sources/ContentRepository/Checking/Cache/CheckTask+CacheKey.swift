internal import Canonical
internal import Validation

extension CheckTask {
  /// Everything that what is found in a post depends on, beside the post itself and the files that it names.
  ///
  /// - Parameter program: a text that another version of Stet does not have.
  func cacheKey(program: String) -> CheckCache.Key {
    let wordFiles = words.texts.sorted { ExactText($0.key) < ExactText($1.key) }.flatMap { [$0.key, $0.value] }
    let parts = [program] + wordFiles + (dictionaries?.identity ?? [])
    return CheckCache.Key(
      configuration: Digest(of: configurationBytes),
      rest: Digest(of: parts.flatMap { Array("\($0.utf8.count) \($0)\n".utf8) }))
  }
}
