/// How long a text is, in every unit that a network may count in, and what counts specially in it.
///
/// Ranges are offsets in Unicode code points of the text as given, the end exclusive.
package struct TextCount: Sendable, Hashable {
  /// X's weighted length.
  package var weighted = 0
  /// As Mastodon counts: addresses are 23, a mention loses its server.
  package var mastodon = 0
  package var graphemes = 0
  package var codePoints = 0
  package var utf16 = 0
  package var utf8 = 0
  package var threads = 0

  package var urls: [Range<Int>] = []
  package var mentions: [Range<Int>] = []
  package var hashtags: [Range<Int>] = []
  package var cashtags: [Range<Int>] = []
  package var emoji: [Range<Int>] = []

  package init() {}
}
