package import Git
package import Validation

/// A tree of content: a commit, the work tree or the index.
package protocol ContentSource {
  /// Every file; bytes of a path that are not UTF-8 show as U+FFFD.
  func files() throws -> ContentFiles

  /// The same, more quickly: posts outside the requested scope are assumed to be as git has them. `nil` if the source
  /// has no quick way.
  ///
  /// - Parameter isAsked: whether a path is in the requested scope.
  func files(lookingAt isAsked: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool) throws -> ContentFiles?

  /// The ids of the git trees of folders, by their paths, as far as they are known without reading the folders.
  var trees: [[UInt8]: ObjectID] { get }

  /// The bytes of the regular file at `path`; `nil` where there is none.
  ///
  /// - Throws: `ContentSourceError.tooLarge` if there are more than `limit`, before reading any.
  func bytes(at path: String, limit: Int) throws -> [UInt8]?

  /// A unique name of the bytes at `path`, a git blob's id; `nil` if there is none.
  func identity(at path: String) throws -> String?

  /// How to open it again on another thread: a source itself belongs to one thread.
  var place: SourcePlace { get }
}

extension ContentSource {
  package func files(lookingAt isAsked: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool) throws -> ContentFiles? {
    nil
  }

  package var trees: [[UInt8]: ObjectID] { [:] }
}

/// Why bytes of content could not be read.
package enum ContentSourceError: Error, Sendable {
  case tooLarge(path: String, size: Int, limit: Int)
  case unreadable(path: String, reason: String)
}

extension ContentSourceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let path, let size, let limit): "\(path) has \(size) bytes, more than the \(limit) that are read"
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    }
  }
}
