/// A glob over paths: `*` and `?` within a folder, `**` across folders.
package struct PathPattern: Sendable {
  private let segments: [[UInt8]]

  package init(_ pattern: String) { segments = PathPattern.segments(pattern) }

  /// Whether the whole of `path` fits.
  package func matches(_ path: String) -> Bool {
    PathPattern.matches(segments, PathPattern.segments(path), wildcard: Array("**".utf8)) { segment, name in
      PathPattern.matches(segment, name, wildcard: UInt8(ascii: "*")) { $0 == UInt8(ascii: "?") || $0 == $1 }
    }
  }

  private static func segments(_ text: String) -> [[UInt8]] {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).map(Array.init)
  }

  /// Whether all `elements` fit the pattern, in which `wildcard` stands for any number of them.
  ///
  /// Backtracks only to the last wildcard, which is sufficient, and keeps hostile patterns from taking exponential
  /// time.
  private static func matches<Element: Equatable>(
    _ pattern: [Element], _ elements: [Element], wildcard: Element, fits: (Element, Element) -> Bool
  ) -> Bool {
    var (place, index) = (0, 0)
    var retry: (place: Int, index: Int)?
    while index < elements.count {
      if place < pattern.count, pattern[place] == wildcard {
        retry = (place, index)
        place += 1
      } else if place < pattern.count, fits(pattern[place], elements[index]) {
        (place, index) = (place + 1, index + 1)
      } else if let last = retry {
        retry = (last.place, last.index + 1)
        (place, index) = (last.place + 1, last.index + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == wildcard }
  }
}
