import Core

@testable import Checks

/// The rule reference in `docs/rules.md`, made of the rules' own descriptions.
enum RuleReference {
  /// The whole document.
  static func markdown(_ descriptions: [RuleDescription]) -> String {
    ([introduction, table(descriptions)] + descriptions.map(section)).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # Rules

    What `stet check` reports, by id. This file is generated from the rules (`Sources/Checks/RuleRegistry.swift`);
    each example is a test.

    - An **error** must be corrected: the post, or the channel that it names, is `invalid` until then.
    - A **warning** is worth a look before approving, a **note** is worth knowing. `lint.disable` in `stet.yml` turns them
      off, `lint.severity` changes how much they weigh. Errors stay errors, but for those in posts from before
      `lint.since`.

    An example is one post, or several files, each below a line `==> path <==`. All belong to this `stet.yml`; an example
    of a `stet.yml` stands for itself.

    \(fenced(RuleExample.configuration, as: "yaml"))
    """

  private static func table(_ descriptions: [RuleDescription]) -> String {
    let rows = descriptions.map { "| [\($0.id)](#\($0.id)) | \($0.severity.rawValue) | \(cell($0.summary)) |" }
    return (["| rule | severity | what it says |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func section(_ rule: RuleDescription) -> String {
    let head = """
      ## \(rule.id)

      \(rule.summary) (\(rule.severity.rawValue)). \(rule.explanation)\(rule.dependsOnMachine ? ofMachine : "")
      """
    return rule.invalid.isEmpty ? head : head + "\n\n" + examples(rule)
  }

  private static let ofMachine =
    " What it finds may depend on the programs of a machine, so it never becomes an error."

  private static func examples(_ rule: RuleDescription) -> String {
    """
    Wrong:

    \(fenced(rule.invalid))

    Right:

    \(fenced(rule.valid))
    """
  }

  /// A code block, its fence longer than any in the text, with invisible characters spelled out.
  private static func fenced(_ text: String, as language: String = "text") -> String {
    let fence = String(repeating: "`", count: max(3, longestFence(in: text) + 1))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.unicodeScalars.map(Shown.visible).joined()
    }
    let body = lines.last == "" ? lines.dropLast() : lines[...]
    return ([fence + language] + body + [fence]).joined(separator: "\n")
  }

  private static func longestFence(in text: String) -> Int {
    text.split { $0 != "`" }.map(\.count).filter { $0 >= 3 }.max() ?? 2
  }
}
