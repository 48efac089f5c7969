/// Where dictionaries for hunspell are on this machine.
enum DictionaryFolders {
  /// The folders of `DICPATH`, which hunspell itself knows, then the usual ones of Linux and macOS.
  static func folders(in environment: [String: String]) -> [String] {
    let named = (environment["DICPATH"] ?? "").split(separator: ":").map(String.init)
    let own = environment["HOME"].map { [$0 + "/Library/Spelling"] } ?? []
    return named + usual + own
  }

  private static let usual = [
    "/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/opt/homebrew/share/hunspell",
    "/usr/local/share/hunspell", "/Library/Spelling",
  ]
}
