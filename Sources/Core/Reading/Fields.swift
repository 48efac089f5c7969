internal import SocialText

/// The entries of one mapping, read by name and type.
///
/// The key decides how its value is read; a value of another type is reported and counts as absent. Every place is
/// noted by dotted path. A class, since readers pass it on often.
final class Fields {
  let log: ReadingLog
  /// The dotted path of the mapping; empty for the document itself.
  let path: String
  let range: SourceRange
  let keys: KeyTable
  private let entries: [YAMLEntry]
  /// One bit for each length of a key: a quick test for most keys that are not written.
  private let lengths: UInt64

  /// Splits a mapping; `nil` where `node` is none.
  init?(
    _ node: YAMLNode, at path: String, keys: KeyTable, log: ReadingLog, example: @autoclosure () -> String? = nil
  ) {
    guard let entries = log.entries(node, at: path, example: example()) else { return nil }
    self.log = log
    self.path = path
    self.range = node.range
    self.keys = keys
    let accepted = Fields.accepted(entries, at: path, keys, log)
    self.entries = accepted
    lengths = accepted.indices.reduce(0) { $0 | Fields.lengths(of: accepted[$1].key) }
  }

  /// The entries without those that are reported: nearly always all.
  private static func accepted(_ all: [YAMLEntry], at path: String, _ keys: KeyTable, _ log: ReadingLog) -> [YAMLEntry]
  {
    func isAccepted(_ entry: YAMLEntry) -> Bool { log.accepts(entry, of: all, at: path, keys: keys) }
    guard let bad = all.firstIndex(where: { !isAccepted($0) }) else { return all }
    return Array(all[..<bad]) + all[(bad + 1)...].filter(isAccepted)
  }

  /// The bits of the lengths of keys that may equal `key`: all, where it has letters beyond ASCII.
  private static func lengths(of key: String) -> UInt64 {
    key.isPlain ? bit(of: key.utf8.count) : .max
  }

  private static func bit(of length: Int) -> UInt64 { 1 << UInt64(length & 63) }

  /// The dotted path of a key.
  func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The value of a key, where there is one.
  func node(_ key: String) -> YAMLNode? {
    // By index, so that no entry is copied: most keys that are looked up are not written.
    guard lengths & Fields.bit(of: key.utf8.count) != 0 else { return nil }
    for index in entries.indices where entries[index].key == key { return entries[index].value }
    return nil
  }

  /// Whether a key is written, with a value or not.
  func has(_ key: String) -> Bool { log.places.contains(path(key)) }

  /// The keys that are written, in their order.
  var names: [String] { entries.map(\.key) }

  /// Reports the absence of keys that must be there.
  func require(_ required: String...) {
    guard log.isComplete else { return }
    for key in required where !has(key) {
      let example = keys.example(key).map { "Write \($0)." }
      let start = SourceRange(range.start, range.start)
      log.report(.missingKey, start, "\(Display.code(key)) is missing\(log.location(path))", explanation: example)
    }
  }
}

extension ReadingLog {
  /// The entries of a mapping, their places noted; `nil`, and a finding, where `node` is none.
  func entries(_ node: YAMLNode, at path: String, example: @autoclosure () -> String?) -> [YAMLEntry]? {
    switch node.value {
    case .mapping(let entries):
      for entry in entries {
        let place = SourcePlaces.Place(key: entry.keyRange, value: entry.value.range)
        places.note(path.isEmpty ? entry.key : "\(path).\(entry.key)", place)
      }
      return entries
    case .unreadable: return nil
    default:
      wrongType(node, at: path, expected: "made of keys with values", example: example())
      return nil
    }
  }

  /// ` in entry 1 of media` for messages; empty for the document itself.
  func location(_ path: String) -> String { path.isEmpty ? "" : " in \(Display.place(path))" }

