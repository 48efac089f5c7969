package import Content
package import Diagnostics

/// What the rules about measured facts find with a library that knows more than the bytes say.
///
/// The other rules never see such a library: they would depend on what is installed.
package enum MeasuredFindings {
  /// The findings of those rules alone, in some posts of a tree.
  package static func findings(
    of posts: [Post], in content: ContentUnderCheck, with library: any MediaLibrary
  ) -> [Finding] {
    guard let configuration = content.configuration else { return [] }
    let files = FileIndex(content.files)
    return posts.flatMap { post in
      let post = PostUnderCheck(
        post: post, configuration: configuration, files: files, library: library, words: content.words)
      return MediaRules.measured.flatMap { $0.check(post) }
    }
  }
}
