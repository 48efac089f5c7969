internal import Content
internal import Diagnostics

/// The settings for rules in `stet.yml` have an effect.
enum LintSetting: TreeRule {
  static let description = RuleDescription(
    id: "lint-setting", severity: .warning,
    summary: "`lint` in `stet.yml` names rules that exist and may be changed",
    explanation: "A repository can turn off what merely warns, and raise its severity. An error stays an error, so "
      + "that an approval means the same everywhere. What depends on the programs of a machine never becomes one.",
    invalid: """
      ==> stet.yml (added to the one above) <==
      lint:
        disable: [unplaned]
      """,
    valid: """
      ==> stet.yml (added to the one above) <==
      lint:
        disable: [unplanned]
      """)

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    guard let configuration = tree.content.configuration else { return [] }
    let lint = configuration.lint
    let disabled = lint.disabled.enumerated().compactMap { index, rule in
      problem(with: rule, isLowered: true).map { ($0, configuration.places.value("lint.disable.\(index)")) }
    }
    let changed = lint.severity.compactMap { rule, severity in
      problem(with: rule, isLowered: severity != .error).map { ($0, configuration.places.key("lint.severity.\(rule)")) }
    }
    return (disabled + changed).map { summary, range in
      var finding = finding(aboutFile: "stet.yml", summary)
      finding.range = range
      return finding
    }
  }

  private static func problem(with rule: String, isLowered: Bool) -> String? {
    guard let known = RuleRegistry.description(of: rule) else {
      return "unknown rule \(Shown.quoted(rule))" + Suggested.didYouMean(rule, among: RuleRegistry.ids)
    }
    if known.dependsOnMachine, !isLowered {
      return "findings of \(Shown.quoted(rule)) stay warnings: they depend on what a machine has installed"
    }
    guard isLowered, known.severity == .error else { return nil }
    return "errors of \(Shown.quoted(rule)) stay errors"
  }
}
