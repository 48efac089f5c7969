internal import SocialText

/// How the sending of a post to one account stands, by the records that are not resolved.
package struct DeliveryOutcome: Sendable, Hashable {
  private var isPublished = false
  private var isTried = false
  /// The last of `handedOff`, `unknown` and `failed`.
  private var last: EntryState?
  /// When it went out.
  package private(set) var sentAt: Timestamp?
  /// The blob that readers have.
  package private(set) var sentBlob: ObjectID?
  private var isRetracted = false
  /// The last delivery that takes a time of the account, if it came to that.
  private var taking: DeliveryMark?
  /// The last slot that one names.
  private var slot: Timestamp?

  /// - Parameter deliveries: oldest first.
  init(_ deliveries: some Sequence<DeliveryMark>) { for delivery in deliveries { add(delivery) } }

  private mutating func add(_ delivery: DeliveryMark) {
    noteTime(of: delivery)
    switch delivery.kind {
    case .published, .updated: (isPublished, sentAt, sentBlob) = (true, delivery.time, delivery.blob)
    case .handedOff: (last, sentAt, sentBlob) = (.handedOff, delivery.time, delivery.blob)
    case .unknown: last = .unknown
    case .failed: last = .failed
    case .claim, .sending: isTried = true
    default: break
    }
  }

  private mutating func noteTime(of delivery: DeliveryMark) {
    slot = delivery.slot ?? slot
    switch delivery.kind {
    case .published, .handedOff: (taking, isRetracted) = (delivery, false)
    case .updated: (taking, isRetracted) = (taking ?? delivery, false)
    case .claim, .sending, .unknown: taking = delivery
    case .retracted: isRetracted = true
    default: break
    }
  }

  /// What it takes of the account's times: its slot, or when it was sent if it names none or the slot's grace was over.
  /// `nil` where it takes none: it failed, was taken down, or was not tried.
  ///
  /// - Parameter grace: the channel's.
  func occupation(by post: String, grace: Int64, isPromotion: (DeliveryMark) -> Bool) -> Occupation? {
    guard let state, state != .failed, !isRetracted, let taking else { return nil }
    let isLate = slot.map { taking.time > $0 + grace } ?? true
    return Occupation(
      post: post, at: isLate ? taking.time : slot ?? taking.time, isPromotion: isPromotion(taking), slot: slot)
  }

  /// The state that follows; `nil` if no delivery was tried.
  ///
  /// A new claim does not end a failure or an uncertainty: only resolving those does, or a record that the post is
  /// published. A post that was handed off stays in that state until a later record says otherwise.
  package var state: EntryState? { isPublished ? .published : last ?? (isTried ? .sending : nil) }

  /// When it went out, or does where it was handed off: early, it still goes out at the time that the tool was told, or
  /// at its own where no record has that. `nil` where it was not sent.
  package func time(plannedAt planned: Timestamp?) -> Timestamp? {
    state == .handedOff ? [slot ?? planned, sentAt].compactMap { $0 }.max() : sentAt
  }

  /// The time that the tool which has it was told; `nil` where none has it, or no record has the time.
  var told: Timestamp? { state == .handedOff && !isRetracted ? slot : nil }
}

