internal import ArgumentParser

/// How `stet check` prints findings.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github, gitlab, sarif, rdjson, rdjsonl, junit

  /// All of them, for the help.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
