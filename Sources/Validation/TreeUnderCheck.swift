package import Content

/// A tree under check, with its files found by path: what rules about the whole tree see.
package struct TreeUnderCheck {
  package let content: ContentUnderCheck
  package let files: FileIndex

  package init(_ content: ContentUnderCheck) {
    self.content = content
    files = FileIndex(content.files)
  }

  /// The posts that could be read.
  package var posts: [Post] { content.posts.compactMap(\.post) }
}
