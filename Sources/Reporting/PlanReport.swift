package import Core

/// A plan to be shown, and what came of writing it.
package struct PlanReport: Sendable {
  private let plan: PostPlan
  private let written: WrittenPlan?
  private let branches: [PublishQueue.Branch]
  private let heads: QueueHeads
  private let dates: LocalDates

  /// - Parameter written: the plan as it was written into the work tree; `nil` where it was not.
  package init(_ plan: PostPlan, _ written: WrittenPlan? = nil, queue: PublishQueue, heads: QueueHeads, zone: Zone) {
    (self.plan, self.written, self.heads) = (plan, written, heads)
    branches = queue.branches
    dates = LocalDates(zone: zone, now: queue.now)
  }
}

// MARK: - Text

extension PlanReport {
  /// For people at a terminal: each channel week by week, what is proposed, and what gets no place; where it was written,
  /// the differences and what comes of them.
  package func text(style: TextStyle) -> String {
    let parts = plan.channels.map { channel in
      ([style.paint(PlanMessages.heading(channel), .bold)] + weeks(channel, style) + shares(channel, style))
        .joined(separator: "\n") + "\n"
    }
    let legend = plan.channels.isEmpty ? [] : [style.paint(PlanMessages.legend, .dim) + "\n"]
    return
      (parts + legend + [proposed(style), approvals(style), unplaced(style), drafts].compactMap { $0 } + effects(style))
      .joined(separator: "\n")
  }

  private func weeks(_ channel: ChannelPlan, _ style: TextStyle) -> [String] {
    var columns = TextColumns(style: style)
    for week in channel.weeks {
      columns.append([
        (PlanMessages.days(week.days, dates), nil), ("\(week.there) there", nil),
        (week.proposed > 0 ? "+\(week.proposed)" : "", .ok),
        (PlanMessages.free(week, dates, all: plan.namesChannels), week.free.isEmpty ? .dim : nil),
      ])
    }
    return columns.lines().map { "  " + $0 }
  }

  private func shares(_ channel: ChannelPlan, _ style: TextStyle) -> [String] {
    var columns = TextColumns(style: style)
    for (name, text) in PlanMessages.shares(channel) { columns.append([(name, nil), (text, nil)]) }
    return columns.lines().map { "  " + $0 }
  }

  private func proposed(_ style: TextStyle) -> String? {
    guard !plan.posts.isEmpty else { return style.paint("Proposed", .bold) + "\n  \(PlanMessages.none)\n" }
    var columns = TextColumns(style: style)
    for row in rows { columns.append(row.map { ($0, nil) }) }
    let notes = (plan.takesSlots ? [PlanMessages.slots] : []) + (plan.namesChannels ? [PlanMessages.alone] : [])
    let lines = (columns.lines() + notes).map { "  " + $0 }
    return style.paint("Proposed", .bold) + "\n" + lines.joined(separator: "\n") + "\n"
  }

  /// When, where, what and as what, for each time that a post gets.
  private var rows: [[String]] {
    groups.map { places in
      let place = places[0]
      let channels = places.map(\.entry.channelName).joined(separator: ", ")
      return [
        dates.moment(place.at), TerminalText.oneLine(channels), TerminalText.oneLine(place.entry.post.id),
        place.entry.shownTitle, place.isSlot ? "slot" : "",
      ]
    }
  }

  /// The places by time, and of one time in the order of the plan; those of a post at one time together.
  private var groups: [[PostPlan.Place]] {
    let groups: [[PostPlan.Place]] = plan.posts.flatMap { post in
      post.places.map { [$0] }.joining {
        $0 += $1
      } where: {
        $0[0].at == $1[0].at && $0[0].isSlot == $1[0].isSlot
      }
    }
    return groups.indices.sorted { (groups[$0][0].at, $0) < (groups[$1][0].at, $1) }.map { groups[$0] }
  }

  private func approvals(_ style: TextStyle) -> String? {
    guard plan.approvals.count > 1 else { return nil }
    return style.paint(PlanMessages.order, .bold) + "\n" + commands.map { "  \($0)\n" }.joined()
  }

  /// One command for each post: a common one approves them at one moment, so that the order is lost.
  private var commands: [String] { plan.approvals.map { "stet approve \(ShellWord.quoted($0))" } }

  private var markdownCommands: [String] { commands.map { MarkdownEscaping.message("`\($0)`") } }

  private func unplaced(_ style: TextStyle) -> String? {
    guard !plan.unplaced.isEmpty else { return nil }
    var columns = TextColumns(style: style)
    for unplaced in plan.unplaced {
      columns.append([
        (TerminalText.oneLine(unplaced.entry.channelName), nil), (TerminalText.oneLine(unplaced.entry.post.id), nil),
        (unplaced.entry.shownTitle, nil), (reason(unplaced), nil),
      ])
    }
    return style.paint("No place", .bold) + "\n" + columns.lines().map { "  \($0)\n" }.joined()
  }

