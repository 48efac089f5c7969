internal import Content

/// What a medium is to people, by the end of its name.
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
