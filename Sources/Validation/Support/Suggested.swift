internal import Content
internal import Diagnostics

/// Corrections that are certain, and clauses for those that are only likely.
enum Suggested {
  /// The channel that a name certainly means: one in another spelling, the only one of the network that it names, or
  /// the one with the network's name.
  static func channel(_ name: String, in configuration: Configuration) -> String? {
    if let same = Suggestions.same(as: name, among: configuration.channels.map(\.name)) { return same }
    guard let network = Network(rawValue: name) ?? Network(meant: name) else { return nil }
    let channels = configuration.channels.filter { $0.network == network }
    let namesake = channels.first { $0.name == network.rawValue }
    return namesake?.name ?? (channels.count == 1 ? channels.first?.name : nil)
  }

  /// A fix that replaces a name; empty if the name is `nil`.
  static func fix(_ range: SourceRange, writing name: String?) -> [Fix] {
    name.map { [Fix(title: "write \(Shown.code($0))", edits: [TextEdit(range: range, text: $0)])] } ?? []
  }

  /// `, did you mean "sales"?`, or empty. Words longer than any name are skipped, since comparing them would take long.
  static func didYouMean(_ word: String, among candidates: [String]) -> String {
    word.utf8.count <= 100 ? Suggestions.didYouMean(word, among: candidates) : ""
  }
}
