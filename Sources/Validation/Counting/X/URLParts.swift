/// The ends of the parts of an address. Each operation returns its start if there is no such part.
struct URLParts {
  let text: [Unicode.Scalar]
  let grammar: URLGrammar

  /// `https://`, in letters of any case.
  func endOfScheme(from start: Int) -> Int {
    guard start < text.count, text[start].isASCIILetter else { return start }
    for scheme in grammar.schemes where fits(scheme, at: start) {
      let end = start + scheme.count
      if end + 2 < text.count, text[end] == ":", text[end + 1] == "/", text[end + 2] == "/" { return end + 3 }
    }
    return start
  }

  private func fits(_ word: [Unicode.Scalar], at start: Int) -> Bool {
    guard start + word.count <= text.count else { return false }
    return word.indices.allSatisfy { text[start + $0].asciiLowercased == word[$0] }
  }

  /// `:8080`.
  func endOfPort(from start: Int) -> Int {
    guard start < text.count, text[start] == ":" else { return start }
    var place = start + 1
    while place < text.count, text[place].isASCIIDigit { place += 1 }
    return place > start + 1 ? place : start
  }

  /// `/a/b`: to the last character that may end a path, parentheses only in pairs.
  ///
  /// On X, a pair ends a path if it follows such a character or another pair; on Mastodon, if it has only characters
  /// that X allows in a path.
  func endOfPath(from start: Int) -> Int {
    guard start < text.count, text[start] == "/" else { return start }
    var place = start + 1
    var end = place
    while place < text.count {
      if grammar.isPathCharacter(text[place]) {
        if grammar.mayEndPath(text[place]) { end = place + 1 }
        place += 1
      } else if let pair = parentheses(from: place) {
        if grammar == .x ? place == end : pair.isPlain { end = pair.end }
        place = pair.end
      } else {
        break
      }
    }
    return end
  }

  /// `(a)` or `(a(b)c)`, from its first to behind its last parenthesis.
  private func parentheses(from start: Int) -> (end: Int, isPlain: Bool)? {
    guard text[start] == "(" else { return nil }
    var place = start + 1
    var depth = 1
    var last = start
    while place < text.count {
      let scalar = text[place]
      if scalar == "(" {
        guard depth == 1, last == start else { return nil }
        depth = 2
        last = place
      } else if scalar == ")" {
        guard place > start + 1, depth == 1 || place > last + 1 else { return nil }
        depth -= 1
        if depth == 0 { return (place + 1, isPlain(start..<place)) }
      } else if !grammar.isPathCharacter(scalar) {
        return nil
      }
      place += 1
    }
    return nil
  }

  private func isPlain(_ stretch: Range<Int>) -> Bool {
    text[stretch].allSatisfy { $0.isXPathCharacter || $0 == "(" || $0 == ")" }
  }

  /// `?a=b`.
  func endOfQuery(from start: Int) -> Int {
    guard start < text.count, text[start] == "?" else { return start }
    var place = start + 1
    var end = start
    while place < text.count, grammar.isQueryCharacter(text[place]) {
      place += 1
      if grammar.mayEndQuery(text[place - 1]) { end = place }
    }
    return end
  }

  private static let shortener = Array("t.co/".unicodeScalars)
  private static let longestSlug = 40

  /// Where an address with a scheme ends. An address on `t.co` ends after one word of path; `nil` if that word is too
  /// long.
  func endOfShortLink(_ url: Range<Int>, host: Range<Int>) -> Int? {
    guard host.count == 4, fits(Self.shortener, at: host.lowerBound) else { return url.upperBound }
    let slug = host.upperBound + 1
    var end = slug
    while end < url.upperBound, text[end].isASCIILetterOrDigit { end += 1 }
    guard end > slug else { return url.upperBound }
    guard end - slug <= Self.longestSlug else { return nil }
    return min(endOfQuery(from: end), url.upperBound)
  }
}
