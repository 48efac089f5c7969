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

  private var severity: Severity {
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
