internal import Foundation
internal import Synchronization

/// A time zone of the IANA database.
///
/// Offsets come from Foundation. But Foundation silently moves a local time that does not exist (the hour skipped in
/// spring), so local times are resolved here, where that case is reported.
package struct Zone: Sendable, Hashable {
  package let identifier: String
  private let zone: TimeZone
  private let offsets = OffsetMemory()

  /// A zone by its IANA name; `nil` for abbreviations (`CET`), offsets (`GMT+2`) and names unknown.
  package init?(identifier: String) {
    guard Zone.identifiers.contains(identifier), let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    self.zone = zone
  }

  private init(utc: Void) {
    identifier = "UTC"
    zone = .gmt
  }

  /// Coordinated universal time.
  package static let utc = Zone(utc: ())

  /// Every name that `init(identifier:)` takes.
  package static let identifiers: Set<String> = Set(
    TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") } + ["UTC", "Etc/UTC"])

  /// The release of the zone data, such as `2025a`: part of what makes a queue reproducible.
  package static var dataVersion: String { TimeZone.timeZoneDataVersion }

  /// Seconds east of UTC at `moment`.
  package func offset(at moment: Timestamp) -> Int {
    offsets.offset(at: moment) { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0.seconds))) }
  }

  /// What a clock in this zone shows at `moment`.
  package func local(_ moment: Timestamp) -> LocalTime {
    LocalTime(clockSeconds: moment.seconds + Int64(offset(at: moment)))
  }

  /// The moments at which a clock in this zone shows `time`: one as a rule, none in a gap, two in an overlap.
  package func moments(of time: LocalTime) -> [Timestamp] {
    let clock = Timestamp(seconds: time.clockSeconds)
    let (before, after) = (offset(at: clock - 86_400), offset(at: clock + 86_400))
    if before == after {
      let moment = clock - Int64(before)
      return offset(at: moment) == before ? [moment] : []
    }
    return [before, after].map { clock - Int64($0) }.filter { local($0) == time }.sorted()
  }

  package static func == (left: Zone, right: Zone) -> Bool { left.identifier == right.identifier }

  package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

extension Zone {
  /// When a day begins.
  package func start(of day: CivilDate) -> Timestamp {
    let midnight = LocalTime(clockSeconds: Int64(day.dayNumber) * 86_400)
    // Where the clock skips midnight, the day begins with what comes after.
    return moments(of: midnight).first
      ?? Timestamp(
        seconds: midnight.clockSeconds - Int64(offset(at: Timestamp(seconds: midnight.clockSeconds - 86_400))))
  }
}

/// A cache of a zone's offsets: Foundation looks them up slowly, and behind a lock that all threads share.
private final class OffsetMemory: Sendable {
  private let known = Mutex<[Int64: Int]>([:])

  /// No zone has changed its offset within a quarter of an hour since 1972.
  private static let quarter: Int64 = 900
  private static let first: Int64 = 63_072_000
  private static let most = 100_000

  func offset(at moment: Timestamp, find: (Timestamp) -> Int) -> Int {
    guard moment.seconds >= Self.first else { return find(moment) }
    let key = moment.seconds / Self.quarter
    if let offset = known.withLock({ $0[key] }) { return offset }
    let offset = find(moment)
    known.withLock { if $0.count < Self.most { $0[key] = offset } }
    return offset
  }
}
