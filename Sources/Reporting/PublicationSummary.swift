package import Core

/// What went out, to be shown.
package struct PublicationSummary: Sendable {
  private let report: PublicationReport
  private let branches: [PublishQueue.Branch]
  private let heads: QueueHeads
  private let dates: LocalDates

  package init(
    _ report: PublicationReport, branches: [PublishQueue.Branch], heads: QueueHeads, zone: Zone, now: Timestamp
  ) {
    (self.report, self.branches, self.heads) = (report, branches, heads)
    dates = LocalDates(zone: zone, now: now)
  }

  private var title: String {
    let days = (dates.zone.local(report.period.lowerBound).date, dates.zone.local(report.period.upperBound).date)
    let isOpen = report.period.upperBound > dates.now
    return "What went out from \(days.0.spoken) \(days.0.year) to \(days.1.spoken) \(days.1.year)"
      + "\(isOpen ? " so far" : ""), by \(report.key.rawValue)"
  }

  /// The groups, and all of them together.
  private var rows: [(name: String, figures: PublicationReport.Figures)] {
    report.groups.map { ($0.name.map(TerminalText.oneLine) ?? "none", $0.figures) } + [("all", report.total)]
  }
}

// MARK: - Text, Markdown and CSV

extension PublicationSummary {
  private static let columns = [
    "posts", "went out", "promotion", "written to approved", "approved to sent", "missed", "failed", "corrected",
    "taken down", "held",
  ]

  private static let explanation =
    "Posts once, all else on each channel. Times are medians, in brackets of how many."

  private static func cells(_ figures: PublicationReport.Figures) -> [String] {
    [
      "\(figures.posts)", "\(figures.sent)", figures.sent == 0 ? "–" : "\(figures.promotion) (\(percent(figures))%)",
      duration(figures.writing),
      duration(figures.sending), "\(figures.missed)", "\(figures.failed)", "\(figures.corrected)",
      "\(figures.takenDown)", "\(figures.held)",
    ]
  }

  private static func percent(_ figures: PublicationReport.Figures) -> Int {
    figures.sent == 0 ? 0 : (figures.promotion * 200 + figures.sent) / (figures.sent * 2)
  }

  /// `1d 4h (12)`: the median, and of how many.
  private static func duration(_ durations: PublicationReport.Durations) -> String {
    durations.median.map { "\(span($0)) (\(durations.count))" } ?? "–"
  }

  /// The two largest units of a number of seconds: `1d 4h`, `3h 5m`, `12m`.
  private static func span(_ seconds: Int64) -> String {
    let minutes = (seconds + 30) / 60
    let units = [(minutes / 1_440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "m")]
    guard let first = units.firstIndex(where: { $0.0 > 0 }) else { return "0m" }
    return units[first...].prefix(2).filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
  }

  /// For people at a terminal.
  package func text(style: TextStyle) -> String {
    var columns = TextColumns(style: style)
    columns.append(([report.key.rawValue] + Self.columns).map { ($0, .dim) })
    for (index, row) in rows.enumerated() {
      let tone: TextStyle.Tone? = index == report.groups.count ? .bold : nil
      columns.append(([row.name] + Self.cells(row.figures)).map { ($0, tone) })
    }
    return style.paint(title, .bold) + "\n\n" + columns.lines().joined(separator: "\n") + "\n\n"
      + Self.explanation + "\n"
  }

  /// For a wiki page or a mail.
  package var markdown: String {
    let head = [report.key.rawValue] + Self.columns
    let lines =
      [head, head.map { _ in "---" }]
      + rows.map { ([$0.name] + Self.cells($0.figures)).map(MarkdownEscaping.inline) }
    return "**\(MarkdownEscaping.inline(title))**\n\n"
      + lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined() + "\n\(Self.explanation)\n"
  }

  /// A table for spreadsheets, by RFC 4180: without the sum, and with durations in hours.
  package var csv: String {
    let columns = [
      report.key.rawValue, "went out", "posts", "promotion", "promotion %", "hours from writing to approval",
      "approvals with a time of writing", "hours from approval to sending", "sendings with an approval", "missed",
      "corrected", "taken down", "held", "failed",
    ]
    let rows = report.groups.map { group -> [String] in
      let figures = group.figures
      return [
        group.name ?? "", "\(figures.sent)", "\(figures.posts)", "\(figures.promotion)",
        figures.sent == 0 ? "" : "\(Self.percent(figures))", Self.hours(figures.writing), "\(figures.writing.count)",
        Self.hours(figures.sending), "\(figures.sending.count)", "\(figures.missed)", "\(figures.corrected)",
        "\(figures.takenDown)", "\(figures.held)", "\(figures.failed)",
      ]
    }
    return CSVTable(columns: columns, rows: rows).text
  }

  /// Hours with one digit after the point; empty where there are none.
  private static func hours(_ durations: PublicationReport.Durations) -> String {
    guard let median = durations.median else { return "" }
    let tenths = (median + 180) / 360
    return "\(tenths / 10).\(tenths % 10)"
  }
}

// MARK: - JSON

extension PublicationSummary {
  /// The document `stet/report/v1`.
  package var json: String {
    let members: [String: JSONValue] = [
      "by": .string(report.key.rawValue), "since": .moment(report.period.lowerBound),
      "until": .moment(report.period.upperBound),
      "groups": .list(report.groups) { group in
        var members = Self.members(group.figures)
        members["name"] = .optional(group.name)
        return .object(members)
      },
      "total": .object(Self.members(report.total)),
    ]
    return JSONDocument.text(
      "stet/report/v1", heads.members(branches: branches, now: dates.now).merging(members) { own, _ in own })
  }

  private static func members(_ figures: PublicationReport.Figures) -> [String: JSONValue] {
    [
      "sent": .integer(figures.sent), "posts": .integer(figures.posts), "promotion": .integer(figures.promotion),
      "writingToApproval": json(figures.writing), "approvalToSending": json(figures.sending),
      "missed": .integer(figures.missed), "failed": .integer(figures.failed), "corrected": .integer(figures.corrected),
      "takenDown": .integer(figures.takenDown), "held": .integer(figures.held),
    ]
  }

  private static func json(_ durations: PublicationReport.Durations) -> JSONValue {
    ["count": .integer(durations.count), "medianSeconds": durations.median.map { .integer($0) } ?? .null]
  }
}
