internal import Checks
package import Core
internal import SocialText

/// What readers will see of one post, channel by channel.
package struct PreviewReport {
  /// Of one post, in the order of `stet.yml`.
  package let previews: [Preview]
  /// The commit that was read; `nil` for the work tree.
  package let commit: String?
  /// How long a part is, as its channel's network counts; `nil` where that is not known.
  package let measure: (Channel, String) -> MeasuredLength?

  package init(
    _ previews: [Preview], commit: String? = nil,
    measure: @escaping (Channel, String) -> MeasuredLength? = { _, _ in nil }
  ) {
    self.commit = commit
    self.previews = previews
    self.measure = measure
  }

  /// The post's id.
  var post: String { previews.first?.post ?? "" }

  /// The lengths of a preview's parts; empty if one of them is not known.
  func lengths(_ preview: Preview) -> [MeasuredLength] {
    let parts = preview.rendition?.parts ?? []
    let lengths = parts.compactMap { measure(preview.channel, $0.text) }
    return lengths.count == parts.count ? lengths : []
  }
}

/// A rendition, taken apart into what is shown above, in and below its parts. Not escaped yet.
struct PreviewContent {
  let rendition: Rendition
  let files: [Digest: MediaFile]

  /// Label and text of what belongs to the whole post, in reading order.
  var facts: [(label: String, text: String)] {
    let preview = [rendition.preview?.title, rendition.preview?.description].compactMap { $0 }
    let facts: [(String, String?)] = [
      (PreviewMessages.link, rendition.link),
      (PreviewMessages.card, preview.isEmpty ? nil : preview.joined(separator: " · ")),
      (PreviewMessages.firstComment, rendition.firstComment),
    ]
    return facts.compactMap { label, text in text.map { (label, $0) } }
  }

  /// The options in words, by key; the format first where it is not the network's usual one.
  var options: [String] {
    let format = rendition.format == rendition.network.standardFormat ? [] : ["format: \(rendition.format.rawValue)"]
    return format
      + rendition.options.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { PreviewMessages.option($0.key, $0.value) }
  }

  /// Where a medium is, and what is known of it.
  func facts(of medium: Rendition.Media) -> [(label: String, text: String)] {
    let alt = medium.alt ?? PreviewMessages.noAlt
    let place = ([medium.source.place] + PreviewMessages.size(files[medium.sha256])).joined(separator: ", ")
    let credit = medium.credit.map { [(PreviewMessages.credit, $0)] } ?? []
    return [(PreviewMessages.medium, place), (PreviewMessages.alt, alt)] + credit
  }
}

/// The length of a text as one network counts it.
package struct MeasuredLength: Sendable, Hashable {
  package var length: Int
  /// The network's limit; `nil` if it states none.
  package var limit: Int?
  /// What is counted: `characters`.
  package var unit: String

  /// Whether the text is too long.
  package var isOver: Bool { limit.map { length > $0 } ?? false }
}

extension MeasuredLength {
  /// The length of `text` on `channel`, whose own limit in `stet.yml` stands instead of its network's.
  package init(of text: String, on channel: Channel) {
    let count = TextCounter.count(text, on: channel.network)
    let verdict = TextVerdict(text, count, on: channel.network, maximum: channel.limits["text"].map { Int($0) })
    self.init(length: verdict.length.upperBound, limit: verdict.limit, unit: CountMessages.unit(verdict.unit))
  }
}

extension PreviewReport {
  /// For people at a terminal: each channel in a frame of its own.
  package func text(style: TextStyle) -> String {
    guard !previews.isEmpty else { return PreviewMessages.empty + "\n" }
    return previews.map { PreviewFrame(preview: $0, lengths: lengths($0), style: style).text }.joined(separator: "\n")
  }
}

/// One channel's preview, framed on the left: a right edge would be misaligned if a terminal counts columns
/// differently.
private struct PreviewFrame {
  let preview: Preview
  let lengths: [MeasuredLength]
  let style: TextStyle

  private static let columns = 76

  var text: String {
    let account = style.paint(TerminalText.oneLine(PreviewMessages.account(preview.channel)), .bold)
    let body = bodyLines.map { $0.isEmpty ? edge("│") : edge("│ ") + $0 }
    let foot = edge("└ ") + PreviewMessages.time(preview.schedule)
    return ([edge("┌ ") + account] + body + [foot]).joined(separator: "\n") + "\n"
  }

