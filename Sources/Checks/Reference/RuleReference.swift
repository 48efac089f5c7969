package import Core

/// The rule reference in `docs/rules.md`, made of the rules' own descriptions.
package enum RuleReference {
  /// The whole document.
  package static func markdown(_ descriptions: [RuleDescription]) -> String {
    ([introduction, table(descriptions)] + descriptions.map(section)).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # Rules

    What `stet check` reports, by id. This file is generated from the rules (`Sources/Checks/RuleRegistry.swift`);
    each example is a test.

    - An **error** must be corrected: the post, or the channel that it names, is `invalid` until then.
    - A **warning** is worth a look before approving, a **note** is worth knowing. `lint.disable` in `stet.yml` turns them
      off, `lint.severity` changes how much they weigh. Errors stay errors, but for those in posts from before
      `lint.since`.

    An example is one post, or several files, each below a line `==> path <==`. All belong to this `stet.yml`; an example
    of a `stet.yml` stands for itself.

    \(fenced(RuleExample.configuration, as: "yaml"))
    """

  private static func table(_ descriptions: [RuleDescription]) -> String {
    let rows = descriptions.map { "| [\($0.id)](#\($0.id)) | \($0.severity.rawValue) | \(cell($0.summary)) |" }
    return (["| rule | severity | what it says |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func section(_ rule: RuleDescription) -> String {
    let head = """
      ## \(rule.id)

      \(rule.summary) (\(rule.severity.rawValue)). \(rule.explanation)\(rule.dependsOnMachine ? ofMachine : "")
      """
    return rule.invalid.isEmpty ? head : head + "\n\n" + examples(rule)
  }

  private static let ofMachine =
    " What it finds may depend on the programs of a machine, so it never becomes an error."

  private static func examples(_ rule: RuleDescription) -> String {
    """
    Wrong:

    \(fenced(rule.invalid))

    Right:

    \(fenced(rule.valid))
    """
  }

  /// A code block, its fence longer than any in the text, with invisible characters spelled out.
  private static func fenced(_ text: String, as language: String = "text") -> String {
    let fence = String(repeating: "`", count: max(3, longestFence(in: text) + 1))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.unicodeScalars.map(Shown.visible).joined()
    }
    let body = lines.last == "" ? lines.dropLast() : lines[...]
    return ([fence + language] + body + [fence]).joined(separator: "\n")
  }

  private static func longestFence(in text: String) -> Int {
    text.split { $0 != "`" }.map(\.count).filter { $0 >= 3 }.max() ?? 2
  }
}

/// The rule reference of the Markdown reader: one description for each id that its issues carry.
///
/// The advice is in the reader's own messages; a test compares ids and severities.
enum MarkdownRules {
  static let all: [RuleDescription] = [
    rule(
      "block-quote", "There are no block quotes", "No network shows them. Put the words in quotation marks.",
      invalid: "> Lasst die Lichter an.", valid: "„Lasst die Lichter an.“"),
    rule(
      "table", "There are no tables", "No network shows them. Write lines or a list, or attach a picture of the table.",
      invalid: "| Tag | Zeit |\n| --- | --- |\n| Mo | 9 Uhr |", valid: "- Mo, 9 Uhr"),
    rule(
      "thematic-break", "There are no lines across", "The next part of a thread begins with `<!-- next -->`.",
      invalid: "Am Montag.\n\n***\n\nAm Dienstag.", valid: "Am Montag.\n\n<!-- next -->\n\nAm Dienstag."),
    rule(
      "setext-heading", "Text is not underlined",
      "A line of `---` or `===` below a text makes it a heading. Write `# `.",
      invalid: "Weihnachtsmarkt\n---------------", valid: "# Weihnachtsmarkt"),
    rule(
      "html", "There is no HTML other than comments", "Readers would see the tags. For the sign itself write `\\<`.",
      invalid: "Am <b>Montag</b>.", valid: "Am Montag."),
    rule(
      "comment-unclosed", "A comment ends", "Without `-->` it is unclear what is still part of it.",
      invalid: "Am Montag. <!-- Zeit prüfen", valid: "Am Montag. <!-- Zeit prüfen -->"),
    rule(
      "fence-unclosed", "A code block ends", "Otherwise everything after it is taken as it stands.",
      invalid: "```\nhof.example", valid: "```\nhof.example\n```"),
    rule(
      "next-place", "`<!-- next -->` is alone on its line", "It starts the next part of a thread.",
      invalid: "Am Montag. <!-- next --> Am Dienstag.", valid: "Am Montag.\n\n<!-- next -->\n\nAm Dienstag."),
    rule(
      "hashtags-repeated", "`<!-- hashtags -->` stands once", "Hashtags are written once.",
      invalid: "Am Montag. <!-- hashtags --> Bis dann. <!-- hashtags -->",
      valid: "Am Montag. <!-- hashtags --> Bis dann."),
    rule(
      "empty-part", "Each part of a thread has a text or a picture", "An empty post cannot be sent.",
      invalid: "Am Montag.\n\n<!-- next -->", valid: "Am Montag.\n\n<!-- next -->\n\nAm Dienstag."),
    rule(
      "hidden-reference", "Character references stand for characters that people see",
      "A control character or a change of direction could not be seen in a review.",
      invalid: "Am &#x202E;gatnoM.", valid: "Am Montag."),
    // This rule catches disagreements of two readers. None is known that an example could show.
    RuleDescription(
      id: "markdown-unclear", summary: "Markdown's signs can be told from the text's",
      explanation: "Where that is not certain, nothing is guessed. Put a `\\` before signs that readers should see.",
      invalid: "", valid: ""),
    rule(
      "comment-unknown", "A comment that looks like `<!-- next -->` is that", "Others vanish and do nothing.",
      invalid: "Am Montag.\n\n<!-- nxet -->\n\nAm Dienstag.", valid: "Am Montag.\n\n<!-- next -->\n\nAm Dienstag.",
      severity: .warning),
    rule(
      "definition-unused", "A link definition is used", "Readers do not see the line `[name]: address`.",
      invalid: "Am Montag.\n\n[hof]: https://hof.example",
      valid: "Am Montag im [Hof][hof].\n\n[hof]: https://hof.example",
      severity: .warning),
    rule(
      "marker-in-word", "Signs inside a word are meant as Markdown",
      "They were taken out. To keep them, put `\\` before.",
      invalid: "Der Weih**nachts**markt öffnet.", valid: "Der **Weihnachtsmarkt** öffnet.", severity: .note),
    rule(
      "strikethrough", "Nothing is struck out", "Networks show the words as if they were not.",
      invalid: "Am ~~Montag~~ Dienstag.", valid: "Am Dienstag.", severity: .note),
    rule(
      "indented-text", "Text is not indented by four spaces", "That makes it code, whose signs stay as typed.",
      invalid: "Am Montag:\n\n    9 Uhr **Beginn**", valid: "Am Montag:\n\n9 Uhr **Beginn**", severity: .note),
  ]

  private static func rule(
    _ id: String, _ summary: String, _ explanation: String, invalid: String, valid: String,
    severity: Severity = .error
  ) -> RuleDescription {
    RuleDescription(
      id: id, severity: severity, summary: summary, explanation: explanation, invalid: post(invalid), valid: post(valid)
    )
  }

  private static func post(_ body: String) -> String {
    "---\nid: advent\nchannels: [x]\npublishDate: 2026-12-01T09:00\n---\n" + body
  }
}
