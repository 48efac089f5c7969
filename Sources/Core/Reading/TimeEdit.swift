/// Writes another time into the front matter of a post: one edit, which leaves all other bytes as they are.
package struct TimeEdit: Sendable, Hashable {
  package let edit: TextEdit
  /// The line of the edited text that has the time, counted from 1.
  package let line: Int
  /// The same line before; `nil` where it is new.
  package let before: String?
  /// That line as it is written.
  package let after: String

  /// Which time of a post is written.
  package enum Place: Sendable, Hashable {
    /// `publishDate` of the post itself.
    case post
    /// `publishDate` in the override of a channel.
    case channel(String)
    /// The entry of an occurrence under `moved` of `repeat`.
    case occurrence(CivilDate)

    /// The keys that lead to it.
    fileprivate var path: [String] {
      switch self {
      case .post: ["publishDate"]
      case .channel(let name): ["overrides", name, "publishDate"]
      case .occurrence(let day): ["repeat", "moved", day.text]
      }
    }
  }

  /// Why the front matter cannot be edited safely.
  package struct Obstacle: Error, Sendable, Hashable {
    /// The line that it is about.
    package var line: Int
    /// What is wrong, as a sentence without a final period.
    package var reason: String
  }

  /// Finds the edit, and reads the result again: it must say the same as before but for the time.
  ///
  /// - Parameter value: `2026-12-01T09:00`, `slot`, `+2h`.
  package init(_ source: SourceFile, _ place: Place, value: String) throws(Obstacle) {
    let text = try FrontMatterText(source)
    edit = try FrontMatterEditor(text: text, value: value).edit(place)
    let edited = try text.applying(edit)
    var expected = text.leaves
    let path = place.path
    // What was an empty map, or no value, has one now.
    for count in 0..<path.count { expected[Array(path.prefix(count))] = nil }
    expected[path] = Array(value.utf8)
    guard edited.leaves == expected, edited.body == text.body else {
      throw Obstacle(line: edit.range.start.line, reason: "the front matter would say something else than before")
    }
    let isNewLine = edit.text.hasSuffix("\n")
    line = edit.range.start.line + max(0, edit.text.split(separator: "\n").count - 1)
    before = isNewLine ? nil : source.line(line)
    after = edited.source.line(line)
  }
}

/// A post's text with its front matter as a tree, read as strictly as an edit needs it.
private struct FrontMatterText {
  let source: SourceFile
  let frontMatter: FrontMatter
  let entries: [YAMLEntry]
  private let root: YAMLNode

  init(_ source: SourceFile) throws(TimeEdit.Obstacle) {
    let (parts, finding) = FrontMatter.split(source)
    guard let parts, parts.yaml.count <= YAMLDocument.maximumFrontMatter else {
      throw TimeEdit.Obstacle(line: 1, reason: finding?.summary ?? "the front matter is too long")
    }
    let document = YAMLDocument.read(source, at: parts.yaml)
    if let first = document.findings.first {
      throw TimeEdit.Obstacle(line: first.range.start.line, reason: first.summary)
    }
    guard document.isComplete, let root = document.root, case .mapping(let entries) = root.value else {
      throw TimeEdit.Obstacle(line: 2, reason: "the front matter has no keys")
    }
    (self.source, frontMatter, self.entries, self.root) = (source, parts, entries, root)
  }

  /// The text after an edit.
  func applying(_ edit: TextEdit) throws(TimeEdit.Obstacle) -> FrontMatterText {
    let range = source.offset(of: edit.range.start)..<source.offset(of: edit.range.end)
    let bytes = source.bytes[..<range.lowerBound] + Array(edit.text.utf8) + source.bytes[range.upperBound...]
    guard let edited = SourceFile.read(path: source.path, bytes: Array(bytes)).file else {
      throw TimeEdit.Obstacle(line: edit.range.start.line, reason: "the file would be too long")
    }
    return try FrontMatterText(edited)
  }

  var body: ArraySlice<UInt8> { source.bytes[frontMatter.body] }

  /// Whether the keys stand in braces.
  var isFlow: Bool { isFlow(root) }

  func isFlow(_ node: YAMLNode) -> Bool {
    let offset = source.offset(of: node.range.start)
    return offset < source.bytes.count && (source.bytes[offset] == UInt8(ascii: "{"))
  }

  /// Every text of the front matter, by the keys and numbers that lead to it.
  var leaves: [[String]: [UInt8]] {
    var leaves: [[String]: [UInt8]] = [:]
    collect(root, at: [], into: &leaves)
    return leaves
  }

