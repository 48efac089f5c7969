/// Finds the addresses of web pages in a text, as twitter-text 3.1 does (`extractUrlsWithIndices`).
struct URLScanner {
  private let text: [Unicode.Scalar]
  private let grammar: URLGrammar
  /// Whether `example.com` is an address too.
  private let findsBareHosts: Bool
  private let parts: URLParts
  private var hosts: HostScanner
  private var found: [Range<Int>] = []

  /// The stretches of all addresses, in their order.
  static func find(in text: [Unicode.Scalar], grammar: URLGrammar = .x, bareHosts: Bool = true) -> [Range<Int>] {
    var scanner = URLScanner(text, grammar, bareHosts)
    scanner.scan()
    return scanner.found
  }

  private init(_ text: [Unicode.Scalar], _ grammar: URLGrammar, _ findsBareHosts: Bool) {
    self.text = text
    self.grammar = grammar
    self.findsBareHosts = findsBareHosts
    parts = URLParts(text: text, grammar: grammar)
    hosts = HostScanner(text, grammar)
  }

  private mutating func scan() {
    var place = 0
    while place < text.count {
      if isHalved(text[place]), let match = match(at: place) {
        take(match, after: text[place])
        place = match.end
      } else if grammar.mayPrecede(text[place]), let match = match(at: place + 1) {
        take(match, after: text[place])
        place = match.end
      } else if place == 0, let match = match(at: 0) {
        take(match, after: nil)
        place = match.end
      } else {
        place += 1
      }
    }
  }

  /// In JavaScript a character beyond the first plane is two units, of which the first precedes a host and the second
  /// belongs to it.
  private func isHalved(_ scalar: Unicode.Scalar) -> Bool { grammar == .x && scalar.value > 0xFFFF }

  /// A candidate for an address.
  private struct Match {
    var start: Int
    var host: Range<Int>
    /// Whether a slash follows the host.
    var hasPath: Bool
    var end: Int

    var hasScheme: Bool { start < host.lowerBound }
  }

  private mutating func match(at start: Int) -> Match? {
    let schemeEnd = parts.endOfScheme(from: start)
    guard let hostEnd = hosts.end(from: schemeEnd) else { return nil }
    let portEnd = parts.endOfPort(from: hostEnd)
    let pathEnd = parts.endOfPath(from: portEnd)
    return Match(
      start: start, host: schemeEnd..<hostEnd, hasPath: pathEnd > portEnd, end: parts.endOfQuery(from: pathEnd))
  }

  private mutating func take(_ match: Match, after before: Unicode.Scalar?) {
    guard isValid(match) else { return }
    if match.hasScheme {
      if let end = parts.endOfShortLink(match.start..<match.end, host: match.host) { found.append(match.start..<end) }
    } else if findsBareHosts, before != "-", before != "_", before != ".", before != "/" {
      takeBareHosts(of: match)
    }
  }

  /// Every host in Latin letters is an address of its own; path and query are the last one's, the query only with a
  /// path.
  private mutating func takeBareHosts(of match: Match) {
    var hosts = ASCIIHosts.find(in: text, host: match.host)
    if match.hasPath, let last = hosts.popLast() { hosts.append(last.lowerBound..<match.end) }
    found += hosts
  }

  private static let longest = 4_096
  private static let assumedScheme = "https://"

  private func isValid(_ match: Match) -> Bool {
    let host = text[match.host]
    guard HostLength.isValid(host) else { return false }
    if host.starts(with: ["x", "n", "-", "-"]), ASCIIHosts.find(in: text, host: match.host).isEmpty { return false }
    let scheme = match.hasScheme ? match.host.lowerBound - match.start : Self.assumedScheme.utf8.count
    guard scheme + (match.end - match.start) * 2 > Self.longest else { return true }
    return scheme + text[match.start..<match.end].reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) } <= Self.longest
  }
}

/// The differences between programs that find addresses with twitter-text: X itself, and Mastodon with expressions of
/// its own (`config/initializers/twitter_regex.rb`).
enum URLGrammar {
  case x, mastodon

  /// What may stand before `://`, in lower case.
  var schemes: [[Unicode.Scalar]] {
    switch self {
    case .x: Self.webSchemes
    case .mastodon: Self.allSchemes
    }
  }

  private static let webSchemes = ["https", "http"].map { Array($0.unicodeScalars) }
  private static let allSchemes =
    webSchemes + ["dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini"].map { Array($0.unicodeScalars) }

  /// Whether an address may begin after `scalar`.
  func mayPrecede(_ scalar: Unicode.Scalar) -> Bool {
    !(scalar.isASCIILetterOrDigit || scalar.isAtSign || scalar == "$" || scalar.isHashSign || scalar.isInvalidOnX)
  }

  /// Whether `scalar` may be in a host name, hyphen and underscore aside.
  func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return !(scalar.isXSpace || scalar.isInvalidOnX || scalar.isDirectional) }
    if scalar.isASCIILetterOrDigit { return true }
    switch self {
    case .x: return !(scalar.isXPunctuation || scalar.isXSpace)
    case .mastodon: return false
    }
  }

  /// Whether `scalar` may be in a path, parentheses aside.
  func isPathCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .x: scalar.isXPathCharacter
    case .mastodon: !(scalar.isUnicodeSpace || Self.notInPath.contains(scalar))
    }
  }

  /// Whether a path may end with `scalar`.
  func mayEndPath(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .x: scalar.isXPathEnding
    case .mastodon: !(scalar.isUnicodeSpace || Self.notAtPathEnd.contains(scalar))
    }
  }

  /// Whether `scalar` may be in a query.
  func isQueryCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isQueryCharacter || self == .mastodon && (scalar == "^" || scalar.isMastodonQueryCharacter)
  }

  /// Whether a query may end with `scalar`.
  func mayEndQuery(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isQueryEnding || self == .mastodon && scalar.isMastodonQueryCharacter
  }

  private static let notInPath = Array("<>()?".unicodeScalars)
  private static let notAtPathEnd = Array("()?!*\"'\u{300C}\u{300D}<>;:=,.$%[]~&|@".unicodeScalars)
}

extension Unicode.Scalar {
  var isXPathCharacter: Bool {
    if isASCII {
      if isASCIILetterOrDigit { return true }
      switch self {
      case "!", "*", "'", ";", ":", "=", "+", ",", ".", "$", "/", "%", "#", "[", "]", "-", "_", "~", "@", "|", "&":
        return true
      default: return false
      }
    }
    return isCyrillic || isLatinAccent || value == 0x2013
  }

  fileprivate var isXPathEnding: Bool {
    if isASCII {
      if isASCIILetterOrDigit { return true }
      return self == "+" || self == "-" || self == "=" || self == "_" || self == "#" || self == "/"
    }
    return isCyrillic || isLatinAccent
  }

  fileprivate var isQueryCharacter: Bool {
    if isASCIILetterOrDigit { return true }
    switch self {
    case "!", "?", "*", "'", "@", "(", ")", ";", ":", "&", "=", "+", "$", "/", "%", "#", "[", "]", "-", "_", ".", ",",
      "~", "|":
      return true
    default: return false
    }
  }

  fileprivate var isQueryEnding: Bool {
    isASCIIWord || self == "-" || self == "&" || self == "=" || self == "#" || self == "/"
  }

  /// `UCHARS`: the characters that RFC 3987 allows in a query, nearly all beyond ASCII.
  fileprivate var isMastodonQueryCharacter: Bool {
    switch value {
    case 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFFEF: true
    case 0xE0000...0xE0FFF: false
    default: value >= 0x10000 && value & 0xFFFF < 0xFFFE
    }
  }
}

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
