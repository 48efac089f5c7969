/// Whether a network accepts a text, as far as length and characters decide it.
public struct TextVerdict: Sendable, Hashable {
  /// The length, from the lowest to the highest plausible value; both are equal if the network states its unit.
  public var length: ClosedRange<Int>
  /// The most that the network accepts; `nil` if no limit is known.
  ///
  /// If several limits bind, the one that the text is nearest to. The same number in two units is one limit, given in the
  /// network's own unit unless it is exceeded only in the other.
  public var limit: Int?
  /// The unit of `length` and `limit`.
  public var unit: TextUnit
  /// Every limit that binds, in the order of the network's facts; empty where none is known.
  public var readings: [Reading] = []
  /// Why the network refuses the text; empty if it does not.
  public var problems: [Problem] = []
  /// Whether the text is too long by some plausible way to count, but not by all.
  public var mayBeTooLong = false

  /// The length of a text, and one limit.
  public struct Reading: Sendable, Hashable {
    /// The unit of `length` and `limit`.
    public var unit: TextUnit
    /// The length, from the lowest to the highest plausible value.
    public var length: ClosedRange<Int>
    /// The most that the network accepts, in `unit`.
    public var limit: Int

    /// Whether the text is too long even by the lowest plausible length.
    public var isExceeded: Bool { length.lowerBound > limit }
    fileprivate var share: Double { Double(length.upperBound) / Double(max(limit, 1)) }
  }

  /// What is wrong with a text.
  public enum Problem: Sendable, Hashable {
    /// A text that is empty or only white space, on a network that refuses one.
    case empty
    /// A text that is too long even by the lowest plausible length.
    case tooLong
    /// A character that the network refuses.
    case forbidden(Unicode.Scalar)
  }

  /// Whether no problem was found.
  public var isValid: Bool { problems.isEmpty }

  /// Creates the verdict on `text`.
  ///
  /// - Parameters:
  ///   - count: the count of `text` on `network`.
  ///   - maximum: a limit that replaces the network's own, for a premium account or another server.
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

  /// The networks where a post of text alone needs one. Elsewhere a picture or a film comes with it, or a title.
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
