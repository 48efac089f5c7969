package import Core
internal import SocialText

/// Why one post will or will not go out, channel by channel.
package struct ExplainReport: Sendable {
  package let queue: PublishQueue
  let snapshot: PostSnapshot
  /// The post's entries that are wanted, in the queue's order.
  package let entries: [QueueEntry]
  /// Which branch publishes each of the channels that are wanted.
  package let places: [PublishingPlace]
  /// What readers would see differently than was last approved, by channel, where that voids an approval.
  package let differences: [String: ReaderDifference]
  /// How the post's publications are judged by the rules of their time.
  package let publications: [AuditedPublication]
  package let heads: QueueHeads
  /// When what it was read from was last fetched.
  package let age: FetchAge
  /// The zone in which times are shown: that of `stet.yml`.
  package let zone: Zone
  /// Whether commits, digests and whole record ids are wanted in `text`.
  package let verbose: Bool

  package init(
    queue: PublishQueue, post: PostSnapshot, entries: [QueueEntry], places: [PublishingPlace],
    differences: [String: ReaderDifference] = [:], publications: [AuditedPublication] = [], heads: QueueHeads,
    zone: Zone, age: FetchAge = FetchAge(), verbose: Bool = false
  ) {
    self.publications = publications
    self.queue = queue
    snapshot = post
    self.entries = entries
    self.places = places
    self.differences = differences
    self.heads = heads
    self.age = age
    self.zone = zone
    self.verbose = verbose
  }

  /// Whether the post went out, or will, on every channel that is wanted.
  package var isOnItsWay: Bool { stranded.isEmpty && entries.allSatisfy(\.state.isOnItsWay) }

  /// The channels whose publishing branch does not have the post.
  var stranded: [PublishingPlace] {
    places.filter { place in !entries.contains { $0.channelName == place.channel } }
  }

  /// The branch that publishes an entry's channel; `nil` where there is only one.
  func place(of entry: QueueEntry) -> PublishingPlace? {
    guard queue.branches.count > 1 || Set(places.map(\.branch)).count > 1 else { return nil }
    return places.first { $0.channel == entry.channelName }
  }

  /// The post's id.
  var post: String { snapshot.id }

  var dates: LocalDates { LocalDates(zone: zone, now: queue.now) }
}

/// One reason on the way to an entry's state.
struct ExplainStep {
  /// What was looked at: `findings`, `rule legal`.
  var step: String
  /// What came out, in one or two words.
  var result: String
  var detail: String?
  /// In one line: `changes: asked for by ana, Mon 23 Nov 11:00`, `rule legal: not met, cem could approve`.
  var sentence: String {
    guard let detail else { return "\(step): \(result)" }
    return "\(step): \(result)\(detail.hasPrefix("by ") ? "" : ",") \(detail)"
  }

  /// How it affects the post: whether it blocks it, lets it pass, or is only information.
  var bearing: Bearing

  enum Bearing {
    case passes, blocks, tells

    var sign: String {
      switch self {
      case .passes: "✓"
      case .blocks: "✗"
      case .tells: "·"
      }
    }

    var tone: TextStyle.Tone {
      switch self {
      case .passes: .ok
      case .blocks: .error
      case .tells: .dim
      }
    }
  }
}

extension ExplainReport {
  /// For people at a terminal: the answer for each channel first, then the reasons.
  package func text(style: TextStyle) -> String {
    let blocks = (entries.map { block($0, style) } + stranded.map { [line($0, style)] })
      .map { $0.joined(separator: "\n") + "\n" }
    let age = age.text(dates).map { "\n\(style.paint($0, .dim))\n" } ?? ""
    return title(style) + blocks.joined(separator: "\n") + age + headLines(style)
  }

  private func title(_ style: TextStyle) -> String {
    let id = TerminalText.oneLine(post)
    let title = entries.first?.shownTitle ?? TerminalText.oneLine(snapshot.label)
    return style.paint(title == id ? id : "\(title) (\(id))", .bold) + "\n\n"
  }

