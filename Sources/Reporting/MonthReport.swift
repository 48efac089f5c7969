package import Core

extension CalendarMonth {
  /// `December 2026`.
  fileprivate var title: String { "\(Self.names[month - 1]) \(year)" }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

/// A month of the queue, for the terminal: a week below the other, and a list of its days.
package struct MonthReport: Sendable {
  private let month: CalendarMonth
  private let zone: Zone
  private let now: Timestamp
  /// By the number of the day.
  private var cells: [Int: [Line]] = [:]
  private let entryCount: Int
  private let freeCount: Int
  /// How many entries of the queue have no time, and of how many posts.
  private let undated: (entries: Int, posts: Int)

  /// A line of a day: a post at one time on one channel or several, or a time at which these have free slots.
  private struct Line {
    let at: Timestamp
    /// `nil` for free slots.
    let state: EntryState?
    /// Empty for free slots.
    let post: String
    let title: String
    var channels: [String]

    var isFree: Bool { state == nil }
    var sign: String { state?.sign ?? "·" }
    var tone: TextStyle.Tone { state?.tone ?? .dim }

    func isSame(as other: Line) -> Bool { at == other.at && state == other.state && post == other.post }
  }

  package init(_ month: CalendarMonth, _ entries: [QueueEntry], slots: [FreeSlot], zone: Zone, now: Timestamp) {
    (self.month, self.zone, self.now) = (month, zone, now)
    let posts = entries.compactMap { entry in
      entry.at.map {
        Line(
          at: $0, state: entry.state, post: entry.post.id, title: entry.shownTitle,
          channels: [TerminalText.oneLine(entry.channelName)])
      }
    }
    let free = slots.map { slot in
      Line(at: slot.at, state: nil, post: "", title: "", channels: [TerminalText.oneLine(slot.channel)])
    }
    let days = { (line: Line) in month.days.contains(zone.local(line.at).dayNumber) }
    (entryCount, freeCount) = (posts.count(where: days), free.count(where: days))
    let undated = entries.filter { $0.at == nil }
    self.undated = (undated.count, Set(undated.map(\.post.id)).count)
    for line in posts + free where days(line) {
      let day = zone.local(line.at).dayNumber
      if let known = cells[day]?.firstIndex(where: line.isSame) {
        cells[day]?[known].channels += line.channels
      } else {
        cells[day, default: []].append(line)
      }
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
    let cells = cells.mapValues(Self.foldingFree)
    var lines = [style.paint(month.title, .bold), trimmed(heading)]
    for week in stride(from: first, to: month.days.upperBound, by: 7) {
      let days = Array(week..<week + 7)
      lines.append(trimmed(days.map { number($0, width, style) }.joined(separator: " ")))
      let height = days.map { cells[$0]?.count ?? 0 }.max() ?? 0
      for row in 0..<height {
        lines.append(trimmed(days.map { cell(cells[$0] ?? [], row, width, style) }.joined(separator: " ")))
      }
    }
    let list = days(style, max(columns, Self.narrowest))
    return (lines + (list.isEmpty ? [] : [""] + list) + [""] + notes).joined(separator: "\n") + "\n"
  }

  /// What the signs mean, and how much there is.
  private var notes: [String] {
    var signs: [(sign: String, names: [String])] = []
    for state in month.days.flatMap({ cells[$0] ?? [] }).compactMap(\.state) {
      let name = state.rawValue.replacing("-", with: " ")
      let known = signs.firstIndex { $0.sign == state.sign }
      if known == nil { signs.append((state.sign, [name])) }
      if let known, !signs[known].names.contains(name) { signs[known].names.append(name) }
    }
    let legend = signs.map { "\($0.sign) \(Phrase.list($0.names, "or"))" } + (freeCount > 0 ? ["· free"] : [])
    let counts = [
      Phrase.count(entryCount, "entry", plural: "entries")
        + (freeCount > 0 ? ", \(Phrase.count(freeCount, "free slot"))" : ""),
      undated.entries > 0
        ? "\(Phrase.count(undated.entries, "entry", plural: "entries")) of \(Phrase.count(undated.posts, "post")) "
          + "without a time" : nil,
    ].compactMap { $0 }
    return (legend.isEmpty ? [] : [legend.joined(separator: ", ")]) + [counts.joined(separator: "; ")]
  }

  private func number(_ day: Int, _ width: Int, _ style: TextStyle) -> String {
    guard month.days.contains(day) else { return String(repeating: " ", count: width) }
    let isToday = day == zone.local(now).dayNumber
    return fitted("\(CivilDate(dayNumber: day).day)\(isToday ? " today" : "")", width, isToday ? .bold : .dim, style)
  }

  private func cell(_ lines: [Line], _ row: Int, _ width: Int, _ style: TextStyle) -> String {
    guard row < lines.count else { return String(repeating: " ", count: width) }
    let line = lines[row]
    let sign = style.paint(line.sign, line.tone)
    let room = width - TerminalText.width(line.sign)
    return sign + fitted(text(of: line, room), room, line.isFree ? .dim : nil, style)
  }

  /// The lines of a day, all of its free slots as the last.
  private static func foldingFree(_ lines: [Line]) -> [Line] {
    let free = lines.filter(\.isFree)
    guard var folded = free.first else { return lines }
    folded.channels = free.flatMap(\.channels)
    return lines.filter { !$0.isFree } + [folded]
  }

  /// `09:00 x Lagerverkauf`, `09:00 ×3`, `3 free`: the title and the channel only where there is room for them.
  private func text(of line: Line, _ room: Int) -> String {
    let clock = zone.local(line.at).clockText
    let several = line.isFree ? "\(line.channels.count) free" : "\(clock) ×\(line.channels.count)"
    let one = "\(clock) \(line.channels[0])"
    let place = line.channels.count > 1 ? several : TerminalText.width(one) <= room ? one : clock
    let hasTitle = !line.title.isEmpty && room - TerminalText.width(place) > Self.shortestTitle
    return hasTitle ? "\(place) \(line.title)" : place
  }

  /// How many columns of a line in the list of days are for channels.
  private static let channelsWidth = 28

  /// The lines of all days, with their titles and channels: a post and time each, and the free slots of a day.
  private func days(_ style: TextStyle, _ columns: Int) -> [String] {
    // The day, `Wed 18`, and the sign with the time, `✓ 09:00`.
    let (dayWidth, timeWidth, space) = (6, 7, "  ")
    let indent = dayWidth + timeWidth + 2 * space.count
    let titles = month.days.flatMap { cells[$0] ?? [] }.map { TerminalText.width($0.title) }
    let titleWidth = min(titles.max() ?? 0, columns - indent - space.count - Self.channelsWidth)
    return month.days.flatMap { day in
      let date = CivilDate(dayNumber: day)
      let free = (cells[day] ?? []).filter(\.isFree)
      let posts = (cells[day] ?? []).filter { !$0.isFree }.map { line in
        [
          fitted("\(line.sign) \(zone.local(line.at).clockText)", timeWidth, line.tone, style),
          fitted(line.title, titleWidth, nil, style),
          Phrase.fitting(line.channels, columns - indent - titleWidth - space.count),
        ]
      }
      let slots = free.flatMap { line in line.channels.map { "\(zone.local(line.at).clockText) \($0)" } }
      let rest =
        slots.isEmpty
        ? [] : [[fitted("· free", timeWidth, .dim, style), Phrase.fitting(slots, columns - indent, separator: "; ")]]
      return (posts + rest).enumerated().map { row, cells in
        let name = row == 0 ? "\(Weekday(dayNumber: day).shortName) \(date.day)" : ""
        return ([fitted(name, dayWidth, .bold, style)] + cells).joined(separator: space)
      }
    }
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
