package import Core

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
      return "unknown rule \(Shown.quoted(rule))" + Suggestions.didYouMean(rule, among: RuleRegistry.ids)
    }
    if known.dependsOnMachine, !isLowered {
      return "findings of \(Shown.quoted(rule)) stay warnings: they depend on what a machine has installed"
    }
    guard isLowered, known.severity == .error else { return nil }
    return "errors of \(Shown.quoted(rule)) stay errors"
  }
}

/// A post that no rule of the policy matches. Rules fail closed, so it would wait for ever.
///
/// It is found where the policy is applied, not here: this module does not know approvals.
package enum NoRule {
  /// Its place in the rule reference.
  package static let description = RuleDescription(
    id: "no-rule", severity: .warning,
    summary: "some rule of `stet.yml` matches every post on every channel",
    explanation: """
      An entry that no rule matches is never approved. Add a rule without `when`, or, for posts that need no approval, \
      one with `approvals: 0`.
      """,
    invalid:
      "policy:\n  rules:\n    - name: legal\n      when: { pillars: [promotion] }\n      require: { approvals: 1, from: [legal] }",
    valid: "policy:\n  rules:\n    - name: four-eyes\n      require: { approvals: 1, from: [editor] }")
}

/// The language of a post is one of those of `stet.yml`.
enum UndeclaredLanguage: ChannelRule {
  static let description = RuleDescription(
    id: "undeclared-language", severity: .warning,
    summary: "The language of a post is one of `languages` in `stet.yml`",
    explanation: "Spelling is checked, and readers are addressed, in the languages that `stet.yml` names under "
      + "`languages`.",
    invalid: RuleExample.post(keys: "language: fr", text: "Le marché ouvre."),
    valid: RuleExample.post(keys: "language: de"))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let declared = channel.configuration.languages
    guard let language = channel.content.language, !declared.isEmpty,
      !declared.contains(where: { covers($0.lowercased(), language.lowercased()) })
    else { return [] }
    return [
      finding(
        in: channel.post, at: channel.value("language"),
        "language \(Shown.quoted(language)) is not declared; `stet.yml` has: \(Shown.list(declared))")
    ]
  }

  /// Whether a declared `de` includes `de-AT`.
  private static func covers(_ declared: String, _ language: String) -> Bool {
    language == declared || language.hasPrefix(declared + "-")
  }
}
