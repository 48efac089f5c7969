internal import Content
internal import Diagnostics

/// The text of a post as typed in its body, or in the override that replaces it; finds places in it.
final class TypedText {
  /// The stretch of the override's text; `nil` if the text is the body.
  let override: SourceRange?
  private let source: MarkdownSource
  private let text: MarkdownText
  private lazy var placer = TextPlacer(source: source, text: text)
  /// The words that it has in code.
  private(set) lazy var code = CodeWords(source.markdown)

  init(source: MarkdownSource, text: MarkdownText, override: SourceRange?) {
    self.source = source
    self.text = text
    self.override = override
  }

  /// Where a stretch of the text of part `index`, in bytes of UTF-8, was typed; in an override the whole value, as YAML
  /// may have quoted, folded or indented it.
  func place(inPart index: Int, utf8 stretch: Range<Int>) -> SourceRange {
    override ?? placer.range(part: index, utf8: stretch)
  }

  /// The same for a part whose text is `bytes`, more precisely.
  ///
  /// Counted back from the first word of the stretch: signs before it have no place of their own.
  func place(of stretch: Range<Int>, in bytes: [UInt8], part: Int) -> SourceRange {
    if let override { return place(of: stretch, in: bytes, override: override) }
    let start = bytes.firstWord(in: stretch)
    var place = placer.range(part: part, utf8: start..<stretch.upperBound)
    place.start.column = max(1, place.start.column - bytes.columns(stretch.lowerBound..<start))
    return place
  }

  /// In an override without markers, a stretch can be located if YAML has it letter by letter.
  private func place(of stretch: Range<Int>, in bytes: [UInt8], override: SourceRange) -> SourceRange {
    guard source.markdown.utf8.elementsEqual(bytes) else { return override }
    return override.literal(stretch, of: bytes) ?? override
  }

  /// Where a stretch was typed, if it is there letter by letter.
  func certainPlace(of stretch: Range<Int>, in bytes: [UInt8], part: Int) -> SourceRange? {
    guard override == nil else { return nil }
    let place = place(of: stretch, in: bytes, part: part)
    return source.text(at: place)?.utf8.elementsEqual(bytes[stretch]) == true ? place : nil
  }
}

extension MarkdownSource {
  /// What was typed at a place on one line; `nil` where there is no such place.
  fileprivate func text(at range: SourceRange) -> String? {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let index = range.start.line - firstLine
    guard range.start.line == range.end.line, lines.indices.contains(index) else { return nil }
    let scalars = lines[index].unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.start.column - 1, limitedBy: scalars.endIndex)
    let end = scalars.index(scalars.startIndex, offsetBy: range.end.column - 1, limitedBy: scalars.endIndex)
    guard let start, let end, start <= end else { return nil }
    return String(lines[index][start..<end])
  }
}
