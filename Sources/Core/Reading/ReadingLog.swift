internal import SocialText

extension Finding {
  /// A finding of one of the readers' rules.
  init(
    rule: ReadingRule, severity: Severity = .error, path: String, range: SourceRange = .fileStart, summary: String,
    explanation: String? = nil, fixes: [Fix] = []
  ) {
    self.init(
      rule: rule.rawValue, severity: severity, path: path, range: range, summary: summary, explanation: explanation,
      fixes: fixes)
  }
}

/// Collects the findings of the readers of one file. A class, so that the readers of nested values share it.
final class ReadingLog {
  let source: SourceFile
  private(set) var findings: [Finding]
  var places = SourcePlaces()
  /// Whether the whole document could be read; if not, a key that seems missing may be in the unread part.
  var isComplete = true

  /// Lines that were read as a fix of their syntax would have them: another fix there could contradict that one.
  var repairedLines: Set<Int> = []

  /// The most findings reported for one file.
  static let maximumFindings = 200

  init(source: SourceFile, findings: [Finding] = []) {
    self.source = source
    self.findings = findings
  }

  /// Notes one finding.
  func report(
    _ rule: ReadingRule, _ range: SourceRange, _ summary: String, explanation: String? = nil,
    severity: Severity = .error, fix: Fix? = nil
  ) {
    let isRepaired = repairedLines.contains(range.start.line)
    // A note about text that only exists after the fix is not useful yet.
    guard findings.count < ReadingLog.maximumFindings, !isRepaired || severity > .note else { return }
    findings.append(
      Finding(
        rule: rule, severity: severity, path: source.path, range: range, summary: summary, explanation: explanation,
        fixes: fix.flatMap { isRepaired ? nil : [$0] } ?? []))
  }

  /// Takes over what another step found.
  func add(_ more: [Finding]) {
    findings.append(contentsOf: more.prefix(max(0, ReadingLog.maximumFindings - findings.count)))
  }

  /// Whether there are errors, so that what was read must not be used further.
  var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

extension Fix {
  /// A fix of one edit.
  init(_ title: String, replacing range: SourceRange, with text: String) {
    self.init(title: title, edits: [TextEdit(range: range, text: text)])
  }
}

/// How the type of a key reads its value. Each reports a value of another type and returns `nil` for it.
extension ReadingLog {
  /// Text, exactly as written: `no`, `1.12.` and `2024` are text here.
  func text(_ node: YAMLNode, at path: String, example: @autoclosure () -> String? = nil) -> String? {
    guard let scalar = node.scalar else {
      wrongType(node, at: path, expected: "text", example: example(), fix: quotingBrackets(node))
      return nil
    }
    if scalar.lostComment != nil { reportLostComment(node, scalar, name: path) }
    guard scalar.style == .literal || scalar.style == .folded else { return scalar.text }
    return String(scalar.text.trimmingLineEnds)
  }

  /// `true` or `false`, and none of YAML's other words for them.
  func truth(_ node: YAMLNode, at path: String, example: @autoclosure () -> String? = nil) -> Bool? {
    let word = node.scalar?.text
    if node.scalar?.style == .plain, word == "true" || word == "false" { return word == "true" }
    let meant = word.flatMap { ReadingLog.truthWords[$0.lowercased()] }
    let fix = meant.map { Fix("write `\($0)`", replacing: node.range, with: "\($0)") }
    wrongType(node, at: path, expected: "`true` or `false`", example: example(), fix: fix)
    return nil
  }

  /// Other words for true and false.
  static let truthWords = [
    "true": true, "yes": true, "on": true, "y": true, "ja": true, "wahr": true,
    "false": false, "no": false, "off": false, "n": false, "nein": false, "falsch": false,
  ]

  /// A whole number within `bounds`.
  func number(
    _ node: YAMLNode, at path: String, in bounds: ClosedRange<Int64>, example: @autoclosure () -> String? = nil
  ) -> Int64? {
    guard let scalar = node.scalar, scalar.style == .plain, let number = Int64(digits: scalar.text) else {
      wrongType(node, at: path, expected: "a whole number", example: example())
      return nil
    }
    guard bounds.contains(number) else {
      invalid(node, at: path, "must be from \(bounds.lowerBound) to \(bounds.upperBound)")
      return nil
    }
    return number
  }

