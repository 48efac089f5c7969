package import Diagnostics

/// How strict `check` is in this repository.
package struct LintSettings: Sendable, Hashable {
  /// Ids of rules that are off. Only rules that merely warn can be turned off.
  package var disabled: [String]
  package var severity: [String: Severity]
  package var vocabularyFiles: [String]
  package var wordlists: [Wordlist]
  /// The day, on the clock of `timezone`, before which a post's time makes what `check` finds in it a note; `nil` where
  /// no post is too old to be judged.
  package var since: CivilDate?

  package init(
    disabled: [String] = [], severity: [String: Severity] = [:], vocabularyFiles: [String] = [],
    wordlists: [Wordlist] = [], since: CivilDate? = nil
  ) {
    self.disabled = disabled
    self.severity = severity
    self.vocabularyFiles = vocabularyFiles
    self.wordlists = wordlists
    self.since = since
  }

  /// Every word file that they name.
  package var files: [String] { vocabularyFiles + wordlists.map(\.file) }
}

/// A list of words that are reported, or that raise a flag for the policy.
package struct Wordlist: Sendable, Hashable {
  package var file: String
  package var severity: Severity
  package var message: String?
  package var flag: String?

  package init(file: String, severity: Severity = .warning, message: String? = nil, flag: String? = nil) {
    self.file = file
    self.severity = severity
    self.message = message
    self.flag = flag
  }
}
