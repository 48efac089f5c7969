package import Canonical
package import Content
package import Git
package import Validation

/// The configuration that decisions go by: `stet.yml` as the policy branch has it.
package struct PolicySnapshot: Sendable {
  /// The full name of the reference it was read from.
  package var reference: String
  package var commit: ObjectID
  package var bytes: [UInt8]
  package var configuration: Configuration
  /// The word files that it names, as the same commit has them: a branch cannot take a word off the list.
  package var words: LintWords
  /// Which addresses of commits stand for which: the `.mailmap` beside the configuration, empty where there is none.
  package var mailmap: Mailmap
  /// What of that commit is ignored, and why.
  package var warnings: [String] = []

  /// The reference as git shows it: `origin/main`.
  package var branch: String { ContentRepository.shortName(of: reference) }

  /// What records name the policy by.
  package var digest: Digest { Digest(of: bytes) }

  /// The file's name at the root of a content repository.
  package static let path = ConfigurationReader.path
  /// Git's own name of the file that says which addresses are one person's.
  package static let mailmapPath = ".mailmap"
  /// The largest of both that is read, in bytes.
  package static let limit = 1 << 20
}
