internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet report`: what went out, how long it took, and what was missed, corrected and held.
struct ReportCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report what went out: how much, how long it took, what was missed, corrected and held.",
    discussion: """
      Numbers are of posts on channels. Durations are medians, with how many there are in brackets: from the first commit \
      in which the post stood to the last approval that counted when it was sent, and from there to the sending. Missed is \
      also what expired. Without --since it is about this month and the two before.
      """)

  static let examples: KeyValuePairs = [
    "stet report --by department": "This month and the two before, department by department.",
    "stet report --by month --since 2026-01": "The months of a year.",
    "stet report --by channel --since 2026-11 --until 2026-11 --format csv":
      "November, for a spreadsheet.",
  ]

  /// How to print the report.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, markdown
  }

  @Option(help: "What is told apart: department, pillar, campaign, channel or month.")
  var by: PublicationReport.Key = .month

  @Option(
    help: ArgumentHelp(
      "From this day or month on: 2026-11-01, 2026-11. Without it, the month before last.", valueName: "day"))
  var since: String?

  @Option(help: ArgumentHelp("Up to this day or month, itself included. Without it, up to now.", valueName: "day"))
  var until: String?

  @Option(help: "How to print it: text, json, csv or markdown.")
  var format: Format = .text

  @OptionGroup var fetching: FetchOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let (reader, fetched) = try fetching.reader(global, in: context)
    let configuration = reader.policy.configuration
    let zone = configuration.timezone
    let now = try time.moment(in: context, zone: zone)
    let period = try period(in: zone, now)
    let entries = try PublicationReader(reader, in: period, now: now).entries()
    let summary = PublicationSummary(
      PublicationReport(entries, by: by, in: period, configuration), branches: try reader.emptyBranches,
      heads: reader.heads(fetched: fetched), zone: zone, now: now)
    switch format {
    case .text: context.output.write(summary.text(style: global.style(for: context.output, in: context)))
    case .json: context.output.write(summary.json)
    case .csv: context.output.write(summary.csv)
    case .markdown: context.output.write(summary.markdown)
    }
    try reader.tellWarnings(in: context)
    return .success
  }

  private func period(in zone: Zone, _ now: Timestamp) throws -> ClosedRange<Timestamp> {
    let end = try until.map { text in
      try moment("until", text, zone, now) { try $0?.upperBound ?? TimeOptions.end(text, zone: zone) }
    }
    let last = end ?? now
    let start = try since.map { text in
      try moment("since", text, zone, now) { try $0?.lowerBound ?? TimeOptions.start(text, zone: zone) }
    }
    let first = start ?? CalendarMonth(of: zone.local(last).date).adding(-2).period(in: zone).lowerBound
    guard first <= last else {
      if until == nil {
        throw CommandFailure(
          .usage, "--since \(since ?? "") is in the future", causes: ["without --until, a report goes up to now"],
          hints: [example("since", zone, now)])
      }
      throw CommandFailure(
        .usage, "--since comes after --until",
        hints: ["stet report --by month --since 2026-01 --until 2026-03"])
    }
    return first...last
  }

  /// The beginning or the end of a day or a month that an option says.
  ///
  /// - Parameter read: given the month's period; `nil` where it is none.
  private func moment(
    _ option: String, _ text: String, _ zone: Zone, _ now: Timestamp,
    _ read: (ClosedRange<Timestamp>?) throws -> Timestamp
  ) throws -> Timestamp {
    do {
      return try read(CalendarMonth(text)?.period(in: zone))
    } catch is CommandFailure {
      throw CommandFailure(
        .usage, "\"\(text)\" is no day or month", causes: ["--\(option) is a day, or a month without its day"],
        hints: [example(option, zone, now)])
    }
  }

  /// The command with this month for an option.
  private func example(_ option: String, _ zone: Zone, _ now: Timestamp) -> String {
    let month = CalendarMonth(of: zone.local(now).date)
    return ["stet", "report", "--by", by.rawValue, "--" + option, month.text].joined(separator: " ")
  }
}

extension PublicationReport.Key: ExpressibleByArgument {}