  private func line(_ place: PublishingPlace, _ style: TextStyle) -> String {
    let channel = style.paint(TerminalText.oneLine(place.channel), .bold)
    return "\(style.paint("✗", .error)) \(channel): \(ExplainMessages.stranded(place))"
  }

  private func block(_ entry: QueueEntry, _ style: TextStyle) -> [String] {
    let answer = EntryAnswer(entry: entry, dates: dates).text
    let sign = style.paint(entry.state.sign, entry.state.tone)
    let head = "\(sign) \(style.paint(TerminalText.oneLine(entry.channelName), .bold)): \(answer)"
    var columns = TextColumns(style: style)
    for step in steps(entry, verbose: verbose) {
      columns.append([
        (step.bearing.sign, step.bearing.tone), (step.step, nil), (step.result, nil), (step.detail ?? "", .dim),
      ])
    }
    return [head] + columns.lines().map { "  " + $0 } + details(entry, style)
  }

  func steps(_ entry: QueueEntry, verbose: Bool) -> [ExplainStep] {
    let branch = place(of: entry).map { place in
      ExplainStep(step: "branch", result: place.branch, detail: ExplainMessages.publishes(place), bearing: .tells)
    }
    return [branch].compactMap { $0 }
      + EntrySteps(
        entry: entry, difference: differences[entry.channelName].map { ChannelDifference($0, zone: zone) },
        publications: publications,
        dates: dates, verbose: verbose
      ).all
  }

  private func details(_ entry: QueueEntry, _ style: TextStyle) -> [String] {
    guard verbose else { return [] }
    let facts = [
      "file \(TerminalText.oneLine(entry.post.path)), blob \(entry.post.blob)",
      entry.rendition.map { "rendition \($0)" },
      entry.post.history.entered.map { "entered \($0.commit) \($0.at.rfc3339)" },
      entry.post.history.lastChange.map { "last change \($0.commit) \($0.at.rfc3339)" },
    ]
    return facts.compactMap { $0 }.map { style.paint("    \($0)", .dim) }
  }

  private func headLines(_ style: TextStyle) -> String {
    guard verbose else { return "" }
    let lines = HeadText(heads: heads, branches: queue.branches, now: queue.now).lines
    return "\n" + lines.map { style.paint($0, .dim) + "\n" }.joined()
  }
}

extension ExplainReport {
  /// The document `stet/explain/v1`.
  package var json: String {
    let members = heads.members(branches: queue.branches, now: queue.now)
    let own: [String: JSONValue] = [
      "post": .string(post), "entries": .list(entries, json), "branches": .list(places, \.json),
    ]
    return JSONDocument.text("stet/explain/v1", members.merging(own) { _, own in own })
  }

  private func json(_ entry: QueueEntry) -> JSONValue {
    let steps = steps(entry, verbose: true)
    let own: [String: JSONValue] = ["steps": .list(steps, \.json), "contributors": entry.verdict.contributors.json]
    return .object(entry.members.merging(own) { own, _ in own })
  }
}

extension PublishingPlace {
  fileprivate var json: JSONValue {
    [
      "channel": .string(channel), "queue": .string(queue), "branch": .string(branch), "isThere": .bool(isThere),
    ]
  }
}

extension ExplainStep {
  fileprivate var json: JSONValue {
    ["step": .string(step), "result": .string(result), "detail": .optional(detail)]
  }
}

/// What the explanation's steps say.
enum ExplainMessages {
  static let amendHint = "hint: `git commit --amend --author=…` gives a squashed commit back to its author"

  /// `publishes linkedin; the post is not there yet`.
  static func publishes(_ place: PublishingPlace) -> String {
    "publishes \(place.channel)" + (place.isThere ? "" : "; this is not there yet")
  }

  /// A channel on which the post does not go out from where it stands.
  static func stranded(_ place: PublishingPlace) -> String {
    let branch = TerminalText.oneLine(place.branch)
    return "does not go out: it is published from the branch \(branch), and the post is not there"
  }