  private var bodyLines: [String] {
    let findings = preview.findings.inOrder().map(finding)
    guard let rendition = preview.rendition else {
      return [style.paint(PreviewMessages.notRendered, .error)] + findings
    }
    let content = PreviewContent(rendition: rendition, files: preview.files)
    let title = rendition.title.map { [labelled(PreviewMessages.title, $0), ""] } ?? []
    let parts = rendition.parts.indices.map { part(rendition.parts[$0], $0, content) }
    let below = content.facts.map(labelled) + content.options.map { style.paint(TerminalText.oneLine($0), .dim) }
    return title + parts.joined(separator: [""]) + (below.isEmpty ? [] : [""] + below) + findings
  }

  private func part(_ part: Rendition.Part, _ index: Int, _ content: PreviewContent) -> [String] {
    let count = content.rendition.parts.count
    let text = TerminalText.wrapped(
      TerminalText.escaped(part.text, keepingLines: true), columns: PreviewFrame.columns)
    let media = part.media.flatMap { [""] + content.facts(of: $0).map(labelled) }
    let length = lengths.indices.contains(index) ? lengths[index] : nil
    let counts = [PreviewMessages.part(index, of: count), length.map(PreviewMessages.length)].compactMap { $0 }
    guard !counts.isEmpty else { return text + media }
    let isOver = length?.isOver ?? false
    return text + media + ["", style.paint(counts.joined(separator: ", "), isOver ? .error : .dim)]
  }

  private func labelled(_ label: String, _ text: String) -> String {
    style.paint("\(label): ", .dim) + TerminalText.oneLine(text)
  }

  private func finding(_ finding: Finding) -> String {
    style.paint("\(finding.severity.rawValue): ", finding.severity.tone) + TerminalText.oneLine(finding.summary)
  }

  private func edge(_ text: String) -> String { style.paint(text, .dim) }
}

extension PreviewReport {
  /// The document `stet/preview/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/preview/v1",
      ["post": .string(post), "commit": .optional(commit), "renditions": .list(previews, json)])
  }

  private func json(_ preview: Preview) -> JSONValue {
    [
      "channel": .string(preview.channel.name), "network": .string(preview.channel.network.rawValue),
      "rendition": .digest(preview.rendition?.digest), "content": preview.rendition?.json ?? .null,
      "lengths": .list(lengths(preview)) {
        ["length": .integer($0.length), "limit": $0.limit.map { .integer($0) } ?? .null]
      },
      "media": .list(preview.rendition?.parts.flatMap(\.media) ?? []) {
        ["path": .string($0.source.place), "sha256": .digest($0.sha256)]
      },
      "findings": .list(preview.findings.inOrder(), \.json),
    ]
  }
}

extension PreviewReport {
  /// One self-contained page: no scripts, no pictures, no addresses that are fetched.
  package var html: String {
    let title = TerminalText.oneLine(previews.first?.title ?? "")
    let heading = HTMLEscaping.escaped(title.isEmpty ? post : title)
    let body = previews.map { PreviewSection(preview: $0, lengths: lengths($0)).html }.joined(separator: "\n")
    return HTMLPage(title: heading, styleSheet: PreviewReport.styleSheet).text(
      "<h1 dir=\"auto\">\(heading)</h1>\n\(body)")
  }

  private static let styleSheet = """
    body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
    section { border: 1px solid #bbb; border-radius: .5rem; padding: 0 1rem 1rem; margin: 1rem 0; }
    h2 { font-size: 1rem; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; }
    .count, footer, dt { color: #555; font-size: .875rem; }
    .over, .error { color: #b00020; }
    """
}

/// One channel of the page.
private struct PreviewSection {
  let preview: Preview
  let lengths: [MeasuredLength]

  var html: String {
    let account = HTMLEscaping.escaped(PreviewMessages.account(preview.channel))
    let time = HTMLEscaping.escaped(PreviewMessages.time(preview.schedule))
    return (["<section>", "<h2>\(account)</h2>"] + content + findings + ["<footer>\(time)</footer>", "</section>"])
      .joined(separator: "\n")
  }

  private var content: [String] {
    guard let rendition = preview.rendition else { return ["<p class=\"error\">\(PreviewMessages.notRendered)</p>"] }
    let content = PreviewContent(rendition: rendition, files: preview.files)
    let title = rendition.title.map { ["<h3 dir=\"auto\">\(HTMLEscaping.escaped($0))</h3>"] } ?? []
    let parts = rendition.parts.indices.flatMap { part(rendition.parts[$0], $0, content) }
    return title + parts + list(content.facts) + content.options.map { "<p>\(HTMLEscaping.escaped($0))</p>" }
  }

