internal import Content
internal import Diagnostics

/// Media have as many pixels, and as many pictures, as the network takes.
enum MediaDimensions: MediumRule {
  static let description = RuleDescription(
    id: "media-dimensions",
    summary: "Pictures and films have as many pixels as their network takes, and GIFs as many pictures",
    explanation: "The numbers are in the file's head. Of a picture they decide; what a film's container says is only "
      + "worth a warning, since networks go by what their decoder finds.",
    invalid: RuleExample.post(with: "media/markt.gif (gif 1400x900, 20 frames)"),
    valid: RuleExample.post(with: "media/markt.gif (gif 700x450, 20 frames)"))

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let limits = medium.limits, let facts = medium.facts else { return [] }
    let network = channel.network.displayName
    return sides(facts, limits, network).compactMap { text, fact in
      MediaProblem(
        summary: "\(medium.name) \(text)", severity: medium.isCertain ? fact.severity : min(fact.severity, .warning),
        note: fact.note)
    }
  }

  /// What of a fact goes into a finding.
  private typealias Weight = (severity: Severity, note: String)

  private static func sides(
    _ facts: MediaFacts, _ limits: MediaKindLimits, _ network: String
  ) -> [(String, Weight)] {
    guard let width = facts.width, let height = facts.height else { return frames(facts, limits, network) }
    let (pixels, isTooMany) = width.multipliedReportingOverflow(by: height)
    let all = limits.kind == .gif ? (facts.frames ?? 1) : 1
    let (total, isBeyond) = pixels.multipliedReportingOverflow(by: all)
    let area = isTooMany || isBeyond ? Int.max : total
    return [
      side("wide", width, limits.width, network), side("high", height, limits.height, network),
      beyond("has \(area) pixels", area, limits.pixels, network),
      beyond("has \(width + height) pixels of width and height together", width + height, limits.edges, network),
      scaled(width, limits.recommendedWidth, network),
    ].compactMap { $0 } + frames(facts, limits, network)
  }

  private static func side(
    _ direction: String, _ value: Int, _ fact: Fact<ClosedRange<Int>>?, _ network: String
  ) -> (String, Weight)? {
    guard let fact, !fact.value.contains(value) else { return nil }
    let limit =
      value > fact.value.upperBound ? "of \(fact.value.upperBound)" : "of at least \(fact.value.lowerBound)"
    return ("is \(value) pixels \(direction) \(limit) on \(network)", (fact.severity(), fact.sourceNote))
  }

  private static func beyond(
    _ text: String, _ value: Int, _ fact: Fact<Int>?, _ network: String
  ) -> (String, Weight)? {
    guard let fact, value > fact.value else { return nil }
    return ("\(text) of \(fact.value) on \(network)", (fact.severity(), fact.sourceNote))
  }

  private static func scaled(_ width: Int, _ fact: Fact<Int>?, _ network: String) -> (String, Weight)? {
    guard let fact, width > fact.value else { return nil }
    return ("is \(width) pixels wide, \(network) scales it down to \(fact.value)", (.note, fact.sourceNote))
  }

  private static func frames(_ facts: MediaFacts, _ limits: MediaKindLimits, _ network: String) -> [(String, Weight)] {
    guard facts.type.hasPrefix("image/"), let frames = facts.frames else { return [] }
    return [beyond("has \(frames) pictures", frames, limits.frames, network)].compactMap { $0 }
  }
}
