/// What a network counts when it counts a text.
package enum TextUnit: String, Sendable, Hashable, CaseIterable {
  /// X's weighted length: most letters of the West are 1, others and emoji 2, an address 23.
  case weighted
  /// What a reader takes for one character, as Mastodon counts: addresses are 23, mentions lose their server.
  case mastodon
  /// What a reader takes for one character: extended grapheme clusters.
  case graphemes
  case codePoints
  /// UTF-16 code units.
  case utf16
  /// UTF-8 bytes.
  case utf8
  /// Threads: emoji by their UTF-8 bytes, everything else by code points.
  case threads
  /// LinkedIn's text format as it is sent: UTF-16 code units, with a backslash before each reserved character.
  case escaped
  /// The network does not say: from graphemes, the least, to UTF-16 units, the most that is plausible.
  case unstated
}
