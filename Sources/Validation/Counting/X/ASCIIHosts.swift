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
