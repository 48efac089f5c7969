import Diagnostics

/// Times, time zones and languages.
extension ReadingLog {
  /// A time of the one form that Stet reads; others are reported with what to write.
  func time(_ text: String, _ node: YAMLNode, at path: String) -> WrittenTime? {
    if let time = WrittenTime(text) { return time }
    let guess = LooseTime(text)
    report(
      .invalidTime, node.range, "\(Display.quoted(text)) is \(guess.problem)",
      explanation: guess.advice,
      fix: guess.certain.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }

  /// The IANA name of a time zone.
  func zoneName(_ text: String, _ node: YAMLNode) -> String? {
    if Zone.identifiers.contains(text) { return text }
    let certain = ZoneGuess.certain(text)
    let meant = certain ?? ZoneGuess.name(for: text)
    report(
      .unknownZone, node.range,
      "unknown time zone \(Display.quoted(text))" + (meant.map { ", did you mean \"\($0)\"?" } ?? ""),
      explanation: "Time zones are named by place, such as `Europe/Berlin`, because only those know summer time.",
      fix: certain.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }
}

extension Fields {
  /// A date and time.
  func time(_ key: String) -> WrittenTime? {
    guard let node = node(key), let text = text(key) else { return nil }
    return log.time(text, node, at: path(key))
  }

  /// A date without a time: `2027-12-31`.
  func date(_ key: String) -> CivilDate? {
    guard let node = node(key), let text = text(key) else { return nil }
    if text.utf8.count == 10, case .local(let time)? = WrittenTime(text + "T00:00") { return time.date }
    let meant = LooseTime(text).day
    log.report(
      .invalidTime, node.range, "\(Display.quoted(text)) is no date",
      explanation: "Write year, month and day: \(Display.code(meant ?? "2027-12-31")).",
      fix: meant.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }

  /// A time zone.
  func zoneName(_ key: String) -> String? {
    guard let node = node(key), let text = text(key) else { return nil }
    return log.zoneName(text, node)
  }

  /// A language tag.
  func language(_ key: String) -> String? {
    guard let node = node(key), let text = text(key) else { return nil }
    return log.language(text, node, at: path(key))
  }
}

extension ReadingLog {
  /// A language tag of BCP 47, by its form.
  func language(_ text: String, _ node: YAMLNode, at path: String) -> String? {
    if LanguageTag.isWellFormed(text) { return text }
    let dashed = text.replacing("_", with: "-")
    let meant = LanguageTag.isWellFormed(dashed) ? dashed : LanguageTag.named[text.lowercased()]
    invalid(
      node, at: path, "cannot be \(Display.quoted(text))\(meant.map { ", did you mean \"\($0)\"?" } ?? "")",
      explanation: "Languages are written as tags: `de`, `en`, `de-AT`.",
      fix: meant.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }
}

/// The form of language tags (BCP 47).
package enum LanguageTag {
  /// Tags by the names of languages in German and English.
  static let named = [
    "deutsch": "de", "german": "de", "englisch": "en", "english": "en", "französisch": "fr", "french": "fr",
    "spanisch": "es", "spanish": "es", "italienisch": "it", "italian": "it", "türkisch": "tr", "turkish": "tr",
    "polnisch": "pl", "polish": "pl", "niederländisch": "nl", "dutch": "nl",
  ]

  /// Two or three letters, then parts of letters and digits after hyphens.
  package static func isWellFormed(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count),
      first.allSatisfy({ isAlphanumeric($0) && !isDigit($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(isAlphanumeric) }
  }
}
