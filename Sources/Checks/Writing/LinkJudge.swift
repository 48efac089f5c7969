internal import Core
internal import SocialText

/// Checks one link: the characters around it, and its address.
struct LinkJudge {
  private let bytes: [UInt8]
  private let link: LinkParts

  init(_ range: Range<Int>, in bytes: [UInt8]) {
    self.bytes = bytes
    link = LinkParts(range, in: bytes)
  }

  /// What is wrong with the link; `nil` if it is fine.
  var problem: LinkProblem? {
    if isDoubled { return found("begins twice", .error) }
    if isMarkdown { return found("stands in Markdown that readers see as typed") }
    if isGlued { return found("is glued to the word before it") }
    if isBroken { return found("is broken by a space") }
    if isPrivate { return found("leads to a host that only some can reach") }
    if isQuoted { return found("has a quotation mark at its end, which some networks take for a part of it", .note) }
    return nil
  }

  private func found(_ summary: String, _ severity: Severity = .warning) -> LinkProblem? {
    LinkProblem(range: link.range, summary: summary, severity: severity)
  }

  /// `https://https://…`
  private var isDoubled: Bool {
    let start = link.host.lowerBound
    return bytes.has("http://", at: start) || bytes.has("https://", at: start) || bytes.has("http//", at: start)
      || bytes.has("https//", at: start)
  }

  /// `[text](https://…` that Markdown did not take for a link, or `(text)[https://…]`.
  private var isMarkdown: Bool {
    let start = link.range.lowerBound
    return bytes.has("](", at: start - 2) || bytes.has(")[", at: start - 2)
  }

  private var isGlued: Bool { bytes.scalar(before: link.range.lowerBound)?.isPartOfWord == true }

  /// `https://example.org /advent`
  private var isBroken: Bool {
    let end = link.range.upperBound
    guard end + 2 < bytes.count, bytes[end] == 0x20, bytes[end + 1] == 0x2F else { return false }
    return bytes[end + 2].isASCIILetter || bytes[end + 2].isASCIIDigit
  }

  private var isQuoted: Bool {
    guard link.range.upperBound < bytes.count else { return false }
    return "“”‘’«»".unicodeScalars.contains(bytes.scalar(at: link.range.upperBound).scalar)
  }

  /// Whether the host is the local machine or a private network: by its name, or by RFC 1918 and 6761.
  private var isPrivate: Bool {
    if let last = lastLabel { return LinkJudge.privateLabels.contains(FoldedWord(last)) }
    let host = link.hostName
    guard !host.isEmpty, !host.hasPrefix("["),
      host.unicodeScalars.allSatisfy({ $0.isPartOfWord || $0 == "." || $0 == "-" })
    else { return host == "[::1]" }
    let labels = host.split(separator: ".")
    guard let last = labels.last, labels.count > 1 else { return true }
    let numbers = labels.compactMap { UInt8($0) }
    if numbers.count == labels.count { return LinkJudge.isPrivate(numbers) }
    return LinkJudge.privateLabels.contains(FoldedWord(last.utf8))
  }

  private static let privateLabels: WordSet = ["local", "localhost", "internal", "intranet", "lan", "corp"]

  /// The last label of a host of several, all in ASCII, which most are; `nil` if the host needs a closer look.
  private var lastLabel: ArraySlice<UInt8>? {
    let host = bytes[link.host]
    guard let dot = host.lastIndex(of: 0x2E), dot > host.startIndex, bytes[dot - 1] != 0x2E, dot + 1 < host.endIndex,
      bytes[dot + 1].isASCIILetter, host.allSatisfy({ $0.isASCIILetterOrDigit || $0 == 0x2E || $0 == 0x2D })
    else { return nil }
    return host[(dot + 1)...]
  }

  private static func isPrivate(_ numbers: [UInt8]) -> Bool {
    guard numbers.count == 4 else { return false }
    switch (numbers[0], numbers[1]) {
    case (0, _), (10, _), (127, _), (192, 168), (169, 254), (172, 16...31): return true
    default: return false
    }
  }
}

/// The parts of a link, as stretches of the text that it stands in.
struct LinkParts {
  let bytes: [UInt8]
  let range: Range<Int>
  /// The host, without name, password and port.
  let host: Range<Int>
  /// The query, from `?` to `#`; empty if there is none.
  let query: Range<Int>

