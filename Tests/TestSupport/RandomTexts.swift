/// Small random texts of the pieces of an alphabet; the same ones for the same seed.
package struct RandomTexts: Sequence {
  private let seed: UInt64
  private let count: Int
  private let alphabet: [String]
  private let longest: Int
  private let isSpaced: Bool

  /// - Parameters:
  ///   - longest: how many pieces a text may have.
  ///   - isSpaced: whether most texts have spaces between their pieces.
  package init(seed: UInt64, count: Int, alphabet: [String], longest: Int = 14, isSpaced: Bool = false) {
    self.seed = seed
    self.count = count
    self.alphabet = alphabet
    self.longest = longest
    self.isSpaced = isSpaced
  }

  package func makeIterator() -> some IteratorProtocol<String> {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    return (0..<count).map { _ in
      let pieces = (0..<(1 + next(longest))).map { _ in alphabet[next(alphabet.count)] }
      return pieces.joined(separator: isSpaced && next(8) > 0 ? " " : "")
    }.makeIterator()
  }
}
