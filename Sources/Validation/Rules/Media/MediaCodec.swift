internal import Content
internal import Diagnostics

/// Films have codecs that the network accepts.
enum MediaCodec: MediumRule {
  static let description = RuleDescription(
    id: "media-codec", severity: .warning,
    summary: "Films are coded as their network takes them",
    explanation: "Export the film again: H.264 with AAC in an MP4 file is taken everywhere.",
    invalid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, hvc1)"),
    valid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, avc1)"), dependsOnMachine: true)

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let fact = medium.limits?.codecs, let facts = medium.facts, medium.kind == .video else { return [] }
    let taken = fact.value.map(VideoCodec.name)
    // Sound is judged only where the network names a codec of sound.
    let namesSound = taken.contains { !VideoCodec.isVideo($0) }
    let others = facts.codecs.filter { !taken.contains($0) && (VideoCodec.isVideo($0) || namesSound) }
    guard let codec = others.first else { return [] }
    let summary =
      "\(medium.name) is coded as \(Shown.plain(codec)), \(channel.network.displayName) takes "
      + fact.value.joined(separator: ", ")
    return [MediaProblem(summary: summary, severity: .warning, note: "\(medium.measurement) \(fact.sourceNote)")]
  }
}