/// What was sent of one post to one account.
///
/// A delivery counts by post and account, so renaming a channel does not send a post again. Records of all people
/// count: a record that says "sent" can only stop a second sending, which all people may do.
package struct DeliveryHistory: Sendable {
  /// The records that are not resolved, oldest first.
  package let deliveries: [RecordedDelivery]
  private let outcome: DeliveryOutcome

  /// The deliveries of a post to a channel's account; of one that repeats `SeriesDeliveries` tells its occurrences apart.
  package init(_ decisions: Decisions, post: String, channel: Channel) {
    self.init(Self.deliveries(decisions, post: post, network: channel.network, account: channel.account))
  }

  /// The deliveries of a post to the account of one of them, and of its occurrence.
  package init(_ decisions: Decisions, post: String, of delivery: Delivery) {
    let all = Self.deliveries(decisions, post: post, network: delivery.network, account: delivery.account)
    self.init(all.filter { $0.delivery.day == delivery.day })
  }

  fileprivate init(_ deliveries: [RecordedDelivery]) {
    self.deliveries = deliveries
    outcome = DeliveryOutcome(deliveries.map(\.mark))
  }

  fileprivate static func deliveries(
    _ decisions: Decisions, post: String, network: Network, account: String
  ) -> [RecordedDelivery] {
    decisions.deliveries(of: post).filter {
      $0.delivery.network == network && AccountName.areSame($0.delivery.account, account)
    }
  }

  /// The state that follows; `nil` if no delivery was tried.
  package var state: EntryState? { outcome.state }

  /// The deliveries that a person may declare as never made; empty if readers have, or had, the post.
  package var unsettled: [RecordedDelivery] {
    guard let state, state != .published, state != .handedOff || !isRetracted else { return [] }
    var kinds: Set<RecordKind> = [.claim, .sending, .failed, .unknown]
    if !isRetracted { kinds.insert(.handedOff) }
    return deliveries.filter { kinds.contains($0.kind) }
  }

  /// What readers have: the last delivery that changed it.
  package var sent: RecordedDelivery? { last(.published, .handedOff, .updated) }

  /// Whether it was taken down again.
  package var isRetracted: Bool { last(.published, .handedOff, .updated, .retracted)?.kind == .retracted }

  /// When it went out.
  package var sentAt: Timestamp? { outcome.sentAt }

  /// When it went out, or does where it was handed off; `nil` where it was not sent.
  package func time(plannedAt planned: Timestamp?) -> Timestamp? { outcome.time(plannedAt: planned) }

  /// The time that the tool which has it was told; `nil` where none has it, or no record has the time.
  var told: Timestamp? { outcome.told }

  /// The newest address known.
  package var url: String? { deliveries.compactMap(\.delivery.url).last }

  /// Whether the post has changed since it was sent. Equal blobs are equal texts; different ones are compared by
  /// rendition.
  package func isEdited(blob: String, rendition: Digest?) -> Bool {
    guard let sent = sent?.delivery, sent.blob != blob else { return false }
    return sent.rendition != nil && sent.rendition != rendition
  }

  private func last(_ kinds: RecordKind...) -> RecordedDelivery? {
    deliveries.last { kinds.contains($0.kind) }
  }
}

/// What was sent of one post, as far as the states of its entries depend on it.
package struct PostDeliveries {
  private let marks: [DeliveryMark]

  /// - Parameter decisions: of which those resolved are left out.
  package init(_ decisions: Decisions, post: String) {
    var marks = decisions.ledger.source.marks(of: post)
    marks.removeAll { decisions.isResolved($0.record) }
    self.marks = marks
  }

  /// The deliveries to a channel's account, oldest first.
  func deliveries(to channel: Channel) -> [DeliveryMark] { marks.filter { $0.isTo(channel) } }

  /// How the sending to a channel's account stands.
  package func outcome(on channel: Channel) -> DeliveryOutcome {
    DeliveryOutcome(marks.lazy.filter { $0.isTo(channel) })
  }

  /// The same of each occurrence that deliveries name, and of those that name none.
  func outcomes(on channel: Channel) -> [(occurrence: CivilDate?, outcome: DeliveryOutcome)] {
    byOccurrence(on: channel).map { ($0, DeliveryOutcome($1)) }
  }

  /// The deliveries to a channel's account, oldest first, by the occurrences that they name.
  private func byOccurrence(on channel: Channel) -> [(occurrence: CivilDate?, deliveries: [DeliveryMark])] {
    let own = deliveries(to: channel)
    var order: [CivilDate?] = []
    for mark in own where !order.contains(mark.occurrence) { order.append(mark.occurrence) }
    return order.map { day in (day, own.filter { $0.occurrence == day }) }
  }
}

extension DeliveryMark {
  /// Whether it went to the account of a channel.
  fileprivate func isTo(_ channel: Channel) -> Bool { channel.isAccount(account, on: network) }
}

