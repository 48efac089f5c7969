/// A file of the tree under check.
///
/// It is an index into the list of all files: its path is converted to text only on access, which most files never
/// need.
package struct ContentFile: Sendable {
  private let files: ContentFiles
  /// Where it stands among them.
  package let place: Int

  init(_ files: ContentFiles, at place: Int) {
    self.files = files
    self.place = place
  }

  /// What git, or the file system, holds under the path.
  package enum Kind: Sendable, Hashable {
    case regular
    case executable
    case symbolicLink
    case submodule
    /// Neither file nor link, in a work tree: a pipe, a device, a folder in place of a file.
    case special
  }

  /// From the content repository's root, with `/`.
  package var path: String { withPath { String(decoding: $0, as: UTF8.self) } }

  package var kind: Kind { files.entries[place].kind }

  /// The id of its git blob, where git knows its content.
  package var blob: BlobID? { files.entries[place].blob }

  /// A hash of the path, stable between runs.
  package var pathHash: UInt64 { withPath(StableHash.of) }

  /// Calls `body` with the bytes of the path.
  package func withPath<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    files.withPath(of: place, body)
  }

  /// Whether the file is a post, by its path.
  package var isPost: Bool { withPath { Self.isPost($0) } }

  /// Whether a path is a post's: `posts/**/*.md`.
  package static func isPost(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { isPost(UnsafeRawBufferPointer($0)) }
  }

  package static func isPost(_ path: UnsafeRawBufferPointer) -> Bool {
    path.begins(with: "posts/") && path.ends(with: ".md")
  }

  /// Whether the file lies under `posts/`, or is named like that folder itself.
  package var isUnderPosts: Bool {
    withPath { $0.begins(with: "posts/") || $0.elementsEqual("posts".utf8) }
  }
}
