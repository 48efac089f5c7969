/// The types of media, as in `image/jpeg`.
package enum MediaType {
  /// The type that the end of a name stands for; `nil` if it is unknown.
  package static func named(_ path: String) -> String? { named(path[...]) }

  /// The same of a part of a text.
  package static func named(_ path: Substring) -> String? {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = path.utf8[path.utf8.index(after: dot)...]
    guard ending.count <= 5 else { return nil }
    return byEnding[String(decoding: ending, as: UTF8.self).lowercased()]
  }

  private static let byEnding = [
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "jpe": "image/jpeg", "jfif": "image/jpeg", "png": "image/png",
    "apng": "image/png", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "heic": "image/heic",
    "heif": "image/heif", "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "svg": "image/svg+xml",
    "mp4": "video/mp4", "m4v": "video/mp4", "mov": "video/quicktime", "3gp": "video/3gpp", "webm": "video/webm",
    "mkv": "video/x-matroska", "avi": "video/x-msvideo", "mpg": "video/mpeg", "mpeg": "video/mpeg",
    "ogv": "video/ogg", "wmv": "video/x-ms-wmv", "flv": "video/x-flv",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav",
    "pdf": "application/pdf", "doc": "application/msword", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "srt": "application/x-subrip", "vtt": "text/vtt",
  ]

  /// Whether `type` is one of `accepted`, where `image/*` stands for all pictures.
  package static func isAccepted(_ type: String, by accepted: [String]) -> Bool {
    accepted.contains { entry in
      entry == type || (entry.utf8.hasSuffix("/*") && type.utf8.starts(with: entry.utf8.dropLast()))
    }
  }

  /// The name that people know: `JPEG` for `image/jpeg`.
  package static func displayName(_ type: String) -> String {
    switch type {
    case "video/quicktime": "QuickTime (MOV)"
    case "video/x-matroska": "Matroska (MKV)"
    case "video/x-msvideo": "AVI"
    case "image/svg+xml": "SVG"
    case "image/webp": "WebP"
    case "video/webm": "WebM"
    case "application/x-subrip": "SubRip (SRT)"
    case "text/vtt": "WebVTT"
    case "application/msword", byEnding["docx"]: "Word"
    case "application/vnd.ms-powerpoint", byEnding["pptx"]: "PowerPoint"
    default: String(type.drop { $0 != "/" }.dropFirst()).uppercased()
    }
  }
}

extension Substring.UTF8View {
  fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}

extension String.UTF8View {
  fileprivate func hasSuffix(_ text: String) -> Bool { self[...].hasSuffix(text) }
}
