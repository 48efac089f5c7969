internal import Content

/// Finds the hashtags of a text: `#`, and the letters, digits and `_` after it.
enum HashtagScanner {
  /// The stretches of all hashtags outside of `links`, with their `#`, in order.
  static func hashtags(in bytes: [UInt8], outside links: [Range<Int>]) -> [Range<Int>] {
    var hashtags: [Range<Int>] = []
    var place = 0
    var nextLink = 0
    while place < bytes.count {
      while nextLink < links.count, links[nextLink].upperBound <= place { nextLink += 1 }
      let isInLink = nextLink < links.count && links[nextLink].contains(place)
      guard bytes[place] == 0x23, !isInLink, let end = end(ofTagAt: place, in: bytes) else {
        place += 1
        continue
      }
      hashtags.append(place..<end)
      place = end
    }
    return hashtags
  }

  /// Where the hashtag ends; `nil` where it has no letter, or where `#` stands in a word or after another sign.
  private static func end(ofTagAt start: Int, in bytes: [UInt8]) -> Int? {
    if let before = bytes.scalar(before: start), before.isPartOfWord || "#&/_".unicodeScalars.contains(before) {
      return nil
    }
    var place = start + 1
    var hasLetter = false
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      guard scalar.isPartOfWord || scalar == "_" else { break }
      hasLetter = hasLetter || !bytes[place].isASCIIDigit && scalar != "_"
      place += width
    }
    return hasLetter ? place : nil
  }
}
