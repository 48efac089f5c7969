package import Core

/// The trail, to be shown.
package struct LogReport: Sendable {
  /// In the order in which they happened.
  package let events: [TrailEvent]
  /// The post that was asked for; `nil` where it is all of them.
  package let post: String?
  /// The zone in which times are told: that of `stet.yml`.
  package let zone: Zone
  /// Whether commits and records are wanted in `text`.
  package let verbose: Bool
  let anomalies: [Anomaly]
  let order: ChannelOrder

  package init(
    events: [TrailEvent], post: String?, configuration: Configuration, anomalies: [Anomaly] = [], verbose: Bool = false
  ) {
    self.events = events
    self.anomalies = anomalies
    self.post = post
    self.verbose = verbose
    zone = configuration.timezone
    order = ChannelOrder(configuration)
  }
}

extension LogReport {
  /// For people at a terminal: a line for each event.
  package func text(style: TextStyle) -> String {
    guard !events.isEmpty else { return LogMessages.empty + "\n" }
    var columns = TextColumns(style: style)
    for event in events { columns.append(row(event)) }
    return zip(columns.lines(), events).map { $0 + "\n" + details($1, style) }.joined()
  }

  private func details(_ event: TrailEvent, _ style: TextStyle) -> String {
    guard verbose else { return "" }
    let signed = event.signedWith.isEmpty ? "not signed" : "signed with \(event.signedWith.joined(separator: " and "))"
    let facts = ["commit \(event.commit)"] + (event.record.map { ["record \($0)", signed] } ?? [])
    return style.paint("    " + facts.joined(separator: ", "), .dim) + "\n"
  }

  private func row(_ event: TrailEvent) -> [TextColumns.Cell] {
    let happened = LogMessages.happened(event, trailOf: post, order)
    let how = event.isByHand ? "\(happened) by hand" : happened
    let words = Phrase.with(note: event.note, TerminalText.oneLine(how))
    return [
      (LocalDates(zone: zone, now: event.time).sortable(event.time), .dim), (LogMessages.actor(event), .bold),
      (event.isCounted ? words : "\(words) \(LogMessages.notCounted(event))", event.isCounted ? nil : .dim),
    ]
  }
}

extension LogReport {
  /// The document `stet/log/v1`.
  package var json: String {
    JSONDocument.text("stet/log/v1", ["events": .list(events, \.json)], anomalies)
  }
}

extension TrailEvent {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "time": .moment(time), "kind": .string(kind), "actor": .optional(actor.isEmpty ? nil : actor),
      "post": .optional(post.isEmpty ? nil : post), "channels": .strings(channels), "commit": .string(commit),
      "record": .optional(record), "note": .optional(note), "counted": .bool(isCounted), "byHand": .bool(isByHand),
      "broughtTo": .optional(broughtTo),
    ]
    if let occurrence { members["occurrence"] = .string(occurrence) }
    return .object(members)
  }
}

/// What the trail and decisions say.
enum LogMessages {
  static let empty = "no events yet"
  static let unknownPerson = "an unknown person"

  /// Why a record has no effect. A hold that was resumed did count while it was open, and a delivery until it was resolved.
  static func notCounted(_ event: TrailEvent) -> String {
    switch RecordKind(rawValue: event.kind) {
    case .hold: "(ended)"
    case let kind? where RecordKind.deliveries.contains(kind): "(resolved)"
    default: "(does not count)"
    }
  }

  /// Who did it: a person's name, or for an address that `stet.yml` does not have the beginning of its hash, or the kind
  /// and the beginning of the object behind which the author is hidden.
  static func actor(_ event: TrailEvent) -> String {
    guard event.actor.hasPrefix("?") else {
      return event.actor.isEmpty ? unknownPerson : TerminalText.oneLine(event.actor)
    }
    let kind = event.actor.firstIndex(of: ":").map { String(event.actor[...$0]) } ?? "?"
    return "\(unknownPerson) (\(TerminalText.oneLine(kind + String(event.actor.dropFirst(kind.count).prefix(8)))))"
  }

  /// What happened: `handed it off (x)`, `approved 2026-12-markt (x, youtube)`.
  ///
  /// - Parameter post: the post whose trail it is, which is called "it"; `nil` where every post is named.
  static func happened(_ event: TrailEvent, trailOf post: String?, _ order: ChannelOrder) -> String {
    let words = event.broughtTo.map { Words("brought it to \($0)", "brought % to \($0)") } ?? words(event.kind)
    let channels = order.sorted(event.channels).joined(separator: ", ")
    let day = event.occurrence.map { " of \($0)" } ?? ""
    let isOfIt =
      post != nil && (event.scope.map { $0 == Scope(posts: [event.post], occurrence: $0.occurrence) } ?? true)
    guard !isOfIt else { return words.naming(itOn: day) + (channels.isEmpty ? "" : " (\(channels))") }
    if let scope = event.scope { return words.naming(DecisionMessages.scope(scope)) }
    // What is about no post, and no part of them, is about `stet.yml`.
    let name = event.post.isEmpty ? DecisionMessages.configuration : event.post + day
    return words.naming(channels.isEmpty ? name : "\(name) (\(channels))")
  }

  /// What was done to a post that goes without saying: `handed it off`.
  static func happened(_ kind: RecordKind) -> String { words(kind).it }

  /// What was done to something named: `handed off 2026-12-markt (x)`.
  static func happened(_ kind: RecordKind, to name: String) -> String { words(kind).naming(name) }

  /// The past tense of what is done to something, with the places of "it" and of a name (`%`): English puts the two
  /// differently.
  private struct Words {
    let it: String
    let named: String

    init(_ it: String, _ named: String) {
      self.it = it
      self.named = named
    }

    /// A verb, or a verb and its preposition, that what it is done to follows.
    init(_ verb: String) { self.init("\(verb) it", "\(verb) %") }

    /// The same of one occurrence of it: `handed off the occurrence of 2026-12-29`.
    func naming(itOn day: String) -> String { day.isEmpty ? it : naming("the occurrence\(day)") }

    func naming(_ name: String) -> String {
      named.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).joined(separator: name)
    }
  }

  private static func words(_ kind: String) -> Words {
    if let kind = RecordKind(rawValue: kind) { return words(kind) }
    // A word that a later version brings is understood as it stands.
    return Words(["written": "wrote", "removed": "deleted"][kind] ?? kind)
  }

  private static func words(_ kind: RecordKind) -> Words {
    switch kind {
    case .approve: Words("approved")
    case .requestChanges: Words("asked for changes to")
    case .comment: Words("commented on")
    case .correction: Words("suggested a correction to")
    case .withdraw: Words("withdrew a decision on")
    case .dismiss: Words("dismissed a decision on")
    case .hold: Words("put it on hold", "put % on hold")
    case .resume: Words("resumed")
    case .claim: Words("claimed")
    case .sending: Words("started sending")
    case .published: Words("published")
    case .handedOff: Words("handed it off", "handed off %")
    case .updated: Words("updated")
    case .failed: Words("failed to send")
    case .unknown: Words("could not tell whether it was sent", "could not tell whether % was sent")
    case .resolve: Words("resolved its delivery", "resolved the delivery of %")
    case .retracted: Words("took it down", "took down %")
    case .checkpoint: Words("recorded the state of the ledger", "recorded the state of the ledger")
    }
  }
}