  private func part(_ part: Rendition.Part, _ index: Int, _ content: PreviewContent) -> [String] {
    let count = content.rendition.parts.count
    let text = "<div class=\"text\" dir=\"auto\">\(HTMLEscaping.escaped(part.text))</div>"
    let media = part.media.flatMap { list(content.facts(of: $0)) }
    let length = lengths.indices.contains(index) ? lengths[index] : nil
    let counts = [PreviewMessages.part(index, of: count), length.map(PreviewMessages.length)].compactMap { $0 }
    guard !counts.isEmpty else { return [text] + media }
    let style = length?.isOver ?? false ? "count over" : "count"
    return [text] + media + ["<p class=\"\(style)\">\(HTMLEscaping.escaped(counts.joined(separator: ", ")))</p>"]
  }

  private func list(_ facts: [(label: String, text: String)]) -> [String] {
    guard !facts.isEmpty else { return [] }
    let items = facts.map { "<dt>\($0.label)</dt><dd dir=\"auto\">\(HTMLEscaping.escaped($0.text))</dd>" }
    return ["<dl>"] + items + ["</dl>"]
  }

  private var findings: [String] {
    preview.findings.inOrder().map {
      "<p class=\"\($0.severity.rawValue)\">\($0.severity.rawValue): \(HTMLEscaping.escaped($0.summary))</p>"
    }
  }
}

/// What a preview says around the content.
enum PreviewMessages {
  static let notRendered = "cannot be rendered"
  static let noAlt = "no alt text"
  static let firstComment = "first comment"
  static let title = "title"
  static let link = "link"
  static let card = "link card"
  static let credit = "credit"
  static let medium = "medium"
  static let alt = "alt"
  static let empty = "no channel to show"

  /// `x · X · @acme`.
  static func account(_ channel: Channel) -> String {
    "\(channel.name) · \(channel.network.displayName) · \(channel.account)"
  }

  /// `part 1 of 3`; `nil` where there is one alone.
  static func part(_ index: Int, of count: Int) -> String? { count > 1 ? "part \(index + 1) of \(count)" : nil }

  /// `77 of 280 characters`.
  static func length(_ length: MeasuredLength) -> String {
    guard let limit = length.limit else { return "\(length.length) \(length.unit)" }
    return "\(length.length) of \(limit) \(length.unit)" + (length.isOver ? ", \(length.length - limit) too many" : "")
  }

  /// `640×480`, `12 kB`: the known dimensions and size of a file.
  static func size(_ file: MediaFile?) -> [String] {
    guard let file else { return [] }
    let pixels = file.facts.flatMap { facts in facts.width.flatMap { width in facts.height.map { "\(width)×\($0)" } } }
    return [pixels, bytes(file.size)].compactMap { $0 }
  }

  private static func bytes(_ count: Int64) -> String {
    switch count {
    case ..<1_000: "\(count) bytes"
    case ..<1_000_000: "\((count + 500) / 1_000) kB"
    default: "\((count + 500_000) / 1_000_000) MB"
    }
  }

  /// When it is planned, on the clock of the post's own zone.
  static func time(_ schedule: Schedule) -> String {
    if schedule.slot { return "in the next free slot" }
    guard let at = schedule.at else { return "no date yet" }
    let dates = LocalDates(zone: schedule.zone, now: at)
    let time = "\(dates.day(at)) \(dates.clock(at)) (\(schedule.zone.identifier))"
    guard let series = schedule.series else { return time }
    // Of one occurrence that is asked about alone, the others are no part.
    guard let place = series.place(of: schedule.occurrence) else { return "\(time), \(series.words)" }
    return "\(time): this occurrence alone, \(place)"
  }

  /// An option of the rendition, in words where there are any.
  static func option(_ key: String, _ value: JSONValue) -> String {
    switch key {
    case "disclosure": "advertising label: \(words(value))"
    case "aiGenerated": "marked as made with AI"
    case "language": "language: \(words(value))"
    case "sensitive": value.boolValue == true ? "marked as sensitive" : "content warning: \(words(value))"
    case "reply": "answers \(words(value))"
    case "quote": "quotes \(words(value))"
    case "repost": "shares \(words(value))"
    case "poll": poll(value)
    default: "\(key): \(words(value))"
    }
  }

  private static func poll(_ value: JSONValue) -> String {
    let options = value["options"].map(words) ?? ""
    let seconds = value["duration"]?.integerValue ?? Poll.standardDuration
    return "poll, open for \(DurationText.text(seconds)): \(options)"
  }

  private static func words(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .integer(let number): "\(number)"
    case .bool(let truth): truth ? "yes" : "no"
    case .array(let values): values.map(words).joined(separator: ", ")
    case .object, .null: String(decoding: value.canonicalBytes, as: UTF8.self)
    }
  }
}
