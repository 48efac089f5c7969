import Diagnostics

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
