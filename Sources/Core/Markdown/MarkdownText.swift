package import SocialText

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
  /// The part's text, before link, mentions and hashtags are appended. Lines end with LF; the last one has none. A
  /// mention of LinkedIn stands in it as LinkedIn reads it, `@[Acme](urn:li:organization:1)`.
  package var text: String
  /// The pictures, in the order of the body. They leave no trace in `text`.
  package var images: [MarkdownImage]
  /// Where `<!-- hashtags -->` stood: the UTF-8 offset in `text` just after the last character before the comment
  /// that is not space. `nil` where the part has no such comment.
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
    var reader = MarkdownReader(body: body, breaks: breaks, firstLine: firstLine)
    self = reader.read()
  }
}

/// How a network has the text of a post.
package struct TextForm: Sendable, Hashable {
  /// Whether mentions of LinkedIn stand in it as LinkedIn reads them; else their names do.
  var keepsMentions: Bool
  /// Whether each part is a post of its own; else all of them are one text.
  var hasThreads: Bool

  /// As people read it in the file: names for mentions, each part by itself.
  package static let typed = TextForm(keepsMentions: false, hasThreads: true)

  init(keepsMentions: Bool, hasThreads: Bool) {
    self.keepsMentions = keepsMentions
    self.hasThreads = hasThreads
  }

  init(on network: Network) {
    self.init(keepsMentions: network == .linkedin, hasThreads: ReaderKey.thread.applies(to: network))
  }
}

extension MarkdownText {
  /// The text in a form. In that of LinkedIn, with its parts, it is as read.
  fileprivate func formed(_ form: TextForm) -> MarkdownText {
    var text = self
    if !form.keepsMentions { text.parts = parts.map(\.named) }
    if !form.hasThreads { text.parts = [MarkdownPart(joining: text.parts)] }
    return text
  }
}

extension MarkdownPart {
  /// All of `parts` as one: their texts with an empty line between them, and their pictures.
  fileprivate init(joining parts: [MarkdownPart]) {
    self.init(text: "", images: parts.flatMap(\.images), hashtagPlace: nil)
    for part in parts {
      let end = text.utf8.count
      if !text.isEmpty, !part.text.isEmpty { text += "\n\n" }
      // Before the first word of a part they are a paragraph: it goes after the one before.
      if let place = part.hashtagPlace, hashtagPlace == nil {
        hashtagPlace = place == 0 ? end : text.utf8.count + place
      }
      text += part.text
    }
  }

  /// The part with names instead of the mentions of LinkedIn.
  fileprivate var named: MarkdownPart {
    guard LittleText.mayMention(text) else { return self }
    let bytes = Array(text.utf8)
    let mentions = LittleText.mentions(in: bytes)
    var part = self
    part.text = String(decoding: LittleText.named(bytes, mentions), as: UTF8.self)
    part.hashtagPlace = hashtagPlace.map { place in
      mentions.filter { $0.range.upperBound <= place }.reduce(place) { $0 - $1.range.count + $1.name.count }
    }
    return part
  }
}

/// Reads Markdown, each text once however many channels share it: a post has a body and a few overrides.
package final class MarkdownTexts {
  private let breaks: LineBreaks
  /// A list, since hashing a text takes longer than to tell it from the few others.
  private var known: [Known] = []

  private struct Known {
    let source: MarkdownSource
    /// As read: with the mentions of LinkedIn, and each part by itself.
    var text: MarkdownText
    /// Whether networks may have it in different forms.
    var hasForms: Bool
    var forms: [TextForm: MarkdownText] = [:]
  }

  package init(breaks: LineBreaks) { self.breaks = breaks }

  /// The text of `source` as a network has it.
  package func text(of source: MarkdownSource, on network: Network) -> MarkdownText {
    text(of: source, in: form(of: source, on: network))
  }

  /// How a network has the text of `source`: `typed` where all networks have the same.
  package func form(of source: MarkdownSource, on network: Network) -> TextForm {
    hasForms(source) ? TextForm(on: network) : .typed
  }

  /// Whether networks may have the text of `source` in different forms.
  package func hasForms(_ source: MarkdownSource) -> Bool { known[read(source)].hasForms }

  /// The text of `source` in a form.
  package func text(of source: MarkdownSource, in form: TextForm) -> MarkdownText {
    let place = read(source)
    guard known[place].hasForms else { return known[place].text }
    if let text = known[place].forms[form] { return text }
    let text = known[place].text.formed(form)
    known[place].forms[form] = text
    return text
  }

  /// Where `source` is in `known`.
  private func read(_ source: MarkdownSource) -> Int {
    if let place = known.firstIndex(where: { $0.source == source }) { return place }
    let text = MarkdownText(body: source.markdown, breaks: breaks, firstLine: source.firstLine)
    let hasForms = text.parts.count > 1 || text.parts.contains { LittleText.mayMention($0.text) }
    known.append(Known(source: source, text: text, hasForms: hasForms))
    return known.count - 1
  }
}

/// The link definitions of a body, and which of them are used.
struct Definitions {
  private var declared: [(label: String, place: Range<Int>)] = []
  private var used: Set<String> = []

  mutating func declare(_ label: [UInt8], at place: Range<Int>) { declared.append((Self.normalized(label), place)) }

  mutating func use(_ label: [UInt8]) { used.insert(Self.normalized(label)) }

  /// Where the definitions stand that no link uses.
  var unused: [Range<Int>] { declared.filter { !used.contains($0.label) }.map(\.place) }

  /// Labels match case-insensitively, with any run of white space as one space.
  private static func normalized(_ label: [UInt8]) -> String {
    let words = label.split { $0.isASCIISpace }.map { String(decoding: $0, as: UTF8.self) }
    return words.joined(separator: " ").lowercased().uppercased()
  }
}
