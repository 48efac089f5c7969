internal import Canonical
internal import Validation

extension CheckTask {
  /// Everything that the findings in a post depend on, except the post itself and the files that it names.
  ///
  /// - Parameter program: a text that is unique to this version of Stet.
  func cacheKey(program: String) -> CheckCache.Key {
    let wordFiles = words.texts.sorted { ExactText($0.key) < ExactText($1.key) }.flatMap { [$0.key, $0.value] }
    let parts = [program] + wordFiles + (dictionaries?.identity ?? [])
    return CheckCache.Key(
      configuration: Digest(of: configurationBytes),
      rest: Digest(of: parts.flatMap { Array("\($0.utf8.count) \($0)\n".utf8) }))
  }
}
