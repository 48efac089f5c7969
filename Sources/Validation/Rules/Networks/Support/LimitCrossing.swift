internal import Content

/// Finds where a text becomes too long.
struct LimitCrossing {
  private let unit: TextUnit
  private let count: TextCount
  /// How much more the text may have.
  private var budget: Int

  /// The UTF-8 offset of the first character of `text` that is too much for `maximum` in `unit`.
  ///
  /// - Parameter count: the count of `text`, asked for only where addresses and the like count specially.
  static func offset(in text: String, maximum: Int, unit: TextUnit, count: () -> TextCount) -> Int {
    let entities = unit.joinsAddresses || unit.joinsEmoji || unit == .escaped ? count() : TextCount()
    var crossing = LimitCrossing(unit: unit, count: entities, budget: maximum)
    return crossing.offset(in: text)
  }

  private mutating func offset(in text: String) -> Int {
    var (bytes, place) = (0, 0)
    var whole = Stretches(unit.joinsAddresses ? count.urls : [])
    var emoji = Stretches(unit.joinsEmoji ? count.emoji : [])
    var server = MentionServers(unit == .mastodon ? count.mentions : [])
    let signs = unit == .escaped ? EscapedLength.signs(of: CountedText(text), count.hashtags) : []
    for character in text {
      let isServer = server.contains(place, character)
      if let length = whole.isInside(place) {
        if length { budget -= 23 }
      } else if !isServer {
        budget -= cost(of: character, emoji.isInside(place)) - (signs.contains(place) ? 1 : 0)
      }
      guard budget >= 0 else { return bytes }
      bytes += character.utf8.count
      place += character.unicodeScalars.count
    }
    return bytes
  }

  /// - Parameter emoji: whether the character begins an emoji, or lies in one; nothing where it is none.
  private func cost(of character: Character, _ emoji: Bool?) -> Int {
    switch unit {
    case .graphemes, .mastodon, .unstated: 1
    case .codePoints: character.unicodeScalars.count
    case .utf16: character.utf16.count
    case .escaped: character.utf16.count + character.unicodeScalars.count(where: LittleText.isReserved)
    case .utf8: character.utf8.count
    case .threads: emoji == nil ? character.unicodeScalars.count : character.utf8.count
    case .weighted: emoji.map { $0 ? 2 : 0 } ?? character.unicodeScalars.reduce(0) { $0 + $1.weight }
    }
  }
}

extension TextUnit {
  fileprivate var joinsAddresses: Bool { self == .weighted || self == .mastodon }
  fileprivate var joinsEmoji: Bool { self == .weighted || self == .threads }
}

extension Unicode.Scalar {
  /// What X counts for it outside addresses and emoji: 1 or 2 (twitter-text: config/v3.json).
  fileprivate var weight: Int {
    switch value {
    case 0...0x10FF, 0x2000...0x200D, 0x2010...0x201F, 0x2032...0x2037: 1
    default: 2
    }
  }
}

/// Stretches of a text, asked about in its order.
private struct Stretches {
  private var rest: ArraySlice<Range<Int>>

  init(_ stretches: [Range<Int>]) { rest = stretches[...] }

  /// Whether `place` begins a stretch; nothing where it lies in none.
  mutating func isInside(_ place: Int) -> Bool? {
    while let first = rest.first, first.upperBound <= place { rest.removeFirst() }
    guard let first = rest.first, first.contains(place) else { return nil }
    return first.lowerBound == place
  }
}

/// The servers in mentions such as `@acme@social.example`, which Mastodon does not count.
private struct MentionServers {
  private var stretches: Stretches
  private var isOpen = false

  init(_ mentions: [Range<Int>]) { stretches = Stretches(mentions) }

  /// Whether the character at `place` belongs to a server, from the second `@` on.
  mutating func contains(_ place: Int, _ character: Character) -> Bool {
    guard let begins = stretches.isInside(place) else {
      isOpen = false
      return false
    }
    if begins { isOpen = false } else if character == "@" { isOpen = true }
    return isOpen
  }
}
