internal import Content
internal import Diagnostics

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

  /// What is too long in `text`; nothing where it fits.
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
  func lengthLimit(_ fact: Fact<TextLimit>?, name: String, reported: Severity = .warning) -> LengthLimit? {
    channel.limits[name].map { limit($0, instead: fact) } ?? fact.map { limit($0, reported: reported) }
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
