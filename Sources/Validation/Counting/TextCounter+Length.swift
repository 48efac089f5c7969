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
    case .escaped: one(EscapedLength.count(CountedText(text)))
    case .unstated: unstated(text)
    }
  }

  private static func one(_ length: Int) -> ClosedRange<Int> { length...length }

  private static func unstated(_ text: String) -> ClosedRange<Int> {
    let graphemes = Graphemes.count(LittleText.named(text))
    return graphemes...max(text.utf16.count, graphemes)
  }
}