  private func reason(_ unplaced: PostPlan.Unplaced) -> String {
    PlanMessages.reason(unplaced, dates, weeks: plan.weeks.count)
  }

  private var drafts: String? { plan.drafts.isEmpty ? nil : PlanMessages.drafts(plan.drafts) + "\n" }

  private func effects(_ style: TextStyle) -> [String] {
    guard let written else { return [] }
    let differences = written.files.map {
      UnifiedDifference(path: $0.path, before: $0.before, after: $0.after).text(style: style, escaped: true)
    }
    let own = effects(written)
    let others = written.others.map { "\(TerminalText.oneLine($0.post)) (\($0.channel)): \(ReviewMessages.text($0))" }
    let sections = [("In the queue then", own), ("Moves as well", others)].filter { !$0.1.isEmpty }
    return differences
      + sections.map { heading, lines in
        style.paint(heading, .bold) + "\n" + lines.map { "  \($0)\n" }.joined()
      }
  }
}

extension PlanReport {
  /// What becomes of the entries that get places.
  private func effects(_ written: WrittenPlan) -> [String] {
    let times = Dictionary(
      plan.posts.flatMap(\.places).map { (EntryKey($0.entry), $0.at) }, uniquingKeysWith: { first, _ in first })
    let ordered = written.channels.enumerated().sorted { left, right in
      let (one, other) = (times[EntryKey(left.element.to)], times[EntryKey(right.element.to)])
      return (one?.seconds ?? .max, left.offset) < (other?.seconds ?? .max, right.offset)
    }
    let lines = ordered.map(\.element).map { channel in
      let planned = PlanMessages.waitsForSlot(channel) ? times[EntryKey(channel.to)].map(dates.moment) : nil
      let effect = PlanMessages.effect(channel, plannedFor: planned, written.reschedule)
      return "\(TerminalText.oneLine(channel.to.post.id)) (\(channel.to.channelName)): \(effect)"
    }
    return lines + (written.channels.contains(where: PlanMessages.waitsForSlot) ? [PlanMessages.forecasts] : [])
  }
}

// MARK: - Markdown

extension PlanReport {
  /// For a comment, a chat or a wiki page.
  package var markdown: String {
    let channels = plan.channels.map { channel in
      let weeks = channel.weeks.map { week in
        let proposed = week.proposed > 0 ? ", +\(week.proposed)" : ""
        return
          "\(PlanMessages.days(week.days, dates)): \(week.there) there\(proposed), "
          + PlanMessages.free(week, dates, all: plan.namesChannels)
      }
      let lines = weeks + PlanMessages.shares(channel).map { "\($0): \($1)" }
      return list(PlanMessages.heading(channel), lines.map(MarkdownEscaping.message))
    }
    let proposed = rows.map { $0.filter { !$0.isEmpty }.map(MarkdownEscaping.inline).joined(separator: " · ") }
    let unplaced = plan.unplaced.map { unplaced in
      ([unplaced.entry.channelName, unplaced.entry.post.id].map(MarkdownEscaping.inline)
        + [MarkdownEscaping.message(reason(unplaced))])
        .joined(separator: " · ")
    }
    return
      (channels + [list("Proposed", proposed.isEmpty ? [PlanMessages.none] : proposed)]
      + (plan.approvals.count > 1 ? [list(PlanMessages.order, markdownCommands)] : [])
      + (unplaced.isEmpty ? [] : [list("No place", unplaced)])
      + (plan.drafts.isEmpty ? [] : [MarkdownEscaping.inline(PlanMessages.drafts(plan.drafts)) + "\n"]))
      .joined(separator: "\n")
  }

  /// - Parameter lines: Markdown already.
  private func list(_ title: String, _ lines: [String]) -> String {
    "**\(MarkdownEscaping.message(title))**\n\n" + lines.map { "- \($0)\n" }.joined()
  }
}

extension PostPlan {
  fileprivate var takesSlots: Bool { posts.contains { $0.places.contains(where: \.isSlot) } }
}

/// What a plan says.
private enum PlanMessages {
  static let none = "no post without a time gets a place"
  static let slots = "Slots are taken in the order of approval; `--times` fixes the times instead."
  static let alone = "Without `--channel`, posts may get other places: all of their channels are planned then."
  static let legend = "there: goes out anyway; +: proposed; free: what is left then"
  static let order = "Once that is on the branch, approve one by one, in this order"
  static let forecasts =
    "Until they are approved, `stet queue` and `stet status` show each at the slot that it would get if it alone were "
    + "approved now, so several may show the same one."

