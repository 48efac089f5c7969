internal import Content
internal import Diagnostics

/// Pictures and films have an aspect ratio that the network accepts.
enum MediaAspect: MediumRule {
  static let description = RuleDescription(
    id: "media-aspect",
    summary: "The width and height of pictures and films go together as their network takes them",
    explanation: "The network crops such a picture, or turns it away. Crop it yourself, so that what matters is seen.",
    invalid: RuleExample.instagram + "\n"
      + RuleExample.post(with: "media/markt.jpg (jpeg 1080x1920)", on: "instagram"),
    valid: RuleExample.instagram + "\n" + RuleExample.post(with: "media/markt.jpg (jpeg 1080x1350)", on: "instagram"))

  /// Networks round their ratios, and pixels are whole: 1200 x 628 is what people are told to use for 1.91:1.
  private static let tolerance = 0.01

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let fact = medium.limits?.aspect, let width = medium.facts?.width, let height = medium.facts?.height else {
      return []
    }
    let ratio = Double(width) / Double(height)
    let (lowest, highest) = (fact.value.lowerBound, fact.value.upperBound)
    guard ratio < lowest * (1 - tolerance) || ratio > highest * (1 + tolerance) else { return [] }
    let format = channel.format == channel.network.standardFormat ? "" : " in a \(channel.format.rawValue)"
    let summary =
      "\(medium.name) is \(width) x \(height), \(Amount.ratio(ratio)): \(channel.network.displayName) takes "
      + "\(Amount.ratio(lowest)) to \(Amount.ratio(highest))\(format)"
    return [
      MediaProblem(summary: summary, severity: fact.severity(isCertain: medium.isCertain), note: fact.sourceNote)
    ]
  }
}
