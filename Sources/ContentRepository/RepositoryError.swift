/// Why an operation on a content repository cannot go on: what a command prints as error, causes and hints.
package struct RepositoryError: Error, Sendable {
  package var summary: String
  package var causes: [String]
  /// Commands that can be run, or things to do.
  package var hints: [String]

  package init(_ summary: String, causes: [String] = [], hints: [String] = []) {
    self.summary = summary
    self.causes = causes
    self.hints = hints
  }
}
