/// X's weighted length, as twitter-text's `parseTweet` has it with `config/v3.json`.
enum WeightedLength {
  static let url = 23
  static let emoji = 2

  /// The weighted length of a text that is in Unicode's form NFC.
  ///
  /// - Parameter urls: the stretches of its addresses, in their order.
  static func count(_ text: [Unicode.Scalar], urls: [Range<Int>]) -> Int {
    var length = 0
    var place = 0
    var next = urls.startIndex
    while place < text.count {
      if next < urls.endIndex, urls[next].lowerBound == place {
        length += url
        place = urls[next].upperBound
        next += 1
      } else if let end = FrozenEmoji.end(in: text, from: place) {
        length += emoji
        place = end
      } else {
        length += weight(of: text[place])
        place += 1
      }
    }
    return length
  }

  /// The weight of one code point.
  static func weight(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...4_351, 8_192...8_205, 8_208...8_223, 8_242...8_247: 1
    default: 2
    }
  }
}
