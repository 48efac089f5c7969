internal import Content
internal import Diagnostics

/// No text is left to be filled in.
enum PlaceholderText: SeenTextRule {
  static let description = RuleDescription(
    id: "placeholder",
    summary: "No text is left to be filled in",
    explanation: "A template's brackets, `{{…}}`, `Lorem ipsum`, `[NAME]` were to be replaced before anybody reads the "
      + "post. `TODO`, `___` and the like mostly were, too, and are a warning.",
    invalid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof, mit [NAME]."),
    valid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof, mit Ana Weber [Video]."))

  static func check(_ text: SeenText, in post: PostUnderCheck) -> [Finding] {
    text.placeholders.prefix(mostFindings).map { placeholder in
      finding(
        in: post.post, at: text.place(placeholder.range),
        "\(Shown.plain(text.bytes.text(placeholder.range))) was to be filled in", severity: placeholder.severity)
    }
  }
}