  /// Whether an entry is known and has a value; reports it otherwise.
  fileprivate func accepts(_ entry: YAMLEntry, of entries: [YAMLEntry], at path: String, keys: KeyTable) -> Bool {
    guard keys.examples[entry.key] != nil else {
      reportUnknown(entry, of: entries, at: path, keys: keys)
      return false
    }
    return hasValue(entry.value, name: entry.key)
  }

  /// Whether something is written as the value of `name`; reports it otherwise.
  func hasValue(_ node: YAMLNode, name: String) -> Bool {
    guard node.isNull, let scalar = node.scalar else { return true }
    if scalar.lostComment != nil {
      reportLostComment(node, scalar, name: name)
    } else {
      report(
        .emptyValue, node.range, "\(Display.place(name)) has no value",
        explanation: "Remove the key or give it a value."
      )
    }
    return false
  }

  private func reportUnknown(_ entry: YAMLEntry, of entries: [YAMLEntry], at path: String, keys: KeyTable) {
    let meant = keys.foreign.keys.sorted().first { plainSpelling($0) == plainSpelling(entry.key) }
    if let foreign = keys.foreign[entry.key] ?? meant.flatMap({ keys.foreign[$0] }), !isOwn(entry.key, keys) {
      let isFree = foreign.rename.map { new in !entries.contains { $0.key == new } } ?? false
      let fix = isFree ? renameFix(entry, to: foreign.rename) : nil
      let summary = "\(Display.code(entry.key)) is not a key\(location(path))"
      return report(.foreignKey, entry.keyRange, summary, explanation: foreign.advice, fix: fix)
    }
    let known = keys.examples.keys.sorted()
    let spelling = known.first { plainSpelling($0) == plainSpelling(entry.key) }
    let isFree = spelling.map { new in !entries.contains { $0.key == new } } ?? false
    report(
      .unknownKey, entry.keyRange,
      "unknown key \(Display.quoted(entry.key))\(location(path))\(Suggestions.didYouMean(entry.key, among: known))",
      fix: isFree ? renameFix(entry, to: spelling) : nil)
  }

  /// Whether a key is one of the table's own, written in another way.
  private func isOwn(_ key: String, _ keys: KeyTable) -> Bool {
    keys.foreign[key] == nil && keys.examples.keys.contains { plainSpelling($0) == plainSpelling(key) }
  }

  /// `publishdate` for `publish_date` and `publishDate`: the way in which words are joined is ignored.
  private func plainSpelling(_ key: String) -> String {
    key.utf8.count <= 100 ? key.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " } : key
  }

  private func renameFix(_ entry: YAMLEntry, to name: String?) -> Fix? {
    name.map { Fix("rename it to `\($0)`", replacing: entry.keyRange, with: $0) }
  }
}

/// The values of a mapping by key and type: `nil` if the key is absent or its value is of another type.
extension Fields {
  func text(_ key: String) -> String? {
    node(key).flatMap { log.text($0, at: path(key), example: keys.example(key)) }
  }

  /// A text that passes a test; any other one is reported.
  func text(_ key: String, explanation: String? = nil, _ isValid: (String) -> Bool) -> String? {
    value(key, explanation: explanation) { isValid($0) ? $0 : nil }
  }

  /// What `read` makes of a text; one that it makes `nil` of is reported.
  func value<Value>(_ key: String, explanation: String?, _ read: (String) -> Value?) -> Value? {
    guard let node = node(key), let text = text(key) else { return nil }
    return read(text) ?? log.refuse(text, node, at: path(key), explanation: explanation)
  }

  func texts(_ key: String) -> [String]? { texts(key) { text, _, _ in text } }

  /// What `read` makes of the texts of a list, each with its element and that one's path.
  func texts<Value>(_ key: String, _ read: (_ text: String, _ node: YAMLNode, _ path: String) -> Value?) -> [Value]? {
    node(key).flatMap { log.texts($0, at: path(key), example: keys.example(key), read) }
  }

