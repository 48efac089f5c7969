package import Diagnostics

/// What readers get of a post's Markdown body: the source with Markdown's markers taken out.
///
/// Not a rendering: line breaks, numbers and spaces inside a line stay as typed. An approval binds to this text.
package struct MarkdownText: Sendable, Hashable {
  /// The body, split at `<!-- next -->`; always at least one part.
  package var parts: [MarkdownPart]
  /// What is wrong or worth a look, in the order of the body.
  package var findings: [MarkdownIssue]
}

/// One part of a thread; a body without `<!-- next -->` is one part.
package struct MarkdownPart: Sendable, Hashable {
  /// The part's text, before link, mentions and hashtags are appended. Lines end with LF; the last one has none.
  package var text: String
  /// The pictures, in the order of the body. They leave no trace in `text`.
  package var images: [MarkdownImage]
  /// Where `<!-- hashtags -->` stood: the UTF-8 offset in `text` just after the last character before the comment
  /// that is not space. Nothing where the part has no such comment.
  package var hashtagPlace: Int?
}

/// A picture in a body: `![alt](destination)`.
package struct MarkdownImage: Sendable, Hashable {
  /// As typed, with escapes and entities resolved; may be empty.
  package var destination: String
  /// The alternative text without markers; may be empty.
  package var alt: String
  package var range: SourceRange
}

/// What becomes of a line end inside a paragraph (`breaks` in `stet.yml`).
package enum LineBreaks: String, Sendable, Hashable, CaseIterable {
  /// It stays.
  case keep
  /// It becomes a space, for teams that wrap lines; a hard line break stays.
  case join
}

/// Something wrong or noteworthy in a body. The caller, who knows path and post, makes a `Finding` of it.
package struct MarkdownIssue: Sendable, Hashable {
  /// The rule's id, as in `Finding`.
  package var rule: String
  package var severity: Severity
  /// In the file: lines count from the body's first line as given, columns count code points.
  package var range: SourceRange
  /// One line without a final period.
  package var summary: String
  /// The rule behind it and what to write instead.
  package var explanation: String
  package var fixes: [Fix] = []
}

extension MarkdownText {
  /// Reads a body.
  ///
  /// - Parameters:
  ///   - body: The Markdown after the front matter. Hostile text is fine.
  ///   - breaks: What becomes of line ends inside paragraphs.
  ///   - firstLine: The number in the file of the body's first line; ranges count from it.
  package init(body: String, breaks: LineBreaks, firstLine: Int) {
    if breaks == .keep, let text = SimpleBody.text(of: body) {
      self.init(parts: [MarkdownPart(text: text, images: [], hashtagPlace: nil)], findings: [])
    } else {
      var reader = MarkdownReader(body: body, breaks: breaks, firstLine: firstLine)
      self = reader.read()
    }
  }
}

/// Reads Markdown, each text once however many channels share it: a post has a body and a few overrides.
package final class MarkdownTexts {
  private let breaks: LineBreaks
  private var known: [MarkdownSource: MarkdownText] = [:]

  package init(breaks: LineBreaks) { self.breaks = breaks }

  package func text(of source: MarkdownSource) -> MarkdownText {
    if let text = known[source] { return text }
    let text = MarkdownText(body: source.markdown, breaks: breaks, firstLine: source.firstLine)
    known[source] = text
    return text
  }
}
