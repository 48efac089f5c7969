internal import Content
internal import Diagnostics

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
