package import Core

/// What waits for whom, to be shown.
package struct StatusReport: Sendable {
  package let status: QueueStatus
  /// The name of the person who asks; `nil` where `stet.yml` does not have them.
  package let person: String?
  package let branches: [PublishQueue.Branch]
  package let heads: QueueHeads
  private let policy: PendingPolicy?
  private let dates: LocalDates
  private let unreadable: Int

  /// - Parameters:
  ///   - policy: a version of `stet.yml` that waits for approvals; `nil` where none does.
  ///   - unreadable: how many files under `posts/` cannot be read, and so have no entry.
  package init(
    _ queue: PublishQueue, for person: String?, heads: QueueHeads, _ configuration: Configuration,
    policy: PendingPolicy? = nil, unreadable: Int = 0
  ) {
    self.unreadable = unreadable
    self.policy = policy
    status = QueueStatus(queue.entries, configuration, now: queue.now)
    self.person = person
    branches = queue.branches
    self.heads = heads
    dates = LocalDates(zone: configuration.timezone, now: queue.now)
  }

  private var own: [QueueStatus.Task] { status.tasks.filter(isOwn) }
  private var others: [QueueStatus.Task] { status.tasks.filter { !isOwn($0) } }

  private func isOwn(_ task: QueueStatus.Task) -> Bool {
    person.map { person in task.people.contains(person) || task.away.contains { $0.name == person } } ?? false
  }
}

// MARK: - Text and Markdown

extension StatusReport {
  /// A section: its title, what it says where it is empty, and its rows.
  private struct Section {
    var title: String
    var empty: String?
    var rows: [Row] = []
  }

  /// A row: a sign, when, the channels, the post; and what about it, a sentence of ours.
  private struct Row {
    var sign: (text: String, tone: TextStyle.Tone?)
    var cells: [String]
    var what: String
  }

  /// Those that have something to say.
  private var sections: [Section] {
    let waiting =
      person.map { name in
        [
          Section(
            title: "Waits for you", empty: "nothing waits for \(name)", rows: own.map(row) + policyRow(isOwn: true)),
          Section(title: "Waits for others", rows: others.map(row) + policyRow(isOwn: false)),
        ]
      } ?? [Section(title: "Waits", rows: status.tasks.map(row) + policyRow(isOwn: false))]
    let late = status.late.map { late in
      Row(sign: ("!", .error), cells: ["", "", late.person], what: lateText(late.tasks, of: late.person))
    }
    let rest = [
      Section(title: "Late", rows: late),
      Section(title: "Away when needed", rows: unattended.map(row)),
      Section(title: "Goes out within a day", empty: "nothing goes out within a day", rows: rows(status.next)),
      Section(title: "Stuck", rows: stuck),
    ]
    return (waiting + rest).filter { !$0.rows.isEmpty || $0.empty != nil }
  }

  private func row(_ task: QueueStatus.Task) -> Row {
    let state = task.entries[0].state
    let when =
      task.until.map { "\(task.isLate ? "late since" : "until") \(dates.soon($0))" }
      ?? task.entries.compactMap(\.at).min().map { "slot \(dates.soon($0))" } ?? "no date"
    return Row(
      sign: (task.isLate ? "!" : state.sign, task.isLate ? .error : state.tone),
      cells: [
        when, TerminalText.oneLine(task.entries.map(\.channelName).joined(separator: ", ")), task.entries[0].shownTitle,
      ], what: what(task))
  }

  /// `2 posts: Weihnachtsmarkt, Winterrabatt`: how many wait for a person for whom they are late, and the first of them.
  private func lateText(_ number: Int, of person: String) -> String {
    let titles = status.tasks.filter { $0.isLate && $0.people.contains(person) }.map(\.entries[0].shownTitle)
    let more = titles.count > Self.mostNamed ? " and \(titles.count - Self.mostNamed) more" : ""
    return "\(Phrase.count(number, "post")): \(titles.prefix(Self.mostNamed).joined(separator: ", "))\(more)"
  }

  /// How many posts are named that are late for one person.
  private static let mostNamed = 3

  /// Whether the version of `stet.yml` that waits can be approved by the person who asks.
  private var isPolicyOwn: Bool { person.flatMap { policy?.people.contains($0) } ?? false }

  /// The row of the `stet.yml` that waits, if it belongs in that section.
  private func policyRow(isOwn: Bool) -> [Row] {
    guard let policy, isOwn == isPolicyOwn else { return [] }
    let what = isOwn ? "`stet approve stet.yml`" : ApprovalMessages.once(policy.missing)
    return [Row(sign: ("…", .warning), cells: ["", "", "a change of stet.yml"], what: what)]
  }

