/// Finds emoji as readers see them: characters that Unicode shows in colour.
enum EmojiFinder {
  /// Their stretches in code points.
  static func find(in text: CountedText) -> [Range<Int>] {
    guard mayBeFound(in: text) else { return [] }
    var found: [Range<Int>] = []
    var place = 0
    for character in text.string {
      let length = character.unicodeScalars.count
      if isEmoji(character) { found.append(place..<place + length) }
      place += length
    }
    return found
  }

  /// Whether there is any character that could be one or part of one: a cheap test before the full search.
  static func mayBeFound(in text: CountedText) -> Bool {
    text.hasOthers
      && text.scalars.contains { scalar in
        scalar.value >= 0x203C
          && (scalar.value >= 0x1F000 || scalar.value == 0xFE0F || scalar.value == 0x20E3
            || scalar.value < 0x3300 && scalar.properties.isEmoji)
      }
  }

  /// Whether `character` is shown as an emoji: by itself, or because of a selector, a keycap or a skin tone.
  static func isEmoji(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, first.value >= 0x203C || scalars.count > 1, first.properties.isEmoji else {
      return false
    }
    guard let second = scalars.dropFirst().first else { return first.properties.isEmojiPresentation }
    if second.value == 0xFE0E { return false }
    return first.properties.isEmojiPresentation || second.value == 0xFE0F || second.value == 0x20E3 || second.isSkinTone
  }
}