  /// One of a few words.
  func choice(
    _ node: YAMLNode, at path: String, of words: [String], meant: (String) -> String? = { _ in nil }
  ) -> String? {
    guard let text = text(node, at: path) else { return nil }
    if words.contains(where: { $0 == text }) { return text }
    let certain = Suggestions.same(as: text, among: words) ?? meant(text)
    let question = certain.map { ", did you mean \"\($0)\"?" } ?? Suggestions.didYouMean(text, among: words)
    invalid(
      node, at: path, "cannot be \(Display.quoted(text))\(question)",
      explanation: "It is one of: \(words.joined(separator: ", ")).",
      fix: certain.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }

  /// So many seconds, written as `2h`.
  func duration(_ node: YAMLNode, at path: String) -> Int64? {
    guard let text = text(node, at: path) else { return nil }
    return DurationText.seconds(text)
      ?? refuse(text, node, at: path, explanation: "A duration is \(DurationText.rule).")
  }
}

/// How values that do not fit are reported.
extension ReadingLog {
  /// Reports a value of another type than its key has.
  func wrongType(
    _ node: YAMLNode, at path: String, expected: String, example: @autoclosure () -> String?, fix: Fix? = nil
  ) {
    if case .unreadable = node.value { return }
    let subject = path.isEmpty ? source.contentName : Display.place(path)
    let found = node.scalar.map { Display.quoted($0.text) } ?? node.kindName
    // The advice shows the value that the fix would write.
    let advice = fix.flatMap { fixed($0, node, at: path) } ?? example()
    report(
      .wrongType, node.range, "\(subject) must be \(expected), not \(found)",
      explanation: advice.map { "Write it as \($0)." }, fix: fix)
  }

  /// A key with the value that a fix gives it.
  private func fixed(_ fix: Fix, _ node: YAMLNode, at path: String) -> String? {
    guard fix.edits.count == 1, let edit = fix.edits.first, edit.range == node.range else { return nil }
    let key = path.split(separator: ".").last.map(String.init) ?? ""
    return Display.code(key.isEmpty || Int(key) != nil ? edit.text : "\(key): \(edit.text)")
  }

  /// Reports a text that its key cannot have; returns `nil`.
  func refuse<Value>(_ text: String, _ node: YAMLNode, at path: String, explanation: String?) -> Value? {
    invalid(node, at: path, "cannot be \(Display.quoted(text))", explanation: explanation)
    return nil
  }

  /// Reports a value that its key cannot have.
  func invalid(_ node: YAMLNode, at path: String, _ problem: String, explanation: String? = nil, fix: Fix? = nil) {
    report(.invalidValue, node.range, "\(Display.place(path)) \(problem)", explanation: explanation, fix: fix)
  }

  /// Reports a `#word` that YAML takes for a comment.
  func reportLostComment(_ node: YAMLNode, _ scalar: YAMLScalar, name: String) {
    guard let comment = scalar.lostComment else { return }
    let isEmpty = scalar.text.isEmpty
    let whole = SourceRange(isEmpty ? comment.start : node.range.start, comment.end)
    report(
      .lostComment, comment, "\(Display.quoted(source.text(in: comment))) would be lost as a comment",
      explanation: "`#` after a space begins a comment in YAML. Put the text in quotes.",
      fix: Fix("put the text in quotes", replacing: whole, with: YAMLText.readablyQuoted(source.text(in: whole))))
  }

  /// `[Advent]` for `Advent` where a list is expected.
  func bracketing(_ node: YAMLNode) -> Fix? {
    let written = source.text(in: node.range)
    let fits: Bool
    switch node.value {
    case .scalar(let scalar): fits = scalar.style == .plain || scalar.style == .single || scalar.style == .double
    case .mapping: fits = written.utf8.first == UInt8(ascii: "{")
    default: fits = false
    }
    guard fits, node.range.start.line == node.range.end.line,
      node.scalar?.style != .plain || !written.utf8.contains(where: { "[]{}#".utf8.contains($0) })
    else { return nil }
    return Fix("make it a list", replacing: node.range, with: "[\(quotingNames(written))]")
  }

  /// `"@acme", "@city"` for `@acme, @city`: no text of YAML begins with `@` unquoted.
  private func quotingNames(_ written: String) -> String {
    guard written.hasPrefix("@") else { return written }
    return written.split(separator: ",").map { YAMLText.readablyQuoted(String($0.drop { $0 == " " })) }
      .joined(separator: ", ")
  }

  /// Brackets on one line where text is expected, such as `{campaign}`, are part of the text.
  private func quotingBrackets(_ node: YAMLNode) -> Fix? {
    let written = source.text(in: node.range)
    guard node.range.start.line == node.range.end.line, let first = written.utf8.first, "[{".utf8.contains(first)
    else { return nil }
    return Fix("put the text in quotes", replacing: node.range, with: YAMLText.readablyQuoted(written))
  }
}

extension Int64 {
  /// Reads plain decimal digits with an optional minus; `nil` for anything else.
  init?(digits text: String) {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy(\.isASCIIDigit), let number = Int64(text) else {
      return nil
    }
    self = number
  }
}

extension String {
  /// Without the line ends that close a block scalar.
  fileprivate var trimmingLineEnds: Substring.UnicodeScalarView.SubSequence {
    var scalars = Substring(self).unicodeScalars
    while scalars.last == "\n" { scalars.removeLast() }
    return scalars
  }
}

/// How lists are read: element by element, each with its path.
extension ReadingLog {
  /// What `read` makes of the elements of a list, each with its path; without those that it makes `nil` of.
  func elements<Value>(
    _ node: YAMLNode, at path: String, example: @autoclosure () -> String? = nil,
    _ read: (_ node: YAMLNode, _ path: String) -> Value?
  ) -> [Value]? {
    guard case .sequence(let elements) = node.value else {
      wrongType(node, at: path, expected: "a list", example: example(), fix: bracketing(node))
      // What stands there is no empty list.
      places.note(path + ".0", SourcePlaces.Place(key: node.range, value: node.range))
      return nil
    }
    var usable: [Int] = []
    let values = elements.indices.compactMap { index in
      let path = path + "." + String(index)
      places.note(path, SourcePlaces.Place(key: elements[index].range, value: elements[index].range))
      let value = read(elements[index], path)
      if value != nil { usable.append(index) }
      return value
    }
    if usable.count < elements.count { places.noteUsable(usable, of: path) }
    return values
  }

