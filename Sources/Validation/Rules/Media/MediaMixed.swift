internal import Content
internal import Diagnostics

/// Media of one post are of kinds that the network shows together.
enum MediaMixed: ChannelRule {
  static let description = RuleDescription(
    id: "media-mixed",
    summary: "A post has pictures or films, where its network does not take both at once",
    explanation: "Post them one after another, as parts of a thread, or give the channel its own `media` under "
      + "`overrides`. A GIF that moves is a film to most networks.",
    invalid: example("media/film.mp4"), valid: example("media/hof.jpg"))

  private static func example(_ second: String) -> String {
    """
    ==> media/markt.jpg <==
    (a picture)
    ==> \(second) <==
    (a file)
    ==> posts/hof.md <==
    ---
    id: advent
    channels: [x]
    publishDate: 2026-12-01T09:00
    media:
      - { file: media/markt.jpg, alt: "Stände im Hof" }
      - { file: \(second), alt: "Rundgang durch den Hof" }
    ---
    Am 1. Dezember öffnet der Hof.
    """
  }

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let attachments = channel.attachments
    guard attachments.count > 1 else { return [] }
    let limits = channel.sheet.facts.media
    guard let mixed = limits.mixed, !mixed.value, !limits.formats.contains(where: { $0.format == channel.format })
    else { return [] }
    let parts = Dictionary(grouping: attachments, by: \.part).sorted { $0.key < $1.key }
    return parts.compactMap { finding($0.value, mixed, channel) }.prefix(MediaRules.maximumFindings).map { $0 }
  }

  private static func finding(_ media: [Medium], _ mixed: Fact<Bool>, _ channel: ChannelUnderCheck) -> Finding? {
    guard let first = media.lazy.compactMap(\.kind).first,
      let other = media.first(where: { $0.kind != nil && $0.kind != first }), let kind = other.kind
    else { return nil }
    let network = channel.network.displayName
    return finding(
      in: channel, at: other.range,
      MediaProblem(
        summary: "\(Medium.plural(first)) and \(Medium.plural(kind)) at once, which \(network) does not take",
        severity: mixed.severity(), note: mixed.sourceNote))
  }
}
