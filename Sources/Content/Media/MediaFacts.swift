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
