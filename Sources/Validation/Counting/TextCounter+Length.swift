package import Content

extension TextCounter {
  /// The length of `text` in one unit, from the lowest to the highest that is plausible: no other is counted.
  package static func length(of text: String, in unit: TextUnit) -> ClosedRange<Int> {
    switch unit {
    case .weighted: one(weighted(CountedText(text)))
    case .mastodon: one(mastodon(CountedText(text)))
    case .graphemes: one(Graphemes.count(text))
    case .codePoints: one(text.unicodeScalars.count)
    case .utf16: one(text.utf16.count)
    case .utf8: one(text.utf8.count)
    case .threads: one(ThreadsLength.count(CountedText(text)))
    case .unstated: unstated(text)
    }
  }

  /// Whether `text` is no longer than `maximum`, told by its size alone.
  ///
  /// A `false` says nothing; then count. Most texts are far from their limit, and this costs next to nothing.
  package static func isSurely(_ text: String, within maximum: Int, in unit: TextUnit) -> Bool {
    let size = text.utf8.count
    guard size <= maximum else { return false }
    switch unit {
    case .weighted, .mastodon:
      // An address is longer than it looks; every one has a dot.
      let dots = text.utf8.count { $0 == UInt8(ascii: ".") }
      return size + dots * WeightedLength.url <= maximum
    default: return true
    }
  }

  private static func one(_ length: Int) -> ClosedRange<Int> { length...length }

  private static func unstated(_ text: String) -> ClosedRange<Int> {
    let graphemes = Graphemes.count(text)
    return graphemes...max(text.utf16.count, graphemes)
  }
}
