/// The emoji that twitter-text 3.1 knows: a whole sequence counts as one.
///
/// The library stopped at Emoji 12.1. Newer emoji are counted code point by code point: 🐦‍🔥 is three, with a weight of
/// 5.
enum FrozenEmoji {
  /// Where the emoji at `start` ends; `nil` where there is none.
  static func end(in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard mayBegin(text, start) else { return nil }
    return keycapEnd(text, start) ?? FrozenSequences.end(in: text, from: start) ?? flagEnd(text, start)
      ?? singleEnd(text, start)
  }

  /// A quick test that rejects most letters.
  private static func mayBegin(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    let first = text[start].value
    if first >= 0x203C { return first < 0x3040 || first >= 0x1F000 || first == 0x3297 || first == 0x3299 }
    guard start + 1 < text.count else { return false }
    let next = text[start + 1].value
    return next == 0xFE0F || next == 0x20E3
  }

  /// `1️⃣`, with or without its variation selector.
  private static func keycapEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    guard text[start].isASCIIDigit || text[start] == "#" || text[start] == "*" else { return nil }
    var place = start + 1
    if place < text.count, text[place].value == 0xFE0F { place += 1 }
    return place < text.count && text[place].value == 0x20E3 ? place + 1 : nil
  }

  /// The flag of a region, or of a country of the United Kingdom.
  private static func flagEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    if let first = text[start].regionalLetter, start + 1 < text.count, let second = text[start + 1].regionalLetter {
      return EmojiTables.isFlag(first, second) ? start + 2 : nil
    }
    guard text[start].value == 0x1F3F4 else { return nil }
    return EmojiTables.subdivisions.first { text[(start + 1)...].starts(with: $0) }.map { start + 1 + $0.count }
  }

  /// One character, with what makes it an emoji and the tone of its skin.
  private static func singleEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    let first = text[start].value
    var place = start + 1
    let next = place < text.count ? text[place].value : 0
    if EmojiTables.isEmojiWhenSelected(first) { return next == 0xFE0F ? place + 1 : nil }
    if EmojiTables.isTextByDefault(first) {
      guard next != 0xFE0E else { return nil }
      if next == 0xFE0F { place += 1 }
    } else if !text[start].properties.isEmojiPresentation, first != EmojiTables.infinity {
      return nil
    }
    if EmojiTables.hasSkin(first), place < text.count, text[place].isSkinTone { place += 1 }
    return place
  }
}

extension Unicode.Scalar {
  /// One of the five tones of skin.
  var isSkinTone: Bool { (0x1F3FB...0x1F3FF).contains(value) }
  /// 0 for A to 25 for Z, of the letters that make flags.
  fileprivate var regionalLetter: Int? { (0x1F1E6...0x1F1FF).contains(value) ? Int(value) - 0x1F1E6 : nil }
}

extension FrozenEmoji {
  /// The stretches of all emoji in `text`.
  static func find(in text: CountedText) -> [Range<Int>] {
    guard text.hasOthers else { return [] }
    var found: [Range<Int>] = []
    var place = 0
    while place < text.scalars.count {
      guard let end = end(in: text.scalars, from: place) else {
        place += 1
        continue
      }
      found.append(place..<end)
      place = end
    }
    return found
  }
}
