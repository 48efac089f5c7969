internal import Content

/// A tree under check, with its files found by path: the input of rules about the whole tree.
package struct TreeUnderCheck {
  package let content: ContentUnderCheck
  package let files: FileIndex
  /// The files in the requested scope, in the order of their paths: rules need not check others.
  package let reportedFiles: [ContentFile]
  /// The posts that could be read, in the order of their paths: all that are reported on, and of the others at least
  /// those that share a hash with one (`PostTrace.hashes`), or have an id that one had before.
  package let posts: [PostTrace]
  /// Those of them that are in the requested scope.
  package let reported: [PostTrace]

  /// - Parameters:
  ///   - reported: `nil` if all posts are in scope.
  ///   - reportedFiles: `nil` if all files are in scope.
  package init(
    _ content: ContentUnderCheck, files: FileIndex, posts: [PostTrace], reported: [PostTrace]? = nil,
    reportedFiles: [ContentFile]? = nil
  ) {
    self.content = content
    self.files = files
    self.reportedFiles = reportedFiles ?? Array(files.list)
    self.posts = PostTrace.inOrder(posts)
    self.reported = reported ?? self.posts
  }

  /// The post in the file at `path`; `nil` if there is none in `posts`.
  func post(at path: String) -> PostTrace? {
    let place = posts.firstPlace { !(ExactText($0.path) < ExactText(path)) }
    guard place < posts.count, ExactText(posts[place].path) == ExactText(path) else { return nil }
    return posts[place]
  }

  /// The names of the channels at `places` in `stet.yml`.
  func channelNames(_ places: [Int]) -> [String] {
    let channels = content.configuration?.channels ?? []
    return places.filter(channels.indices.contains).map { channels[$0].name }
  }
}

extension PostTrace {
  fileprivate static func inOrder(_ posts: [PostTrace]) -> [PostTrace] {
    let isSorted = posts.indices.dropFirst().allSatisfy { ExactText(posts[$0 - 1].path) < ExactText(posts[$0].path) }
    return isSorted ? posts : posts.sorted { ExactText($0.path) < ExactText($1.path) }
  }
}