  private func what(_ task: QueueStatus.Task) -> String {
    let post = task.entries[0].post.id
    switch task.kind {
    case .approve where isOwn(task): return "`stet approve \(ShellWord.quoted(post))`"
    case .approve, .revise: return EntryReason(entry: task.entries[0], dates: dates).text
    case .finish: return "still a draft: \(Phrase.list(task.people + task.away.map(\.told), "or"))"
    }
  }

  /// The entries of one post that lack the same people at the same time, together.
  private var unattended: [[UnattendedEntry]] {
    status.unattended.map { [$0] }.joining {
      $0 += $1
    } where: {
      $0[0].entry.post.id == $1[0].entry.post.id && $0[0].at == $1[0].at && $0[0].rules == $1[0].rules
    }
  }

  private func row(_ unattended: [UnattendedEntry]) -> Row {
    let first = unattended[0]
    return Row(
      sign: ("!", .error),
      cells: [
        dates.moment(first.at), TerminalText.oneLine(unattended.map(\.entry.channelName).joined(separator: ", ")),
        first.entry.shownTitle,
      ],
      what: first.rules.map {
        AbsenceMessages.text($0, isSlot: first.entry.channel.schedule.slot, dates)
      }.joined(separator: "; "))
  }

  /// What two entries of one row have in common, beside their post.
  private struct RowKey: Hashable {
    let post: String
    let at: Timestamp?
    let state: EntryState
    let reason: String
  }

  /// A row for the entries of a post that have the same time, state and reason, where the first of them stands.
  private func rows(_ entries: [QueueEntry]) -> [Row] {
    var groups: [(key: RowKey, entries: [QueueEntry])] = []
    var places: [RowKey: Int] = [:]
    for entry in entries {
      let reason = EntryReason(entry: entry, dates: dates).text
      let key = RowKey(post: entry.post.id, at: entry.at, state: entry.state, reason: reason)
      if let place = places[key] {
        groups[place].entries.append(entry)
      } else {
        places[key] = groups.count
        groups.append((key, [entry]))
      }
    }
    return groups.map { key, entries in
      Row(
        sign: (key.state.sign, key.state.tone),
        cells: [
          key.at.map(dates.soon) ?? "no date", TerminalText.oneLine(entries.map(\.channelName).joined(separator: ", ")),
          entries[0].shownTitle,
        ], what: [key.reason, remedy(entries)].filter { !$0.isEmpty }.joined(separator: ": "))
    }
  }

  /// What to type about entries of one post that went wrong, each by itself: without a channel, `resolve` is of all of them,
  /// also those of other rows. Empty where the reason says what to do.
  private func remedy(_ entries: [QueueEntry]) -> String {
    let post = ShellWord.quoted(entries[0].post.id)
    let day = entries[0].occurrence.map { " --occurrence \($0.text)" }
    switch entries[0].state {
    case .failed, .unknown:
      return entries.map { entry in
        "`stet resolve \(post) --channel \(ShellWord.quoted(entry.channelName))\(day ?? "") -m REASON`"
      }.joined(separator: ", ")
    case .missed where day == nil: return "`stet move \(post) --to TIME`"
    default: return ""
    }
  }

  /// What went wrong, each with what to do about it, before what people hold: a row for each hold.
  private var stuck: [Row] {
    var holds: [(record: LedgerRecord, entries: [QueueEntry])] = []
    var places: [Digest: Int] = [:]
    for entry in status.stuck where entry.state == .held {
      for hold in entry.holds.map(\.entry) {
        if let place = places[hold.id] {
          holds[place].entries.append(entry)
        } else {
          places[hold.id] = holds.count
          holds.append((hold, [entry]))
        }
      }
    }
    return rows(status.stuck.filter { $0.state != .held }) + holds.map { row($0.record, of: $0.entries) }
  }

  private func row(_ hold: LedgerRecord, of entries: [QueueEntry]) -> Row {
    let posts = Set(entries.map(\.post.id)).count
    let scopes = hold.record.subjects.compactMap { subject in
      if case .scope(let scope) = subject { DecisionMessages.scope(scope) } else { nil }
    }.joined(separator: ", ")
    let what = Phrase.with(note: hold.record.note, "held by \(hold.record.actor ?? LogMessages.unknownPerson)")
    return Row(
      sign: (EntryState.held.sign, EntryState.held.tone),
      cells: [
        entries.compactMap(\.at).min().map(dates.soon) ?? "no date", TerminalText.oneLine(scopes),
        posts == 1
          ? entries[0].shownTitle
          : "\(Phrase.count(posts, "post")), \(Phrase.count(entries.count, "entry", plural: "entries"))",
      ], what: what)
  }

  /// For people at a terminal.
  package func text(style: TextStyle) -> String {
    sections.map { section in
      var columns = TextColumns(style: style)
      for row in section.rows {
        columns.append([row.sign] + (row.cells + [row.what]).map { ($0, nil) })
      }
      let lines = section.rows.isEmpty ? [section.empty ?? ""] : columns.lines()
      return ([style.paint(section.title, .bold)] + lines.map { "  " + $0 }).joined(separator: "\n") + "\n"
    }.joined(separator: "\n") + (QueueMessages.unreadable(unreadable).map { "\n\($0)\n" } ?? "")
  }

