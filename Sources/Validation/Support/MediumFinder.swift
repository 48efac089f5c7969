internal import Content
internal import Diagnostics

/// Finds the files that a post uses on a channel.
struct MediumFinder {
  private let channel: ChannelUnderCheck
  private let limits: MediaLimits
  private let format: PostFormat

  init(channel: ChannelUnderCheck) {
    self.channel = channel
    limits = channel.sheet.facts.media
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
