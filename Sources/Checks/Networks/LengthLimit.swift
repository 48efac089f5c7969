internal import Core
internal import SocialText

/// The most that a text may have on one channel: its network's limit, or what `limits` in `stet.yml` says instead.
struct LengthLimit {
  let maximum: Int
  /// Beyond this it is worth a warning.
  let recommended: Int?
  let unit: TextUnit
  /// What it weighs to exceed the maximum, however one counts.
  let severity: Severity
  /// Who says so: `Bluesky`, or `stet.yml`.
  let owner: String

  /// What is too long in `text`; `nil` where it fits.
  ///
  /// - Parameters:
  ///   - extra: what else counts, in the same unit.
  ///   - length: how long the text is in a unit, asked for only where it may be too long.
  func excess(
    of text: String, adding extra: Int = 0, length: (TextUnit) -> ClosedRange<Int>
  ) -> LengthExcess? {
    let least = min(maximum, recommended ?? maximum)
    guard unit.bound(of: text, goal: least - extra) > least - extra else { return nil }
    let length = length(unit)
    guard let kind = kind(of: length.lowerBound + extra...length.upperBound + extra) else { return nil }
    return LengthExcess(
      limit: self, length: length.lowerBound + extra...length.upperBound + extra, kind: kind,
      characters: unit.isSeen ? nil : Graphemes.count(text))
  }

  private func kind(of length: ClosedRange<Int>) -> LengthExcess.Kind? {
    if length.lowerBound > maximum { return .certain }
    if length.upperBound > maximum { return .plausible }
    return length.lowerBound > recommended ?? .max ? .unwise : nil
  }
}

extension ChannelUnderCheck {
  /// The limits that `facts` are here. The one of `stet.yml`, where `names` has one, stands instead of the first, and of
  /// others with the same number, which are that limit in another unit; guesses of the network's own are moot then.
  ///
  /// - Parameter reported: what it weighs to exceed a limit that only others than the network state.
  func lengthLimits(
    _ facts: [Fact<TextLimit>], names: [String] = [], reported: Severity = .warning
  ) -> [LengthLimit] {
    guard let own = names.compactMap({ channel.limits[$0] }).first else {
      return facts.map { limit($0, reported: reported) }
    }
    return [limit(own, instead: facts.first)]
      + facts.dropFirst().filter { $0.confidence != .assumed }.map { fact in
        fact.value.maximum == facts[0].value.maximum ? limit(own, instead: fact) : limit(fact, reported: reported)
      }
  }

  /// The same for one fact.
  func lengthLimit(_ fact: Fact<TextLimit>?, name: String? = nil) -> LengthLimit? {
    name.flatMap { channel.limits[$0] }.map { limit($0, instead: fact) } ?? fact.map { limit($0, reported: .warning) }
  }

  /// What `stet.yml` says.
  private func limit(_ own: Int64, instead fact: Fact<TextLimit>?) -> LengthLimit {
    LengthLimit(
      maximum: Int(own), recommended: nil, unit: fact?.value.unit ?? .unstated, severity: .error, owner: "`stet.yml`")
  }

  private func limit(_ fact: Fact<TextLimit>, reported: Severity) -> LengthLimit {
    let severity: Severity =
      switch fact.confidence {
      case .documented: .error
      case .reported: reported
      case .assumed: .warning
      }
    return LengthLimit(
      maximum: fact.value.maximum, recommended: fact.value.recommended, unit: fact.value.unit, severity: severity,
      owner: network.displayName)
  }
}

/// A text that is too long, or may be.
struct LengthExcess {
  enum Kind {
    /// However one counts.
    case certain
    /// Only if the network counts in the unit that makes the text longest.
    case plausible
    /// Not refused, and yet too long.
    case unwise
  }

  let limit: LengthLimit
  /// The lowest and the highest plausible length.
  let length: ClosedRange<Int>
  let kind: Kind
  /// How many characters people see, where that is not what is counted.
  let characters: Int?

  var severity: Severity { kind == .certain ? limit.severity : .warning }

