/// German forms for all genders: `Mitarbeiter*innen`, `Kolleg:in`, `jede_r`, `KundInnen`.
enum GenderForm {
  /// What `stem` and `ending`, with a sign between, are made of; `nil` where this is no such form.
  ///
  /// Any reading will do: `Kolleg` is no word, `Kolleginnen` is; `Beamtinnen` is none of `Beamt`, and so on.
  static func readings(stem: String, ending: String) -> [String]? {
    let lowered = ending.lowercased()
    guard lowered.utf8.elementsEqual(ending.utf8) || ending.unicodeScalars.allSatisfy(\.isCapital) else { return nil }
    guard endings.contains(lowered) || lowered.hasPrefix("innen") else { return nil }
    return [stem + lowered, stem, stem + "e"]
  }

  /// What a word with a capital I inside is made of: `KundInnen`.
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
