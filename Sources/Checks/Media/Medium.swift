internal import Core
internal import SocialText

/// A file that a post uses on a channel, with what is known of it and what the network says about such files.
struct Medium {
  /// What the post uses it for.
  enum Role { case medium, thumbnail, captions, card }

  let source: MediaSource
  let role: Role
  /// The part of the thread that it goes with, from 0.
  let part: Int
  let range: SourceRange
  /// `nil` for a medium at an address, and if there is no such file.
  let file: MediaFile?
  /// By the bytes; by the extension of the name if the bytes are missing or of no known type.
  let type: String?
  let kind: MediaKindLimits.Kind?
  /// What the network says of such files in posts of this format.
  let limits: MediaKindLimits?

  var facts: MediaFacts? { file?.facts }

  /// Whether the facts are certain, as those in the header of a picture. Those of a film's container can only be
  /// confirmed by a decoder, so they never give more than a warning.
  var isCertain: Bool { facts?.type.hasPrefix("image/") == true }

  /// The name in quotes, to begin a summary with.
  var name: String {
    switch source {
    case .file(let path): Shown.quoted(path)
    case .remote(let url, _): Shown.quoted(url)
    }
  }

  /// `JPEG`; `file` for a type without a name.
  var typeName: String { type.map(MediaType.displayName) ?? "file" }
}

extension Medium {
  /// The type by the extension of the name.
  static func namedType(_ source: MediaSource) -> String? {
    switch source {
    case .file(let path): MediaType.named(path)
    case .remote(let url, _): MediaType.named(url.prefix { $0 != "?" && $0 != "#" })
    }
  }

  /// The type by the bytes, or by the name. A name of the same family is accepted: such containers differ only in a few
  /// letters, which no network checks.
  static func type(_ source: MediaSource, _ facts: MediaFacts?) -> String? {
    let named = namedType(source)
    guard let facts else { return named }
    let isOneFamily = families.contains { $0.contains(facts.type) && $0.contains(named ?? "") }
    return isOneFamily ? named : facts.type
  }

  private static let families: [Set<String>] = [
    ["video/mp4", "video/quicktime", "video/3gpp"], ["image/heic", "image/heif"], ["video/webm", "video/x-matroska"],
    ["audio/ogg", "video/ogg"],
  ]

  /// The words for several files of a kind.
  static func plural(_ kind: MediaKindLimits.Kind) -> String {
    switch kind {
    case .image: "pictures"
    case .gif: "moving GIFs"
    case .video: "films"
    case .document: "documents"
    case .thumbnail: "thumbnails"
    case .captions: "captions"
    }
  }
}

/// Finds the files that a post uses on a channel.
struct MediumFinder {
  private let channel: ChannelUnderCheck
  private let limits: MediaLimits
  private let format: PostFormat

  init(channel: ChannelUnderCheck) {
    self.channel = channel
    limits = channel.facts.media
    format = channel.format
  }

  /// In the order of the front matter, then of the text.
  var media: [Medium] { listed + card + drawn }

  private var listed: [Medium] {
    let key = channel.deciding("media")
    var seen: Set<MediaSource> = []
    return (channel.content.media ?? []).enumerated().flatMap { index, item in
      seen.insert(item.source).inserted ? media(of: item, at: "\(key).\(index)") : []
    }
  }

  private func media(of item: MediaItem, at key: String) -> [Medium] {
    let place = channel.post.places.contains("\(key).file") ? "\(key).file" : "\(key).url"
    let own = medium(item.source, .medium, at: range(place))
    let thumbnail = item.thumbnail.map { medium(.file($0), .thumbnail, at: range("\(key).thumbnail")) }
    let captions = item.captions.enumerated().map { index, track in
      medium(.file(track.file), .captions, at: range("\(key).captions.\(index).file"))
    }
    return [own] + [thumbnail].compactMap { $0 } + captions
  }

  private var card: [Medium] {
    guard let image = channel.content.preview?.image, ReaderKey.preview.applies(to: channel.network) else { return [] }
    return [medium(.file(image), .card, at: range("\(channel.deciding("preview")).image"))]
  }

  private var drawn: [Medium] {
    channel.text.parts.enumerated().flatMap { index, part in
      var seen = index == 0 ? Set((channel.content.media ?? []).map(\.source)) : []
      return part.images.compactMap { image -> Medium? in
        guard let path = channel.file(of: image), seen.insert(.file(path)).inserted else { return nil }
        return medium(.file(path), .medium, part: index, at: channel.place(ofText: image.range))
      }
    }
  }

