import Testing
@testable import SocialText

/// A text in which the parts to be recognised are marked: `⟦` before, `⟧` behind it.
struct MarkedText: Sendable, CustomTestStringConvertible {
  let text: String
  /// The marked stretches, in code points of the text without the marks.
  let ranges: [Range<Int>]

  init(_ marked: String) {
    var scalars = String.UnicodeScalarView()
    var ranges: [Range<Int>] = []
    var start = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = scalars.count
      case "⟧": ranges.append(start..<scalars.count)
      default: scalars.append(scalar)
      }
    }
    text = String(scalars)
    self.ranges = ranges
  }

  var testDescription: String { text.debugDescription }
}

extension MarkedText: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self.init(value) }
}

extension TextCounter {
  /// The stretches of one kind in `text`.
  static func ranges(
    _ kind: KeyPath<TextCount, [Range<Int>]>, in text: String, on network: Network
  ) -> [Range<Int>] {
    count(text, on: network)[keyPath: kind]
  }
}
