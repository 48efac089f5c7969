internal import Content

extension TextUnit {
  /// `312 characters as X counts`.
  func measure(_ count: Int) -> String {
    let isOne = count == 1
    switch self {
    case .weighted: return "\(count) \(isOne ? "character" : "characters") as X counts"
    case .mastodon: return "\(count) \(isOne ? "character" : "characters") as Mastodon counts"
    case .threads: return "\(count) \(isOne ? "character" : "characters") as Threads counts"
    case .graphemes, .codePoints, .unstated: return "\(count) \(isOne ? "character" : "characters")"
    case .utf16: return "\(count) UTF-16 \(isOne ? "unit" : "units")"
    case .utf8: return "\(count) \(isOne ? "byte" : "bytes")"
    case .escaped: return "\(count) \(isOne ? "character" : "characters") once it is escaped"
    }
  }

  /// Whether it counts what people see, or nearly.
  var isSeen: Bool {
    switch self {
    case .utf8, .escaped: false
    default: true
    }
  }

  /// What is special about it, as a sentence; nothing where it counts what people see.
  var hint: String? {
    switch self {
    case .weighted: "An address counts 23, emoji and most letters outside Europe count 2."
    case .mastodon: "An address counts 23, a mention counts without its server."
    case .threads: "An emoji counts 4 and more: its bytes."
    case .codePoints: "Each Unicode code point counts: many emoji are several."
    case .utf16: "Most emoji count 2 and more."
    case .utf8: "Bytes count: `ä` is 2, `’`, `–` and `…` are 3, an emoji 4 and more."
    case .escaped:
      "LinkedIn's API wants a backslash before each `\\ | { } @ [ ] ( ) < > # * _ ~` that is text. Whether LinkedIn counts "
        + "it is not documented."
    case .graphemes, .unstated: nil
    }
  }
}
