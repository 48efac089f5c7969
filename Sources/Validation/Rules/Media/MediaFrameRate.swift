internal import Content
internal import Diagnostics

/// Films have as many pictures a second as the network takes.
enum MediaFrameRate: MediumRule {
  static let description = RuleDescription(
    id: "media-frame-rate", severity: .warning,
    summary: "Films have as many pictures a second as their network takes",
    explanation: "Export the film again, with 25 or 30 pictures a second.",
    invalid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, 120 fps)"),
    valid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, 30 fps)"), dependsOnMachine: true)

  /// Television's 23.976 and 59.94 are called 24 and 60.
  private static let tolerance = 0.1

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let fact = medium.limits?.frameRate, let rate = medium.facts?.frameRate, medium.kind == .video else {
      return []
    }
    let (lowest, highest) = (fact.value.lowerBound, fact.value.upperBound)
    guard rate < lowest - tolerance || rate > highest + tolerance else { return [] }
    let limit = rate > highest ? "of \(Amount.short(highest))" : "of at least \(Amount.short(lowest))"
    return [
      MediaProblem(
        summary: "\(medium.name) has \(Amount.short(rate, "pictures")) a second \(limit) on "
          + channel.network.displayName,
        severity: .warning, note: "\(medium.measurement) \(fact.sourceNote)")
    ]
  }
}
