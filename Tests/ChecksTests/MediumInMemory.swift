import Core
import TestSupport

/// A picture or film of an example: the real bytes of its header, and a size that may be larger than those bytes.
struct MediumInMemory {
  let bytes: [UInt8]
  /// In bytes.
  var size: Int64?

  init(bytes: [UInt8], size: Int64?) {
    self.bytes = bytes
    self.size = size
  }

  /// What a note in an example describes: `jpeg 1200x630`, `gif 480x320, 20 frames`, `mp4 1280x720, 200 seconds, hvc1`.
  /// `6000000 bytes` may follow.
  init?(note: String) {
    let words = note.split { $0 == " " || $0 == "," }.map(String.init)
    guard words.count >= 2, let bytes = MediumInMemory.bytes(words) else { return nil }
    self.bytes = bytes
    size = MediumInMemory.number(before: "bytes", in: words).map { Int64($0) } ?? 100_000
  }

  /// A picture or film that every network takes, where an example says no more than that there is one.
  init?(standInAt path: String, text: String) {
    let plain = text.split(separator: "\n").first ?? ""
    guard ["(a picture)", "(a film)", "(a file)", "picture"].contains(plain), let type = MediaType.named(path) else {
      return nil
    }
    let sides = type.hasPrefix("video/") ? "1280x720" : "1200x900"
    self.init(note: "\(type.drop { $0 != "/" }.dropFirst()) \(sides)")
  }

  private static func bytes(_ words: [String]) -> [UInt8]? {
    let sides = words[1].split(separator: "x").compactMap { Int($0) }
    guard sides.count == 2 else { return nil }
    let frames = number(before: "frames", in: words) ?? 1
    switch words[0] {
    case "jpeg": return SmallMedia.jpeg(sides[0], sides[1])
    case "png": return SmallMedia.png(sides[0], sides[1], frames: frames)
    case "gif": return SmallMedia.gif(sides[0], sides[1], frames: frames)
    case "webp": return SmallMedia.webp(sides[0], sides[1], frames: frames)
    case "tiff": return SmallMedia.tiff(entries: [(256, sides[0]), (257, sides[1])], .big)
    case "heic", "avif": return SmallMedia.heif(words[0], sides[0], sides[1])
    case "mp4", "quicktime": return film(words, sides)
    case "webm": return SmallMedia.webm
    default: return nil
    }
  }

  private static func film(_ words: [String], _ sides: [Int]) -> [UInt8] {
    var film = SmallMedia.Film()
    (film.width, film.height) = (sides[0], sides[1])
    let seconds = number(before: "seconds", in: words) ?? 10
    film.milliseconds = seconds * 1_000
    film.frames = seconds * (number(before: "fps", in: words) ?? 25)
    if words[0] == "quicktime" { film.brand = "qt  " }
    if words.contains("hvc1") { film.entry = "hvc1" }
    return film.bytes
  }

  private static func number(before unit: String, in words: [String]) -> Int? {
    words.firstIndex(of: unit).flatMap { $0 > 0 ? Int(words[$0 - 1]) : nil }
  }
}
