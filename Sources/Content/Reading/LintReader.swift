import Diagnostics

/// Reads how strict `check` is.
struct LintReader {
  let fields: Fields
  let names: DeclaredNames

  private var log: ReadingLog { fields.log }

  func lint() -> LintSettings {
    guard let lint = fields.fields("lint", ConfigurationKeys.lint) else { return LintSettings() }
    return LintSettings(
      disabled: lint.texts("disable") ?? [], severity: severities(lint), vocabularyFiles: files(lint),
      wordlists: lint.elements("wordlists", wordlist) ?? [], since: lint.date("since"))
  }

  private func severities(_ lint: Fields) -> [String: Severity] {
    guard lint.node("severity") != nil else { return [:] }
    var severities: [String: Severity] = [:]
    for (entry, path) in lint.named("severity") where log.hasValue(entry.value, name: path) {
      let word = log.choice(entry.value, at: path, of: Severity.allCases.map(\.rawValue))
      severities[entry.key] = word.flatMap(Severity.init(rawValue:))
    }
    return severities
  }

  private func files(_ lint: Fields) -> [String] {
    let files = lint.elements("vocabularyFiles") { node, path -> String? in
      guard log.hasValue(node, name: path), let text = log.text(node, at: path) else { return nil }
      return log.path(text, node)
    }
    return files ?? []
  }

  private func wordlist(_ node: YAMLNode, at path: String) -> Wordlist? {
    guard log.hasValue(node, name: path),
      let fields = Fields(node, at: path, keys: ConfigurationKeys.wordlist, log: log)
    else { return nil }
    fields.require("file")
    let severity = fields.choice("severity", Severity.self) ?? .warning
    let message = fields.text("message")
    let flag = flag(fields)
    guard let fileNode = fields.node("file"), let file = fields.text("file").flatMap({ log.path($0, fileNode) }) else {
      return nil
    }
    return Wordlist(file: file, severity: severity, message: message, flag: flag)
  }

  private func flag(_ fields: Fields) -> String? {
    guard let node = fields.node("flag"), let flag = fields.text("flag") else { return nil }
    return names.isKnown(flag, at: node.range, among: names.flags, as: "flag") ? flag : nil
  }
}

extension ReadingLog {
  /// A path from the root of the repository.
  fileprivate func path(_ text: String, _ node: YAMLNode) -> String? {
    do {
      return try RepositoryPath.normalised(text, from: source.path)
    } catch {
      report(
        .mediaPath, node.range, "\(Display.quoted(text)) \(error.sentence)",
        explanation: "Write the path from the root of the repository.")
      return nil
    }
  }
}
