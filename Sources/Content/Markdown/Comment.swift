/// HTML comments, the one kind of HTML in a body.
enum Comment {
  static let opening = Array("<!--".utf8)
  private static let closing = Array("-->".utf8)

  /// What stands in `html` between `<!--` and `-->`; `nil` where it is not one comment and no more.
  static func text(of html: [UInt8]) -> [UInt8]? {
    guard let (text, rest) = first(in: html[...]), rest.isEmpty else { return nil }
    return text
  }

  /// The comments that `html` consists of; `nil` where it has anything else but space.
  static func all(in html: [UInt8]) -> [Found]? {
    var found: [Found] = []
    var rest = html.drop { $0.isSpace }
    while !rest.isEmpty {
      guard let (text, after) = first(in: rest) else { return nil }
      found.append(Found(text: text, isAlone: isAlone(rest.startIndex..<after.startIndex, in: html)))
      rest = after.drop { $0.isSpace }
    }
    return found
  }

  /// A comment, and whether it has its lines to itself.
  struct Found {
    var text: [UInt8]
    var isAlone: Bool
  }

  private static func isAlone(_ comment: Range<Int>, in html: [UInt8]) -> Bool {
    let before = html[..<comment.lowerBound].reversed().first { !$0.isBlank }
    let after = html[comment.upperBound...].first { !$0.isBlank }
    return (before ?? .lineEnd) == .lineEnd && (after ?? .lineEnd) == .lineEnd
  }

  /// Whether `html` has a comment that never ends.
  static func isOpen(_ html: [UInt8]) -> Bool {
    var rest = html.drop { $0.isSpace }
    while rest.starts(with: opening) {
      guard let (_, after) = first(in: rest) else { return true }
      rest = after.drop { $0.isSpace }
    }
    return false
  }

  private static func first(in html: ArraySlice<UInt8>) -> (text: [UInt8], rest: ArraySlice<UInt8>)? {
    guard html.starts(with: opening) else { return nil }
    let inner = html.dropFirst(opening.count)
    var end = inner.startIndex
    while end < inner.endIndex {
      if inner[end...].starts(with: closing) { return (Array(inner[..<end]), inner[(end + closing.count)...]) }
      end += 1
    }
    return nil
  }
}