  /// For a comment, a chat or a wiki page.
  package var markdown: String {
    sections.map { section in
      let rows = section.rows.map { row in
        let cells = row.cells.map(MarkdownEscaping.inline) + [MarkdownEscaping.message(row.what)]
        return "- \(row.sign.text) \(cells.filter { !$0.isEmpty }.joined(separator: " · "))"
      }
      return "**\(section.title)**\n\n"
        + (rows.isEmpty ? [MarkdownEscaping.message(section.empty ?? "")] : rows).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}

/// What is said of people who are away.
enum AbsenceMessages {
  /// `only cem can approve it (legal), and is away from Mon 21 Dec to Sun 3 Jan 2027: approve it by Sun 20 Dec`.
  ///
  /// - Parameter isSlot: whether the post takes a slot, and so has no time that it could miss.
  static func text(_ rule: UnattendedRule, isSlot: Bool, _ dates: LocalDates) -> String {
    let stretches = rule.away.map { "away \(stretch($0.absence, dates))" }
    let names = rule.away.map(\.name)
    let what = rule.rule == MissingApproval.requestChanges ? "end the request for changes" : "approve it"
    let who =
      names.count == 1 && !rule.hasOthers
      ? "only \(names[0]) can \(what) (\(rule.rule)), and is \(stretches[0])"
      : "too few can \(what) (\(rule.rule)): "
        + Phrase.list(zip(names, stretches).map { "\($0) is \($1)" }, "and")
    let late = isSlot ? "takes a later slot" : "needs another time"
    let advice =
      rule.lastDay.map { "\(what) by \(dates.day($0))\(isSlot ? ", or it \(late)" : "")" }
      ?? "until \(rule.away.count == 1 ? "that person is" : "they are") back, it \(late)"
    return "\(who): \(advice)"
  }

  /// `from Mon 21 Dec to Sun 3 Jan 2027`, `on Thu 24 Dec`.
  private static func stretch(_ absence: Absence, _ dates: LocalDates) -> String {
    absence.first == absence.last
      ? "on \(dates.day(absence.first))" : "from \(dates.day(absence.first)) to \(dates.day(absence.last))"
  }
}

// MARK: - JSON

extension StatusReport {
  /// The document `stet/status/v1`.
  package var json: String {
    let members: [String: JSONValue] = [
      "person": .optional(person), "tasks": .list(status.tasks, json),
      "policyChange": policy.map {
        ["commit": .string($0.commit), "people": .strings($0.people), "own": .bool(isPolicyOwn)]
      } ?? .null,
      "late": .list(status.late) { ["person": .string($0.person), "tasks": .integer($0.tasks)] },
      "unattended": .list(unattended, json), "next": .list(status.next, json), "stuck": .list(status.stuck, json),
    ]
    return JSONDocument.text(
      "stet/status/v1", heads.members(branches: branches, now: dates.now).merging(members) { own, _ in own })
  }

  private func json(_ task: QueueStatus.Task) -> JSONValue {
    let post = task.entries[0].post
    return [
      "kind": .string(task.kind.rawValue), "post": .string(post.id), "title": .string(post.title),
      "path": .string(post.path), "channels": .strings(task.entries.map(\.channelName)),
      "people": .strings(task.people), "away": .list(task.away, \.json), "own": .bool(isOwn(task)),
      "until": .moment(task.until), "late": .bool(task.isLate),
    ]
  }

  private func json(_ unattended: [UnattendedEntry]) -> JSONValue {
    let first = unattended[0]
    return [
      "post": .string(first.entry.post.id), "title": .string(first.entry.post.title),
      "path": .string(first.entry.post.path), "at": .moment(first.at),
      "channels": .strings(unattended.map(\.entry.channelName)),
      "rules": .list(first.rules) { rule in
        [
          "rule": .string(rule.rule), "lastDay": .optional(rule.lastDay?.text),
          "away": .list(rule.away) { absent in
            [
              "person": .string(absent.name), "from": .string(absent.absence.first.text),
              "until": .string(absent.absence.last.text),
            ]
          },
        ]
      },
    ]
  }

  private func json(_ entry: QueueEntry) -> JSONValue {
    var members: [String: JSONValue] = [
      "post": .string(entry.post.id), "title": .string(entry.post.title), "path": .string(entry.post.path),
      "channel": .string(entry.channelName), "state": .string(entry.state.rawValue), "at": .moment(entry.at),
      "reason": .string(EntryReason(entry: entry, dates: dates).text),
    ]
    if let occurrence = entry.occurrence { members["occurrence"] = .string(occurrence.text) }
    return .object(members)
  }
}