/// What was sent of a post that repeats to a channel's account, told apart by its occurrences.
///
/// A delivery that names an occurrence counts for that. An occurrence without a delivery also has those of another one that
/// went out on the day on which it would: a post goes out once a day, however its series was moved. A delivery that names
/// none, made before the post repeated, counts for every occurrence up to its day.
package struct SeriesDeliveries {
  private let series: Series
  private let grace: Int64
  /// Oldest first, each with the day of the occurrence that it is of now; `nil` where it names none.
  private let deliveries: [(day: CivilDate?, delivery: RecordedDelivery)]
  /// The same by these days.
  private let named: [CivilDate: [RecordedDelivery]]
  /// The days of the occurrences that went out on a day, or do where a tool got them ahead.
  private var sent: [CivilDate: Set<CivilDate>] = [:]
  /// The records by which a tool got the post before it repeated, and of which it is not known how that ended.
  private let openHandOffs: Set<Digest>

  package init(_ decisions: Decisions, post: String, channel: Channel, _ series: Series) {
    (self.series, grace) = (series, channel.grace)
    deliveries = DeliveryHistory.deliveries(
      decisions, post: post, network: channel.network, account: channel.account
    ).map { (series.day(of: $0.mark), $0) }
    named = Dictionary(grouping: deliveries.lazy.filter { $0.day != nil }, by: { $0.day ?? series.start.date })
      .mapValues { $0.map(\.delivery) }
    let unnamed = deliveries.lazy.filter { $0.day == nil }.map(\.delivery)
    let ends: Set<RecordKind> = [.published, .updated, .failed, .retracted]
    let open = unnamed.reversed().prefix { !ends.contains($0.kind) }
    openHandOffs = Set(open.filter { $0.kind == .handedOff }.map(\.id))
    for (day, own) in named { for date in datesOfSending(own, of: day) { sent[date, default: []].insert(day) } }
  }

  /// The deliveries that count for an occurrence.
  package func history(of occurrence: Occurrence) -> DeliveryHistory {
    let date = series.zone.local(occurrence.at).date
    let days = named[occurrence.day] == nil ? sent[date] ?? [] : [occurrence.day]
    return DeliveryHistory(
      deliveries.lazy.filter { day, delivery in
        day.map(days.contains) ?? covers(delivery, occurrence, on: date)
      }.map(\.delivery))
  }

  /// Whether a delivery that names no occurrence counts.
  private func covers(_ delivery: RecordedDelivery, _ occurrence: Occurrence, on date: CivilDate) -> Bool {
    let day = series.zone.local(delivery.mark.latestTime).date
    if date <= day { return true }
    // A tool that got it ahead sends it on the day for which it was planned then.
    guard openHandOffs.contains(delivery.id) else { return false }
    return series.occurrences.first { series.zone.local($0.at).date >= day }?.day == occurrence.day
  }

  /// The days on which an occurrence with these deliveries went out, or does where a tool got it ahead; empty where it did
  /// not.
  ///
  /// A sender says when it got it. What people note afterwards may be late: it is of the occurrence's own time, if that was
  /// over then.
  private func datesOfSending(_ own: [RecordedDelivery], of day: CivilDate) -> [CivilDate] {
    let state = DeliveryOutcome(own.lazy.map(\.mark)).state
    guard state == .published || state == .handedOff else { return [] }
    let planned = series.occurrence(on: day)?.at
    let handOffs = own.filter { $0.kind == .handedOff && !$0.delivery.byHand }
    let tellers = handOffs.isEmpty ? own.filter { $0.kind == .published || $0.kind == .handedOff } : handOffs
    return tellers.map { delivery in
      let time = delivery.mark.latestTime
      // What comes late after midnight is still that of the day before.
      let isOfPlan = planned.map { $0 <= time && (handOffs.isEmpty || time <= $0 + grace) } ?? false
      return series.zone.local(isOfPlan ? planned ?? time : time).date
    }
  }
}

