import Content
import Ledger
import Workflow

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
    return [given, open].compactMap { $0 }.joined(separator: "; ")
  }

  /// `ana, Mon 23 Nov 11:00, as editor`.
  static func approval(_ entry: LedgerRecord, _ dates: LocalDates) -> String {
    let roles = entry.record.roles.isEmpty ? "" : ", as \(Phrase.list(entry.record.roles, "and"))"
    let text = "\(entry.record.actor ?? LogMessages.unknownPerson), \(dates.moment(entry.record.time))\(roles)"
    return Phrase.with(note: entry.record.note, text)
  }

  /// What a hold names: `campaign advent-2026 (which the post bore before)`.
  static func ground(_ ground: CoveringHold.Ground) -> String {
    switch ground {
    case .everything: "everything"
    case .channel(let name): "channel \(name)"
    case .post(let id): "post \(id)"
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
