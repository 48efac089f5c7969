package import Content

/// Counts texts as networks do.
package enum TextCounter {
  /// The count of `text` on `network`, whose own rules say what is an address, a mention, a hashtag, a cashtag.
  package static func count(_ text: String, on network: Network) -> TextCount {
    var count = TextCount()
    count.graphemes = text.count
    count.codePoints = text.unicodeScalars.count
    count.utf16 = text.utf16.count
    count.utf8 = text.utf8.count
    return count
  }
}
