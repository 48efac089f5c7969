import Diagnostics

/// Guesses the zone meant by text that is not an IANA name.
enum ZoneGuess {
  /// The zone whose name was written with other letters or without its continent: `europe/berlin`, `Berlin`.
  static func certain(_ text: String) -> String? {
    guard text.utf8.count <= 50 else { return nil }
    let word = text.lowercased().replacing(" ", with: "_")
    let names = Zone.identifiers.filter { $0.lowercased() == word || $0.lowercased().hasSuffix("/" + word) }
    return names.count == 1 ? names.first : nil
  }

  /// A zone to suggest.
  static func name(for text: String) -> String? {
    guard text.utf8.count <= 50 else { return nil }
    let word = text.lowercased().replacing(" ", with: "_")
    if let known = abbreviations[word] { return known }
    let names = Zone.identifiers.sorted()
    let city = names.first { $0.lowercased() == word || $0.lowercased().hasSuffix("/" + word) }
    return city ?? Suggestions.nearest(to: text, among: names)
  }

  private static let abbreviations: [String: String] = [
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "gmt+1": "Europe/Berlin", "gmt+2": "Europe/Berlin", "utc+1": "Europe/Berlin", "utc+2": "Europe/Berlin",
    "+01:00": "Europe/Berlin", "+02:00": "Europe/Berlin", "germany": "Europe/Berlin", "deutschland": "Europe/Berlin",
    "österreich": "Europe/Vienna", "schweiz": "Europe/Zurich", "wien": "Europe/Vienna", "zürich": "Europe/Zurich",
    "gmt": "UTC", "z": "UTC", "utc+0": "UTC", "bst": "Europe/London", "est": "America/New_York",
    "edt": "America/New_York", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
  ]
}
