internal import Content
internal import Diagnostics

/// Pictures have a description for those who do not see them.
enum AltMissing: ChannelRule {
  static let description = RuleDescription(
    id: "alt-missing",
    summary: "Every picture has an alternative text, and better every film as well",
    explanation: "People who do not see the picture hear or read this text instead. Say what it shows and why it "
      + "is there: `alt: Stände mit Lichterketten im Innenhof`.",
    invalid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/markt.jpg
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/markt.jpg
          alt: "Stände im Hof"
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.usesFiles ? listed(channel) + drawn(channel) : []
  }

  /// Of the media in the front matter.
  private static func listed(_ channel: ChannelUnderCheck) -> [Finding] {
    (channel.content.media ?? []).enumerated().filter { $0.element.alt.isBlank }.compactMap { index, item in
      finding(for: item.source, at: channel.post.places.value("\(channel.deciding("media")).\(index)"), in: channel)
    }
  }

  /// Of the pictures in the text. The front matter's media go with the first part; a picture that a part has twice is one.
  private static func drawn(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.text.parts.enumerated().flatMap { index, part in
      var seen = index == 0 ? Set((channel.content.media ?? []).map(\.source)) : []
      return part.images.compactMap { image -> Finding? in
        guard let path = channel.file(of: image), seen.insert(.file(path)).inserted, image.alt.isBlank else {
          return nil
        }
        return finding(for: .file(path), at: channel.place(ofText: image.range), in: channel)
      }
    }
  }

  private static func finding(for source: MediaSource, at range: SourceRange, in channel: ChannelUnderCheck) -> Finding?
  {
    switch MediaKind(source) {
    case .image: finding(in: channel.post, at: range, "the picture has no alternative text (`alt`)")
    case .video: finding(in: channel.post, at: range, "the film has no description (`alt`)", severity: .warning)
    case nil: nil
    }
  }
}
