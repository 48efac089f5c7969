internal import Content

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