  /// What `read` makes of the texts of a list, each with its element and that one's path.
  func texts<Value>(
    _ node: YAMLNode, at path: String, example: @autoclosure () -> String? = nil,
    _ read: (_ text: String, _ node: YAMLNode, _ path: String) -> Value?
  ) -> [Value]? {
    elements(node, at: path, example: example()) { node, path in
      hasValue(node, name: path) ? text(node, at: path).flatMap { read($0, node, path) } : nil
    }
  }
}

/// Times, time zones and languages.
extension ReadingLog {
  /// A time of the one form that Stet reads; others are reported with what to write.
  func time(_ text: String, _ node: YAMLNode, at path: String) -> WrittenTime? {
    if let time = WrittenTime(text) { return time }
    let guess = LooseTime(text)
    report(
      .invalidTime, node.range, "\(Display.quoted(text)) is \(guess.problem)",
      explanation: guess.advice,
      fix: guess.certain.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }

  /// The IANA name of a time zone.
  func zoneName(_ text: String, _ node: YAMLNode) -> String? {
    if Zone.identifiers.contains(text) { return text }
    let certain = ZoneGuess.certain(text)
    let meant = certain ?? ZoneGuess.name(for: text)
    report(
      .unknownZone, node.range,
      "unknown time zone \(Display.quoted(text))" + (meant.map { ", did you mean \"\($0)\"?" } ?? ""),
      explanation: "Time zones are named by place, such as `Europe/Berlin`, because only those know summer time.",
      fix: certain.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }
}

extension Fields {
  /// A date and time.
  func time(_ key: String) -> WrittenTime? {
    guard let node = node(key), let text = text(key) else { return nil }
    return log.time(text, node, at: path(key))
  }

  /// A date without a time: `2027-12-31`.
  func date(_ key: String) -> CivilDate? {
    guard let node = node(key), let text = text(key) else { return nil }
    return date(text, node)
  }

  /// The dates of a list: `[2026-12-25]`.
  func dates(_ key: String) -> [CivilDate]? { texts(key) { text, node, _ in date(text, node) } }

  private func date(_ text: String, _ node: YAMLNode) -> CivilDate? {
    if let date = CivilDate(written: text) { return date }
    let meant = LooseTime(text).day
    log.report(
      .invalidTime, node.range, "\(Display.quoted(text)) is no date",
      explanation: "Write year, month and day: \(Display.code(meant ?? "2027-12-31")).",
      fix: meant.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }

  /// A time zone.
  func zoneName(_ key: String) -> String? {
    guard let node = node(key), let text = text(key) else { return nil }
    return log.zoneName(text, node)
  }

  /// A language tag.
  func language(_ key: String) -> String? {
    guard let node = node(key), let text = text(key) else { return nil }
    return log.language(text, node, at: path(key))
  }
}

extension ReadingLog {
  /// A language tag of BCP 47, by its form.
  func language(_ text: String, _ node: YAMLNode, at path: String) -> String? {
    if LanguageTag.isWellFormed(text) { return text }
    let dashed = text.replacing("_", with: "-")
    let meant = LanguageTag.isWellFormed(dashed) ? dashed : LanguageTag.named[text.lowercased()]
    invalid(
      node, at: path, "cannot be \(Display.quoted(text))\(meant.map { ", did you mean \"\($0)\"?" } ?? "")",
      explanation: "Languages are written as tags: `de`, `en`, `de-AT`.",
      fix: meant.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }
}

/// The form of language tags (BCP 47).
package enum LanguageTag {
  /// Tags by the names of languages in German and English.
  static let named = [
    "deutsch": "de", "german": "de", "englisch": "en", "english": "en", "französisch": "fr", "french": "fr",
    "spanisch": "es", "spanish": "es", "italienisch": "it", "italian": "it", "türkisch": "tr", "turkish": "tr",
    "polnisch": "pl", "polish": "pl", "niederländisch": "nl", "dutch": "nl",
  ]

  /// Two or three letters, then parts of letters and digits after hyphens.
  package static func isWellFormed(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count),
      first.allSatisfy({ $0.isASCIILetter })
    else { return false }
    return parts.dropFirst().allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(\.isASCIILetterOrDigit) }
  }
}
