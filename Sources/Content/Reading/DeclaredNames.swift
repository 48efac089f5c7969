import Diagnostics

/// The names that `stet.yml` declares; any other anywhere in it is an error.
struct DeclaredNames {
  let roles: [String]
  let departments: [String]
  let pillars: [String]
  let flags: [String]
  let channels: [String]
  private let log: ReadingLog

  init(_ fields: Fields) {
    log = fields.log
    roles = DeclaredNames.list("roles", fields)
    departments = DeclaredNames.list("departments", fields)
    pillars = DeclaredNames.list("pillars", fields)
    flags = DeclaredNames.list("flags", fields)
    if case .mapping(let entries)? = fields.node("channels")?.value {
      channels = entries.map(\.key)
    } else {
      channels = []
    }
  }

  /// The names of a list under `key`, those that `declared` knows; others are reported.
  func known(_ key: String, in fields: Fields, among declared: [String], as kind: String) -> [String] {
    (fields.elements(key) ?? []).compactMap { element in
      guard log.hasValue(element.node, name: element.path), let name = log.text(element.node, at: element.path)
      else { return nil }
      return isKnown(name, at: element.node.range, among: declared, as: kind) ? name : nil
    }
  }

  /// Whether a name is declared; reports it otherwise.
  func isKnown(_ name: String, at range: SourceRange, among declared: [String], as kind: String) -> Bool {
    if declared.contains(where: { $0 == name }) { return true }
    let list = declared.isEmpty ? "none is" : declared.sorted().prefix(20).joined(separator: ", ")
    let certain = Suggestions.same(as: name, among: declared)
    log.report(
      .undeclared, range,
      "\(kind) \(Display.quoted(name)) is not declared\(Suggestions.didYouMean(name, limitedTo: declared))",
      explanation: "Declared in stet.yml: \(list).",
      fix: certain.map { Fix("write `\($0)`", replacing: range, with: $0) })
    return false
  }

  private static func list(_ key: String, _ fields: Fields) -> [String] {
    var names: [String] = []
    for element in fields.elements(key) ?? [] where fields.log.hasValue(element.node, name: element.path) {
      guard let name = fields.log.text(element.node, at: element.path) else { continue }
      if fields.log.isName(name, at: element.node.range), !names.contains(name) { names.append(name) }
    }
    return names
  }
}

extension ReadingLog {
  /// Whether a text has the form of a name; reports it otherwise.
  func isName(_ text: String, at range: SourceRange) -> Bool {
    if Name.isValid(text) { return true }
    let meant = text.lowercased().replacing(" ", with: "-")
    report(
      .invalidValue, range, "\(Display.quoted(text)) cannot be a name", explanation: "A name is \(Name.rule).",
      fix: Name.isValid(meant) ? Fix("write `\(meant)`", replacing: range, with: meant) : nil)
    return false
  }
}

extension Fields {
  /// The mappings of a map whose keys are names of the user's own.
  func namedFields(_ key: String, _ keys: KeyTable) -> [(name: String, fields: Fields)] {
    named(key).compactMap { entry, path in
      guard log.isName(entry.key, at: entry.keyRange), log.hasValue(entry.value, name: path),
        let fields = Fields(entry.value, at: path, keys: keys, log: log)
      else { return nil }
      return (entry.key, fields)
    }
  }
}
