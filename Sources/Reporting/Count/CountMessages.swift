import Content
import Validation

/// What a count says around the numbers.
enum CountMessages {
  static let url = "address"
  static let mention = "mention"
  static let hashtag = "hashtag"
  static let cashtag = "cashtag"
  static let emoji = "emoji"
  static let mayBeTooLong = "May be too long: the network does not say what it counts, and the highest way exceeds it."

  static func escaped(_ length: Int, limit: Int) -> String {
    "May be too long: escaped as LinkedIn's text format wants it, it has \(length) characters, and the limit is \(limit)."
  }

  /// `241 of 280 characters, 39 left`; `504 of 500 bytes (498 characters), 4 too many`.
  static func length(_ verdict: TextVerdict, _ count: TextCount) -> String {
    let (lowest, highest) = (verdict.length.lowerBound, verdict.length.upperBound)
    let number = lowest == highest ? "\(highest)" : "\(lowest) to \(highest)"
    guard let limit = verdict.limit else { return "\(number) \(unit(verdict.unit, count: highest)), no limit known" }
    let whole = "\(number) of \(limit) \(unit(verdict.unit))\(beside(verdict, count))"
    if lowest > limit { return "\(whole), \(highest - limit) too many" }
    let left = verdict.readings.map { $0.limit - $0.length.upperBound }.min() ?? 0
    return highest > limit ? whole : "\(whole), \(left) left"
  }

  /// In brackets what people see, where bytes count, or the bytes, where these count as well.
  private static func beside(_ verdict: TextVerdict, _ count: TextCount) -> String {
    if verdict.unit == .utf8 { return " (\(count.graphemes) \(unit(.graphemes, count: count.graphemes)))" }
    let bytes = verdict.readings.first { $0.unit == .utf8 && $0.limit == verdict.limit }?.length.upperBound
    guard let bytes, bytes != verdict.length.upperBound else { return "" }
    return " (\(bytes) bytes)"
  }

  /// What is counted, in a word.
  static func unit(_ unit: TextUnit, count: Int = 2) -> String {
    let noun =
      switch unit {
      case .weighted, .mastodon, .graphemes, .codePoints, .threads, .escaped, .unstated: "character"
      case .utf16: "UTF-16 unit"
      case .utf8: "byte"
      }
    return count == 1 ? noun : noun + "s"
  }

  /// How it is counted, where that is not what people see.
  static func rule(_ unit: TextUnit) -> String? {
    switch unit {
    case .weighted: "An address counts 23, an emoji 2, most letters from outside Europe 2."
    case .mastodon: "An address counts 23, a mention counts without its server."
    case .codePoints: "Unicode code points count: many emoji are several."
    case .utf16: "UTF-16 code units count: most emoji are 2 and more."
    case .utf8: "Bytes count: ä is 2, ’ and – are 3, an emoji 4 and more."
    case .threads: "Bytes count as well, and must be no more than that: ä is 2, ’ and – are 3, an emoji 4 and more."
    case .graphemes, .escaped, .unstated: nil
    }
  }

  /// What keeps the network from taking it; nothing where the length says it.
  static func problem(_ problem: TextVerdict.Problem) -> String? {
    switch problem {
    case .tooLong: nil
    case .empty: "The text is empty."
    case .forbidden(let scalar): "The network refuses the character \(name(scalar))."
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar)
    return scalar.value > 0x20 && scalar.value < 0x7F ? "\"\(scalar)\"" : code
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }

  /// `counts 23, not 31`; nothing where it counts as it is written.
  static func counts(_ number: Int, insteadOf written: Int) -> String? {
    number == written ? nil : "counts \(number), not \(written)"
  }

  /// `3 times`; nothing for what is there once.
  static func times(_ number: Int) -> String? { number == 1 ? nil : "\(number) times" }

  static func more(_ number: Int) -> String { "and \(number) more" }
}
