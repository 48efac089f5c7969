/// German forms for all genders: `Mitarbeiter*innen`, `Kolleg:in`, `jede_r`, `KundInnen`.
enum GenderForm {
  /// The possible readings of `stem` and `ending` with a sign between; `nil` if this is no such form.
  ///
  /// One known reading is enough: `Kolleg` is no word, but `Kolleginnen` is.
  static func readings(stem: String, ending: String) -> [String]? {
    let lowered = ending.lowercased()
    guard lowered.utf8.elementsEqual(ending.utf8) || ending.unicodeScalars.allSatisfy(\.isCapital) else { return nil }
    guard endings.contains(lowered) || lowered.hasPrefix("innen") else { return nil }
    return [stem + lowered, stem, stem + "e"]
  }

  /// The readings of a word with a capital I inside: `KundInnen`.
  static func readings(ofCapital word: String) -> [String]? {
    guard word.utf8.contains(UInt8(ascii: "I")) else { return nil }
    for ending in ["Innen", "In"] where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      guard let last = stem.unicodeScalars.last, last.isLatin, !last.isCapital else { return nil }
      return [stem + ending.lowercased(), String(stem)]
    }
    return nil
  }

  private static let endings: Set<String> = [
    "in", "innen", "r", "e", "n", "m", "s", "er", "en", "em", "es", "ne", "frau",
  ]
}