  /// `the text has 312 characters as X counts, 32 more than X takes (280)`.
  func summary(of subject: String) -> String {
    switch kind {
    case .certain:
      let takes = limit.owner == "`stet.yml`" ? "allows" : "takes"
      let surplus = length.lowerBound - limit.maximum
      let seen = characters.map { " (\(TextUnit.graphemes.measure($0)))" } ?? ""
      return "\(subject) has \(limit.unit.measure(length.lowerBound))\(seen), \(surplus) more than \(limit.owner) "
        + "\(takes) (\(limit.maximum))"
    case .plausible:
      return "\(subject) may be too long: \(length.lowerBound) to \(limit.unit.measure(length.upperBound)), "
        + "the limit is \(limit.maximum)"
    case .unwise:
      return "\(subject) has \(limit.unit.measure(length.lowerBound)), more than the \(limit.recommended ?? 0) that "
        + "are safe"
    }
  }

  /// How much of the limit is exceeded: 1.1 is a tenth too much.
  var share: Double { Double(length.upperBound) / Double(max(limit.maximum, 1)) }

  /// `advice`, and what is special about how the network counts.
  func explanation(_ advice: String, on network: Network) -> String {
    switch kind {
    case .certain: [advice, limit.unit.hint].compactMap { $0 }.joined(separator: " ")
    case .plausible:
      "\(network.displayName) does not say how it counts emoji\(network == .linkedin ? ", mentions" : "") and composed "
        + "letters. \(advice)"
    case .unwise: "Some ways to \(network.displayName) cut or refuse it. \(advice)"
    }
  }
}

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
    let signs = unit == .escaped ? EscapedLength.signs(in: text, hashtags: count.hashtags) : []
    for character in text {
      let isServer = server.contains(place, character)
      if let length = whole.isInside(place) {
        if length { budget -= WeightedLength.url }
      } else if !isServer {
        budget -= cost(of: character, emoji.isInside(place)) - (signs.contains(place) ? 1 : 0)
      }
      guard budget >= 0 else { return bytes }
      bytes += character.utf8.count
      place += character.unicodeScalars.count
    }
    return bytes
  }

  /// - Parameter emoji: whether the character begins an emoji, or lies in one; `nil` where it is none.
  private func cost(of character: Character, _ emoji: Bool?) -> Int {
    switch unit {
    case .graphemes, .mastodon, .unstated: 1
    case .codePoints: character.unicodeScalars.count
    case .utf16: character.utf16.count
    case .escaped: character.utf16.count + character.unicodeScalars.count(where: LittleText.isReserved)
    case .utf8: character.utf8.count
    case .threads: emoji == nil ? character.unicodeScalars.count : character.utf8.count
    case .weighted:
      emoji.map { $0 ? 2 : 0 } ?? character.unicodeScalars.reduce(0) { $0 + WeightedLength.weight(of: $1) }
    }
  }
}

extension TextUnit {
  fileprivate var joinsAddresses: Bool { self == .weighted || self == .mastodon }
  fileprivate var joinsEmoji: Bool { self == .weighted || self == .threads }
}

/// Stretches of a text, asked about in its order.
private struct Stretches {
  private var rest: ArraySlice<Range<Int>>

  init(_ stretches: [Range<Int>]) { rest = stretches[...] }

  /// Whether `place` begins a stretch; `nil` where it lies in none.
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

extension TextUnit {
  /// What no text like `text` exceeds in this unit: cheap to tell, so that most texts need no count.
  ///
  /// An address counts 23. It has a `.` with a top-level domain of two letters or more behind and all the letters and
  /// digits before, and these are counted anyway. In composed form (NFC) a symbol of music, four bytes long, is three
  /// code points that count 2 each. A letter of Latin-1, two bytes long, counts 1.
  ///
  /// - Parameter goal: a bound that is no larger is good enough.
  func bound(of text: String, goal: Int = 0) -> Int {
    if self == .escaped { return text.utf8.count + text.unicodeScalars.count(where: LittleText.isReserved) }
    guard self == .weighted || self == .mastodon else { return text.utf8.count }
    var text = text
    return text.withUTF8 { bytes in
      let wide = bytes.count + 2 * bytes.number { $0 >= 0xF0 } - bytes.number { $0 == 0xC3 }
      let loose = wide + 20 * bytes.number { $0 == 0x2E }
      return loose <= goal ? loose : wide + TextUnit.surplus(ofAddresses: bytes)
    }
  }

