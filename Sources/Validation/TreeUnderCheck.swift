/// A tree under check, with its files found by path: what rules about the whole tree see.
package struct TreeUnderCheck {
  package let content: ContentUnderCheck
  package let files: FileIndex
  /// The posts that could be read, in the order of their paths.
  package let posts: [PostTrace]

  /// Those of them that somebody asked about: rules need not look for what is wrong with the others.
  package let reported: [PostTrace]

  /// Whether somebody asked about the file at a path.
  package let isReportedOn: (String) -> Bool

  package init(
    _ content: ContentUnderCheck, files: FileIndex, posts: [PostTrace], reported: [PostTrace]? = nil,
    isReportedOn: @escaping (String) -> Bool = { _ in true }
  ) {
    self.isReportedOn = isReportedOn
    self.content = content
    self.files = files
    let isSorted = zip(posts, posts.dropFirst()).allSatisfy { ExactText($0.path) < ExactText($1.path) }
    self.posts = isSorted ? posts : posts.sorted { ExactText($0.path) < ExactText($1.path) }
    self.reported = reported ?? self.posts
  }
}
