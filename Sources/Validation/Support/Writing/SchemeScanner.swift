internal import Diagnostics

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
