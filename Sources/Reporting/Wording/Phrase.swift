/// The small grammar that messages share.
enum Phrase {
  /// `1 post`, `24 posts`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// `ana`, `ana or cem`, `ana, ben or cem`.
  static func list(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// `text` with its first letter in upper case.
  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// `text: note`, where there is a note; the note on one line and escaped.
  static func with(note: String?, _ text: String) -> String {
    guard let note, !note.isEmpty else { return text }
    return "\(text): \(TerminalText.oneLine(note))"
  }
}
