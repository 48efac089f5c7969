internal import SocialText

/// What the head of a picture, film or document says of it: no pixel is decoded.
///
/// A pure function of the bytes, so that every machine says the same of a file. Sides are those that people see: a
/// picture that its EXIF data turns by a quarter has them swapped.
package struct MediaFacts: Sendable, Hashable {
  /// As in `image/jpeg`, by the bytes and not by the name.
  package var type: String
  /// In pixels; `nil` where it cannot be told.
  package var width: Int?
  package var height: Int?
  /// The pictures of an animation: 1 where there is no more than one; `nil` where it cannot be told.
  package var frames: Int?
  /// In seconds.
  package var duration: Double?
  /// Pictures a second.
  package var frameRate: Double?
  /// Of each track, as ffmpeg names them: `h264`, `aac`.
  package var codecs: [String] = []
  package var condition = Condition.whole
  /// The tool that measured, and its version, where the bytes alone do not say it: `ffprobe 5.1.9`.
  package var measuredBy: String?

  /// How much of the file is there.
  package enum Condition: Sendable, Hashable {
    case whole
    /// It ends earlier than it says itself.
    case cutOff
    /// It begins like a file of its type, and what must follow is not there.
    case unreadable
  }

  package init(type: String) { self.type = type }

  /// Whether it has more than one picture: a GIF that moves, an animated WebP or PNG.
  package var isAnimated: Bool { (frames ?? 1) > 1 }
}

extension MediaFacts {
  /// With sides in pixels. A picture without extent is none.
  func sized(_ width: Int?, _ height: Int?, isTurned: Bool = false) -> MediaFacts {
    var facts = self
    guard let width, let height, width > 0, height > 0 else {
      facts.condition = .unreadable
      return facts
    }
    (facts.width, facts.height) = isTurned ? (height, width) : (width, height)
    return facts
  }
}

extension MediaFacts {
  /// The facts in the header of `bytes`; `nil` if they begin like no known type of file.
  ///
  /// The work is bounded by the number of blocks that a file of its length can have, and by limits below that.
  package static func read(_ bytes: [UInt8]) -> MediaFacts? {
    let file = ByteView(bytes)
    guard file.count >= 2 else { return nil }
    return picture(file) ?? ISOFile.facts(file) ?? MatroskaHeader.facts(file) ?? OtherType.facts(file)
  }

  private static func picture(_ file: ByteView) -> MediaFacts? {
    if file.number(0, 4) == 0x8950_4E47 { return PNGHeader.facts(file) }
    if file.number(0, 3) == 0xFFD8FF { return JPEGHeader.facts(file) }
    if file.says("GIF87a", at: 0) || file.says("GIF89a", at: 0) { return GIFHeader.facts(file) }
    if file.says("RIFF", at: 0), file.says("WEBP", at: 8) { return WebPHeader.facts(file) }
    return TIFFHeader.facts(file) ?? BMPHeader.facts(file)
  }
}

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
      entry == type || (entry.utf8.ends(with: "/*".utf8) && type.utf8.starts(with: entry.utf8.dropLast()))
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

/// Types of which only the first bytes are recognised.
enum OtherType {
  static func facts(_ file: ByteView) -> MediaFacts? { type(of: file).map { MediaFacts(type: $0) } }

  private static func type(of file: ByteView) -> String? {
    if file.says("%PDF-", at: 0) { return "application/pdf" }
    if file.says("RIFF", at: 0), file.says("AVI ", at: 8) { return "video/x-msvideo" }
    if file.says("RIFF", at: 0), file.says("WAVE", at: 8) { return "audio/wav" }
    if file.says("OggS", at: 0) { return file.start(64).says("theora", at: 29) ? "video/ogg" : "audio/ogg" }
    if [0x1BA, 0x1B3].contains(file.number(0, 4)) { return "video/mpeg" }
    // The packets of a transport stream have 188 bytes.
    if file.byte(0) == 0x47, file.byte(188) == 0x47, file.byte(376) == 0x47 { return "video/mp2t" }
    if file.says("FLV\u{1}", at: 0) { return "video/x-flv" }
    if file.number(0, 4) == 0x3026_B275 { return "video/x-ms-wmv" }
    if file.says("ID3", at: 0) || file.number(0, 2).map({ $0 & 0xFFFE == 0xFFFA }) == true { return "audio/mpeg" }
    return text(file)
  }

  private static func text(_ file: ByteView) -> String? {
    let mark = file.number(0, 3) == 0xEFBBBF ? 3 : 0
    let start = file.from(mark).start(512)
    if start.says("WEBVTT", at: 0) { return "text/vtt" }
    guard let text = start.text(0, start.count) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
    if lines.count >= 2, lines[0].allSatisfy({ ("0"..."9").contains($0) }),
      lines[1].split(separator: " ").dropFirst().first == "-->"
    {
      return "application/x-subrip"
    }
    let markup = text.drop { $0.isWhitespace }
    let isMarkup = markup.hasPrefix("<svg") || markup.hasPrefix("<?xml") || markup.hasPrefix("<!DOCTYPE svg")
    return isMarkup && markup.utf8.split(separator: UInt8(ascii: "<")).contains { $0.starts(with: "svg".utf8) }
      ? "image/svg+xml" : nil
  }
}

/// A file that a post names, as far as a rendition and the rules about media need to know it.
package struct MediaFile: Sendable {
  /// Of the bytes that readers get: for a git-LFS pointer those it points to.
  package var sha256: Digest
  /// In bytes, likewise.
  package var size: Int64
  /// Whether the repository holds only a git-LFS pointer.
  package var isPointer: Bool
  /// The facts in the header of the bytes; `nil` for a pointer, or if they begin like no known type of file.
  package var facts: MediaFacts?

  package init(sha256: Digest, size: Int64, isPointer: Bool = false, facts: MediaFacts? = nil) {
    self.sha256 = sha256
    self.size = size
    self.isPointer = isPointer
    self.facts = facts
  }
}

extension MediaFile {
  /// The file with these bytes: hashed and inspected while they are in memory.
  package init(bytes: [UInt8]) {
    self.init(sha256: Digest(of: bytes), size: Int64(bytes.count), facts: MediaFacts.read(bytes))
  }
}

/// Where renditions find the files that posts name.
package protocol MediaLibrary {
  /// The regular file at `path` from the repository's root; `nil` where there is none.
  func file(at path: String) -> MediaFile?
}
