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

  /// The moment meant in `zone`; `nil` in a gap or an overlap, which `check` reports.
  package func moment(in zone: Zone) -> Timestamp? {
    guard case .moment(let moment) = resolved(in: zone) else { return nil }
    return moment
  }
}

extension WrittenTime {
  /// Reads `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]`; `nil` for any other form.
  package init?(_ text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(digits: 4), scanner.skip("-"),
      let month = scanner.number(digits: 2), scanner.skip("-"),
      let day = scanner.number(digits: 2), scanner.skip("T"),
      let hour = scanner.number(digits: 2), scanner.skip(":"),
      let minute = scanner.number(digits: 2)
    else { return nil }
    var second = 0
    if scanner.skip(":") {
      guard let seconds = scanner.number(digits: 2) else { return nil }
      second = seconds
    }
    guard
      let time = LocalTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    else { return nil }
    if scanner.isAtEnd {
      self = .local(time)
      return
    }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    let moment = Timestamp(seconds: time.clockSeconds - Int64(offset))
    // A moment is written in UTC, too, and that must be readable again.
    guard (1970...9999).contains(LocalTime(utc: moment).date.year) else { return nil }
    self = .moment(moment)
  }

  /// `+01:00`, or `Z` where there is no offset.
  package static func offsetText(_ seconds: Int) -> String {
    guard seconds != 0 else { return "Z" }
    let minutes = abs(seconds) / 60
    return "\(seconds < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }
}

extension CivilDate {
  /// Reads `2026-12-25`; `nil` for any other text, and for a day that does not exist.
  package init?(written text: String) {
    guard text.utf8.count == 10, case .local(let time)? = WrittenTime(text + "T00:00") else { return nil }
    self = time.date
  }
}

extension Timestamp {
  /// Reads RFC 3339 with `Z` or an offset; `nil` for a local time.
  package init?(rfc3339 text: String) {
    guard case .moment(let moment)? = WrittenTime(text) else { return nil }
    self = moment
  }
}

extension LocalTime {
  /// As people write it: `2026-12-01T09:00`, with seconds only where there are some.
  package var written: String { text.hasSuffix(":00") ? String(text.dropLast(3)) : text }
}

extension Timestamp {
  /// As people write it, with the zone's offset: `2026-12-01T09:00+01:00`.
  package func written(in zone: Zone) -> String {
    zone.local(self).written + WrittenTime.offsetText(zone.offset(at: self))
  }
}

/// Reads fixed-width numbers off the front of an ASCII text.
private struct DigitScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(digits: Int) -> Int? {
    let field = rest.prefix(digits)
    guard field.count == digits, field.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest.removeFirst(digits)
    return field.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `Z` or `±HH:MM`, in seconds east of UTC.
  mutating func offset() -> Int? {
    if skip("Z") { return 0 }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = number(digits: 2), skip(":"), let minutes = number(digits: 2), minutes < 60,
      hours * 60 + minutes <= 14 * 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }
}
