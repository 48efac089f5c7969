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