  private func range(_ key: String) -> SourceRange { channel.post.places.value(key) }

  private func medium(_ source: MediaSource, _ role: Medium.Role, part: Int = 0, at range: SourceRange) -> Medium {
    var file: MediaFile?
    if case .file(let path) = source, channel.files.hasRegularFile(at: path) { file = channel.library.file(at: path) }
    let type = Medium.type(source, file?.facts)
    let kind = kind(type, role, isAnimated: file?.facts?.isAnimated == true)
    return Medium(
      source: source, role: role, part: part, range: range, file: file, type: type, kind: kind,
      limits: kind.flatMap { limits.rule(for: $0, in: format)?.limited(by: channel.channel.limits) })
  }

  private func kind(_ type: String?, _ role: Medium.Role, isAnimated: Bool) -> MediaKindLimits.Kind? {
    switch role {
    case .thumbnail, .card: return .thumbnail
    case .captions: return .captions
    case .medium: break
    }
    guard let type else { return nil }
    if type == "image/gif", isAnimated, limits.tellsGIFs { return .gif }
    if type.hasPrefix("image/") { return .image }
    if type.hasPrefix("video/") { return .video }
    return type.hasPrefix("application/") && type != "application/x-subrip" ? .document : nil
  }
}

extension MediaLimits {
  /// The limits for files of a kind in posts of a format.
  func rule(for kind: MediaKindLimits.Kind, in format: PostFormat) -> MediaKindLimits? {
    rules.first { $0.kind == kind && $0.formats.contains(format) }
      ?? rules.first { $0.kind == kind && $0.formats.isEmpty }
  }

  /// Whether the network treats animated GIFs differently from pictures.
  fileprivate var tellsGIFs: Bool { gifs != nil || rules.contains { $0.kind == .gif } }
}

/// The kind of a medium in words, by the extension of its name.
enum MediaKind {
  case image, video

  /// `nil` for other files, such as documents.
  init?(_ source: MediaSource) {
    guard let type = Medium.namedType(source) else { return nil }
    if type.hasPrefix("image/") {
      self = .image
    } else if type.hasPrefix("video/") {
      self = .video
    } else {
      return nil
    }
  }
}

extension MediaKindLimits {
  /// The same with a channel's own limits in `stet.yml`: for the size of files and the length of films.
  func limited(by own: [String: Int64]) -> MediaKindLimits {
    var limits = self
    switch kind {
    case .image, .gif:
      if let bytes = own["imageBytes"] { limits.limitSize(bytes) }
    case .video:
      if let bytes = own["videoBytes"] { limits.limitSize(bytes) }
      if let seconds = own["videoSeconds"] {
        let least = min(duration?.value.lowerBound ?? 0, Double(seconds))
        limits.duration = Fact(least...Double(seconds), Self.source)
      }
    case .document, .thumbnail, .captions: break
    }
    return limits
  }

  private static let source = "`limits` of the channel in stet.yml"

  private mutating func limitSize(_ bytes: Int64) {
    size = Fact(min(size?.value.lowerBound ?? 0, bytes)...bytes, Self.source)
    recommendedSize = nil
  }
}

/// A rule that looks at one file of a post on one channel at a time.
protocol MediumRule: ChannelRule {
  /// What is wrong with a file, as far as this rule sees.
  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem]
}

/// What is wrong with one file.
struct MediaProblem {
  let summary: String
  let severity: Severity
  /// The source of the limit, or how the fact was measured; added to the end of the explanation.
  var note: String?
}

extension MediumRule {
  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    var findings: [Finding] = []
    for medium in channel.media where findings.count < MediaRules.maximumFindings {
      findings += problems(with: medium, on: channel).map { finding(in: channel, at: medium.range, $0) }
    }
    return findings
  }
}

extension ChannelRule {
  /// A finding at a place of the post.
  static func finding(in channel: ChannelUnderCheck, at range: SourceRange, _ problem: MediaProblem) -> Finding {
    finding(
      in: channel.post, at: range, problem.summary, severity: problem.severity,
      explanation: ([description.explanation] + [problem.note].compactMap { $0 }).joined(separator: " "))
  }
}
