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
