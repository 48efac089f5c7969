/// How long a text is, in every unit that a network may count in, and what counts specially in it.
///
/// Ranges are offsets in Unicode code points of the text as given, the end exclusive.
package struct TextCount: Sendable, Hashable {
  /// X's weighted length; 0 where it was not asked for, as the other networks' units.
  package var weighted = 0
  /// As Mastodon counts: addresses are 23, a mention loses its server.
  package var mastodon = 0
  /// What readers take for one character each.
  package var graphemes = 0
  package var codePoints = 0
  /// UTF-16 code units.
  package var utf16 = 0
  /// UTF-8 bytes.
  package var utf8 = 0
  /// As Threads counts: emoji by their bytes, all else by code points.
  package var threads = 0
  /// UTF-16 code units as LinkedIn's text format is sent: with a backslash before each reserved character.
  package var escaped = 0
  /// What readers take for one character each where they see names instead of LinkedIn's mentions.
  package var named = 0

  /// Addresses that the network makes a link of.
  package var urls: [Range<Int>] = []
  /// `@name`, the sign included; on X with the name of a list.
  package var mentions: [Range<Int>] = []
  /// The sign included.
  package var hashtags: [Range<Int>] = []
  /// Symbols of shares, on X and Bluesky alone.
  package var cashtags: [Range<Int>] = []
  package var emoji: [Range<Int>] = []
  /// Whether there are characters that X takes in no post.
  package var hasCharactersInvalidOnX = false

  package init() {}
}
