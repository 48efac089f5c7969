/// Debian's packages with dictionaries of hunspell, as of Debian 12; Ubuntu has them under the same names.
enum DictionaryPackages {
  /// The packages for all of these languages, each once.
  static func names(for languages: [String]) -> [String] {
    var seen: Set<String> = []
    return languages.flatMap { names(for: $0) }.filter { seen.insert($0).inserted }
  }

  /// The packages with every dictionary that is asked about a text in a language; empty where Debian has none.
  ///
  /// - Parameter language: a BCP 47 tag. Without a region it stands for every usual variety.
  static func names(for language: String) -> [String] {
    let subtags = language.lowercased().split(separator: "-").map(String.init)
    guard let first = subtags.first else { return [] }
    let region = subtags.dropFirst().first { $0.utf8.count == 2 }
    switch first {
    case "de": return ["hunspell-de-" + (region == "at" || region == "ch" ? region ?? "de" : "de")]
    case "en":
      return region.map { [$0 == "us" ? "hunspell-en-us" : "hunspell-en-gb"] } ?? ["hunspell-en-us", "hunspell-en-gb"]
    case "pt":
      return region.map { [$0 == "br" ? "hunspell-pt-br" : "hunspell-pt-pt"] } ?? ["hunspell-pt-pt", "hunspell-pt-br"]
    case "nb", "nn", "no": return ["hunspell-no"]
    case "eo", "et", "fo", "tl": return ["myspell-" + first]
    default: return plain.contains(first) ? ["hunspell-" + first] : []
    }
  }

  /// Languages with one package of their own.
  private static let plain = Set(
    """
    af an ar be bg bn bo br bs ca cs da dz el es eu fr gd gl gu gug he hi hr hu id is it kk kmr ko lo lt lv ml mn ne \
    nl oc pl ro ru si sk sl sr sv sw te th tr uk uz vi
    """.split(separator: " ").map(String.init))
}
