/// Whether a network takes a text, as far as its length and its characters tell.
public struct TextVerdict: Sendable, Hashable {
  /// From the lowest to the highest that is plausible; both are the same where the network says what it counts.
  public var length: ClosedRange<Int>
  /// The most that the network takes; nil where it states none.
  ///
  /// Where several limits bind, the one that the text is nearest to. The same number in two units is one limit: it is told
  /// in the network's own unit, unless it is exceeded in the other alone.
  public var limit: Int?
  /// What `length` and `limit` count.
  public var unit: TextUnit
  /// Every limit that binds, in the order of the network's facts; empty where none is known.
  public var readings: [Reading] = []
  /// What keeps the network from taking it.
  public var problems: [Problem] = []
  /// Whether it is too long by some plausible way to count, though not by all.
  public var mayBeTooLong = false

  /// How long a text is by one limit.
  public struct Reading: Sendable, Hashable {
    /// What `length` and `limit` count.
    public var unit: TextUnit
    /// From the lowest to the highest that is plausible.
    public var length: ClosedRange<Int>
    /// The most that the network takes, in `unit`.
    public var limit: Int

    /// Whether the text is too long however one counts in the unit.
    public var isExceeded: Bool { length.lowerBound > limit }
    fileprivate var share: Double { Double(length.upperBound) / Double(max(limit, 1)) }
  }

  /// What is wrong with a text.
  public enum Problem: Sendable, Hashable {
    /// A text of spaces alone, or none, where the network refuses it.
    case empty
    /// A text that is too long however one counts.
    case tooLong
    /// A character that the network refuses.
    case forbidden(Unicode.Scalar)
  }

  /// Whether the network takes the text, as far as can be told.
  public var isValid: Bool { problems.isEmpty }

  /// The verdict on `text`, of which `count` is the count on `network`.
  ///
  /// - Parameter maximum: instead of the network's own limit.
  public init(_ text: String, _ count: TextCount, on network: Network, maximum: Int? = nil) {
    readings = Self.limits(of: network, maximum: maximum).map { limit in
      Reading(unit: limit.unit, length: count.length(in: limit.unit), limit: limit.maximum)
    }
    let nearest = Self.nearest(readings)
    unit = nearest?.unit ?? .graphemes
    length = nearest?.length ?? count.length(in: .graphemes)
    limit = nearest?.limit
    if text.isBlank, Self.refusesEmpty.contains(network) { problems.append(.empty) }
    if readings.contains(where: \.isExceeded) { problems.append(.tooLong) }
    mayBeTooLong =
      readings.contains { $0.length.upperBound > $0.limit }
      || network == .linkedin && count.escaped > readings.first?.limit ?? .max
    problems += Self.forbidden(in: text, on: network).map(Problem.forbidden)
  }

  /// Where a post that has nothing but a text needs one. Elsewhere a picture or a film comes with it, or a title.
  private static let refusesEmpty: Set<Network> = [
    .x, .facebook, .linkedin, .mastodon, .threads, .telegram, .googleBusiness, .discord, .xing,
  ]

  /// The limits that bind: what others only assume is left out.
  private static func limits(of network: Network, maximum: Int?) -> [TextLimit] {
    let limits = network.textLimits.filter { $0.confidence != .assumed }.map(\.value)
    guard let maximum else { return limits }
    guard let first = limits.first else { return [TextLimit(maximum, .unstated)] }
    return [TextLimit(maximum, first.unit)]
      + limits.dropFirst().map { $0.maximum == first.maximum ? TextLimit(maximum, $0.unit) : $0 }
  }

  private static func nearest(_ readings: [Reading]) -> Reading? {
    let exceeded = readings.filter(\.isExceeded)
    let own = readings.indices.filter { place in !readings[..<place].contains { $0.limit == readings[place].limit } }
    return (exceeded.isEmpty ? own.map { readings[$0] } : exceeded).max { $0.share < $1.share }
  }

  /// Each refused character that `text` has, once.
  private static func forbidden(in text: String, on network: Network) -> [Unicode.Scalar] {
    let refused = network == .x ? ["\u{FEFF}", "\u{FFFE}", "\u{FFFF}"] : network.forbiddenCharacters?.value ?? []
    return refused.filter { text.unicodeScalars.contains($0) }
  }
}
