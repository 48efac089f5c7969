internal import SocialText

/// One of the times of a series.
package struct Occurrence: Hashable, Sendable {
  /// The local date that the rule gives it, which tells it from the others: also where it was moved, and for a channel that
  /// comes later than the post.
  package var day: CivilDate
  package var at: Timestamp

  package init(day: CivilDate, at: Timestamp) {
    self.day = day
    self.at = at
  }
}

/// The occurrences of a post that repeats, on one channel.
///
/// They are local times: each comes at the same time of day by the clock of the zone. One in an hour that the clock skips
/// does not happen; in an hour that it repeats, the first counts. A class, since schedules are copied often and few have
/// one.
package final class Series: Hashable, Sendable {
  package let repetition: Repetition
  /// The post's own time with which it begins, on the clock of `zone`.
  package let start: LocalTime
  /// The moment with which it begins on this channel, wherever the first occurrence was moved to.
  package let first: Timestamp
  /// How many seconds later by the clock each occurrence comes on this channel.
  package let shift: Int64
  /// The zone in whose local time they are meant.
  package let zone: Zone
  /// Those that happen, in order.
  package let occurrences: [Occurrence]
  /// The local times of those that do not, since the clock skips them.
  package let skipped: [LocalTime]
  /// The days of the occurrences that cannot be moved as the repetition says, since they would not stay between their
  /// neighbours, or the clock skips the time; in order. Then none is moved.
  package let misplaced: [CivilDate]
  /// Why there are not all of them; `nil` where there are.
  package let excess: Repetition.Excess?

  /// - Parameters:
  ///   - start: the post's own time.
  ///   - first: the moment with which it begins, which may be the second of two that the clock shows alike.
  package init(
    _ repetition: Repetition, from start: LocalTime, first: Timestamp, shift: Int64 = 0, in zone: Zone
  ) {
    (self.repetition, self.start, self.first, self.shift, self.zone) = (repetition, start, first, shift, zone)
    func local(_ date: CivilDate) -> LocalTime {
      LocalTime(clockSeconds: Int64(date.dayNumber) * 86_400 + Int64(start.secondOfDay))
    }
    func isSkipped(_ time: LocalTime) -> Bool { zone.moments(of: time).isEmpty }
    let days = repetition.days(from: start.dayNumber) { day in
      day != start.dayNumber && isSkipped(local(CivilDate(dayNumber: day)))
    }
    let dates = days.days.map(CivilDate.init(dayNumber:))
    // On the post's own clock, and on that of the channel.
    let own = dates.map { repetition.moved[$0] ?? local($0) }
    let shown = own.map { $0 + shift }
    misplaced = dates.indices.filter { place in
      repetition.moved[dates[place]] != nil
        && (isSkipped(own[place]) || isSkipped(shown[place])
          || !Self.isBetweenNeighbours(own[place], at: place, in: own)
          || !Self.isBetweenNeighbours(shown[place], at: place, in: shown))
    }.map { dates[$0] }
    var (occurrences, skipped) = ([Occurrence](), days.skipped.map { local(CivilDate(dayNumber: $0)) + shift })
    for (place, date) in dates.enumerated() {
      let isMoved = misplaced.isEmpty && repetition.moved[date] != nil
      let time = isMoved ? shown[place] : local(date) + shift
      let at = date == start.date && !isMoved ? first : zone.moments(of: time).first
      if let at { occurrences.append(Occurrence(day: date, at: at)) } else { skipped.append(time) }
    }
    (self.occurrences, self.skipped, excess) = (occurrences, skipped.sorted(), days.excess)
  }

  /// Whether one of some times has a day of its own, after that of the one before and before that of the next.
  private static func isBetweenNeighbours(_ time: LocalTime, at place: Int, in times: [LocalTime]) -> Bool {
    (place == 0 || times[place - 1].dayNumber < time.dayNumber)
      && (place + 1 == times.count || time.dayNumber < times[place + 1].dayNumber)
  }

  package static func == (left: Series, right: Series) -> Bool {
    left === right
      || left.repetition == right.repetition && left.start == right.start && left.shift == right.shift
        && left.zone == right.zone && left.occurrences == right.occurrences
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(repetition)
    hasher.combine(start)
    hasher.combine(shift)
  }
}

extension Series {
  /// When the channel has an occurrence of a day, or would have one, on the clock of `zone`.
  package func localTime(on day: CivilDate) -> LocalTime {
    let own = LocalTime(clockSeconds: Int64(day.dayNumber) * 86_400 + Int64(start.secondOfDay))
    return (repetition.moved[day] ?? own) + shift
  }

  /// The occurrence of a day; `nil` where there is none.
  package func occurrence(on day: CivilDate?) -> Occurrence? {
    guard let day else { return nil }
    let place = occurrences.partitioningIndex { $0.day >= day }
    return place < occurrences.count && occurrences[place].day == day ? occurrences[place] : nil
  }

  /// The day of the occurrence that a decision on a day is about: where the series has none on that day any more, since it
  /// was moved, the nearest one, the earlier of two. `nil` for a day that was excepted.
  func day(nearest day: CivilDate) -> CivilDate? {
    if occurrence(on: day) != nil { return day }
    guard !repetition.except.contains(day) else { return nil }
    return occurrences.map(\.day).min { abs($0.dayNumber - day.dayNumber) < abs($1.dayNumber - day.dayNumber) }
  }

  /// The one after that of a day; `nil` where there is none.
  package func next(after day: CivilDate) -> Occurrence? { occurrences.first { $0.day > day } }

  /// The first that is not over at `moment`, if it may be so many seconds late; `nil` where all are.
  package func first(since moment: Timestamp, grace: Int64 = 0) -> Occurrence? {
    occurrences.first { $0.at + grace >= moment }
  }
}
