internal import Core
internal import SocialText

/// A post has no more media than the network takes.
enum TooManyMedia: ChannelRule {
  static let description = RuleDescription(
    id: "too-many-media",
    summary: "A post has no more pictures, films or documents than its network takes",
    explanation:
      "The network turns the post away, or shows some and drops the rest. Leave some out, or on X, Mastodon, "
      + "Bluesky and Threads spread them over a thread with `<!-- next -->`; elsewhere all parts are one post. "
      + "`limits: { images: … }` of the channel changes how many pictures it takes.",
    invalid: example(pictures: 5), valid: example(pictures: 4))

  private static func example(pictures: Int) -> String {
    let names = (1...pictures).map { "media/stand-\($0).jpg" }
    let files = names.map { "==> \($0) <==\n(a picture)\n" }.joined()
    let media = names.map { "  - { file: \($0), alt: \"Ein Stand im Hof\" }\n" }.joined()
    return files + """
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
      \(media)---
      Am 1. Dezember öffnet der Hof.
      """
  }

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let attachments = channel.attachments
    guard !attachments.isEmpty else { return [] }
    let counts = counts(channel.facts.media, channel)
    let parts = Dictionary(grouping: attachments, by: \.part).sorted { $0.key < $1.key }
    // Too many pictures may also be too many files: only the first finding is reported.
    return parts.compactMap { part in counts.lazy.compactMap { finding(part.value, $0, channel) }.first }
      .prefix(MediaRules.maximumFindings).map { $0 }
  }

  /// A number of files of some kinds, as the network limits it.
  private struct Count {
    let fact: Fact<CountLimit>
    let maximum: Int
    /// `pictures`.
    let what: String
    /// All kinds where empty.
    var kinds: [MediaKindLimits.Kind] = []
  }

  private static func counts(_ limits: MediaLimits, _ channel: ChannelUnderCheck) -> [Count] {
    if let format = limits.formats.first(where: { $0.format == channel.format }) {
      return [count(format.total, "pictures or films")]
    }
    let (pictures, films) = (channel.ownLimit("images"), channel.ownLimit("videos"))
    return [
      limits.images.map { count($0, "pictures", [.image], own: pictures) },
      limits.gifs.map { count($0, "moving GIFs", [.gif]) },
      limits.videos.map { count($0, "films", limits.gifs == nil ? [.video, .gif] : [.video], own: films) },
      limits.documents.map { count($0, "documents", [.document]) },
      limits.total.map { count($0, "files") },
    ].compactMap { $0 }
  }

  private static func count(
    _ fact: Fact<CountLimit>, _ what: String, _ kinds: [MediaKindLimits.Kind] = [], own: Int? = nil
  ) -> Count {
    Count(fact: fact, maximum: own ?? fact.value.maximum, what: what, kinds: kinds)
  }

  private static func finding(_ media: [Medium], _ count: Count, _ channel: ChannelUnderCheck) -> Finding? {
    let counted = media.filter { medium in count.kinds.isEmpty || medium.kind.map(count.kinds.contains) ?? false }
    let recommended = count.fact.value.recommended ?? .max
    guard counted.count > min(count.maximum, recommended) else { return nil }
    let isTooMany = counted.count > count.maximum
    let limit = isTooMany ? count.maximum : recommended
    let network = channel.network.displayName
    let summary =
      limit == 0
      ? "\(network) takes no \(count.what) in a \(channel.format.rawValue)"
      : "\(Amount.count(counted.count, count.what)), \(network) \(isTooMany ? "takes" : "shows") "
        + (isTooMany ? "at most \(limit)" : "\(limit) well")
    // The finding is at the first file too many.
    return finding(
      in: channel, at: counted[limit].range,
      MediaProblem(
        summary: summary, severity: isTooMany ? count.fact.severity() : .warning, note: count.fact.sourceNote))
  }
}

extension ChannelUnderCheck {
  /// What `limits` of the channel in `stet.yml` has under a name.
  fileprivate func ownLimit(_ name: String) -> Int? { channel.limits[name].map { Int(clamping: $0) } }
}

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
    let limits = channel.facts.media
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

/// A post has the media that the network, or its format there, needs.
enum MediaNeeded: ChannelRule {
  static let description = RuleDescription(
    id: "media-needed",
    summary: "A post has the pictures or films that its network, or its format there, needs",
    explanation: "Instagram, Pinterest, TikTok and YouTube have no posts of text alone, and a carousel of one picture "
      + "is none. Add a file under `media`, or leave out the channel.",
    invalid: RuleExample.instagram + """

      ==> posts/hof.md <==
      ---
      id: advent
      channels: [instagram]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: RuleExample.instagram + "\n"
      + RuleExample.post(with: "media/markt.jpg (jpeg 1080x1080)", on: "instagram"))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let (fact, minimum) = minimum(channel.facts, channel.format), minimum > 0, channel.content.repost == nil
    else { return [] }
    let count = channel.attachments.count { $0.part == 0 }
    // Files that could not be read are findings of their own.
    let isUnreadable = (channel.content.media ?? []).isEmpty && channel.isWritten("media.0")
    guard count < minimum, !isUnreadable else { return [] }
    return [finding(in: channel, at: place(in: channel), problem(fact, count, minimum, channel))]
  }

  /// The minimum number of files, and its source.
  private static func minimum(
    _ facts: NetworkFacts, _ format: PostFormat
  ) -> (severity: (Severity, String), minimum: Int)? {
    if let format = facts.media.formats.first(where: { $0.format == format }) {
      return ((format.total.severity(), format.total.sourceNote), format.total.value.minimum)
    }
    guard let required = facts.media.required, required.value else { return nil }
    return ((required.severity(), required.sourceNote), 1)
  }

  private static func problem(
    _ fact: (severity: Severity, note: String), _ count: Int, _ minimum: Int, _ channel: ChannelUnderCheck
  ) -> MediaProblem {
    let network = channel.network.displayName
    let summary =
      count == 0
      ? "no picture or film, and \(network) needs one in a \(channel.format.rawValue)"
      : "\(count) of at least \(minimum) pictures or films that a \(channel.format.rawValue) on \(network) has"
    return MediaProblem(summary: summary, severity: fact.severity, note: fact.note)
  }

  private static func place(in channel: ChannelUnderCheck) -> SourceRange {
    channel.isWritten("media") ? channel.key("media") : channel.nameInPost
  }
}
