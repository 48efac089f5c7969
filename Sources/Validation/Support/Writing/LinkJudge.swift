internal import Content
internal import Diagnostics

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
