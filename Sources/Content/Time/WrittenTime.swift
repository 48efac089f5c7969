/// A date and time as it is written: on the local clock, or with an offset.
package enum WrittenTime: Hashable, Sendable {
  /// `2026-12-01T09:00`: read in the post's time zone.
  case local(LocalTime)
  /// `2026-12-01T09:00+01:00` or `…Z`: one moment, wherever it is read.
  case moment(Timestamp)

  /// What a written time turns out to be in a zone.
  package enum Resolution: Hashable, Sendable {
    case moment(Timestamp)
    /// The clock skips this time: the hour lost when summer time begins.
    case gap
    /// The clock shows this time twice: the hour repeated when summer time ends.
    case overlap(first: Timestamp, second: Timestamp)
  }

  /// The moment meant in `zone`.
  package func resolved(in zone: Zone) -> Resolution {
    switch self {
    case .moment(let moment): return .moment(moment)
    case .local(let time):
      let moments = zone.moments(of: time)
      switch moments.count {
      case 0: return .gap
      case 1: return .moment(moments[0])
      default: return .overlap(first: moments[0], second: moments[1])
      }
    }
  }

  /// The moment meant in `zone`, or one within hours of it: in a gap by the offset before it, in an overlap the first.
  package func approximateMoment(in zone: Zone) -> Timestamp {
    switch (self, resolved(in: zone)) {
    case (.moment(let moment), _), (_, .moment(let moment)), (_, .overlap(let moment, _)): return moment
    case (.local(let time), .gap):
      let clock = Timestamp(seconds: time.clockSeconds)
      return clock - Int64(zone.offset(at: clock - 86_400))
    }
  }

  /// The moment meant in `zone`; nothing in a gap or an overlap, which `check` reports.
  package func moment(in zone: Zone) -> Timestamp? {
    guard case .moment(let moment) = resolved(in: zone) else { return nil }
    return moment
  }
}
