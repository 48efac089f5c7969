internal import Content
package import Diagnostics

/// What `stet check` found, to be shown.
package struct CheckReport: Sendable {
  /// In the order of path, place and rule, each once; errors in `stet.yml`, by which posts are judged, first.
  package let findings: [Finding]
  /// How many posts were looked at.
  package let posts: Int
  /// The paths of the posts looked at, sorted; formats that list what is fine name them.
  package let paths: [String]
  /// The commit that was read; nothing for the work tree and the index.
  package let commit: String?
  /// The texts of files by their paths, for code frames; those that cannot be shown are left out.
  package let sources: [String: String]
  /// The version of Stet, for formats that name the tool.
  package let version: String?
  /// Whether warnings and notes were left out.
  let isOfErrors: Bool

  package init(
    findings: some Sequence<Finding>, posts: Int, paths: [String] = [], commit: String?,
    sources: [String: String] = [:], version: String? = nil, isOfErrors: Bool = false
  ) {
    self.findings = findings.inOrder(first: ConfigurationReader.path)
    self.posts = posts
    self.paths = paths
    self.commit = commit
    self.sources = sources
    self.version = version
    self.isOfErrors = isOfErrors
  }

  /// How many findings are of a severity.
  package func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

  /// The findings, the most severe first; among equals in their order.
  var bySeverity: [Finding] {
    Severity.allCases.sorted(by: >).flatMap { severity in findings.filter { $0.severity == severity } }
  }
}
