/// How Threads counts, by its documentation: "emojis are counted as the number of UTF-8 bytes".
enum ThreadsLength {
  /// Emoji by their bytes, all else by code points.
  static func count(_ text: CountedText) -> Int {
    guard EmojiFinder.mayBeFound(in: text) else { return text.scalars.count }
    return text.string.reduce(0) { length, character in
      length + (EmojiFinder.isEmoji(character) ? character.utf8.count : character.unicodeScalars.count)
    }
  }
}
