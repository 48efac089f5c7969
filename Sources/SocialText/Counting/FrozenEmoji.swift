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

/// The emoji of several characters with zero-width joiners that twitter-text 3.1 knows.
enum FrozenSequences {
  /// Where the longest of them at `start` ends; `nil` where there is none.
  static func end(in text: [Unicode.Scalar], from start: Int) -> Int? {
    // All have a joiner as second or third character, or one behind the skin's tone.
    let joiner = text[start...].prefix(3).firstIndex { $0.value == 0x200D }
    guard joiner != nil else { return nil }
    var reader = Reader(text: text, place: start)
    return reader.sequence() ? reader.place : nil
  }

  /// Reads characters if they are the expected ones.
  private struct Reader {
    let text: [Unicode.Scalar]
    var place: Int

    mutating func sequence() -> Bool {
      handsHeld() || atWork() || withGender() || family() || listed()
    }

    private var current: UInt32 { place < text.count ? text[place].value : 0 }

    /// Moves on only if all steps succeed.
    private mutating func attempt(_ steps: (inout Reader) -> Bool) -> Bool {
      var reader = self
      guard steps(&reader) else { return false }
      self = reader
      return true
    }

    private mutating func read(_ values: UInt32...) -> Bool {
      attempt { reader in
        values.allSatisfy { value in
          defer { reader.place += 1 }
          return reader.current == value
        }
      }
    }

    private mutating func read(oneOf values: [UInt32]) -> UInt32? {
      guard values.contains(current) else { return nil }
      defer { place += 1 }
      return current
    }

    private mutating func tone() -> UInt32? { read(oneOf: [0x1F3FB, 0x1F3FC, 0x1F3FD, 0x1F3FE, 0x1F3FF]) }

    /// Two people who hold hands: women and men in different skin tones, persons in any, or both without one.
    private mutating func handsHeld() -> Bool {
      attempt { reader in
        guard let left = reader.read(oneOf: [0x1F468, 0x1F469, 0x1F9D1]) else { return false }
        let leftTone = reader.tone()
        guard reader.read(0x200D, 0x1F91D, 0x200D), let right = reader.read(oneOf: EmojiTables.partners(of: left))
        else {
          return false
        }
        let rightTone = reader.tone()
        if right == 0x1F9D1 { return (leftTone == nil) == (rightTone == nil) }
        return leftTone != nil && rightTone != nil && leftTone != rightTone
      }
    }

    /// A person with a tool or a trait: a cook, a judge, a person with red hair.
    private mutating func atWork() -> Bool {
      attempt { reader in
        guard reader.read(oneOf: [0x1F468, 0x1F469, 0x1F9D1]) != nil else { return false }
        _ = reader.tone()
        guard reader.read(0x200D) else { return false }
        if reader.read(oneOf: EmojiTables.tools) != nil { return true }
        return reader.read(oneOf: [0x2695, 0x2696, 0x2708]) != nil && reader.read(0xFE0F)
      }
    }

    /// A person who does something, as woman or man.
    private mutating func withGender() -> Bool {
      attempt { reader in
        if reader.read(oneOf: EmojiTables.gendered) != nil {
          _ = reader.tone()
        } else if reader.read(oneOf: [0x26F9, 0x1F3CB, 0x1F3CC, 0x1F574, 0x1F575]) != nil {
          guard reader.tone() != nil || reader.read(0xFE0F) else { return false }
        } else if reader.read(oneOf: [0x1F46F, 0x1F93C, 0x1F9DE, 0x1F9DF]) == nil {
          return false
        }
        return reader.read(0x200D) && reader.read(oneOf: [0x2640, 0x2642]) != nil && reader.read(0xFE0F)
      }
    }

    /// Parents with one or two children.
    private mutating func family() -> Bool {
      attempt { reader in
        guard let first = reader.read(oneOf: [0x1F468, 0x1F469]) else { return false }
        _ = reader.read(0x200D, 0x1F469) || first == 0x1F468 && reader.read(0x200D, 0x1F468)
        if reader.read(0x200D, 0x1F467) {
          _ = reader.read(0x200D, 0x1F466) || reader.read(0x200D, 0x1F467)
          return true
        }
        guard reader.read(0x200D, 0x1F466) else { return false }
        _ = reader.read(0x200D, 0x1F466)
        return true
      }
    }

    private mutating func listed() -> Bool {
      for sequence in EmojiTables.sequences where text[place...].starts(with: sequence) {
        place += sequence.count
        return true
      }
      return false
    }
  }
}
