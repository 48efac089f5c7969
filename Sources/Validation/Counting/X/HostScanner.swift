/// Finds host names: labels with dots between them, to the last top-level domain.
///
/// The labels around a place are read once, for any number of places from which a host is sought: a text of only dots
/// takes no longer than another.
struct HostScanner {
  private let text: [Unicode.Scalar]
  private let grammar: URLGrammar
  /// The stretch whose labels are known.
  private var known = 0..<0
  private var dots: [Dot] = []
  /// The last dot that is followed by a top-level domain and preceded by a label without underscore.
  private var lastGood = -1

  /// The next full stop, and the last blank before it: no host begins before that.
  private var stop = -1
  private var blank = -1

  /// A dot that ends a label.
  private struct Dot {
    var place: Int
    /// Where the top-level domain after it ends; `nil` where there is none.
    var end: Int?
    /// The last underscore of the label, or -1: there may be none in the label before the top-level domain.
    var underscore: Int
  }

  init(_ text: [Unicode.Scalar], _ grammar: URLGrammar) {
    self.text = text
    self.grammar = grammar
  }

  /// Where the host that begins at `start` ends; `nil` where none begins there.
  mutating func end(from start: Int) -> Int? {
    guard start < text.count, grammar.isHostCharacter(text[start]) else { return nil }
    if start > stop { findStop(from: start) }
    guard start > blank else { return nil }
    if !known.contains(start) { scan(from: start) }
    guard let own = firstDot(after: start) else { return nil }
    if lastGood > own { return dots[lastGood].end }
    return dots[own].underscore < start ? dots[own].end : nil
  }

  private mutating func findStop(from start: Int) {
    var place = start
    while place < text.count, text[place] != "." {
      if text[place] == " " || text[place] == "\n" { blank = place }
      place += 1
    }
    stop = place
    if place == text.count { blank = place }
  }

  private func firstDot(after place: Int) -> Int? {
    let first = dots.firstPlace { $0.place > place }
    return first < dots.count ? first : nil
  }

  private mutating func scan(from start: Int) {
    dots.removeAll(keepingCapacity: true)
    lastGood = -1
    var place = start
    while let dot = label(from: &place) {
      if dot.end != nil, dot.underscore < 0 { lastGood = dots.count }
      dots.append(dot)
    }
    known = start..<max(place, start + 1)
  }

  /// The dot after the label at `place`, which is moved after the dot, or to where the label ends.
  private func label(from place: inout Int) -> Dot? {
    guard place < text.count, grammar.isHostCharacter(text[place]) else { return nil }
    var underscore = -1
    while place < text.count {
      if text[place] == "_" {
        underscore = place
      } else if text[place] != "-", !grammar.isHostCharacter(text[place]) {
        break
      }
      place += 1
    }
    guard place < text.count, text[place] == ".", grammar.isHostCharacter(text[place - 1]) else { return nil }
    place += 1
    let end = TopLevelDomains.end(in: text, from: place, to: text.count)
    return Dot(place: place - 1, end: end, underscore: underscore)
  }
}
