/// The top-level domains that make a word with dots a link.
enum TopLevelDomains {
  private static let ascii = Set(asciiNames.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) })
  private static let international = internationalNames.split(whereSeparator: \.isWhitespace)
    .map { Array($0.unicodeScalars) }
  private static let longest = 18

  /// Whether `name`, in lower case, is one.
  static func contains(_ name: String) -> Bool {
    ascii.contains(name) || international.contains { $0.elementsEqual(name.unicodeScalars) }
  }

  /// Where the top-level domain that begins at `start` ends, in a text that ends at `end`; `nil` where there is none.
  static func end(in text: [Unicode.Scalar], from start: Int, to end: Int) -> Int? {
    guard start < end else { return nil }
    if let stop = asciiEnd(in: text, from: start, to: end) { return stop }
    guard let stop = internationalEnd(in: text, from: start, to: end) else {
      return punycodeEnd(in: text, from: start, to: end)
    }
    return stop
  }

  private static func asciiEnd(in text: [Unicode.Scalar], from start: Int, to end: Int) -> Int? {
    var stop = start
    while stop < end, stop - start <= longest, text[stop].isASCIILetterOrDigit { stop += 1 }
    guard stop > start + 1, mayFollow(in: text, at: stop, to: end) else { return nil }
    let name = String(decoding: text[start..<stop].map { UInt8($0.asciiLowercased.value) }, as: UTF8.self)
    return ascii.contains(name) ? stop : nil
  }

  private static func internationalEnd(in text: [Unicode.Scalar], from start: Int, to end: Int) -> Int? {
    // All but two begin in a script of their own.
    guard !text[start].isASCII || text[start].asciiLowercased == "v" else { return nil }
    let first = text[start].simplyLowercased
    for name in international where name.first == first && start + name.count <= end {
      let stop = start + name.count
      let fits = zip(text[start..<stop], name).allSatisfy { $0 == $1 || $0.simplyLowercased == $1 }
      if fits, mayFollow(in: text, at: stop, to: end) { return stop }
    }
    return nil
  }

  /// `xn--` and what it stands for.
  private static func punycodeEnd(in text: [Unicode.Scalar], from start: Int, to end: Int) -> Int? {
    let prefix: [Unicode.Scalar] = ["x", "n", "-", "-"]
    guard start + prefix.count < end,
      zip(text[start...], prefix).allSatisfy({ $0.asciiLowercased == $1 })
    else { return nil }
    var stop = start + prefix.count
    while stop < end, text[stop].isASCIILetterOrDigit || text[stop] == "-" { stop += 1 }
    return stop > start + prefix.count ? stop : nil
  }

  /// Whether the name may end before `place`: with a letter it would be another name, with an at sign an e-mail
  /// address.
  private static func mayFollow(in text: [Unicode.Scalar], at place: Int, to end: Int) -> Bool {
    guard place < end else { return true }
    let next = text[place]
    return !(next.isASCIILetterOrDigit || next == "@" || next == "+" || next == "-")
  }
}

extension Unicode.Scalar {
  /// In lower case where that is one scalar again.
  fileprivate var simplyLowercased: Unicode.Scalar {
    let lower = properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first ?? self : self
  }
}
