/// Which dictionaries go with a language.
package enum DictionaryName {
  /// The names to look for, in the order of nearness, of those `available`.
  ///
  /// - Parameter language: a BCP 47 tag, as it is written.
  package static func names(for language: String, among available: [String]) -> [String] {
    let subtags = language.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let first = subtags.first?.lowercased(), (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy(\.isASCIISmall)
    else { return [] }
    let usual = usual[first] ?? ["\(first)_\(first.uppercased())"]
    let all = usual.filter(available.contains) + others(of: first, among: available, without: usual)
    guard let region = subtags.dropFirst().first(where: { $0.utf8.count == 2 })?.uppercased() else {
      let varieties = usual.filter(available.contains)
      return varieties.isEmpty ? Array(all.prefix(1)) : varieties
    }
    // English is either; a tag that says which excludes the other.
    if first == "en" { return [region == "US" ? "en_US" : "en_GB"].filter(available.contains) }
    let own = "\(first)_\(region)"
    return available.contains(own) ? [own] : Array(all.prefix(1))
  }

  private static func others(of language: String, among available: [String], without usual: [String]) -> [String] {
    available.filter { ($0 == language || $0.hasPrefix(language + "_")) && !usual.contains($0) }.sorted()
  }

  /// What a language without a region means, where it is not the country of the same letters. English is either.
  private static let usual = [
    "en": ["en_US", "en_GB"], "pt": ["pt_PT", "pt_BR"], "da": ["da_DK"], "sv": ["sv_SE"], "no": ["nb_NO", "nn_NO"],
  ]
}
