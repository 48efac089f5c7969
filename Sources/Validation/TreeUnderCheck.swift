/// A tree under check, with its files found by path: what rules about the whole tree see.
package struct TreeUnderCheck {
  package let content: ContentUnderCheck
  package let files: FileIndex
  /// The posts that could be read, in the order of their paths.
  package let posts: [PostTrace]

  /// Those of them that somebody asked about: rules need not look for what is wrong with the others.
  package let reported: [PostTrace]

  package init(_ content: ContentUnderCheck, files: FileIndex, posts: [PostTrace], reported: [PostTrace]? = nil) {
    self.content = content
    self.files = files
    self.posts = posts.sorted { ExactText($0.path) < ExactText($1.path) }
    self.reported = reported ?? self.posts
  }
}