  /// How much more than their letters and digits addresses may count.
  private static func surplus(ofAddresses bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var surplus = 0
    for place in bytes.indices.dropFirst() where bytes[place - 1] == 0x2E {
      guard bytes[place] >= 0x80 || bytes[place].isASCIILetterOrDigit else { continue }
      /// How many letters and digits stand before.
      var label = 0
      while label < 20, label + 1 < place, bytes[place - label - 2].isASCIILetterOrDigit { label += 1 }
      surplus += 20 - label
    }
    return surplus
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many bytes fit; counted in bytes and without a branch, so that many are looked at in one step.
  func number(where fits: (UInt8) -> Bool) -> Int {
    var number = 0
    var place = 0
    while place < count {
      let end = Swift.min(place + 255, count)
      var few: UInt8 = 0
      while place < end {
        few &+= fits(self[place]) ? 1 : 0
        place &+= 1
      }
      number += Int(few)
    }
    return number
  }
}

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

  /// What is special about it, as a sentence; `nil` where it counts what people see.
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

/// A text is no longer than the network takes.
enum TextTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "text-too-long",
    summary: "A text is no longer than its network takes, counted as the network counts",
    explanation:
      "Link, mentions and hashtags that are appended count as well. Shorten the text, or write a shorter one for "
      + "the channel in `overrides`. `limits` of the channel in `stet.yml` replaces the network's limit.",
    invalid: """
      ---
      id: advent
      channels: [bluesky]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet unser Hof mit Glühwein, Musik und vielen Lichtern.
      """,
    valid: """
      ---
      id: advent
      channels: [bluesky]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet unser Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let warning = channel.countedWarning
    return channel.finalTexts.indices.findings { index in
      guard let excess = channel.excess(ofPart: index, adding: warning) else { return [] }
      return [finding(excess, inPart: index, adding: warning, on: channel)]
    }
  }

  private static func finding(
    _ excess: LengthExcess, inPart index: Int, adding warning: Int, on channel: ChannelUnderCheck
  ) -> Finding {
    let subject = channel.finalTexts.count == 1 ? "the text" : "part \(index + 1)"
    let whole = warning > 0 ? "\(subject) with its content warning" : subject
    let typed = typedPlace(of: excess, inPart: index, adding: warning, on: channel)
    let appended = typed == nil ? appendedKey(channel) : nil
    let cause = appended.map { ": as typed it fits, `\($0)` makes it too long" } ?? ""
    return finding(
      in: channel.post, at: typed ?? appended.map(channel.value) ?? channel.textStart,
      excess.summary(of: whole) + cause, severity: excess.severity,
      explanation: excess.explanation(description.explanation, on: channel.network))
  }

  /// The last of the keys whose values were appended to the text as typed.
  private static func appendedKey(_ channel: ChannelUnderCheck) -> String? {
    ["hashtags", "mentions", "link"].first(where: channel.isWritten)
  }

  /// The place from which the text is too long; `nil` if that part was not typed into it.
  private static func typedPlace(
    of excess: LengthExcess, inPart index: Int, adding warning: Int, on channel: ChannelUnderCheck
  ) -> SourceRange? {
    let limit = excess.limit
    let most = excess.kind == .unwise ? limit.recommended ?? limit.maximum : limit.maximum
    let unit = excess.kind == .plausible ? TextUnit.utf16 : limit.unit
    let offset = LimitCrossing.offset(
      in: channel.finalTexts[index], maximum: most - warning, unit: unit,
      count: { channel.count(ofPart: index) })
    return channel.typedPlace(inPart: index, fromByte: offset)
  }
}
