/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Sendable, Comparable {
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  package static func + (moment: Timestamp, duration: Int64) -> Timestamp {
    Timestamp(seconds: moment.seconds + duration)
  }

  package static func - (moment: Timestamp, duration: Int64) -> Timestamp {
    Timestamp(seconds: moment.seconds - duration)
  }

  /// RFC 3339 in UTC: `2026-12-01T08:00:00Z`.
  package var rfc3339: String { LocalTime(utc: self).text + "Z" }

  /// The same moment with the zone's offset: `2026-12-01T09:00:00+01:00`.
  package func rfc3339(in zone: Zone) -> String {
    let offset = zone.offset(at: self)
    return LocalTime(utc: self + Int64(offset)).text + WrittenTime.offsetText(offset)
  }
}

extension Timestamp: CustomStringConvertible {
  package var description: String { rfc3339 }
}
