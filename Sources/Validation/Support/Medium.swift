internal import Content
internal import Diagnostics

/// A file that a post uses on a channel, with what is known of it and what the network says about such files.
struct Medium {
  /// What the post uses it for.
  enum Role { case medium, thumbnail, captions, card }

  let source: MediaSource
  let role: Role
  /// The part of the thread that it goes with, from 0.
  let part: Int
  let range: SourceRange
  /// `nil` for what is kept elsewhere, and where there is no such file.
  let file: MediaFile?
  /// By the bytes; by the end of the name where these are not here, or are none that are known.
  let type: String?
  let kind: MediaKindLimits.Kind?
  /// What the network says of such files in posts of this format.
  let limits: MediaKindLimits?

  var facts: MediaFacts? { file?.facts }

  /// What a picture's own head decides. What a film's container says is a claim that only a decoder can confirm, so it is
  /// never more than worth a warning.
  var isCertain: Bool { facts?.type.hasPrefix("image/") == true }

  /// The name in quotes, to begin a summary with.
  var name: String {
    switch source {
    case .file(let path): Shown.quoted(path)
    case .remote(let url, _): Shown.quoted(url)
    }
  }

  /// `JPEG`, for what there is no name for `file`.
  var typeName: String { type.map(MediaType.displayName) ?? "file" }
}

extension Medium {
  /// What the end of a name says of the type.
  static func namedType(_ source: MediaSource) -> String? {
    switch source {
    case .file(let path): MediaType.named(path)
    case .remote(let url, _): MediaType.named(url.prefix { $0 != "?" && $0 != "#" })
    }
  }

  /// The type by the bytes, or by the name. Names of one family are believed: their containers differ in a few letters
  /// that no network goes by.
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
