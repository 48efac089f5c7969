/// The word files that `lint` in `stet.yml` names, by path: lists of words to report, and the vocabulary.
package struct LintWords: Sendable {
  /// The text of each file that is there and is UTF-8.
  package let texts: [String: String]

  package init(texts: [String: String] = [:]) { self.texts = texts }
}