  /// A link that begins with `https://` or `http://`.
  init(_ range: Range<Int>, in bytes: [UInt8]) {
    self.bytes = bytes
    self.range = range
    let colon = bytes[range].firstIndex(of: 0x3A) ?? range.lowerBound
    let authority = min(colon + 3, range.upperBound)
    let end = bytes[authority..<range.upperBound].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }
    host = LinkParts.host(authority..<(end ?? range.upperBound), in: bytes)
    query = LinkParts.query(host.upperBound..<range.upperBound, in: bytes)
  }

  private static func host(_ authority: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let start = bytes[authority].lastIndex(of: 0x40).map { $0 + 1 } ?? authority.lowerBound
    let isNumbers = start < authority.upperBound && bytes[start] == 0x5B
    let end = isNumbers ? nil : bytes[start..<authority.upperBound].firstIndex(of: 0x3A)
    return start..<(end ?? authority.upperBound)
  }

  private static func query(_ rest: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let end = bytes[rest].firstIndex(of: 0x23) ?? rest.upperBound
    return (bytes[rest.lowerBound..<end].firstIndex(of: 0x3F) ?? end)..<end
  }

  /// The parameters, one by one, without their `&`.
  var parameters: [Range<Int>] {
    bytes[query].dropFirst().split(separator: 0x26).map { $0.startIndex..<$0.endIndex }
  }

  /// The host in small letters.
  var hostName: String { bytes.text(host).lowercased() }

  /// The name of a parameter, as in `utm_source`.
  func name(of parameter: Range<Int>) -> ArraySlice<UInt8> {
    bytes[parameter].prefix { $0 != 0x3D }
  }

  /// The link without those parameters for which `isUnwanted` holds.
  func text(without isUnwanted: (Range<Int>) -> Bool) -> String {
    let kept = parameters.filter { !isUnwanted($0) }.map(bytes.text)
    let query = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
    return bytes.text(range.lowerBound..<self.query.lowerBound) + query
      + bytes.text(self.query.upperBound..<range.upperBound)
  }
}

/// A part of a text that was meant as a link, but is none or does not lead to a page.
struct LinkProblem {
  let range: Range<Int>
  /// The problem, as the rest of a sentence that begins with the link.
  let summary: String
  /// An error if it cannot be a link in this form.
  var severity = Severity.warning
}

/// Finds misspelled beginnings of links: `http:/`, `https//`, `htps://`, `https:// example.org`.
struct SchemeScanner {
  private let bytes: [UInt8]
  private let links: [Range<Int>]
  private(set) var problems: [LinkProblem] = []

  init(bytes: [UInt8], links: [Range<Int>]) {
    self.bytes = bytes
    self.links = links
    var place = 0
    while place < bytes.count, problems.count < 10 {
      guard bytes[place] == 0x2F else {
        place += 1
        continue
      }
      var end = place
      while end < bytes.count, bytes[end] == 0x2F { end += 1 }
      look(at: place..<end)
      place = end
    }
  }

  /// Checks the text before and after one or more slashes.
  private mutating func look(at slashes: Range<Int>) {
    let hasColon = slashes.lowerBound > 0 && bytes[slashes.lowerBound - 1] == 0x3A
    let end = slashes.lowerBound - (hasColon ? 1 : 0)
    var start = end
    while start > 0, bytes[start - 1].isASCIILetter { start -= 1 }
    guard (3...8).contains(end - start), !isInsideLink(start) else { return }
    let scheme = FoldedWord(bytes[start..<end])
    let range = start..<slashes.upperBound
    if scheme == "http" || scheme == "https" {
      lookAtScheme(range, slashes.count, hasColon: hasColon)
    } else if hasColon, slashes.count == 2, SchemeScanner.misspelt.contains(scheme) {
      problems.append(LinkProblem(range: range, summary: "is no `https://`", severity: .error))
    } else if hasColon, slashes.count >= 2, scheme == "file" {
      problems.append(LinkProblem(range: range, summary: "leads to a file on one's own machine"))
    }
  }

  private mutating func lookAtScheme(_ range: Range<Int>, _ slashes: Int, hasColon: Bool) {
    let startsHost = range.upperBound < bytes.count && isPartOfHost(bytes[range.upperBound])
    if startsHost, hasColon ? slashes != 2 : slashes == 2 {
      problems.append(LinkProblem(range: range, summary: "is no `https://`", severity: .error))
    } else if hasColon, slashes == 2, isHost(after: range.upperBound) {
      problems.append(
        LinkProblem(range: range, summary: "has a space behind it, so that no link begins", severity: .error))
    }
  }

  /// Whether an address follows after a space: `https:// example.org/advent`.
  private func isHost(after end: Int) -> Bool {
    guard end + 1 < bytes.count, bytes[end] == 0x20 else { return false }
    let word = bytes[(end + 1)...].prefix(80).prefix { isPartOfHost($0) || $0 == 0x2E }
    guard let dot = word.dropLast(2).firstIndex(of: 0x2E), dot > word.startIndex else { return false }
    return bytes[dot + 1].isASCIILetter
  }

  private func isPartOfHost(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2D }

  /// Whether the place is inside a link, and not its beginning.
  private func isInsideLink(_ place: Int) -> Bool { place > 0 && links.hasOverlap(with: (place - 1)..<place) }

  private static let misspelt: WordSet = [
    "htp", "htps", "htpps", "htttp", "htttps", "hhttp", "hhttps", "httpp", "httpps", "httpss", "httsp", "ttps", "ttp",
    "hptts", "htpts",
  ]
}
