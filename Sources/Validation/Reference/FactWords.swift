internal import Content

/// The values of facts, in words.
enum FactWords {
  static func truth(_ value: Bool) -> String { value ? "yes" : "no" }

  static func publishing(_ value: NetworkFacts.Publishing) -> String {
    switch value {
    case .api: "yes"
    case .exportOnly(let reason): "no, \(reason)"
    }
  }

  /// `280 characters as X counts`.
  static func length(_ limit: TextLimit) -> String {
    let unit: String =
      switch limit.unit {
      case .weighted: "characters as X counts"
      case .mastodon: "characters as Mastodon counts"
      case .threads: "characters as Threads counts"
      case .graphemes: "characters as people see them"
      case .codePoints: "Unicode code points"
      case .utf16: "UTF-16 units"
      case .utf8: "UTF-8 bytes"
      case .escaped: "UTF-16 units, the backslashes of its text format included"
      case .unstated: "characters, unit not stated"
      }
    return "\(number(limit.maximum)) \(unit)" + (limit.recommended.map { "; safe up to \(number($0))" } ?? "")
  }

  static func count(_ limit: CountLimit) -> String {
    let safe = limit.recommended.map { "safe up to \(number($0))" }
    if limit.maximum == .max { return safe ?? "any number" }
    let range = limit.minimum > 0 ? "\(limit.minimum) to \(number(limit.maximum))" : "up to \(number(limit.maximum))"
    return limit.maximum == 0 ? "none" : [range, safe].compactMap { $0 }.joined(separator: "; ")
  }

  static func option(_ limit: OptionLimit) -> String {
    let absence: String? =
      switch limit.absence {
      case .fine: nil
      case .unwise: "should be set"
      case .refused: "must be set"
      }
    let parts = [absence, limit.length.map(length), limit.count.map { "\(count($0)) entries" }].compactMap { $0 }
    return parts.isEmpty ? "may be absent" : parts.joined(separator: "; ")
  }

  static func poll(_ limits: PollLimits) -> String {
    let listed = limits.durations.map { $0.map(DurationWords.text).joined(separator: ", ") }
    let ranged = limits.duration.map { range($0, DurationWords.text) }
    let whole = limits.step > 60 ? "whole \(DurationWords.unit(limits.step))s" : nil
    let answers = "\(limits.options.lowerBound) to \(limits.options.upperBound) answers"
    return [answers, (listed ?? ranged).map { "open \($0)" }, whole, limits.excludesMedia ? "no media" : nil]
      .compactMap { $0 }.joined(separator: "; ")
  }

  static func schedule(_ window: ScheduleWindow) -> String {
    let maximum = window.maximum.map { "at most \(DurationWords.text($0)) ahead" } ?? "no limit stated"
    return (window.minimum > 0 ? "at least \(DurationWords.text(window.minimum)), " : "") + maximum
  }

  /// An address as a link, a repository and file as code.
  static func source(_ text: String) -> String {
    if text.hasPrefix("https://"), !text.contains(where: { $0 == " " }) { return "<\(text)>" }
    let parts = text.split(separator: " ")
    return parts.count == 2 && parts[0].hasSuffix(":") && parts[1].contains { $0 == "." } ? "`\(text)`" : text
  }
}
