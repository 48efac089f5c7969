package import Diagnostics

/// Words that the dictionary of their language does not have, and that are near to common ones.
///
/// Dictionaries differ between machines, so this is not a rule of the `Validator`, whose findings decide what goes out:
/// `SpellingChecker` finds them separately, and they are never more than warnings.
package enum Spelling: Rule {
  package static let description = RuleDescription(
    id: "spelling", severity: .warning,
    summary: "Words are spelled as the dictionary of their language has them",
    explanation: """
      A slip that readers see stays seen. A word that the dictionary lacks is reported where a far commoner one is near. \
      Words of your own belong in a file that `lint.vocabularyFiles` of `stet.yml` names, one a line. Dictionaries differ between machines, so this always is a warning.
      """,
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      language: de
      ---
      Am 1. Dezember öffnet der Weihnachtsmakrt.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      language: de
      ---
      Am 1. Dezember öffnet der Weihnachtsmarkt.
      """,
    dependsOnMachine: true)
}
