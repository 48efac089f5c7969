package import Core

/// The small grammar that messages share.
enum Phrase {
  /// `1 post`, `24 posts`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// `ana`, `ana or cem`, `ana, ben or cem`.
  static func list(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// `x, mastodon`; `x +4` where all have no room in so many columns. The first is always there, cut if need be.
  static func fitting(_ words: [String], _ columns: Int, separator: String = ", ") -> String {
    for count in stride(from: words.count, to: 0, by: -1) {
      let more = count < words.count ? " +\(words.count - count)" : ""
      let text = words.prefix(count).joined(separator: separator) + more
      if TerminalText.width(text) <= columns { return text }
      if count == 1 { return TerminalText.truncated(words[0], to: columns - TerminalText.width(more)) + more }
    }
    return ""
  }

  /// `text: note`, where there is a note; the note on one line and escaped.
  static func with(note: String?, _ text: String) -> String {
    guard let note, !note.isEmpty else { return text }
    return "\(text): \(TerminalText.oneLine(note))"
  }
}

/// Dates as people in one zone say them at one moment.
struct LocalDates {
  let zone: Zone
  let now: Timestamp

  /// `Tue 1 Dec 2026`.
  func day(_ moment: Timestamp) -> String {
    let date = zone.local(moment).date
    return "\(dayAndMonth(moment)) \(date.year)"
  }

  /// `09:00`.
  func clock(_ moment: Timestamp) -> String { zone.local(moment).clockText }

  /// `Tue 1 Dec 09:00`; with the year where it is not this one.
  func moment(_ moment: Timestamp) -> String {
    let isThisYear = zone.local(moment).date.year == zone.local(now).date.year
    return "\(isThisYear ? dayAndMonth(moment) : day(moment)) \(clock(moment))"
  }

  /// `Tue 09:00` within the next six days, else as `moment`.
  func soon(_ moment: Timestamp) -> String {
    let days = zone.local(moment).dayNumber - zone.local(now).dayNumber
    guard (0...6).contains(days) else { return self.moment(moment) }
    return "\(zone.local(moment).weekday.shortName) \(clock(moment))"
  }

  /// `2026-12-01 09:00`, for lists in which dates stand below each other.
  func sortable(_ moment: Timestamp) -> String { "\(zone.local(moment).date.text) \(clock(moment))" }

  /// `3 hours ago`; the moment itself where it is still to come.
  func ago(_ moment: Timestamp) -> String {
    let seconds = now.seconds - moment.seconds
    switch seconds {
    case ..<0: return self.moment(moment)
    case ..<60: return "less than a minute ago"
    case ..<3_600: return "\(Phrase.count(Int(seconds / 60), "minute")) ago"
    case ..<172_800: return "\(Phrase.count(Int(seconds / 3_600), "hour")) ago"
    default: return "\(Phrase.count(Int(seconds / 86_400), "day")) ago"
    }
  }

  /// `Tue 1 Dec`; with the year where it is not this one.
  func day(_ date: CivilDate) -> String {
    date.year == zone.local(now).date.year ? date.spoken : "\(date.spoken) \(date.year)"
  }

