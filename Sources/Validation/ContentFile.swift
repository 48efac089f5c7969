/// A file of the tree under check.
package struct ContentFile: Sendable, Hashable {
  /// From the content repository's root, with `/`.
  package var path: String
  /// The id of its git blob, where git knows its content.
  package var blob: BlobID?
  package var kind: Kind

  /// What git, or the file system, holds under the path.
  package enum Kind: Sendable, Hashable {
    case regular
    case executable
    case symbolicLink
    case submodule
    /// Neither file nor link, where the work tree was looked at: a pipe, a device, a folder in a file's place.
    case special
  }

  package init(path: String, kind: Kind, blob: BlobID? = nil) {
    self.path = path
    self.kind = kind
    self.blob = blob
  }

  /// Whether the file is a post by its place: `posts/**/*.md`.
  package var isPost: Bool { path.hasPrefix("posts/") && path.hasSuffix(".md") }

  /// Whether the file lies under `posts/`, or stands where that folder should.
  package var isUnderPosts: Bool { path.hasPrefix("posts/") || path == "posts" }
}
