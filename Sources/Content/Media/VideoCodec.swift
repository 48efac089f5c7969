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
