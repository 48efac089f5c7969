package import Core

extension CalendarMonth {
  /// `December 2026`.
  fileprivate var title: String { "\(Self.names[month - 1]) \(year)" }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

/// A month of the queue, for the terminal: a week below the other.
package struct MonthReport: Sendable {
  private let month: CalendarMonth
  private let zone: Zone
  private let now: Timestamp
  /// By the number of the day.
  private var cells: [Int: [Line]] = [:]
  /// How many entries of the queue have no time.
  private let undated: Int

  /// A line of a day.
  private struct Line {
    let at: Timestamp
    let sign: (text: String, tone: TextStyle.Tone)
    let channel: String
    /// Empty for a free slot.
    let title: String
  }

  package init(_ month: CalendarMonth, _ entries: [QueueEntry], slots: [FreeSlot], zone: Zone, now: Timestamp) {
    (self.month, self.zone, self.now) = (month, zone, now)
    let posts = entries.compactMap { entry in
      entry.at.map {
        Line(at: $0, sign: (entry.state.sign, entry.state.tone), channel: entry.channelName, title: entry.shownTitle)
      }
    }
    let free = slots.map { Line(at: $0.at, sign: ("·", .dim), channel: $0.channel, title: "") }
    undated = entries.count - posts.count
    for line in posts + free {
      let day = zone.local(line.at).dayNumber
      if month.days.contains(day) { cells[day, default: []].append(line) }
    }
    for day in cells.keys { cells[day]?.sort { $0.at < $1.at } }
  }

  /// How many columns of a title are shown at least, or none of it.
  private static let shortestTitle = 6

  /// The narrowest calendar, in columns of the terminal.
  private static let narrowest = 80

  /// - Parameter columns: how wide the terminal is.
  package func text(style: TextStyle, columns: Int) -> String {
    let width = (max(columns, Self.narrowest) - 6) / 7
    let heading = Weekday.allCases.map { fitted($0.shortName, width, .bold, style) }.joined(separator: " ")
    let first = month.days.lowerBound - Weekday(dayNumber: month.days.lowerBound).rawValue
    var lines = [style.paint(month.title, .bold), trimmed(heading)]
    for week in stride(from: first, to: month.days.upperBound, by: 7) {
      let days = Array(week..<week + 7)
      lines.append(trimmed(days.map { number($0, width, style) }.joined(separator: " ")))
      let height = days.map { cells[$0]?.count ?? 0 }.max() ?? 0
      for row in 0..<height {
        lines.append(trimmed(days.map { cell($0, row, width, style) }.joined(separator: " ")))
      }
    }
    let total = cells.values.joined().filter { !$0.title.isEmpty }.count
    let free = cells.values.joined().count - total
    let notes = [
      Phrase.count(total, "entry", plural: "entries") + (free > 0 ? ", \(Phrase.count(free, "free slot"))" : ""),
      undated > 0 ? "\(Phrase.count(undated, "entry", plural: "entries")) without a time" : nil,
    ].compactMap { $0 }
    return (lines + ["", notes.joined(separator: "; ")]).joined(separator: "\n") + "\n"
  }

  private func number(_ day: Int, _ width: Int, _ style: TextStyle) -> String {
    guard month.days.contains(day) else { return String(repeating: " ", count: width) }
    let isToday = day == zone.local(now).dayNumber
    return fitted("\(CivilDate(dayNumber: day).day)\(isToday ? " today" : "")", width, isToday ? .bold : .dim, style)
  }

  private func cell(_ day: Int, _ row: Int, _ width: Int, _ style: TextStyle) -> String {
    guard let lines = cells[day], row < lines.count else { return String(repeating: " ", count: width) }
    let line = lines[row]
    let sign = style.paint(line.sign.text, line.sign.tone)
    let place = "\(zone.local(line.at).clockText) \(TerminalText.oneLine(line.channel))"
    let room = width - TerminalText.width(line.sign.text)
    // A few letters of a title tell less than none.
    let hasTitle = !line.title.isEmpty && room - TerminalText.width(place) > Self.shortestTitle
    let text = hasTitle ? "\(place) \(line.title)" : place
    return sign + fitted(text, room, line.title.isEmpty ? .dim : nil, style)
  }

  /// Text that fills so many columns.
  private func fitted(_ text: String, _ width: Int, _ tone: TextStyle.Tone?, _ style: TextStyle) -> String {
    let cut = TerminalText.truncated(text, to: width)
    let filling = String(repeating: " ", count: max(0, width - TerminalText.width(cut)))
    return (tone.map { style.paint(cut, $0) } ?? cut) + filling
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