extension Series {
  /// Half a day, in seconds: so near to an occurrence a delivery was made that counts for it though it names another day.
  private static let nearness: Int64 = 43_200

  /// How many seconds sooner than in UTC a day begins where it begins first.
  private static let earliestZone: Int64 = 14 * 3_600

  /// The day of the occurrence that a delivery is of; `nil` where it names none.
  ///
  /// That is the day which it names. If the series has no occurrence on that day any more, since it was moved, it is the
  /// one that is near in time: what went out minutes ago on another date does not go out again. What was handed over ahead
  /// of its day, or was to go out on a day that is excepted since, is of no other one.
  func day(of delivery: DeliveryMark) -> CivilDate? {
    guard let day = delivery.occurrence, occurrence(on: day) == nil, !repetition.except.contains(day),
      zone.local(delivery.latestTime + Self.earliestZone).date >= day
    else { return delivery.occurrence }
    let near = occurrences[occurrences.partitioningIndex { $0.at > delivery.latestTime - Self.nearness }...].first
    return near.flatMap { $0.at < delivery.latestTime + Self.nearness ? $0.day : nil } ?? day
  }

  /// The occurrences that it does not have any more, and of which deliveries tell: a tool may still send one.
  func formerOccurrences(in deliveries: [DeliveryMark]) -> [Occurrence] {
    let days = Set(deliveries.compactMap(day)).filter { occurrence(on: $0) == nil }
    return days.sorted().map { day in
      let local = localTime(on: day)
      let sent = deliveries.last { $0.occurrence == day }?.latestTime
      return Occurrence(day: day, at: zone.moments(of: local).first ?? sent ?? Timestamp(seconds: local.clockSeconds))
    }
  }
}

/// How a post went out to one account, once.
package struct SendingSummary: Sendable, Hashable {
  /// When it did; where it was handed to a tool ahead of its time, when that was told to.
  package var at: Timestamp
  /// What let it go: the first record that it was handed over or published.
  package var release: DeliveryMark
  /// Whether it was changed on the network afterwards.
  package var isCorrected: Bool
  /// Whether it was taken down, for good or not.
  package var isTakenDown: Bool
}

extension PostDeliveries {
  /// How the post went out to a channel's account: once, or once for each occurrence that deliveries name.
  ///
  /// - Parameter planned: when it is to go out; of a post that repeats, when an occurrence is.
  package func sendings(on channel: Channel, plannedAt planned: (CivilDate?) -> Timestamp?) -> [SendingSummary] {
    byOccurrence(on: channel).compactMap { day, deliveries in SendingSummary(deliveries) { planned(day) } }
  }

  /// When sendings to a channel's account failed, or it became unknown whether they went out, and no later record says more.
  package func failures(on channel: Channel) -> [Timestamp] {
    byOccurrence(on: channel).compactMap { _, deliveries in
      let state = DeliveryOutcome(deliveries).state
      return state == .failed || state == .unknown ? deliveries.last?.time : nil
    }
  }
}

extension SendingSummary {
  /// `nil` where the post did not go out.
  fileprivate init?(_ marks: [DeliveryMark], plannedAt planned: () -> Timestamp?) {
    let sent: Set<RecordKind> = [.handedOff, .published, .updated]
    guard DeliveryOutcome(marks).state?.isSent ?? false, let release = marks.first(where: { sent.contains($0.kind) })
    else { return nil }
    let published = marks.first { $0.kind == .published || $0.kind == .updated }
    let told = marks.compactMap(\.slot).last ?? planned()
    at = published?.time ?? max(told ?? release.time, release.time)
    self.release = release
    isCorrected = marks.contains { $0.kind == .updated }
    isTakenDown = marks.contains { $0.kind == .retracted }
  }
}

extension Decisions {
  /// Whether a delivery was promotion. Records of earlier versions do not say it: then the disclosure of what was sent
  /// decides, as far as the ledger keeps that.
  package func isPromotion(_ delivery: DeliveryMark) -> Bool {
    delivery.isPromotion || delivery.rendition.flatMap(ledger.source.hasDisclosure) ?? false
  }
}
