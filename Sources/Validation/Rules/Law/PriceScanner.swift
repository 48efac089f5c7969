/// Finds prices that were lowered: a percentage beside a word such as `Rabatt`, and `statt 99 €`.
struct PriceScanner {
  private let scanned: ScannedText
  private let bytes: [UInt8]

  init(_ scanned: ScannedText) {
    self.scanned = scanned
    bytes = scanned.bytes
  }

  /// The stretches of the text, in its order.
  var reductions: [Range<Int>] {
    scanned.words.words.indices.compactMap { index in
      let word = scanned.words.words[index]
      guard !word.isInLink, bytes[word.place.lowerBound].isASCIIDigit else { return nil }
      return percentage(at: index) ?? former(at: index)
    }
  }

  /// `20 % Rabatt`, `Rabatt von 20 %`, `spare 20 %`.
  private func percentage(at index: Int) -> Range<Int>? {
    let number = scanned.words.words[index].place
    var end = number.upperBound
    if end < bytes.count, bytes[end] == 0x20 { end += 1 }
    if bytes[end...].starts(with: [0xC2, 0xA0]) { end += 2 }
    if bytes[end...].starts(with: [0xE2, 0x80, 0xAF]) { end += 3 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "%") else { return nil }
    end += 1
    for hit in scanned.hits(.reduction) where isOfPrice(hit) {
      if hit.place.lowerBound >= end, hit.place.lowerBound - end <= 1 {
        return number.lowerBound..<hit.place.upperBound
      }
      if !Self.following.contains(hit.entry), hit.place.upperBound <= number.lowerBound,
        number.lowerBound - hit.place.upperBound <= 5
      {
        return hit.place.lowerBound..<end
      }
    }
    return nil
  }

  /// Entries that count after a percentage alone: `switch off 5%` is none.
  private static let following: Set<String> = ["off", "cheaper", "günstiger", "billiger"]

  /// Words that speak of anything that became less count where prices are told.
  private func isOfPrice(_ hit: WordMatcher.Hit) -> Bool {
    hit.entry != "reduziert*" || bytes.contains { $0 == UInt8(ascii: "$") } || bytes.hasCurrency
  }

  /// `statt 99 €`, `statt bisher 99 Euro`, `instead of €99`.
  private func former(at index: Int) -> Range<Int>? {
    let number = scanned.words.words[index].place
    let before = scanned.words.words[max(0, index - 2)..<index]
    guard let word = before.last(where: { ["statt", "instead"].contains(folded($0)) }),
      number.lowerBound - word.place.upperBound <= 12
    else { return nil }
    let around = Array(bytes[word.place.upperBound..<min(bytes.count, number.upperBound + 12)])
    return around.hasCurrency ? word.place.lowerBound..<number.upperBound : nil
  }

  private func folded(_ word: FoldedWords.Word) -> String {
    String(decoding: scanned.words.folded[word.folded], as: UTF8.self)
  }
}

extension [UInt8] {
  /// Whether the sign or the name of a currency stands in it.
  fileprivate var hasCurrency: Bool {
    ["€", "Euro", "EUR", "$", "£", "CHF", ",-", ",–"].contains { contains(stretch: Array($0.utf8)) }
  }
}
