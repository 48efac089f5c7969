package import Content

/// Whether a network takes a text, as far as its length and its characters tell.
package struct TextVerdict: Sendable, Hashable {
  /// From the lowest to the highest that is plausible; both are the same where the network says what it counts.
  package var length: ClosedRange<Int>
  /// The most that the network takes; nothing where it states none. Where several limits bind, the one that the text is
  /// nearest to.
  package var limit: Int?
  /// What `length` and `limit` count.
  package var unit: TextUnit
  /// What keeps the network from taking it.
  package var problems: [Problem] = []
  /// Whether it is too long by some plausible way to count, though not by all.
  package var mayBeTooLong = false

  /// What is wrong with a text.
  package enum Problem: Sendable, Hashable {
    case empty
    /// However one counts.
    case tooLong
    /// A character that the network refuses.
    case forbidden(Unicode.Scalar)
  }

  package var isValid: Bool { problems.isEmpty }

  /// The verdict on `text`, of which `count` is the count on `network`.
  ///
  /// - Parameter maximum: instead of the network's own limit.
  package init(_ text: String, _ count: TextCount, on network: Network, maximum: Int? = nil) {
    let limits = Self.limits(of: network, maximum: maximum)
    let readings = limits.map { (limit: $0, length: count.length(in: $0.unit)) }
    let nearest = readings.max { Self.share($0.length, of: $0.limit) < Self.share($1.length, of: $1.limit) }
    unit = nearest?.limit.unit ?? .graphemes
    length = nearest?.length ?? count.length(in: .graphemes)
    limit = nearest?.limit.maximum
    if text.isBlank, Self.refusesEmpty.contains(network) { problems.append(.empty) }
    if readings.contains(where: { $0.length.lowerBound > $0.limit.maximum }) { problems.append(.tooLong) }
    mayBeTooLong = readings.contains { $0.length.upperBound > $0.limit.maximum }
    problems += Self.forbidden(in: text, on: network).map(Problem.forbidden)
  }

  /// Where a post that has nothing but a text needs one. Elsewhere a picture or a film comes with it, or a title.
  private static let refusesEmpty: Set<Network> = [
    .x, .facebook, .linkedin, .mastodon, .threads, .telegram, .googleBusiness, .discord, .xing,
  ]

  /// The limits that bind: what others only assume is left out.
  private static func limits(of network: Network, maximum: Int?) -> [TextLimit] {
    var limits = network.facts.text.filter { $0.confidence != .assumed }.map(\.value)
    guard let maximum else { return limits }
    let own = TextLimit(maximum, limits.first?.unit ?? .unstated)
    if limits.isEmpty { limits = [own] } else { limits[0] = own }
    return limits
  }

  private static func share(_ length: ClosedRange<Int>, of limit: TextLimit) -> Double {
    Double(length.upperBound) / Double(max(limit.maximum, 1))
  }

  /// Each refused character that `text` has, once.
  private static func forbidden(in text: String, on network: Network) -> [Unicode.Scalar] {
    let refused = network == .x ? ["\u{FEFF}", "\u{FFFE}", "\u{FFFF}"] : network.facts.forbiddenCharacters?.value ?? []
    return refused.filter { text.unicodeScalars.contains($0) }
  }
}
