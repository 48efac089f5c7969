package import Core

/// What a hold stops, and what other tools have of it: a hold does not reach that there.
package struct HoldReport: Sendable {
  /// `nil` where that could not be found out.
  private let effects: HoldEffects?
  private let reason: String
  private let dates: LocalDates

  /// - Parameter found: what it does, or why that is not known.
  package init(_ found: Result<HoldEffects, any Error>, zone: Zone, now: Timestamp) {
    switch found {
    case .success(let effects): (self.effects, reason) = (effects, "")
    case .failure(let error): (effects, reason) = (nil, "\(error)")
    }
    dates = LocalDates(zone: zone, now: now)
  }

  /// That it is not known, where it is not.
  package var warnings: [String] {
    effects == nil ? ["what was handed to other tools could not be found out, so look there: \(reason)"] : []
  }

  /// How much is stopped, and a line for each entry that another tool has; empty where that is not known.
  package func text(style: TextStyle) -> String { effects.map { stopped($0) + handedOff($0.handedOff, style) } ?? "" }

  /// `Stops 5 entries of 3 posts; the next would have gone out on Tue 1 Dec 09:00 (post-a on x).`
  private func stopped(_ effects: HoldEffects) -> String {
    guard !effects.stopped.isEmpty else { return "Stops no entry of the queue as it is now.\n" }
    let posts = Set(effects.stopped.map(\.post.id)).count
    let count = "\(Phrase.count(effects.stopped.count, "entry", plural: "entries")) of \(Phrase.count(posts, "post"))"
    guard let next = effects.next, let at = next.at else { return "Stops \(count); none was approved for a time.\n" }
    let name = TerminalText.oneLine("\(next.post.id) on \(next.channelName)")
    let time = at <= dates.now ? "would go out now" : "would have gone out \(dates.moment(at))"
    return "Stops \(count); the next \(time) (\(name)).\n"
  }

  private func handedOff(_ entries: [QueueEntry], _ style: TextStyle) -> String {
    guard !entries.isEmpty else { return "" }
    let lines = entries.map { entry in
      let time = entry.at.map { ", for \(dates.soon($0))" } ?? ""
      let tool = entry.delivery.sent?.delivery.to.map { ", by \($0)" } ?? ""
      let place = entry.delivery.url.map { " (\($0))" } ?? ""
      return "  " + TerminalText.oneLine("\(entry.post.id) on \(entry.channelName)\(tool)\(time)\(place)") + "\n"
    }
    return style.paint("Handed off already, to be stopped there:", .bold) + "\n" + lines.joined()
  }

  /// What another tool has, as it stands in `stet/decision/v1`; `null` where it is not known.
  var json: JSONValue {
    guard let effects else { return .null }
    return .list(effects.handedOff) { entry in
      var members: [String: JSONValue] = [
        "post": .string(entry.post.id), "channel": .string(entry.channelName), "at": .moment(entry.at),
        "to": .optional(entry.delivery.sent?.delivery.to), "url": .optional(entry.delivery.url),
      ]
      if let occurrence = entry.occurrence { members["occurrence"] = .string(occurrence.text) }
      return .object(members)
    }
  }
}

/// What is said when holds are ended.
package enum ResumeMessages {
  /// What becomes of entries after holds were ended, a line for each of the first:
  /// `post-a on x: goes out Tue 1 Dec 09:00 on X`.
  package static func text(of entries: [QueueEntry], zone: Zone, now: Timestamp) -> String {
    let dates = LocalDates(zone: zone, now: now)
    let lines = entries.prefix(mostNamed).map { entry in
      TerminalText.oneLine("\(entry.post.id) on \(entry.channelName): \(EntryAnswer(entry: entry, dates: dates).text)")
    }
    let more = entries.count - lines.count
    let rest = more > 0 ? ["and \(Phrase.count(more, "more entry", plural: "more entries")): `stet queue`"] : []
    return (lines + rest).map { "  \($0)\n" }.joined()
  }

  private static let mostNamed = 10

  /// From which holds posts are released, where these are several, and how to leave some of them.
  package static func lines(releasing posts: [String], on day: CivilDate?, from holds: [LedgerRecord]) -> [String] {
    guard !holds.isEmpty else { return [] }
    let names = TerminalText.oneLine(Phrase.list(posts, "and"))
    let lines = holds.map { hold in
      let scopes = hold.record.subjects.compactMap { subject in
        if case .scope(let scope) = subject { DecisionMessages.scope(scope) } else { nil }
      }
      let actor = hold.record.actor ?? LogMessages.unknownPerson
      let text = Phrase.with(note: hold.record.note, "\(scopes.joined(separator: ", ")), held by \(actor)")
      return "  " + TerminalText.oneLine("\(ExplainMessages.short(hold.id.description)) \(text)")
    }
    let option =
      posts.map { " --post \(ShellWord.quoted($0))" }.joined() + (day.map { " --occurrence \($0.text)" } ?? "")
    let first = ExplainMessages.short(holds[0].id.description)
    // With several posts, a hold need not cover all of them.
    let alone = posts.count == 1 ? ["To end one of them alone: stet resume \(first)\(option)"] : []
    return ["Releases \(names) from \(holds.count) holds:"] + lines + alone
  }

  /// A line for each entry that would go out at once.
  package static func lines(_ entries: [QueueEntry], zone: Zone, now: Timestamp) -> [String] {
    let dates = LocalDates(zone: zone, now: now)
    return entries.map { entry in
      let time = entry.at.map { ", planned for \(dates.soon($0))" } ?? ""
      return TerminalText.oneLine("\(entry.post.id) on \(entry.channelName)\(time): \(entry.shownTitle)")
    }
  }
}
