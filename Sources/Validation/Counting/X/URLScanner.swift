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
