/// When a post may go out on one channel, in moments.
package struct Schedule: Sendable, Hashable {
  /// The explicit time; `nil` where the post takes a slot or has no date yet.
  package var at: Timestamp?
  /// Whether it takes the channel's next free slot.
  package var slot: Bool
  /// The zone that it was planned in.
  package var zone: Zone
  package var notBefore: Timestamp?
  package var notAfter: Timestamp?
  /// The occurrences of a post that repeats; `at` is the first of them, or that of `occurrence`.
  package var series: Series?
  /// The local date of the occurrence that it is the schedule of; `nil` where it is that of the whole post.
  package var occurrence: CivilDate?

  package init(
    at: Timestamp? = nil, slot: Bool = false, zone: Zone, notBefore: Timestamp? = nil, notAfter: Timestamp? = nil,
    series: Series? = nil
  ) {
    self.at = at
    self.slot = slot
    self.zone = zone
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.series = series
  }

  /// The schedule of one occurrence.
  package func of(_ occurrence: Occurrence) -> Schedule {
    var schedule = self
    (schedule.at, schedule.occurrence) = (occurrence.at, occurrence.day)
    return schedule
  }

  /// Whether the post has neither a time nor takes a slot.
  package var isUndated: Bool { at == nil && !slot }

  /// Why a schedule cannot be told: the dotted path of the key at fault, and what is wrong with it.
  package struct Problem: Sendable, Hashable {
    package var key: String
    package var kind: Kind

    /// What is wrong with the time.
    package enum Kind: Sendable, Hashable {
      case unknownZone(String)
      case gap(LocalTime, Zone)
      case overlap(LocalTime, Zone, first: Timestamp, second: Timestamp)
      /// `+2h` where the post itself has no time to count from.
      case nothingToCountFrom
    }
  }
}

extension Post {
  /// The schedule for `channel`, and what keeps parts of it from being told.
  package func schedule(
    for channel: Channel, in configuration: Configuration
  ) -> (schedule: Schedule, problems: [Schedule.Problem]) {
    schedule(for: channel, content: content(for: channel), in: configuration)
  }

  /// The same where it is known already what the post says to the channel.
  package func schedule(
    for channel: Channel, content: PostContent, in configuration: Configuration
  ) -> (schedule: Schedule, problems: [Schedule.Problem]) {
    var reader = ScheduleReader(post: self, channel: channel)
    let schedule = reader.schedule(of: content, standard: configuration.timezone)
    return (schedule, reader.problems)
  }
}

extension PostContent {
  /// The zone that it names; `standard` where it names none that is known.
  package func zone(standard: Zone) -> Zone { timezone.flatMap(Zone.init(identifier:)) ?? standard }
}

extension WrittenTime {
  /// As the clock of a zone shows it: as it is written where it is local, also for a time that the clock skips.
  package func local(in zone: Zone) -> LocalTime {
    if case .local(let local) = self { local } else { zone.local(approximateMoment(in: zone)) }
  }
}

extension Post {
  /// About when `content`, what the post says to all channels or to one, is meant to go out, of a post that repeats for
  /// the last time: also where `schedule` has no time, since the clock skips it or shows it twice. `nil` without a date,
  /// and for a slot.
  package func plannedTime(_ content: PostContent, in configuration: Configuration) -> Timestamp? {
    switch content.publishDate {
    case .at(let time):
      let last = series(of: content, in: configuration)?.occurrences.last?.at
      return last ?? time.approximateMoment(in: content.zone(standard: configuration.timezone))
    case .after(let seconds):
      guard case .at? = self.content.publishDate else { return nil }
      return plannedTime(self.content, in: configuration).map { $0 + seconds }
    case .slot, nil: return nil
    }
  }

  /// The occurrences by what `content` says, the post itself or one channel; `nil` where it does not repeat, or has no time
  /// of its own.
  package func series(of content: PostContent, in configuration: Configuration) -> Series? {
    guard let repetition, case .at(let time)? = content.publishDate else { return nil }
    let zone = content.zone(standard: configuration.timezone)
    let first = time.approximateMoment(in: zone)
    return Series(repetition, from: zone.local(first), first: first, in: zone)
  }
}

