package import Diagnostics

/// How strict `check` is in this repository.
package struct LintSettings: Sendable, Hashable {
  /// Ids of rules that are off. Only rules that merely warn can be turned off.
  package var disabled: [String]
  package var severity: [String: Severity]
  package var vocabularyFiles: [String]
  package var wordlists: [Wordlist]

  package init(
    disabled: [String] = [], severity: [String: Severity] = [:], vocabularyFiles: [String] = [],
    wordlists: [Wordlist] = []
  ) {
    self.disabled = disabled
    self.severity = severity
    self.vocabularyFiles = vocabularyFiles
    self.wordlists = wordlists
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
