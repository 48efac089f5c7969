package import Content
package import Diagnostics

/// Everything that is checked: one tree, read.
package struct ContentUnderCheck {
  /// What `stet.yml` says; `nil` where it cannot be used, which is a finding of its own.
  package var configuration: Configuration?
  /// What reading `stet.yml` found, where it belongs to the tree under check.
  package var configurationFindings: [Finding]
  /// The posts, in the order of their paths.
  package var posts: [PostReading]
  /// Every file of the tree.
  package var files: ContentFiles
  package var library: any MediaLibrary
  /// The word lists that `stet.yml` names, read from the same source.
  package var words: LintWords
  /// The ids of the posts of the tree compared with (`--base`), by path, at least of those that differ; `nil` where
  /// none was named.
  package var base: [String: String]?

  package init(
    configuration: Configuration?, configurationFindings: [Finding] = [], posts: [PostReading], files: ContentFiles,
    library: any MediaLibrary, words: LintWords = LintWords(), base: [String: String]? = nil
  ) {
    self.configuration = configuration
    self.configurationFindings = configurationFindings
    self.posts = posts
    self.files = files
    self.library = library
    self.words = words
    self.base = base
  }
}