  /// `2 drafts without a time are left out: advent, rabatt`.
  static func drafts(_ posts: [String]) -> String {
    let named = posts.prefix(mostDrafts).map(TerminalText.oneLine).joined(separator: ", ")
    let more = posts.count > mostDrafts ? " and \(posts.count - mostDrafts) more" : ""
    let verb = posts.count == 1 ? "is" : "are"
    return "\(Phrase.count(posts.count, "draft")) without a time \(verb) left out: \(named)\(more)"
  }

  private static let mostDrafts = 10

  /// `x`, `facebook (no slots: posts get times of their own)`.
  static func heading(_ channel: ChannelPlan) -> String {
    let name = TerminalText.oneLine(channel.channel.name)
    return channel.channel.slots.isEmpty ? "\(name) (no slots: posts get times of their own)" : name
  }

  /// `Mon 30 Nov – Sun 6 Dec`.
  static func days(_ days: ClosedRange<CivilDate>, _ dates: LocalDates) -> String {
    "\(dates.day(days.lowerBound)) – \(dates.day(days.upperBound))"
  }

  /// `5 free: Thu 26 Nov 09:00, Fri 27 Nov 09:00, Mon 30 Nov 09:00 and 2 more`.
  ///
  /// - Parameter all: whether all are named, however many there are.
  static func free(_ week: ChannelPlan.Week, _ dates: LocalDates, all: Bool) -> String {
    guard !week.free.isEmpty else { return "none free" }
    let most = all ? week.free.count : mostNamed
    let named = week.free.prefix(most).map(dates.moment).joined(separator: ", ")
    let more = week.free.count > most ? " and \(week.free.count - most) more" : ""
    return "\(week.free.count) free: \(named)\(more)"
  }

  private static let mostNamed = 3

  /// The shares before and after, each with its name: `pr 2 → 4, sales 1, none 0 → 1`.
  static func shares(_ channel: ChannelPlan) -> [(name: String, text: String)] {
    let (before, after) = (channel.before, channel.after)
    guard after.posts > 0 else { return [] }
    let promotion = change(share(before.promotion, before.posts), share(after.promotion, after.posts))
    let labels = [("departments", before.departments, after.departments), ("pillars", before.pillars, after.pillars)]
    return [("promotion", promotion)]
      + labels.filter { $0.2.keys.contains { $0 != nil } }.map { name, before, after in
        (
          name,
          sorted(Set(before.keys).union(after.keys)).map { label in
            "\(label.map(TerminalText.oneLine) ?? "none") \(change("\(before[label] ?? 0)", "\(after[label] ?? 0)"))"
          }.joined(separator: ", ")
        )
      }
  }

  /// `2 → 4`, or `2` where it stays.
  private static func change(_ before: String, _ after: String) -> String {
    before == after ? after : "\(before) → \(after)"
  }

  /// In the order of their names, what has none last.
  static func sorted(_ labels: Set<String?>) -> [String?] {
    labels.compactMap { $0 }.sorted().map { $0 } + (labels.contains(nil) ? [nil] : [])
  }

  /// `1 of 5 (20%)`.
  private static func share(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "0 of 0" : "\(part) of \(whole) (\((part * 200 + whole) / (whole * 2))%)"
  }

  /// Whether it takes a slot that comes only with its approval, so that it depends on which others are approved before.
  static func waitsForSlot(_ channel: MovedChannel) -> Bool {
    channel.to.channel.schedule.slot && !channel.to.state.holdsSlot
  }

  /// What becomes of an entry.
  ///
  /// - Parameter planned: the slot that the plan has for it.
  static func effect(
    _ channel: MovedChannel, plannedFor planned: String?, _ reschedule: PolicySettings.Reschedule
  ) -> String {
    guard waitsForSlot(channel) else { return MoveMessages.text(channel, reschedule) }
    let slot = planned.map { "takes a slot, planned for \($0)" } ?? "takes a slot"
    return ([slot] + MoveMessages.approvals(channel, reschedule)).joined(separator: "; ")
  }

  /// Why no time of the weeks is free for an entry.
  private static func noTime(_ shortage: Shortage, _ entry: QueueEntry, _ weeks: String) -> String {
    let schedule = entry.channel.schedule
    let start = "no time of \(weeks) is free for it"
    switch shortage.refusal {
    case nil where schedule.notBefore == nil && schedule.notAfter == nil: return "no time is left in \(weeks)"
    case nil: return "no time of \(weeks) lies between its notBefore and its notAfter"
    case .taken: return start
    case .quiet: return "\(start): there are quiet hours"
    case .maxPerDay: return "\(start): the days have as many posts as they may (maxPerDay)"
    case .minGap: return "\(start): other posts are too close (minGap)"
    case .promotionShare: return "\(start): there is enough promotion"
    }
  }

