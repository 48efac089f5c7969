internal import Content

extension LocalTime {
  /// As people write it: `2026-12-01T09:00`, with seconds only where there are some.
  var written: String { text.hasSuffix(":00") ? String(text.dropLast(3)) : text }
}

extension Timestamp {
  /// As people write it, with the zone's offset: `2026-12-01T09:00+01:00`.
  func written(in zone: Zone) -> String {
    zone.local(self).written + WrittenTime.offsetText(zone.offset(at: self))
  }
}
