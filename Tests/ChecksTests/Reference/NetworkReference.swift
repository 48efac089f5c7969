import Core
import SocialText

@testable import Checks

/// The reference of the networks in `docs/networks.md`, made of their facts.
enum NetworkReference {
  /// The whole document.
  static func markdown() -> String {
    ([introduction, legend] + Network.allCases.map(section)).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # Networks

    What `stet check` knows of each network, and from where. This file is generated from the facts
    (`Sources/Core/Networks`, a file for each network; lengths of texts: `Sources/SocialText/TextLimits.swift`);
    [the rules](rules.md) compare posts with them.

    ## When a network changes

    A fact is one line of the network's file, `NetworkFacts+Bluesky.swift` for Bluesky: its value, its source, how
    reliable the source is (documented by default), and the day on which it was read (2026-11-23 by default). A `note`
    may follow. How long a text may be is in the table of `TextLimits.swift` instead. Sources that several facts share
    are named at the top of the file:

    ```swift
    private let reference = "https://network.example/docs/posts"
    …
    facts.hashtags = Fact(CountLimit(30), reference, read: "2026-11-25")
    ```

    1. Read the source. Change the value, and `read:` to today; the source, too, where another page says it now.
    2. Run `STET_UPDATE_GOLDEN=1 swift test --filter NetworkReferenceTests`. It writes this file.
    3. Run `swift test --filter "SocialTextTests|CoreTests|ChecksTests"`. The tests (in `Tests/SocialTextTests`, and in
       `Networks` and `Media` of `Tests/CoreTests` and `Tests/ChecksTests`) repeat the number, so that a fact that was
       changed by mistake is noticed: change it there, too. A limit may bind more than one text: a first comment on
       Bluesky is a post.
    4. Look for the old number in what is written by hand: `docs/counting.md`, `docs/post-format.md`, and the
       explanations of rules in `Sources/Checks`.
    5. Commit all of it together.

    A smaller number makes posts invalid that were fine: those that were not sent yet will wait until they are shorter.

    ## When a channel differs

    `limits` of a channel in `stet.yml` stands instead of the network's number, narrower for a team that wants it so, or
    wider for an account that may do more:

    ```yaml
    channels:
      x: { network: x, account: "@acme", limits: { text: 25000 } }                                # X Premium
      mastodon: { network: mastodon, account: "@acme@social.example", limits: { text: 1000, alt: 3000 } }  # its server
      instagram: { network: instagram, account: acme, limits: { hashtags: 5 } }                   # house rule
    ```

    The names are \(Channel.limitNames.map { "`\($0)`" }.joined(separator: ", ")). `description` is another name for
    `text`. A number in `stet.yml` is meant as it stands: more than that is an error. It counts in the network's own
    unit.
    """

  private static let legend = """
    ## How to read the tables

    - **documented**: the network's own documentation or code says so. A post that exceeds it has an error.
    - **reported**: others say so, such as the code or documentation of other tools, or press. Mostly a warning; an error
      for the length of the text itself, on which they agree.
    - **assumed**: no source says so; a value on the safe side. A warning.

    Where a network does not state what a character is, the lowest and the highest plausible count are taken (what people
    see as one character; UTF-16 units): an error if even the lowest is too much, a warning if only the highest is.
    "MB" is 1,048,576 bytes here, the larger of its two meanings. How far ahead a network takes posts itself is for your
    information: Stet holds posts back on its own and needs no network for it.
    """

  private static func section(_ network: Network) -> String {
    let rows = NetworkFactRows.rows(of: network.facts).map { row in
      "| \(row.map(cell).joined(separator: " | ")) |"
    }
    let head = ["| fact | value | source | confidence | read |", "| --- | --- | --- | --- | --- |"]
    return "## \(network.displayName)\n\n`\(network.rawValue)`\n\n" + (head + rows).joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

/// The facts of one network as rows of a table: what it is, the value, the source, its worth, the day.
struct NetworkFactRows {
  private(set) var rows: [[String]] = []

  static func rows(of facts: NetworkFacts) -> [[String]] {
    var rows = NetworkFactRows()
    rows.addText(of: facts)
    rows.addFields(of: facts)
    rows.addCounts(of: facts)
    rows.addPoll(of: facts)
    rows.addMedia(facts.media)
    rows.addRest(of: facts)
    return rows.rows
  }

  /// A row for a fact that is known.
  mutating func add<Value>(_ name: String, _ fact: Fact<Value>?, _ text: (Value) -> String) {
    guard let fact else { return }
    let value = text(fact.value) + (fact.note.map { " (\($0))" } ?? "")
    rows.append([name, value, FactWords.source(fact.source), fact.confidence.rawValue, fact.read])
  }

  private mutating func addText(of facts: NetworkFacts) {
    add("programs may post", facts.publishing, FactWords.publishing)
    for fact in facts.text { add("text", fact, FactWords.length) }
    for fact in facts.captionText { add("text below media", fact, FactWords.length) }
    for fact in facts.pictureText { add("text below pictures", fact, FactWords.length) }
    add("no text in", facts.formatsWithoutText) { $0.map(\.rawValue).joined(separator: ", ") }
    add("the content warning counts as text", facts.warningCounts, FactWords.truth)
    add("characters refused", facts.forbiddenCharacters) { $0.map { "`\($0)`" }.joined(separator: " ") }
    add("phone numbers in the text", facts.phoneNumbers, FactWords.truth)
    add("the same text as an earlier post", facts.repeatedText, FactWords.truth)
  }

  private mutating func addFields(of facts: NetworkFacts) {
    add("title", facts.title, FactWords.length)
    add("title required", facts.titleRequired, FactWords.truth)
    add("first comment", facts.firstComment, FactWords.length)
    add("an address", facts.link, FactWords.length)
    add("title of a link card", facts.previewTitle, FactWords.length)
    add("description of a link card", facts.previewDescription, FactWords.length)
    add("tags, all together", facts.tags, FactWords.length)
    for fact in facts.options { add("option `\(fact.value.key)`", fact, FactWords.option) }
  }

  private mutating func addCounts(of facts: NetworkFacts) {
    add("hashtags", facts.hashtags, FactWords.count)
    for fact in facts.hashtagLength { add("a hashtag", fact, FactWords.length) }
    add("mentions", facts.mentions, FactWords.count)
    add("cashtags", facts.cashtags, FactWords.count)
    add("different links", facts.links, FactWords.count)
  }

  private mutating func addPoll(of facts: NetworkFacts) {
    add("poll", facts.poll, FactWords.poll)
    add("question of a poll", facts.pollQuestion, FactWords.length)
    add("answer of a poll", facts.pollOption, FactWords.length)
  }

  private mutating func addRest(of facts: NetworkFacts) {
    add("alternative texts", facts.takesAltText, FactWords.truth)
    add("alternative text", facts.altText, FactWords.length)
    add("posts held back by the network", facts.schedule, FactWords.schedule)
    for fact in facts.other { add("also", fact) { $0 } }
  }
}

extension NetworkFactRows {
  /// What media posts may have, and what the files may be.
  mutating func addMedia(_ media: MediaLimits) {
    add("media required", media.required, FactWords.truth)
    add("pictures", media.images, FactWords.count)
    add("animations", media.gifs, FactWords.count)
    add("films", media.videos, FactWords.count)
    add("documents", media.documents, FactWords.count)
    add("media, all together", media.total, FactWords.count)
    add("pictures and films at once", media.mixed, FactWords.truth)
    for format in media.formats {
      let kinds = format.kinds.map(\.rawValue).joined(separator: ", ")
      add("media of a \(format.format.rawValue) (\(kinds))", format.total, FactWords.count)
    }
    for rule in media.rules { addFile(rule) }
  }

  private mutating func addFile(_ rule: MediaKindLimits) {
    let formats = rule.formats.map(\.rawValue).joined(separator: ", ")
    let name = formats.isEmpty ? rule.kind.rawValue : "\(rule.kind.rawValue) (\(formats))"
    add("\(name): types", rule.types) { $0.joined(separator: ", ") }
    add("\(name): codecs", rule.codecs) { $0.joined(separator: ", ") }
    add("\(name): size", rule.size) { FactWords.range($0, FactWords.bytes) }
    add("\(name): safe size", rule.recommendedSize) { "up to \(FactWords.bytes($0))" }
    add("\(name): width in pixels", rule.width) { FactWords.range($0, FactWords.number) }
    add("\(name): height in pixels", rule.height) { FactWords.range($0, FactWords.number) }
    add("\(name): width that stays as it is", rule.recommendedWidth) { "up to \(FactWords.number($0))" }
    add("\(name): width times height", rule.pixels) { "up to \(FactWords.number($0))" }
    add("\(name): width plus height", rule.edges) { "up to \(FactWords.number($0))" }
    add("\(name): width to height", rule.aspect) { FactWords.range($0, FactWords.decimal) }
    add("\(name): duration in seconds", rule.duration) { FactWords.range($0, FactWords.decimal) }
    add("\(name): pictures a second", rule.frameRate) { FactWords.range($0, FactWords.decimal) }
    add("\(name): pictures", rule.frames) { "up to \(FactWords.number($0))" }
    add("\(name): pages", rule.pages) { "up to \(FactWords.number($0))" }
  }
}

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

extension FactWords {
  /// `63,206`.
  static func number(_ value: some BinaryInteger) -> String {
    let digits = Array(String(value))
    let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
    return groups.reversed().joined(separator: ",")
  }

  /// `0.8`; whole numbers without a point.
  static func decimal(_ value: Double) -> String {
    if value == value.rounded(), let whole = Int(exactly: value) { return number(whole) }
    return "\((value * 1_000).rounded() / 1_000)"
  }

  /// `5 MB` where that is exact, else `2,000,000 bytes`.
  static func bytes(_ value: Int64) -> String {
    let units: [(Int, String)] = [(30, "GB"), (20, "MB"), (10, "KB")]
    for (shift, name) in units where value > 1 && value & ((1 << shift) - 1) == 0 {
      return "\(number(value >> shift)) \(name)"
    }
    return "\(number(value)) bytes"
  }

  /// `32 to 1,280`, or one end alone if the other is no limit.
  static func range<Bound: Comparable & Numeric>(_ range: ClosedRange<Bound>, _ text: (Bound) -> String) -> String {
    if range.lowerBound <= 1, range.lowerBound == 0 || range.lowerBound == 1 {
      return "up to \(text(range.upperBound))"
    }
    if let upper = range.upperBound as? Int, upper == .max { return "at least \(text(range.lowerBound))" }
    return "\(text(range.lowerBound)) to \(text(range.upperBound))"
  }
}
