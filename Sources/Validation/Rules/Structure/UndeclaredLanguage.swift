internal import Content
internal import Diagnostics

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