  /// The same; a text that it makes `nil` of is reported.
  func values<Value>(_ key: String, explanation: String, _ read: (String) -> Value?) -> [Value] {
    let values = texts(key) { text, node, path in
      read(text) ?? log.refuse(text, node, at: path, explanation: explanation)
    }
    return values ?? []
  }

  /// Reports a list that is written and empty.
  func requireElements(_ key: String, explanation: String) {
    guard let node = node(key), case .sequence(let elements) = node.value, elements.isEmpty else { return }
    log.invalid(node, at: path(key), "is empty", explanation: explanation)
  }

  func truth(_ key: String) -> Bool? {
    node(key).flatMap { log.truth($0, at: path(key), example: keys.example(key)) }
  }

  func number(_ key: String, in bounds: ClosedRange<Int64>) -> Int64? {
    node(key).flatMap { log.number($0, at: path(key), in: bounds, example: keys.example(key)) }
  }

  func duration(_ key: String) -> Int64? {
    node(key).flatMap { log.duration($0, at: path(key)) }
  }

  /// A word that stands for a case of `type`.
  ///
  /// - Parameter meant: the case that another word surely means.
  func choice<Choice>(_ key: String, _ type: Choice.Type, meant: (String) -> Choice? = { _ in nil }) -> Choice?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    guard let node = node(key) else { return nil }
    return log.choice(node, at: path(key), of: type.allCases.map(\.rawValue)) { meant($0)?.rawValue }
      .flatMap(Choice.init(rawValue:))
  }

  /// The elements of a list with their paths.
  func elements(_ key: String) -> [(node: YAMLNode, path: String)]? { elements(key) { ($0, $1) } }

  /// What `read` makes of the elements of a list, each with its path; without those that it makes `nil` of.
  func elements<Value>(_ key: String, _ read: (_ node: YAMLNode, _ path: String) -> Value?) -> [Value]? {
    node(key).flatMap { log.elements($0, at: path(key), example: keys.example(key), read) }
  }

  /// The mapping under a key.
  func fields(_ key: String, _ keys: KeyTable) -> Fields? {
    node(key).flatMap { Fields($0, at: path(key), keys: keys, log: log, example: self.keys.example(key)) }
  }

  /// The entries of a map whose keys are names of the user's own, those with a value.
  func named(_ key: String) -> [(name: YAMLEntry, path: String)] {
    guard let node = node(key), let entries = log.entries(node, at: path(key), example: keys.example(key)) else {
      return []
    }
    return entries.map { ($0, "\(path(key)).\($0.key)") }
  }
}

/// How words of a file are shown inside a finding: on one line, short, and harmless on a terminal.
enum Display {
  private static let maximumLength = 60

  /// The text in double quotes, with anything hidden spelled out.
  static func quoted(_ text: String) -> String { "\"\(shortened(text))\"" }

  /// The text in backticks, as something to be written.
  static func code(_ text: String) -> String { "`\(shortened(text))`" }

  /// A dotted path in words: `media.0.alt` is "`alt` in entry 1 of `media`". People count from one.
  static func place(_ path: String) -> String {
    var (names, place) = ([Substring](), "")
    for step in path.split(separator: ".") {
      guard let number = number(step), !names.isEmpty else {
        names.append(step)
        continue
      }
      place = "entry \(number) of \(code(names.joined(separator: ".")))" + (place.isEmpty ? "" : " in " + place)
      names = []
    }
    if names.isEmpty { return place }
    return code(names.joined(separator: ".")) + (place.isEmpty ? "" : " in " + place)
  }

  /// `1` for `0`.
  private static func number(_ step: Substring) -> Int? {
    step.utf8.count < 6 && step.utf8.allSatisfy(\.isASCIIDigit) ? Int(step).map { $0 + 1 } : nil
  }

  private static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(maximumLength + 1)
    let shown = scalars.prefix(maximumLength).map(visible).joined()
    return scalars.count > maximumLength ? shown + "…" : shown
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    default: HiddenCharacter(scalar) == nil ? String(scalar) : "<\(scalar.codePoint)>"
    }
  }
}