  /// `ana and cem approved; dora could approve`.
  static func rule(givenBy: [String], missing: MissingApproval?) -> String {
    let given = givenBy.isEmpty ? nil : "\(Phrase.list(givenBy, "and")) approved"
    let open = missing.map { missing in
      ApprovalMessages.obstacle(missing)
        ?? "\(missing.has) of \(Phrase.count(missing.needs, "approval")), \(missing.choice.any) could approve"
    }
    let others = missing.map { $0.awaitedAway.isEmpty ? $0.away : [] } ?? []
    let away = others.isEmpty ? nil : "\(Phrase.list(others.map(\.told), "and")) could, too"
    return [given, open, away].compactMap { $0 }.joined(separator: "; ")
  }

  /// `ana, Mon 23 Nov 11:00, as editor`.
  static func approval(_ entry: LedgerRecord, isSigned: Bool, _ dates: LocalDates) -> String {
    let roles = entry.record.roles.isEmpty ? "" : ", as \(Phrase.list(entry.record.roles, "and"))"
    let text =
      "\(entry.record.actor ?? LogMessages.unknownPerson), \(dates.moment(entry.record.time))\(roles)"
      + (isSigned ? ", signed" : "")
    return Phrase.with(note: entry.record.note, text)
  }

  /// What a hold names: `campaign advent-2026 (which the post bore before)`.
  static func ground(_ ground: CoveringHold.Ground) -> String {
    switch ground {
    case .everything: "everything"
    case .channel(let name): "channel \(name)"
    case .post(let id): "post \(id)"
    case .occurrence(let id, let day): "post \(id) on \(day.text)"
    case .label(let kind, let name, let bearing): "\(kind.rawValue) \(TerminalText.oneLine(name))\(text(bearing))"
    }
  }

  private static func text(_ bearing: CoveringHold.Bearing) -> String {
    switch bearing {
    case .today: ""
    case .before: " (which the post bore before)"
    case .approved(let actor): " (which the post bore when \(TerminalText.oneLine(actor)) approved it)"
    }
  }

  /// `by ana, Mon 23 Nov 11:00: storm`, after what was decided.
  static func decision(_ entry: LedgerRecord, _ dates: LocalDates) -> String {
    let text = "by \(entry.record.actor ?? LogMessages.unknownPerson), \(dates.moment(entry.record.time))"
    return Phrase.with(note: entry.record.note, text)
  }

  /// `not before Tue 1 Dec 09:00, not after …`.
  static func window(_ schedule: Schedule, _ dates: LocalDates) -> String {
    let bounds = [
      schedule.notBefore.map { "not before \(dates.moment($0))" },
      schedule.notAfter.map { "not after \(dates.moment($0))" },
    ]
    return bounds.compactMap { $0 }.joined(separator: ", ")
  }

  /// `Tue 1 Dec 09:00, Europe/Berlin, with 2h of grace`.
  static func explicitTime(_ at: Timestamp, _ channel: ChannelSnapshot, _ dates: LocalDates) -> String {
    let zone = LocalDates(zone: channel.schedule.zone, now: dates.now)
    let grace = DurationText.text(channel.channel.grace)
    return "\(zone.moment(at)), \(channel.schedule.zone.identifier), with \(grace) of grace"
  }

  /// `on @acme, Tue 1 Dec 09:01, at https://…`.
  static func delivery(_ delivery: Delivery, _ at: Timestamp, _ dates: LocalDates) -> String {
    let parts = [
      "\(delivery.network.displayName) (\(TerminalText.oneLine(delivery.account)))", dates.moment(at),
      delivery.to.map { "to \(TerminalText.oneLine($0))" }, delivery.url.map(TerminalText.oneLine),
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// The beginning of a record's id, enough to find it: `6fc2f5b5`.
  static func short(_ record: String) -> String {
    String(record.split(separator: ":").last?.prefix(8) ?? "")
  }
}
