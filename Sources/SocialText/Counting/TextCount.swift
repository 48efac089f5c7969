/// The length of a text in every unit that a network may count in, and the ranges that a network treats specially.
///
/// Ranges are offsets of Unicode code points in the text as given.
public struct TextCount: Sendable, Hashable {
  /// X's weighted length. 0 unless counted for X or in all units; likewise the units of other networks.
  public var weighted = 0
  /// As Mastodon counts: addresses are 23, a mention loses its server.
  public var mastodon = 0
  /// What readers take for one character each.
  public var graphemes = 0
  /// Unicode code points.
  public var codePoints = 0
  /// UTF-16 code units.
  public var utf16 = 0
  /// UTF-8 bytes.
  public var utf8 = 0
  /// As Threads counts: emoji by their bytes, all else by code points.
  public var threads = 0
  /// UTF-16 code units as LinkedIn's text format is sent: with a backslash before each reserved character.
  public var escaped = 0
  /// What readers take for one character each where they see names instead of LinkedIn's mentions.
  public var named = 0

  /// Addresses that the network turns into links.
  public var urls: [Range<Int>] = []
  /// Mentions, including the `@`; on X also the name of a list.
  public var mentions: [Range<Int>] = []
  /// Hashtags, including the `#`.
  public var hashtags: [Range<Int>] = []
  /// Cashtags, including the `$`; only on X and Bluesky.
  public var cashtags: [Range<Int>] = []
  /// Emoji, each a range of all its code points.
  public var emoji: [Range<Int>] = []
  /// Whether the text has characters that X refuses in every post.
  public var hasCharactersInvalidOnX = false

  /// The count of an empty text.
  public init() {}
}

extension TextCount {
  /// The length in `unit`: from the lowest to the highest that is plausible.
  ///
  /// Both are the same where the network says what it counts. Where it does not, graphemes are the least, with names
  /// instead of LinkedIn's mentions, and the larger of code points and UTF-16 code units is the most.
  public func length(in unit: TextUnit) -> ClosedRange<Int> {
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
