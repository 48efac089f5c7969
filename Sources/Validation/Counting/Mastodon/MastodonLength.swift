/// How Mastodon counts (`StatusLengthValidator`): characters as readers see them, an address as 23, somebody elsewhere
/// without the server.
enum MastodonLength {
  static let url = 23

  /// The length as the server counts, with the boundaries that its Ruby knows.
  ///
  /// - Parameters:
  ///   - urls: the stretches of the addresses.
  ///   - mentions: those that overlap no address.
  static func count(
    _ text: String, _ scalars: [Unicode.Scalar], urls: [Range<Int>], mentions: [MastodonMentions.Mention]
  ) -> Int {
    if scalars.allSatisfy(\.isUnicodeSpace) { return 0 }
    let placeholder = Array(repeating: Unicode.Scalar("x"), count: url)
    let changes =
      urls.map { ($0, with: placeholder[...]) }
      + mentions.map { ($0.range, with: scalars[$0.range.lowerBound..<$0.nameEnd]) }
    guard !changes.isEmpty else { return Graphemes.count(text) + Graphemes.joinedConsonants(scalars) }
    let counted = replacing(changes.sorted { $0.0.lowerBound < $1.0.lowerBound }, in: scalars)
    var string = String.UnicodeScalarView()
    string.append(contentsOf: counted)
    return Graphemes.count(String(string)) + Graphemes.joinedConsonants(counted)
  }

  private static func replacing(
    _ changes: [(Range<Int>, with: ArraySlice<Unicode.Scalar>)], in scalars: [Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(scalars.count)
    var place = 0
    for (range, replacement) in changes {
      result += scalars[place..<range.lowerBound]
      result += replacement
      place = range.upperBound
    }
    return result + scalars[place...]
  }
}
