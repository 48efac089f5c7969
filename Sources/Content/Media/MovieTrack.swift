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
