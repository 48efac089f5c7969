import Canonical
import Content
import Ledger

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
    return "\(dates.day(at)) \(dates.clock(at)) (\(schedule.zone.identifier))"
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