  private func collect(_ node: YAMLNode, at path: [String], into leaves: inout [[String]: [UInt8]]) {
    switch node.value {
    case .scalar(let scalar): leaves[path] = Array(scalar.text.utf8)
    case .mapping(let entries):
      if entries.isEmpty { leaves[path] = Array("{}".utf8) }
      for entry in entries { collect(entry.value, at: path + [entry.key], into: &leaves) }
    case .sequence(let elements):
      if elements.isEmpty { leaves[path] = Array("[]".utf8) }
      for (number, element) in elements.enumerated() {
        collect(element, at: path + ["\(number)"], into: &leaves)
      }
    case .unreadable: leaves[path] = []
    }
  }
}

/// Finds where a time is to be written.
private struct FrontMatterEditor {
  let text: FrontMatterText
  let value: String

  private typealias Obstacle = TimeEdit.Obstacle
  private static let key = "publishDate"

  func edit(_ place: TimeEdit.Place) throws(TimeEdit.Obstacle) -> TextEdit {
    guard !text.isFlow else { throw Obstacle(line: 2, reason: "all keys of the post stand in one pair of braces") }
    return switch place {
    case .post: try atTop()
    case .channel(let name): try overriding(name)
    case .occurrence(let day): try moving(day.text)
    }
  }

  private func atTop() throws(TimeEdit.Obstacle) -> TextEdit {
    if let present = entry(Self.key, of: text.entries) { return try replacing(present) }
    guard let channels = entry("channels", of: text.entries) else {
      throw Obstacle(line: 2, reason: "the post has no `channels`")
    }
    let end = channels.value.range.end
    // A block of text ends where the next line begins.
    let line = end.column == 1 && end.line > channels.keyRange.start.line ? end.line : end.line + 1
    return inserting("\(try indentation(of: channels))\(Self.key): \(value)\n", at: line)
  }

  private func overriding(_ channel: String) throws(TimeEdit.Obstacle) -> TextEdit {
    guard let overrides = entry("overrides", of: text.entries) else {
      guard let first = text.entries.first else { throw Obstacle(line: 2, reason: "the front matter has no keys") }
      let indentation = try indentation(of: first)
      let fence = text.source.position(utf8Offset: text.frontMatter.yaml.upperBound).line
      return inserting("\(indentation)overrides:\n\(indentation)  \(override(channel))\n", at: fence)
    }
    let channels = try keys(of: overrides)
    guard let own = entry(channel, of: channels) else { return try inserting(override(channel), into: overrides) }
    if let present = entry(Self.key, of: try keys(of: own)) { return try replacing(present) }
    return try inserting("\(Self.key): \(value)", into: own)
  }

  private func moving(_ day: String) throws(TimeEdit.Obstacle) -> TextEdit {
    guard let repetition = entry("repeat", of: text.entries) else {
      throw Obstacle(line: 2, reason: "the post has no `repeat`")
    }
    guard let moved = entry("moved", of: try keys(of: repetition)) else {
      return try inserting("moved: { \(day): \(value) }", into: repetition, atEnd: true)
    }
    if let present = entry(day, of: try keys(of: moved)) { return try replacing(present) }
    return try inserting("\(day): \(value)", into: moved, atEnd: true)
  }

  private func override(_ channel: String) -> String { "\(channel): { \(Self.key): \(value) }" }

  private func entry(_ key: String, of entries: [YAMLEntry]) -> YAMLEntry? { entries.first { $0.key == key } }

  private func keys(of entry: YAMLEntry) throws(TimeEdit.Obstacle) -> [YAMLEntry] {
    guard case .mapping(let entries) = entry.value.value else {
      let line = entry.keyRange.start.line
      let what = entry.value.isNull ? "has no value" : "is \(entry.value.kindName)"
      throw Obstacle(line: line, reason: "\(Display.quoted(entry.key)) \(what), and should have keys")
    }
    return entries
  }

  /// Puts the time in place of a value, in the quotes that this has.
  private func replacing(_ entry: YAMLEntry) throws(TimeEdit.Obstacle) -> TextEdit {
    let range = entry.value.range
    guard let scalar = entry.value.scalar, range.start.line == range.end.line else {
      throw Obstacle(line: entry.keyRange.start.line, reason: "\(Display.code(entry.key)) is no text on one line")
    }
    switch scalar.style {
    case .plain: return TextEdit(range: range, text: range.start == range.end ? " " + value : value)
    case .single: return TextEdit(range: range, text: "'\(value)'")
    case .double: return TextEdit(range: range, text: "\"\(value)\"")
    case .literal, .folded:
      throw Obstacle(line: entry.keyRange.start.line, reason: "\(Display.code(entry.key)) is no text on one line")
    }
  }

