internal import Content

/// What a medium is, by the end of its name.
enum MediaKind {
  case image, video

  /// Nothing for other files, such as documents.
  init?(_ source: MediaSource) {
    switch source {
    case .file(let path): self.init(name: path[...])
    case .remote(let url, _): self.init(name: url.prefix { $0 != "?" && $0 != "#" })
    }
  }

  private init?(name: Substring) {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    if MediaKind.images.contains(ending) {
      self = .image
    } else if MediaKind.videos.contains(ending) {
      self = .video
    } else {
      return nil
    }
  }

  private static let images: Set = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "heif", "bmp", "tif", "tiff", "svg",
  ]
  private static let videos: Set = ["mp4", "mov", "m4v", "webm", "mkv", "avi", "mpg", "mpeg"]
}
