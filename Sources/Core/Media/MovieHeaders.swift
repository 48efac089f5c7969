/// The `moov` box of MP4 and QuickTime: duration, sides and codecs as the container states them.
enum MovieHeader {
  /// More tracks than a film has.
  private static let maximumTracks = 100

  static func facts(_ boxes: [ISOBox], _ facts: MediaFacts) -> MediaFacts {
    var facts = facts
    guard let movie = boxes.first(where: { $0.type == "moov" })?.content else {
      facts.condition = .unreadable
      return facts
    }
    let parts = movie.boxes
    let tracks = parts.lazy.filter { $0.type == "trak" }.prefix(maximumTracks).compactMap { MovieTrack($0.content) }
    facts.duration = parts.first { $0.type == "mvhd" }.flatMap { seconds(ofHeader: $0.content) }
    facts.codecs = tracks.compactMap(\.codec)
    guard let picture = tracks.first(where: \.isPicture) else { return facts }
    (facts.width, facts.height) = (picture.width, picture.height)
    facts.frames = picture.samples
    facts.frameRate = picture.frameRate
    return facts
  }

  /// The duration in an `mvhd` or `mdhd` box, in seconds; `nil` where it is left open, as in a film sent in pieces.
  static func seconds(ofHeader header: ByteView) -> Double? {
    let isLong = header.byte(0) == 1
    guard let scale = header.number(isLong ? 20 : 12, 4), scale > 0,
      let duration = header.number(isLong ? 24 : 16, isLong ? 8 : 4), duration > 0, duration != 0xFFFF_FFFF
    else { return nil }
    return Double(duration) / Double(scale)
  }
}

/// One track of a film: pictures or sound.
struct MovieTrack {
  /// In pixels as shown; `nil` where it has no pictures.
  var width: Int?
  var height: Int?
  /// How many pictures, or pieces of sound.
  let samples: Int?
  let codec: String?
  let isPicture: Bool
  private let seconds: Double?

  /// `nil` where the track holds neither pictures nor sound.
  init?(_ track: ByteView) {
    guard let media = track.box("mdia"), let handler = media.box("hdlr")?.text(8, 4),
      ["vide", "soun", "pict", "auxv"].contains(handler)
    else { return nil }
    isPicture = handler == "vide" || handler == "pict"
    seconds = media.box("mdhd").flatMap(MovieHeader.seconds)
    let table = media.box("minf")?.box("stbl")
    let entry = table?.box("stsd")?.from(8).boxes.first
    codec = entry.map { VideoCodec.name(ofEntry: $0.type) }
    samples = table?.box("stsz")?.number(8, 4).flatMap { $0 > 0 ? $0 : nil }
    guard isPicture else { return }
    (width, height) = MovieTrack.sides(track.box("tkhd")) ?? MovieTrack.sides(ofEntry: entry?.content)
  }

  /// Pictures a second on the average.
  var frameRate: Double? {
    guard let samples, let seconds, seconds > 0 else { return nil }
    return Double(samples) / seconds
  }

  /// The sides in a `tkhd` box, turned as its matrix says.
  private static func sides(_ header: ByteView?) -> (Int?, Int?)? {
    guard let header else { return nil }
    let matrix = header.byte(0) == 1 ? 52 : 40
    // Numbers of 16 bits before and 16 after the point.
    guard let width = header.number(matrix + 36, 4), let height = header.number(matrix + 40, 4), width >> 16 > 0,
      height >> 16 > 0
    else { return nil }
    let isTurned = header.number(matrix, 4) == 0 && header.number(matrix + 16, 4) == 0
    return isTurned ? (height >> 16, width >> 16) : (width >> 16, height >> 16)
  }

  /// The sides of a picture as coded, in an entry of `stsd`.
  private static func sides(ofEntry entry: ByteView?) -> (Int?, Int?) {
    guard let width = entry?.number(24, 2), let height = entry?.number(26, 2), width > 0, height > 0 else {
      return (nil, nil)
    }
    return (width, height)
  }
}

/// Names of codecs: containers, networks and ffmpeg each have their own.
package enum VideoCodec {
  /// ffmpeg's name for what an entry of `stsd` calls by four letters; the letters themselves where it is not known.
  static func name(ofEntry letters: String) -> String {
    switch letters {
    case "avc1", "avc2", "avc3", "avc4": "h264"
    case "hvc1", "hev1", "hvc2", "hev2", "dvh1", "dvhe": "hevc"
    case "vp08": "vp8"
    case "vp09": "vp9"
    case "av01": "av1"
    case "mp4v": "mpeg4"
    case "s263", "h263": "h263"
    case "mp4a": "aac"
    case "Opus": "opus"
    case "apch", "apcn", "apcs", "apco", "ap4h", "ap4x": "prores"
    case "jpeg", "mjpa", "mjpb": "mjpeg"
    default: letters
    }
  }

  /// ffmpeg's name for what networks write: `H.264`, `AAC-LC`, `HEVC (H.265)`.
  package static func name(_ written: String) -> String {
    let plain = String(
      written.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) })
    switch plain {
    case "avc", "x264": return "h264"
    case "h265", "hevch265", "x265": return "hevc"
    case "aaclc", "heaac", "lcaac": return "aac"
    default: return plain
    }
  }

  /// Whether a codec is a known one for pictures: `h264`. Others are unknown, or for sound.
  package static func isVideo(_ name: String) -> Bool {
    [
      "h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mpeg2video", "mpeg1video", "prores", "mjpeg", "theora", "wmv3",
      "vc1", "h263", "msmpeg4v3", "dvvideo", "ffv1",
    ].contains(name)
  }
}

/// WebM and Matroska, told apart by the document type of their EBML header (RFC 8794). What lies deeper is not read.
enum MatroskaHeader {
  static func facts(_ file: ByteView) -> MediaFacts? {
    guard file.number(0, 4) == 0x1A45_DFA3 else { return nil }
    let head = file.start(256)
    // The element DocType is 0x4282; its length is one byte with the highest bit set.
    let type = (4..<max(4, head.count)).lazy
      .filter { head.number($0, 2) == 0x4282 }
      .compactMap { place in head.byte(place + 2).flatMap { head.text(place + 3, Int($0 & 0x7F)) } }
      .first
    return MediaFacts(type: type == "webm" ? "video/webm" : "video/x-matroska")
  }
}