  /// Puts a key and its value before the others of a map, as these are written: in its braces, or on a line of its own.
  ///
  /// - Parameter atEnd: whether it comes after the others where they stand in braces.
  private func inserting(
    _ pair: String, into entry: YAMLEntry, atEnd: Bool = false
  ) throws(TimeEdit.Obstacle) -> TextEdit {
    let others = try keys(of: entry)
    if text.isFlow(entry.value) {
      if atEnd, let last = others.last?.value.range.end {
        return TextEdit(range: SourceRange(last, last), text: ", " + pair)
      }
      if let first = others.first {
        return TextEdit(range: SourceRange(first.keyRange.start, first.keyRange.start), text: pair + ", ")
      }
      let start = entry.value.range.start
      let inside = SourcePosition(line: start.line, column: start.column + 1)
      return TextEdit(range: SourceRange(inside, inside), text: " \(pair) ")
    }
    guard let first = others.first, first.keyRange.start.line > entry.keyRange.start.line else {
      throw Obstacle(line: entry.keyRange.start.line, reason: "\(Display.quoted(entry.key)) has no line of its own")
    }
    return inserting("\(try indentation(of: first))\(pair)\n", at: entry.keyRange.start.line + 1)
  }

  private func inserting(_ lines: String, at line: Int) -> TextEdit {
    let start = SourcePosition(line: line, column: 1)
    return TextEdit(range: SourceRange(start, start), text: lines)
  }

  /// The spaces before a key, which begins its line.
  private func indentation(of entry: YAMLEntry) throws(TimeEdit.Obstacle) -> String {
    let start = entry.keyRange.start
    let before = text.source.text(in: SourceRange(SourcePosition(line: start.line, column: 1), start))
    guard before.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) else {
      throw Obstacle(line: start.line, reason: "\(Display.quoted(entry.key)) does not begin its line")
    }
    return before
  }
}

/// Where a post is to be moved to, as people write it on the command line.
package enum MoveTarget: Sendable, Hashable {
  /// A time, as it is to stand in the post.
  case time(String)
  /// The next free slot.
  case slot
  /// So many seconds later, or earlier where they are negative.
  case shift(Int64)
  /// That day, at the same time of the day.
  case day(CivilDate)

  /// How the forms are described to people.
  package static let rule =
    "`2026-12-01T09:00`, with an offset or `Z` if it is not local time; `2026-12-01`; `slot`; or `+2h`, `-1d`"

  /// Reads `2026-12-01T09:00` and `2026-12-01 09:00`, with or without an offset, `2026-12-01`, `slot`, `+2h` and `-1d`;
  /// `nil` for any other text.
  package init?(_ text: String) {
    if text == "slot" {
      self = .slot
    } else if let sign = text.first, sign == "+" || sign == "-" {
      guard let seconds = DurationText.seconds(String(text.dropFirst())), seconds > 0 else { return nil }
      self = .shift(sign == "+" ? seconds : -seconds)
    } else if let day = CivilDate(written: text) {
      self = .day(day)
    } else {
      var bytes = Array(text.utf8)
      if bytes.count > 10, bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
      let written = String(decoding: bytes, as: UTF8.self)
      guard WrittenTime(written) != nil else { return nil }
      self = .time(written)
    }
  }

  /// What the `publishDate` of a post is to say.
  ///
  /// - Parameter current: what it says now; `nil` where it has no time.
  /// - Returns: `nil` where there is no time to count from.
  package func value(over current: String?) -> String? {
    switch self {
    case .time(let written): written
    case .slot: "slot"
    case .shift, .day: current.flatMap(changed)
    }
  }

  /// As people write it on the command line.
  package var text: String {
    switch self {
    case .time(let written): written
    case .slot: "slot"
    case .shift(let seconds): "\(seconds < 0 ? "-" : "+")\(DurationText.text(abs(seconds)))"
    case .day(let day): day.text
    }
  }

  /// The time that is counted from another one, on the same clock; `nil` where it does not depend on another one.
  package func time(from current: LocalTime) -> LocalTime? {
    switch self {
    case .shift(let seconds): current + seconds
    case .day(let day): LocalTime(clockSeconds: Int64(day.dayNumber) * 86_400 + Int64(current.secondOfDay))
    case .time, .slot: nil
    }
  }

  /// A written time, changed on the same clock: with the same offset if it has one.
  private func changed(_ written: String) -> String? {
    for length in [19, 16] {
      let local = String(written.prefix(length))
      guard case .local(let current)? = WrittenTime(local), let time = time(from: current) else { continue }
      let changed = time.written + written.dropFirst(length)
      return WrittenTime(changed) == nil ? nil : changed
    }
    return nil
  }
}
