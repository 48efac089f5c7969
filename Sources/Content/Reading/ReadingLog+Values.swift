import Diagnostics

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
    let question = certain.map { ", did you mean \"\($0)\"?" } ?? Suggestions.didYouMean(text, limitedTo: words)
    invalid(
      node, at: path, "cannot be \(Display.quoted(text))\(question)",
      explanation: "It is one of: \(words.joined(separator: ", ")).",
      fix: certain.map { Fix("write `\($0)`", replacing: node.range, with: $0) })
    return nil
  }

  /// So many seconds, written as `2h`.
  func duration(_ node: YAMLNode, at path: String) -> Int64? {
    guard let text = text(node, at: path) else { return nil }
    if let seconds = DurationText.seconds(text) { return seconds }
    invalid(
      node, at: path, "cannot be \(Display.quoted(text))", explanation: "A duration is \(DurationText.rule).")
    return nil
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
      fix: Fix("put the text in quotes", replacing: whole, with: YAMLQuoting.quoted(source.text(in: whole))))
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
    return written.split(separator: ",").map { YAMLQuoting.quoted(String($0.drop { $0 == " " })) }
      .joined(separator: ", ")
  }

  /// Brackets on one line where text is expected, such as `{campaign}`, are part of the text.
  private func quotingBrackets(_ node: YAMLNode) -> Fix? {
    let written = source.text(in: node.range)
    guard node.range.start.line == node.range.end.line, let first = written.utf8.first, "[{".utf8.contains(first)
    else { return nil }
    return Fix("put the text in quotes", replacing: node.range, with: YAMLQuoting.quoted(written))
  }
}

extension Int64 {
  /// Reads plain decimal digits with an optional minus; `nil` for anything else.
  init?(digits text: String) {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy(isDigit), let number = Int64(text) else { return nil }
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
