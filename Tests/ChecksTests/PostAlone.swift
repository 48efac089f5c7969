import Core

@testable import Checks

extension PostUnderCheck {
  /// A post in a repository without any other file.
  convenience init(_ post: Post, configuration: Configuration, words: LintWords = LintWords()) {
    let basis = CheckBasis(
      configuration: configuration, files: FileIndex(FileCollector().files), library: NoMedia(), words: words)
    self.init(post: post, basis: basis)
  }
}

/// A library without any file.
struct NoMedia: MediaLibrary {
  func file(at path: String) -> MediaFile? { nil }
}
