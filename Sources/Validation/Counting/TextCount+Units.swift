package import Content

extension TextCount {
  /// The length in `unit`: from the lowest to the highest that is plausible.
  ///
  /// Both are the same where the network says what it counts. Where it does not, graphemes are the least, with names
  /// instead of LinkedIn's mentions, and the larger of code points and UTF-16 code units is the most.
  package func length(in unit: TextUnit) -> ClosedRange<Int> {
    switch unit {
    case .weighted: weighted...weighted
    case .mastodon: mastodon...mastodon
    case .graphemes: graphemes...graphemes
    case .codePoints: codePoints...codePoints
    case .utf16: utf16...utf16
    case .utf8: utf8...utf8
    case .threads: threads...threads
    case .escaped: escaped...escaped
    case .unstated: named...max(codePoints, utf16, graphemes)
    }
  }
}