/// Turns the written times of one post into moments.
private struct ScheduleReader {
  let post: Post
  let channel: Channel
  var problems: [Schedule.Problem] = []

  init(post: Post, channel: Channel) {
    self.post = post
    self.channel = channel
  }

  mutating func schedule(of content: PostContent, standard: Zone) -> Schedule {
    let zone = zone(content.timezone, key: post.deciding("timezone", for: channel), standard: standard)
    var schedule = Schedule(zone: zone)
    schedule.notBefore = moment(content.notBefore, "notBefore", zone)
    schedule.notAfter = moment(content.notAfter, "notAfter", zone)
    switch content.publishDate {
    case .at(let time):
      schedule.at = moment(time, "publishDate", zone)
      // One moment has its local day in the post's own zone, whatever that of the channel is.
      let own = if case .moment = time { post.content.zone(standard: standard) } else { zone }
      if let first = schedule.at { schedule.series = series(from: time, first: first, in: own) }
    case .slot: schedule.slot = true
    case .after(let seconds):
      schedule.at = ownTime(standard: standard).map { $0 + seconds }
      if post.repetition != nil, schedule.at != nil { shift(&schedule, by: seconds, standard: standard) }
    case nil: break
    }
    if let series = schedule.series, let own = series.occurrence(on: series.start.date) { schedule.at = own.at }
    return schedule
  }

  /// The occurrences of the post, if it repeats.
  ///
  /// - Parameters:
  ///   - time: as it is written for the channel.
  ///   - first: the moment that it is.
  private func series(
    from time: WrittenTime, first: Timestamp, shift: Int64 = 0, in zone: Zone
  ) -> Series? {
    guard let repetition = post.repetition else { return nil }
    return Series(repetition, from: time.local(in: zone), first: first, shift: shift, in: zone)
  }

  /// Puts each occurrence later by the wall clock of the post's own zone.
  private mutating func shift(_ schedule: inout Schedule, by seconds: Int64, standard: Zone) {
    guard case .at(let time)? = post.content.publishDate else { return }
    let zone = post.content.zone(standard: standard)
    let own = time.local(in: zone) + seconds
    guard let first = zone.moments(of: own).first else {
      schedule.at = nil
      return report(post.deciding("publishDate", for: channel), .gap(own, zone))
    }
    schedule.at = first
    schedule.series = series(from: time, first: first, shift: seconds, in: zone)
  }

  /// The post's own time, which `+2h` in an override counts from.
  private mutating func ownTime(standard: Zone) -> Timestamp? {
    guard case .at(let time)? = post.content.publishDate else {
      report(post.deciding("publishDate", for: channel), .nothingToCountFrom)
      return nil
    }
    return moment(
      time, "publishDate", zone(post.content.timezone, key: "timezone", standard: standard), key: "publishDate")
  }

  private mutating func zone(_ name: String?, key: String, standard: Zone) -> Zone {
    guard let name else { return standard }
    if let zone = Zone(identifier: name) { return zone }
    report(key, .unknownZone(name))
    return standard
  }

  private mutating func moment(_ time: WrittenTime?, _ name: String, _ zone: Zone, key: String? = nil) -> Timestamp? {
    guard let time else { return nil }
    let key = key ?? post.deciding(name, for: channel)
    switch (time.resolved(in: zone), time) {
    case (.moment(let moment), _): return moment
    case (.gap, .local(let local)): report(key, .gap(local, zone))
    case (.overlap(let first, let second), .local(let local)):
      report(key, .overlap(local, zone, first: first, second: second))
    default: break
    }
    return nil
  }

  private mutating func report(_ key: String, _ kind: Schedule.Problem.Kind) {
    problems.append(Schedule.Problem(key: key, kind: kind))
  }
}
