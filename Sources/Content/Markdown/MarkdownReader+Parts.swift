import Diagnostics

/// Comments with instructions, and the parts of a thread.
extension MarkdownReader {
  /// Carries out the instruction in a comment; any other comment is a remark between authors.
  mutating func follow(comment: [UInt8], at place: Range<Int>, mayEndPart: Bool) {
    let word = comment.drop { $0.isSpace }
    switch String(decoding: word.prefix(Array(word).trimmedCount), as: UTF8.self).lowercased() {
    case "next" where mayEndPart: endPart(at: place)
    case "next": report(.nextPlace, at: place)
    case "hashtags": markHashtags(at: place)
    case let text:
      let meant = Suggestions.nearest(to: text, among: ["next", "hashtags"])
      if let meant { report(.unknownComment(meant: meant), at: place) }
    }
  }

  private mutating func markHashtags(at place: Range<Int>) {
    if hasHashtagPlace { return report(.repeatedHashtags, at: place) }
    hasHashtagPlace = true
    writer.markHashtagPlace()
  }

  /// `place` is what ends the part: a comment, or the body's end.
  private mutating func endPart(at place: Range<Int>) {
    writer.endLine()
    for joint in writer.joints { report(.markerInWord, at: joint) }
    let part = MarkdownPart(
      text: String(decoding: writer.bytes, as: UTF8.self), images: images, hashtagPlace: writer.hashtagPlace)
    parts.append(FinishedPart(part: part, end: place))
    writer = TextWriter(breaks: writer.breaks)
    images = []
  }

  mutating func finish() -> MarkdownText {
    reach(source.lineCount)
    endPart(at: source.bytes.count..<source.bytes.count)
    if parts.count > 1 {
      for part in parts where part.isEmpty { report(.emptyPart, at: part.end) }
    }
    for place in definitions.unused { report(.unusedDefinition, at: place) }
    return MarkdownText(parts: parts.map(\.part), findings: issues.inOrder)
  }
}

/// A part, and what ended it.
struct FinishedPart {
  var part: MarkdownPart
  var end: Range<Int>

  /// Whether there is neither text nor a picture to publish.
  var isEmpty: Bool { part.text.isEmpty && part.images.isEmpty }
}

extension [MarkdownIssue] {
  /// In the order of the body.
  fileprivate var inOrder: [MarkdownIssue] {
    enumerated()
      .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
  }
}