  private func dayAndMonth(_ moment: Timestamp) -> String { zone.local(moment).date.spoken }
}

/// Puts the names of channels into the order of `stet.yml`, as everywhere where people read them.
package struct ChannelOrder: Sendable {
  private let places: [String: Int]

  package init(_ configuration: Configuration) {
    places = Dictionary(
      configuration.channels.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Channels that `stet.yml` no longer has come last.
  func sorted(_ names: some Sequence<String>) -> [String] {
    names.sorted { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }
  }
}

/// Who counts as contributor, and why. It is always shown: otherwise authors could exclude approvers unnoticed.
enum ContributorMessages {
  /// `ana – named by ben in commit 1a2b3c4`, one for each person.
  static func lines(_ contributors: Contributors) -> [String] {
    contributors.people.map { "\($0.person) – \(why($0))" } + contributors.exempt.map { "\($0.person) – \(exempt($0))" }
  }

  /// `wrote it in commit 1a2b3c4 and listed by cem in record 6fc2f5b5`.
  static func why(_ contributor: Contributors.Contributor) -> String {
    Phrase.list(contributor.reasons.map(reason), "and")
  }

  /// `named by ben in commit 1a2b3c4, which does not count: they had approved just that (record 6fc2f5b5)`.
  static func exempt(_ contribution: Contribution) -> String {
    let record = contribution.exemptBy.map { " (record \(ExplainMessages.short($0.description)))" } ?? ""
    let named = "named by \(contribution.namedBy ?? "") in commit \(short(contribution.commit))"
    return "\(named), which does not count: they had approved just that\(record)"
  }

  private static func reason(_ reason: Contributors.Reason) -> String {
    switch reason {
    case .wrote(let commit): "wrote it in commit \(short(commit))"
    case .named(let author, let commit): "named by \(author) in commit \(short(commit))"
    case .listed(let record, let actor):
      "listed by \(actor.isEmpty ? LogMessages.unknownPerson : actor) in record \(ExplainMessages.short(record.description))"
    }
  }

  /// The beginning of a commit's id, as git shortens it.
  private static func short(_ commit: String) -> String { String(commit.prefix(7)) }
}

extension Contributors {
  /// As it stands in `stet/explain/v1` and `stet/review/v1`: those who count, then those who do not.
  var json: JSONValue {
    let counting = people.map { contributor -> JSONValue in
      ["person": .string(contributor.person), "counts": true, "reasons": .list(contributor.reasons, \.json)]
    }
    let exempt = exempt.map { contribution -> JSONValue in
      let named = Reason.named(by: contribution.namedBy ?? "", commit: contribution.commit)
      return [
        "person": .string(contribution.person), "counts": false, "reasons": [named.json],
        "exemptBy": .digest(contribution.exemptBy),
      ]
    }
    return .array(counting + exempt)
  }
}

extension Contributors.Reason {
  fileprivate var json: JSONValue {
    switch self {
    case .wrote(let commit): ["kind": "wrote", "commit": .string(commit)]
    case .named(let author, let commit): ["kind": "named", "by": .string(author), "commit": .string(commit)]
    case .listed(let record, let actor): ["kind": "listed", "by": .string(actor), "record": .digest(record)]
    }
  }
}

/// What is said about approvals that are missing.
enum ApprovalMessages {
  /// `once cem approves (legal)`, or what makes that impossible.
  static func once(_ missing: [MissingApproval]) -> String {
    obstacle(missing) ?? "once \(condition(missing))"
  }

  /// `cem approves (legal)`, `ana or cem approves (four-eyes) and dora approves (legal)`.
  static func condition(_ missing: [MissingApproval]) -> String {
    groups(missing).map { group in
      "\(givers(group.open, of: group.choice)) (\(group.rules.joined(separator: ", ")))"
    }.joined(separator: " and ")
  }

  /// `an approval by cem (legal)`, `an approval by ana or cem (four-eyes) and one by dora (legal)`: what was not there.
  static func lack(_ missing: [MissingApproval]) -> String {
    guard obstacle(missing) == nil else { return "the approvals that it needs" }
    return groups(missing).enumerated().map { index, group in
      let what = group.open == 1 ? (index == 0 ? "an approval by" : "one by") : "approvals by"
      let people = group.open == 1 ? group.choice.any : group.choice.some(group.open)
      return "\(what) \(people) (\(group.rules.joined(separator: ", ")))"
    }.joined(separator: " and ")
  }

  /// Why no approval would be enough; `nil` where one would.
  static func obstacle(_ missing: [MissingApproval]) -> String? {
    missing.lazy.compactMap(obstacle).first
  }

  /// Why no approval would meet one rule; `nil` where one would.
  static func obstacle(_ missing: MissingApproval) -> String? {
    switch missing.rule {
    case MissingApproval.noRule: "no rule of stet.yml covers it, so it cannot be approved"
    case MissingApproval.unknownContributor: "it was changed by a person who is not in stet.yml"
    case MissingApproval.requestChanges where missing.from.isEmpty && missing.away.isEmpty:
      "the person who asked for changes has left or is away: `stet dismiss` ends the request"
    default:
      missing.from.count + missing.away.count < missing.open
        ? "too few people could approve it (\(missing.rule))" : nil
    }
  }

  /// `cem approves`, `any of 36 editors approves`, `ana and cem approve`, `2 of ana, ben and cem approve`.
  private static func givers(_ open: Int, of people: PeopleChoice) -> String {
    open == 1 ? "\(people.any) approves" : "\(people.some(open)) approve"
  }

  /// Rules that the same people can meet, together.
  private struct Group {
    let open: Int
    let choice: PeopleChoice
    var rules: [String]
  }

  private static func groups(_ missing: [MissingApproval]) -> [Group] {
    missing.reduce(into: []) { groups, next in
      let open = next.open
      if let index = groups.firstIndex(where: { $0.open == open && $0.choice.names == next.from }) {
        groups[index].rules.append(next.rule)
      } else {
        groups.append(Group(open: open, choice: next.choice, rules: [next.rule]))
      }
    }
  }
}

/// Why records do not count, in words.
enum NotCountedMessages {
  /// `what readers see changed since`.
  static func reason(_ record: NotCounted) -> String {
    let actor = record.actor.isEmpty ? "its author" : record.actor
    return switch record.reason {
    case .contributor: "\(actor) wrote or changed the post, and the rule asks for another person"
    case .role: "\(actor) holds no role that the rule asks for"
    case .unknownPerson: "\(actor) is not in stet.yml, or had left before"
    case .bot: "\(actor) is a bot"
    case .rendition: "what readers see changed since"
    case .schedule: "it goes out earlier than approved, or in a wider window"
    case .withdrawn: "\(actor) withdrew it"
    case .dismissed: "it was dismissed"
    case .unsigned: "it is not signed as it must be, or came from another person's address"
    case .signature: "its signature does not fit"
    case .keyRetired: "its key was retired"
    case .imported:
      "it was taken over from elsewhere, and the rule does not count that, or it is not vouched for as stet.yml asks"
    case .unknownKind: "this version does not know its kind"
    case .invalidRecord: "it is no valid record"
    case .otherRepository: "it belongs to another repository"
    }
  }
}

/// What people and programs are told of anomalies.
package enum AnomalyMessages {
  /// At most two lines: one of the ledger, one of the content.
  package static func warnings(_ anomalies: [Anomaly]) -> [String] {
    let (ledger, content) = (anomalies.filter(\.isOfLedger), anomalies.filter { !$0.isOfLedger })
    return [
      line(ledger, "the ledger has", "no record is lost"),
      line(
        content, "the history of the posts has", "such folders count as empty, such commits as by an unknown person"),
    ].compactMap { $0 }
  }

  private static func line(_ anomalies: [Anomaly], _ start: String, _ end: String) -> String? {
    guard let first = anomalies.first else { return nil }
    let count = anomalies.count == 1 ? "an anomaly" : "\(anomalies.count) anomalies, the first"
    let path = first.path.map { " at \(TerminalText.oneLine($0.isEmpty ? "the root" : $0))" } ?? ""
    let object = first.object.map { ", object \($0.prefix(10))" } ?? ""
    return "\(start) \(count) in commit \(first.commit.prefix(10)): \(first.kind)\(path)\(object); \(end)"
      + " (`stet log --format json` lists \(anomalies.count == 1 ? "it" : "them"))"
  }

  /// The member `anomalies` of a document, which is there where there are any.
  static func members(_ anomalies: [Anomaly]) -> [String: JSONValue] {
    anomalies.isEmpty ? [:] : ["anomalies": .list(anomalies, \.json)]
  }
}

extension Anomaly {
  fileprivate var json: JSONValue {
    [
      "in": isOfLedger ? "ledger" : "content", "kind": .string(kind), "commit": .string(commit),
      "path": .optional(path), "object": .optional(object),
    ]
  }
}

extension Sequence {
  /// The elements in order, each one joined to the first that is alike.
  func joining(
    _ join: (inout Element, Element) -> Void, where areAlike: (Element, Element) -> Bool
  ) -> [Element] {
    reduce(into: []) { joined, element in
      if let index = joined.firstIndex(where: { areAlike($0, element) }) {
        join(&joined[index], element)
      } else {
        joined.append(element)
      }
    }
  }
}
