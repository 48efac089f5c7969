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
    let first = dots.partitioningIndex { $0.place > place }
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

/// Whether a host name is one to the domain name system: labels of at most 63 bytes, in their encoding for it.
enum HostLength {
  private static let longestLabel = 63
  /// What stands for a full stop in a host name.
  private static let otherStops: [Unicode.Scalar] = ["\u{3002}", "\u{FF0E}", "\u{FF61}"]

  static func isValid(_ host: ArraySlice<Unicode.Scalar>) -> Bool {
    host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      guard !label.isEmpty, label.count <= longestLabel else { return false }
      if label.allSatisfy(\.isASCII) { return true }
      let pieces = label.split(omittingEmptySubsequences: false) { otherStops.contains($0) }
      return pieces.reduce(pieces.count - 1) { $0 + encodedLength(Array($1)) } <= longestLabel
    }
  }

  /// The length of a label in Punycode (RFC 3492), with `xn--`.
  private static func encodedLength(_ label: [Unicode.Scalar]) -> Int {
    let basic = label.count { $0.isASCII }
    guard basic < label.count else { return label.count }
    return 4 + basic + (basic > 0 ? 1 : 0) + PunycodeDigits.count(label, basic: basic)
  }
}

/// The digits of the deltas that Punycode writes.
private enum PunycodeDigits {
  private static let base = 36
  private static let smallest = 1
  private static let largest = 26

  static func count(_ label: [Unicode.Scalar], basic: Int) -> Int {
    var digits = 0
    var next = 128
    var delta = 0
    var bias = 72
    var handled = basic
    while handled < label.count {
      let least = label.lazy.map { Int($0.value) }.filter { $0 >= next }.min() ?? next
      delta += (least - next) * (handled + 1)
      next = least
      for scalar in label {
        if scalar.value < next { delta += 1 }
        guard scalar.value == next else { continue }
        digits += length(of: delta, bias: bias)
        bias = adapted(delta, handled: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return digits
  }

  private static func length(of delta: Int, bias: Int) -> Int {
    var rest = delta
    var digits = 1
    var weight = base
    while true {
      let threshold = min(max(weight - bias, smallest), largest)
      guard rest >= threshold else { return digits }
      rest = (rest - threshold) / (base - threshold)
      digits += 1
      weight += base
    }
  }

  private static func adapted(_ delta: Int, handled: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / handled
    var steps = 0
    while delta > ((base - smallest) * largest) / 2 {
      delta /= base - smallest
      steps += base
    }
    return steps + (base - smallest + 1) * delta / (delta + 38)
  }
}

/// The host names in Latin letters within a longer host name: of `example.com` between Japanese words, the part that is
/// linked.
enum ASCIIHosts {
  /// Their stretches, all within `host`.
  static func find(in text: [Unicode.Scalar], host: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = host.lowerBound
    while place < host.upperBound {
      guard isLetter(text[place]) else {
        place += 1
        continue
      }
      var end: Int?
      let stop = labels(in: text, from: place, to: host.upperBound) { end = $0 }
      if let end { found.append(place..<end) }
      place = end ?? stop
    }
    return found
  }

  /// Calls `found` with the end of each top-level domain after the labels at `start`; returns where the labels end.
  private static func labels(
    in text: [Unicode.Scalar], from start: Int, to end: Int, found: (Int) -> Void
  ) -> Int {
    var place = start
    while true {
      let label = place
      while place < end, isLetter(text[place]) { place += 1 }
      guard place > label, place < end, text[place] == "." else { return max(place, start + 1) }
      place += 1
      if let stop = TopLevelDomains.end(in: text, from: place, to: end) { found(stop) }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIILetterOrDigit || scalar == "-" || scalar.isLatinAccent
  }
}
