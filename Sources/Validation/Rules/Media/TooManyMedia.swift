internal import Content
internal import Diagnostics

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
    let counts = counts(channel.sheet.facts.media, channel)
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
