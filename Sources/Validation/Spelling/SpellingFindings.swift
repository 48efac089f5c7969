internal import Content
internal import Diagnostics

/// Writes findings about words, with what may have been meant.
final class SpellingFindings {
  private let vocabularyFile: String?
  private var suggestions: [String: [String]] = [:]

  /// How many words of a run get suggestions: each takes hunspell up to a third of a second.
  private static let maximumWords = 25

  init(vocabularyFile: String?) { self.vocabularyFile = vocabularyFile }

  func finding(_ slip: Slip, in post: Post) -> Finding {
    let suggestions = suggestions(for: slip)
    return Spelling.finding(
      in: post, at: slip.text.place(slip.word.stretch), summary(slip, suggestions),
      explanation: explanation(slip, suggestions))
  }

  private func summary(_ slip: Slip, _ suggestions: [String]) -> String {
    let word = Shown.quoted(slip.word.text) + (slip.count > 1 ? " (\(slip.count) times)" : "")
    guard let first = suggestions.first else { return word + " is in no dictionary" }
    return word + ", did you mean \(Shown.quoted(first))?"
  }

  private func explanation(_ slip: Slip, _ suggestions: [String]) -> String {
    let found = suggestions.count > 1 ? "Near to it: \(Shown.list(suggestions)). " : ""
    let place =
      vocabularyFile.map { "add it to \(Shown.plain($0)), on a line of its own" }
      ?? "write it into a file, one word a line, that `lint.vocabularyFiles` in stet.yml names"
    return "\(found)\(slip.language.labels) does not have it. If it is right, \(place)."
  }

  private func suggestions(for slip: Slip) -> [String] {
    let key = slip.language.tag + " " + slip.word.text
    if let known = suggestions[key] { return known }
    guard suggestions.count < Self.maximumWords else { return [] }
    // Hunspell has something for every word; what is far from it was not meant.
    let near = slip.language.suggestions(for: slip.word.text).filter {
      Suggestions.nearest(to: slip.word.text, among: [$0]) != nil
    }
    let found = Array(near.prefix(3))
    suggestions[key] = found
    return found
  }
}
