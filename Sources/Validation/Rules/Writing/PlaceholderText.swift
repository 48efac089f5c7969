internal import Content
internal import Diagnostics

/// Nothing is left to fill in.
enum PlaceholderText: PassageRule {
  static let description = RuleDescription(
    id: "placeholder",
    summary: "No text is left to be filled in",
    explanation: "A template's brackets, `{{…}}`, `Lorem ipsum`, `[NAME]` were to be replaced before anybody reads the "
      + "post. `TODO`, `___` and the like mostly were, too, and are a warning.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof, mit [NAME].
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof, mit Ana Weber [Video].
      """)

  static func check(_ passage: Passage, in post: PostUnderCheck) -> [Finding] {
    passage.placeholders.prefix(mostFindings).map { placeholder in
      finding(
        in: post.post, at: passage.place(placeholder.range),
        "\(Shown.plain(passage.bytes.text(placeholder.range))) was to be filled in", severity: placeholder.severity)
    }
  }
}
