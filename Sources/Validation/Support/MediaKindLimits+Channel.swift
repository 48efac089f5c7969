internal import Content

extension MediaKindLimits {
  /// The same with a channel's own limits in `stet.yml`: for the size of files and the length of films.
  func limited(by own: [String: Int64]) -> MediaKindLimits {
    var limits = self
    switch kind {
    case .image, .gif:
      if let bytes = own["imageBytes"] { limits.limitSize(bytes) }
    case .video:
      if let bytes = own["videoBytes"] { limits.limitSize(bytes) }
      if let seconds = own["videoSeconds"] {
        let least = min(duration?.value.lowerBound ?? 0, Double(seconds))
        limits.duration = Fact(least...Double(seconds), Self.source)
      }
    case .document, .thumbnail, .captions: break
    }
    return limits
  }

  private static let source = "`limits` of the channel in stet.yml"

  private mutating func limitSize(_ bytes: Int64) {
    size = Fact(min(size?.value.lowerBound ?? 0, bytes)...bytes, Self.source)
    recommendedSize = nil
  }
}
