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

/// How long a text is as it is sent to LinkedIn: in the format that `LittleText` is about, UTF-16 units.
package enum EscapedLength {
  /// The length with a backslash before each reserved character, other than the `#` of a hashtag, and the signs that make
  /// a mention: `@[Eve_X](urn:li:person:a_B)` has two of them, in the name and in the id.
  ///
  /// - Parameter hashtags: those of `text`, where they are known.
  static func count(_ text: CountedText, hashtags: [Range<Int>]? = nil) -> Int {
    let signs = signs(of: text, hashtags ?? TextEntities(text, on: .linkedin).hashtags)
    return text.scalars.indices.reduce(0) { length, place in
      let scalar = text.scalars[place]
      let isEscaped = LittleText.isReserved(scalar) && !signs.contains(place)
      return length + (scalar.value > 0xFFFF ? 2 : 1) + (isEscaped ? 1 : 0)
    }
  }

  /// The places of the signs that the format reads as such.
  package static func signs(in text: String, hashtags: [Range<Int>]) -> Set<Int> {
    signs(of: CountedText(text), hashtags)
  }

  static func signs(of text: CountedText, _ hashtags: [Range<Int>]) -> Set<Int> {
    var signs = Set(hashtags.map(\.lowerBound))
    for mention in LinkedInMentions.find(in: text) {
      let (start, end) = (mention.range.lowerBound, mention.range.upperBound)
      signs.formUnion([start, start + 1, mention.nameEnd, mention.nameEnd + 1, end - 1])
    }
    return signs
  }
}

/// Finds members and pages that a text mentions as LinkedIn reads it.
enum LinkedInMentions {
  /// A mention, in code points.
  struct Mention {
    var range: Range<Int>
    /// Where the bracket stands that closes the name.
    var nameEnd: Int
  }

  static func find(in text: CountedText) -> [Mention] {
    guard LittleText.mayMention(text.string) else { return [] }
    let bytes = Array(text.string.utf8)
    var (place, count) = (0, 0)
    /// The code points before `offset`, which grows from call to call.
    func scalars(before offset: Int) -> Int {
      count += bytes[place..<offset].count { !$0.isContinuation }
      place = offset
      return count
    }
    return LittleText.mentions(in: bytes).filter { LittleText.mentions(urn: bytes[$0.urn]) }.map { mention in
      let start = scalars(before: mention.range.lowerBound)
      let nameEnd = scalars(before: mention.name.upperBound)
      return Mention(range: start..<scalars(before: mention.range.upperBound), nameEnd: nameEnd)
    }
  }
}
