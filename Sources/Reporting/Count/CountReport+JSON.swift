import Canonical
import Content
import Validation

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
