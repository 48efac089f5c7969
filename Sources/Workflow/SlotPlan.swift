package import Content

/// The slots of one channel, and which are taken.
///
/// A slot is open while `now` is before its end of grace and no delivery names it.
package struct SlotPlan: Sendable {
  private let channel: Channel
  private let zone: Zone
  private let now: Timestamp
  private var taken: Set<Timestamp>

  /// How far ahead slots are searched, in days.
  package static let horizon = 400

  package init(channel: Channel, zone: Zone, now: Timestamp, taken: Set<Timestamp>) {
    self.channel = channel
    self.zone = zone
    self.now = now
    self.taken = taken
  }

  /// Gives the next open slot that is not before `earliest` and within the window; `nil` where there is none.
  package mutating func take(notBefore earliest: Timestamp?, notAfter latest: Timestamp?) -> Timestamp? {
    let slot = openSlots(from: earliest).first { !taken.contains($0) }
    guard let slot, latest.map({ slot <= $0 }) ?? true else { return nil }
    taken.insert(slot)
    return slot
  }

  private func openSlots(from earliest: Timestamp?) -> some Sequence<Timestamp> {
    let start = max(now - channel.grace, earliest ?? now - channel.grace)
    let firstDay = zone.local(start).dayNumber
    return (firstDay..<firstDay + SlotPlan.horizon).lazy
      .flatMap { slots(onDay: $0) }
      .filter { $0 >= start && now < $0 + channel.grace }
  }

  /// A slot in an hour that the clock skips does not happen; in one it repeats, the first counts.
  private func slots(onDay day: Int) -> [Timestamp] {
    let weekday = Weekday(dayNumber: day)
    return channel.slots
      .filter { $0.days.contains(weekday) }
      .compactMap { zone.moments(of: LocalTime(clockSeconds: Int64(day) * 86_400 + Int64($0.secondOfDay))).first }
      .sorted()
  }
}
