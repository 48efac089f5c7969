/// What can be wrong or noteworthy in a body.
enum MarkdownRule {
  case blockQuote, table, thematicBreak, setextHeading, html, openComment, openFence
  case nextPlace, repeatedHashtags, emptyPart, hiddenReference, unclear, tooLarge
  case unknownComment(meant: String)
  case unusedDefinition
  case markerInWord, strikethrough, indentedText

  init(_ issue: InlineIssue) {
    self =
      switch issue {
      case .html: .html
      case .openComment: .openComment
      case .hiddenReference: .hiddenReference
      case .strikethrough: .strikethrough
      }
  }

  func issue(_ range: SourceRange, fix: Fix? = nil) -> MarkdownIssue {
    let (summary, explanation) = wording
    return MarkdownIssue(
      rule: id, severity: severity, range: range, summary: summary, explanation: explanation,
      fixes: fix.map { [$0] } ?? [])
  }

  /// The most issues of one rule that are reported for a body.
  static let mostIssues = 50

  var id: String {
    switch self {
    case .blockQuote: "block-quote"
    case .table: "table"
    case .thematicBreak: "thematic-break"
    case .setextHeading: "setext-heading"
    case .html: "html"
    case .openComment: "comment-unclosed"
    case .openFence: "fence-unclosed"
    case .nextPlace: "next-place"
    case .repeatedHashtags: "hashtags-repeated"
    case .emptyPart: "empty-part"
    case .hiddenReference: "hidden-reference"
    case .unclear: "markdown-unclear"
    case .tooLarge: "markdown-too-large"
    case .unknownComment: "comment-unknown"
    case .unusedDefinition: "definition-unused"
    case .markerInWord: "marker-in-word"
    case .strikethrough: "strikethrough"
    case .indentedText: "indented-text"
    }
  }

  var severity: Severity {
    switch self {
    case .markerInWord, .strikethrough, .indentedText: .note
    case .unknownComment, .unusedDefinition: .warning
    default: .error
    }
  }
}

extension MarkdownRule {
  /// What is said: a summary, and what to write instead.
  var wording: (summary: String, explanation: String) {
    switch self {
    case .blockQuote:
      (
        "block quote: networks have none",
        "A line that starts with `>` is a quote in Markdown. Put the words in quotation marks; for the sign itself write `\\>`."
      )
    case .table:
      ("table: networks have none", "Write the rows as lines or as a list, or attach a picture of the table.")
    case .thematicBreak:
      (
        "line across: networks have none",
        "For the next part of a thread write `<!-- next -->` on its own line; for the signs themselves write `\\---`."
      )
    case .setextHeading:
      (
        "text underlined with `---` or `===` is a heading in Markdown",
        "For a heading write `# ` before the text; otherwise remove the line of signs below it, or write a `\\` before it."
      )
    case .html:
      (
        "HTML: readers would see the tags",
        "Remove the tags; for the sign itself write `\\<`. A comment stands in a sentence or on a line of its own."
      )
    case .openComment:
      (
        "`<!--` without its `-->`",
        "A comment ends at `-->` and has no `--` inside; for the signs themselves write `\\<!--`."
      )
    case .openFence:
      (
        "code block without its end",
        "Everything after this line is taken as it stands, also `<!-- next -->`. Repeat the line's signs where it ends."
      )
    case .nextPlace:
      (
        "`<!-- next -->` is not on a line of its own",
        "It starts the next part of a thread. Put it at the start of a line, with nothing else on that line."
      )
    case .repeatedHashtags:
      ("a second `<!-- hashtags -->`", "Hashtags are written once. Remove one of the comments.")
    case .emptyPart:
      (
        "empty part: nothing before this place to publish",
        "Each part of a thread needs a text or a picture. Remove one of the `<!-- next -->`."
      )
    case .hiddenReference:
      (
        "character reference to an invisible character",
        "What readers get could not be seen in a review. Remove the reference, such as `&#27;`; for the signs themselves write `\\&`."
      )
    case .unclear:
      (
        "unclear which signs are Markdown's here",
        "The text could not be read with certainty. Write it more plainly, or put `\\` before signs that readers should see."
      )
    case .tooLarge:
      (
        "too large to read as Markdown",
        "At most 128 KiB a text, 64 KiB without a blank line, and 200 signs and spaces before a line's text."
      )
    case .unknownComment(let meant):
      (
        "comment that does nothing, did you mean `<!-- \(meant) -->`?",
        "Comments vanish from the text; only `<!-- next -->` and `<!-- hashtags -->` do something."
      )
    case .unusedDefinition:
      (
        "link definition that no link uses: readers will not see this line",
        "A line `[name]: address` says where links named `[name]` lead. If it is text, write `\\[` at its start."
      )
    case .markerInWord:
      (
        "Markdown signs were taken out inside a word",
        "If readers should see them, put `\\` before each."
      )
    case .strikethrough:
      (
        "struck out text: readers see it as if it were not",
        "Networks have no strikethrough; the signs `~~` vanish and the words stay."
      )
    case .indentedText:
      (
        "text with four spaces before it is code in Markdown",
        "Its spaces go, and its other signs stay as typed. Without the spaces it is read like other text."
      )
    }
  }
}