  static func reason(_ unplaced: PostPlan.Unplaced, _ dates: LocalDates, weeks count: Int) -> String {
    let weeks = count == 1 ? "this week" : "these weeks"
    switch unplaced.reason {
    case .invalid: return "invalid: \(EntryReason(entry: unplaced.entry, dates: dates).text)"
    case .held: return EntryReason(entry: unplaced.entry, dates: dates).text
    case .urgent:
      let (post, channel) = (unplaced.entry.post.id, unplaced.entry.channelName)
      let command = "stet move \(ShellWord.quoted(post)) --to slot --channel \(ShellWord.quoted(channel))"
      return "urgent: in a slot it would move others, see `\(command)`"
    case .later(let at): return "its next free slot is \(dates.moment(at)), after \(weeks)"
    case .notBefore(let at): return "it may not go out before \(dates.moment(at)), after \(weeks)"
    case .shortage(let shortage): return TerminalText.oneLine(shortage.note(of: unplaced.entry.channel.channel))
    case .noTime(let shortage): return noTime(shortage, unplaced.entry, weeks)
    case .otherChannel(let name): return "no place on \(TerminalText.oneLine(name)), so none is proposed here either"
    case .tooMany: return "a plan has at most \(PostPlan.mostPosts) posts: plan this one next"
    case .notWritable(let reason): return TerminalText.oneLine(reason)
    }
  }
}

// MARK: - JSON

extension PlanReport {
  /// The document `stet/plan/v1`.
  ///
  /// - Parameter commit: of the files, in hexadecimal; `nil` where they are not committed.
  package func json(commit: String?) -> String {
    let members: [String: JSONValue] = [
      "weeks": .list(plan.weeks, json), "channels": .list(plan.channels, json),
      "posts": .list(plan.posts) { post in
        [
          "post": .string(post.id), "path": .string(post.path), "title": .string(post.places[0].entry.post.title),
          "places": .list(post.places, json),
        ]
      },
      "unplaced": .list(plan.unplaced) { unplaced in
        [
          "post": .string(unplaced.entry.post.id), "path": .string(unplaced.entry.post.path),
          "channel": .string(unplaced.entry.channelName), "kind": .string(unplaced.reason.kind),
          "reason": .string(reason(unplaced)),
        ]
      },
      "drafts": .integer(plan.drafts.count), "draftPosts": .strings(plan.drafts),
      "written": .strings(written?.files.map(\.path) ?? []),
      "queue": .list(written?.others ?? [], \.json), "commit": .optional(commit),
    ]
    return JSONDocument.text(
      "stet/plan/v1", heads.members(branches: branches, now: dates.now).merging(members) { own, _ in own })
  }

  private func json(_ days: ClosedRange<CivilDate>) -> JSONValue {
    ["from": .string(days.lowerBound.text), "to": .string(days.upperBound.text)]
  }

  private func json(_ place: PostPlan.Place) -> JSONValue {
    let zone = place.entry.channel.schedule.zone
    return [
      "channel": .string(place.entry.channelName), "at": .moment(place.at),
      "local": .string(place.at.rfc3339(in: zone)),
      "slot": .bool(place.isSlot),
    ]
  }

  private func json(_ channel: ChannelPlan) -> JSONValue {
    [
      "channel": .string(channel.channel.name), "slots": .bool(!channel.channel.slots.isEmpty),
      "weeks": .list(channel.weeks) { week in
        [
          "from": .string(week.days.lowerBound.text), "to": .string(week.days.upperBound.text),
          "there": .integer(week.there), "proposed": .integer(week.proposed),
          "free": .list(week.free) { .moment($0) },
        ]
      },
      "before": json(channel.before), "after": json(channel.after),
    ]
  }

  private func json(_ shares: ChannelPlan.Shares) -> JSONValue {
    [
      "posts": .integer(shares.posts), "promotion": .integer(shares.promotion),
      "departments": json(shares.departments), "pillars": json(shares.pillars),
    ]
  }

  private func json(_ labels: [String?: Int]) -> JSONValue {
    .list(PlanMessages.sorted(Set(labels.keys))) { label in
      ["name": .optional(label), "posts": .integer(labels[label] ?? 0)]
    }
  }
}

extension PostPlan.Reason {
  fileprivate var kind: String {
    switch self {
    case .invalid: "invalid"
    case .held: "held"
    case .urgent: "urgent"
    case .later: "later"
    case .notBefore: "not-before"
    case .shortage, .noTime: "shortage"
    case .otherChannel: "other-channel"
    case .tooMany: "too-many"
    case .notWritable: "not-writable"
    }
  }
}
