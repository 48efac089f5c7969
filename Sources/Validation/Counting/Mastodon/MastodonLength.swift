/// How Mastodon counts (`StatusLengthValidator`): characters as readers see them, an address as 23, a mention of an
/// account on another server without the server's name.
enum MastodonLength {
  static let url = 23

  /// The length as the server counts, with the boundaries that its Ruby knows.
  ///
  /// Addresses and names begin and end at boundaries of characters, so the differences in their lengths can be added
  /// and subtracted.
  ///
  /// - Parameters:
  ///   - urls: the stretches of the addresses.
  ///   - mentions: those that overlap no address.
  static func count(_ text: CountedText, urls: [Range<Int>], mentions: [MastodonMentions.Mention]) -> Int {
    if text.scalars.allSatisfy(\.isUnicodeSpace) { return 0 }
    let whole = Graphemes.count(text.string) + Graphemes.joinedConsonants(text.scalars)
    let withURLs = urls.reduce(whole) { $0 + url - characters(text.scalars[$1]) }
    return mentions.reduce(withURLs) { $0 - characters(text.scalars[$1.nameEnd..<$1.range.upperBound]) }
  }

  private static func characters(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    if scalars.allSatisfy(\.isASCII) { return scalars.count }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return Graphemes.count(String(string)) + Graphemes.joinedConsonants(Array(scalars))
  }
}