/// The rule reference of the Markdown reader: one description for each id that its issues carry. The reader's messages
/// say what to do.
package enum MarkdownRules {
  package static let all: [RuleDescription] = [
    rule(
      .blockQuote, "There are no block quotes", "No network shows them. Put the words in quotation marks.",
      invalid: "> Lasst die Lichter an.", valid: "„Lasst die Lichter an.“"),
    rule(
      .table, "There are no tables", "No network shows them. Write lines or a list, or attach a picture of the table.",
      invalid: "| Tag | Zeit |\n| --- | --- |\n| Mo | 9 Uhr |", valid: "- Mo, 9 Uhr"),
    rule(
      .thematicBreak, "There are no lines across", "The next part of a thread begins with `<!-- next -->`.",
      invalid: "Am Montag.\n\n***\n\nAm Dienstag.", valid: "Am Montag.\n\n<!-- next -->\n\nAm Dienstag."),
    rule(
      .setextHeading, "Text is not underlined",
      "A line of `---` or `===` below a text makes it a heading. Write `# `.",
      invalid: "Weihnachtsmarkt\n---------------", valid: "# Weihnachtsmarkt"),
    rule(
      .html, "There is no HTML other than comments", "Readers would see the tags. For the sign itself write `\\<`.",
      invalid: "Am <b>Montag</b>.", valid: "Am Montag."),
    rule(
      .openComment, "A comment ends", "Without `-->` it is unclear what is still part of it.",
      invalid: "Am Montag. <!-- Zeit prüfen", valid: "Am Montag. <!-- Zeit prüfen -->"),
    rule(
      .openFence, "A code block ends", "Otherwise everything after it is taken as it stands.",
      invalid: "```\nhof.example", valid: "```\nhof.example\n```"),
    rule(
      .nextPlace, "`<!-- next -->` is alone on its line", "It starts the next part of a thread.",
      invalid: "Am Montag. <!-- next --> Am Dienstag.", valid: "Am Montag.\n\n<!-- next -->\n\nAm Dienstag."),
    rule(
      .repeatedHashtags, "`<!-- hashtags -->` stands once", "Hashtags are written once.",
      invalid: "Am Montag. <!-- hashtags --> Bis dann. <!-- hashtags -->",
      valid: "Am Montag. <!-- hashtags --> Bis dann."),
    rule(
      .emptyPart, "Each part of a thread has a text or a picture", "An empty post cannot be sent.",
      invalid: "Am Montag.\n\n<!-- next -->", valid: "Am Montag.\n\n<!-- next -->\n\nAm Dienstag."),
    rule(
      .hiddenReference, "Character references stand for characters that people see",
      "A control character or a change of direction could not be seen in a review.",
      invalid: "Am &#x202E;gatnoM.", valid: "Am Montag."),
    // This rule catches disagreements of two readers. None is known that an example could show.
    RuleDescription(
      id: MarkdownRule.unclear.id, summary: "Markdown's signs can be told from the text's",
      explanation: "Where that is not certain, nothing is guessed. Put a `\\` before signs that readers should see.",
      invalid: "", valid: ""),
    rule(
      .unknownComment(meant: "next"), "A comment that looks like `<!-- next -->` is that",
      "Others vanish and do nothing.",
      invalid: "Am Montag.\n\n<!-- nxet -->\n\nAm Dienstag.", valid: "Am Montag.\n\n<!-- next -->\n\nAm Dienstag."),
    rule(
      .unusedDefinition, "A link definition is used", "Readers do not see the line `[name]: address`.",
      invalid: "Am Montag.\n\n[hof]: https://hof.example",
      valid: "Am Montag im [Hof][hof].\n\n[hof]: https://hof.example"),
    rule(
      .markerInWord, "Signs inside a word are meant as Markdown",
      "They were taken out. To keep them, put `\\` before.",
      invalid: "Der Weih**nachts**markt öffnet.", valid: "Der **Weihnachtsmarkt** öffnet."),
    rule(
      .strikethrough, "Nothing is struck out", "Networks show the words as if they were not.",
      invalid: "Am ~~Montag~~ Dienstag.", valid: "Am Dienstag."),
    rule(
      .indentedText, "Text is not indented by four spaces", "That makes it code, whose signs stay as typed.",
      invalid: "Am Montag:\n\n    9 Uhr **Beginn**", valid: "Am Montag:\n\n9 Uhr **Beginn**"),
  ]

  private static func rule(
    _ rule: MarkdownRule, _ summary: String, _ explanation: String, invalid: String, valid: String
  ) -> RuleDescription {
    RuleDescription(
      id: rule.id, severity: rule.severity, summary: summary, explanation: explanation, invalid: post(invalid),
      valid: post(valid))
  }

  private static func post(_ body: String) -> String {
    "---\nid: advent\nchannels: [x]\npublishDate: 2026-12-01T09:00\n---\n" + body
  }
}
