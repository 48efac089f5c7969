internal import Content
internal import Diagnostics

/// Films are as long as the network takes them.
enum MediaDuration: MediumRule {
  static let description = RuleDescription(
    id: "media-duration", severity: .warning,
    summary: "Films are as long as their network takes them",
    explanation: "Cut the film, or leave out the channel.",
    invalid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, 200 seconds)"),
    valid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, 60 seconds)"), dependsOnMachine: true)

  /// Sound often ends slightly after the last picture, which all networks accept.
  private static let tolerance = 0.1

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let fact = medium.limits?.duration, let seconds = medium.facts?.duration, medium.kind == .video else {
      return []
    }
    let (shortest, longest) = (fact.value.lowerBound, fact.value.upperBound)
    guard seconds < shortest - tolerance || seconds > longest + tolerance else { return [] }
    let limit = seconds > longest ? "of \(Amount.short(longest))" : "of at least \(Amount.short(shortest))"
    return [
      MediaProblem(
        summary: "\(medium.name) has \(Amount.short(seconds, "seconds")) \(limit) on \(channel.network.displayName)",
        severity: .warning, note: "\(medium.measurement) \(fact.sourceNote)")
    ]
  }
}

extension Medium {
  /// The tool that measured the duration.
  var measurement: String {
    facts?.measuredBy.map { "Measured by \($0)." } ?? "As the file's container says."
  }
}
