package import Core

/// What waits for whom, to be shown.
package struct StatusReport: Sendable {
  package let status: QueueStatus
  /// The name of the person who asks; `nil` where `stet.yml` does not have them.
  package let person: String?
  package let branches: [PublishQueue.Branch]
  package let heads: QueueHeads
  private let dates: LocalDates

  package init(_ queue: PublishQueue, for person: String?, heads: QueueHeads, zone: Zone) {
    status = QueueStatus(queue.entries, now: queue.now)
    self.person = person
    branches = queue.branches
    self.heads = heads
    dates = LocalDates(zone: zone, now: queue.now)
  }

  private var own: [QueueStatus.Task] { status.tasks.filter(isOwn) }
  private var others: [QueueStatus.Task] { status.tasks.filter { !isOwn($0) } }

  private func isOwn(_ task: QueueStatus.Task) -> Bool { person.map(task.people.contains) ?? false }
}

// MARK: - Text and Markdown

extension StatusReport {
  /// A section: its title, what it says where it is empty, and its rows.
  private struct Section {
    var title: String
    var empty: String?
    var rows: [Row] = []
  }

  /// A row: a sign, when, the channels, the post, and what about it.
  private struct Row {
    var sign: (text: String, tone: TextStyle.Tone?)
    var cells: [String]
  }

  /// Those that have something to say.
  private var sections: [Section] {
    let waiting =
      person.map { name in
        [
          Section(title: "Waits for you", empty: "nothing waits for \(name)", rows: own.map(row)),
          Section(title: "Waits for others", rows: others.map(row)),
        ]
      } ?? [Section(title: "Waits", rows: status.tasks.map(row))]
    let late = status.late.map { late in
      Row(sign: ("!", .error), cells: ["", "", late.person, Phrase.count(late.tasks, "post")])
    }
    let rest = [
      Section(title: "Late", rows: late),
      Section(title: "Goes out within a day", empty: "nothing goes out within a day", rows: status.next.map(row)),
      Section(title: "Stuck", rows: status.stuck.map(row)),
    ]
    return (waiting + rest).filter { !$0.rows.isEmpty || $0.empty != nil }
  }

  private func row(_ task: QueueStatus.Task) -> Row {
    let state = task.entries[0].state
    let when =
      task.until.map { "\(task.isLate ? "since" : "until") \(dates.soon($0))" }
      ?? task.entries.compactMap(\.at).min().map { "slot \(dates.soon($0))" } ?? ""
    return Row(
      sign: (task.isLate ? "!" : state.sign, task.isLate ? .error : state.tone),
      cells: [
        when, TerminalText.oneLine(task.entries.map(\.channelName).joined(separator: ", ")), task.entries[0].shownTitle,
        what(task),
      ])
  }

  private func what(_ task: QueueStatus.Task) -> String {
    let post = task.entries[0].post.id
    switch task.kind {
    case .approve where isOwn(task): return "`stet approve \(ShellWord.quoted(post))`"
    case .approve, .revise: return EntryReason(entry: task.entries[0], dates: dates).text
    case .finish: return "still a draft: \(Phrase.list(task.people, "or"))"
    }
  }

  private func row(_ entry: QueueEntry) -> Row {
    Row(
      sign: (entry.state.sign, entry.state.tone),
      cells: [
        entry.at.map(dates.soon) ?? "", TerminalText.oneLine(entry.channelName), entry.shownTitle,
        EntryReason(entry: entry, dates: dates).text,
      ])
  }

  /// For people at a terminal.
  package func text(style: TextStyle) -> String {
    sections.map { section in
      var columns = TextColumns(style: style)
      for row in section.rows {
        columns.append([row.sign] + row.cells.map { ($0, nil) })
      }
      let lines = section.rows.isEmpty ? [section.empty ?? ""] : columns.lines()
      return ([style.paint(section.title, .bold)] + lines.map { "  " + $0 }).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// For a comment, a chat or a wiki page.
  package var markdown: String {
    sections.map { section in
      let rows = section.rows.map { row in
        let cells = row.cells.filter { !$0.isEmpty }.map(MarkdownEscaping.inline).joined(separator: " · ")
        return "- \(row.sign.text) \(cells)"
      }
      return "**\(section.title)**\n\n" + (rows.isEmpty ? [section.empty ?? ""] : rows).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}

// MARK: - JSON

extension StatusReport {
  /// The document `stet/status/v1`.
  package var json: String {
    let members: [String: JSONValue] = [
      "person": .optional(person), "tasks": .list(status.tasks, json),
      "late": .list(status.late) { ["person": .string($0.person), "tasks": .integer($0.tasks)] },
      "next": .list(status.next, json), "stuck": .list(status.stuck, json),
    ]
    return JSONDocument.text(
      "stet/status/v1", heads.members(branches: branches, now: dates.now).merging(members) { own, _ in own })
  }

  private func json(_ task: QueueStatus.Task) -> JSONValue {
    let post = task.entries[0].post
    return [
      "kind": .string(task.kind.rawValue), "post": .string(post.id), "title": .string(post.title),
      "path": .string(post.path), "channels": .strings(task.entries.map(\.channelName)),
      "people": .strings(task.people), "own": .bool(isOwn(task)), "until": .moment(task.until),
      "late": .bool(task.isLate),
    ]
  }

  private func json(_ entry: QueueEntry) -> JSONValue {
    [
      "post": .string(entry.post.id), "title": .string(entry.post.title), "path": .string(entry.post.path),
      "channel": .string(entry.channelName), "state": .string(entry.state.rawValue), "at": .moment(entry.at),
      "reason": .string(EntryReason(entry: entry, dates: dates).text),
    ]
  }
}
