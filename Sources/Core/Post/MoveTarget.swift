/// Where a post is to be moved to, as people write it on the command line.
package enum MoveTarget: Sendable, Hashable {
  /// A time, as it is to stand in the post.
  case time(String)
  /// The next free slot.
  case slot
  /// So many seconds later.
  case later(Int64)

  /// How the forms are described to people.
  package static let rule = "`2026-12-01T09:00`, with an offset or `Z` if it is not local time; `slot`; or `+2h`, `+1d`"

  /// Reads `2026-12-01T09:00` and `2026-12-01 09:00`, with or without an offset, `slot` and `+2h`; `nil` for any other
  /// text.
  package init?(_ text: String) {
    if text == "slot" {
      self = .slot
    } else if text.hasPrefix("+") {
      guard let seconds = DurationText.seconds(String(text.dropFirst())), seconds > 0 else { return nil }
      self = .later(seconds)
    } else {
      var bytes = Array(text.utf8)
      if bytes.count > 10, bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
      let written = String(decoding: bytes, as: UTF8.self)
      guard WrittenTime(written) != nil else { return nil }
      self = .time(written)
    }
  }

  /// What `publishDate` is to say.
  ///
  /// - Parameters:
  ///   - current: what it says now, for the post itself; `nil` where it has no time.
  ///   - isOverride: whether it is written for one channel, which counts from the post's own time.
  /// - Returns: `nil` where there is no time to count from.
  package func value(over current: String?, isOverride: Bool) -> String? {
    switch self {
    case .time(let written): return written
    case .slot: return "slot"
    case .later(let seconds):
      guard let current, let later = Self.later(seconds, than: current) else { return nil }
      return isOverride ? "+\(DurationText.text(seconds))" : later
    }
  }

  /// A written time, so many seconds later on the same clock: with the same offset if it has one.
  private static func later(_ seconds: Int64, than written: String) -> String? {
    for length in [19, 16] {
      let local = String(written.prefix(length))
      guard case .local(let time)? = WrittenTime(local) else { continue }
      let later = (time + seconds).written + written.dropFirst(length)
      return WrittenTime(later) == nil ? nil : later
    }
    return nil
  }
}
