internal import Checks
internal import Core
package import SocialText

/// The length of a text as one network counts it, and the parts that are counted in a special way.
package struct CountReport {
  let text: String
  let network: Network
  let count: TextCount
  let verdict: TextVerdict

  /// - Parameter maximum: instead of the network's own limit.
  package init(_ text: String, on network: Network, maximum: Int? = nil) {
    self.text = text
    self.network = network
    count = TextCounter.count(text, on: network, inAllUnits: true)
    verdict = TextVerdict(text, count, on: network, maximum: maximum)
  }

  /// Whether the network accepts the text, judging by the text alone.
  package var isValid: Bool { verdict.isValid }
}

extension CountReport {
  /// For people at a terminal: the answer first, then what counted specially.
  package func text(style: TextStyle) -> String {
    let length = style.paint(CountMessages.length(verdict, count), isValid ? .ok : .error)
    let problems = verdict.problems.compactMap(CountMessages.problem).map { style.paint($0, .error) }
    let doubt = doubts.map { style.paint($0, .warning) }
    let rule = CountMessages.rule(verdict.unit).map { [style.paint($0, .dim)] } ?? []
    let lines = ["\(style.paint(network.displayName, .bold)): \(length)"] + problems + doubt + rule
    let special = specialLines(style)
    return (lines + (special.isEmpty ? [] : [""] + special)).joined(separator: "\n") + "\n"
  }

  /// Why a text that is not certain to be too long may be.
  private var doubts: [String] {
    guard isValid, verdict.mayBeTooLong, let limit = verdict.limit else { return [] }
    let isEscaped = verdict.length.upperBound <= limit
    return [isEscaped ? CountMessages.escaped(count.escaped, limit: limit) : CountMessages.mayBeTooLong]
  }

  private func specialLines(_ style: TextStyle) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var columns = TextColumns(style: style)
    let kinds: [(String, [Range<Int>])] = [
      (CountMessages.url, count.urls), (CountMessages.mention, count.mentions), (CountMessages.hashtag, count.hashtags),
      (CountMessages.cashtag, count.cashtags), (CountMessages.emoji, count.emoji),
    ]
    for (kind, ranges) in kinds {
      let written = CountReport.distinct(ranges.map { Array(scalars[$0]) })
      for (scalars, times) in written.prefix(Self.shown) {
        let notes = [note(kind, scalars), CountMessages.times(times)].compactMap { $0 }.joined(separator: ", ")
        columns.append([(kind, .dim), (Self.shown(scalars), nil), (notes, .dim)])
      }
      if written.count > Self.shown {
        columns.append([(kind, .dim), (CountMessages.more(written.count - Self.shown), nil)])
      }
    }
    return columns.lines()
  }

  /// Each of `texts` once, in the order of its first, with how often it is there.
  private static func distinct(_ texts: [[Unicode.Scalar]]) -> [(scalars: [Unicode.Scalar], times: Int)] {
    var places: [[Unicode.Scalar]: Int] = [:]
    var found: [(scalars: [Unicode.Scalar], times: Int)] = []
    for text in texts {
      if let place = places[text] {
        found[place].times += 1
      } else {
        places[text] = found.count
        found.append((text, 1))
      }
    }
    return found
  }

  /// How many of a kind are listed.
  private static let shown = 12

  private static func shown(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(60))
    return TerminalText.oneLine(String(text)) + (scalars.count > 60 ? "…" : "")
  }

  /// What an address or a mention counts, where that is not what is written.
  private func note(_ kind: String, _ written: [Unicode.Scalar]) -> String? {
    switch (verdict.unit, kind) {
    case (.weighted, CountMessages.url), (.mastodon, CountMessages.url):
      return CountMessages.counts(23, insteadOf: written.count)
    case (.weighted, CountMessages.emoji) where written.count > 1:
      return CountMessages.counts(2, insteadOf: written.count)
    case (.mastodon, CountMessages.mention):
      guard let server = written.dropFirst().firstIndex(of: "@") else { return nil }
      return CountMessages.counts(server, insteadOf: written.count)
    default: return nil
    }
  }
}

extension CountReport {
  /// The document `stet/count/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/count/v1",
      [
        "network": .string(network.rawValue),
        "length": .integer(verdict.length.upperBound),
        "lowest": .integer(verdict.length.lowerBound),
        "limit": verdict.limit.map { .integer($0) } ?? .null,
        "unit": .string(verdict.unit.countName),
        "limits": .list(verdict.readings) {
          [
            "unit": .string($0.unit.countName), "lowest": .integer($0.length.lowerBound),
            "length": .integer($0.length.upperBound), "limit": .integer($0.limit),
          ]
        },
        "valid": .bool(isValid),
        "counts": counts,
        "urls": .list(count.urls, \.json), "mentions": .list(count.mentions, \.json),
        "hashtags": .list(count.hashtags, \.json), "cashtags": .list(count.cashtags, \.json),
        "emoji": .list(count.emoji, \.json),
      ])
  }

  private var counts: JSONValue {
    .members([
      "weighted": .integer(count.weighted), "graphemes": .integer(count.graphemes),
      "codePoints": .integer(count.codePoints), "utf16": .integer(count.utf16), "utf8": .integer(count.utf8),
      "escaped": network == .linkedin ? .integer(count.escaped) : nil,
    ])
  }
}

extension TextUnit {
  /// What is counted, as the document names it: what a network does with addresses, mentions and emoji besides is its
  /// own rule.
  fileprivate var countName: String {
    switch self {
    case .weighted, .graphemes, .codePoints, .utf16, .utf8: rawValue
    case .mastodon: TextUnit.graphemes.rawValue
    case .threads: TextUnit.codePoints.rawValue
    case .escaped, .unstated: TextUnit.utf16.rawValue
    }
  }
}

extension Range<Int> {
  fileprivate var json: JSONValue { ["start": .integer(lowerBound), "end": .integer(upperBound)] }
}

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

  /// What keeps the network from taking it; `nil` where the length says it.
  static func problem(_ problem: TextVerdict.Problem) -> String? {
    switch problem {
    case .tooLong: nil
    case .empty: "The text is empty."
    case .forbidden(let scalar): "The network refuses the character \(name(scalar))."
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    scalar.value > 0x20 && scalar.value < 0x7F ? "\"\(scalar)\"" : scalar.codePoint
  }

  /// `counts 23, not 31`; `nil` where it counts as it is written.
  static func counts(_ number: Int, insteadOf written: Int) -> String? {
    number == written ? nil : "counts \(number), not \(written)"
  }

  /// `3 times`; `nil` for what is there once.
  static func times(_ number: Int) -> String? { number == 1 ? nil : "\(number) times" }

  static func more(_ number: Int) -> String { "and \(number) more" }
}
