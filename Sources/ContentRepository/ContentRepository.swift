internal import Canonical
internal import Content
package import Git
internal import Ledger
internal import Validation
internal import Workflow

/// A git repository with posts, a `stet.yml` and a ledger: the only place that joins git and content.
///
/// Not Sendable, as its git handle is not: one for each task.
package final class ContentRepository {
  package let git: Repository
  let hashes = MediaHashes()
  private var readPosts: [PostPlace: PostReading] = [:]
  /// The malformed objects met so far, each object once, in the order in which they were met.
  package private(set) var malformed: [MalformedContent] = []
  private var malformedObjects: Set<ObjectID> = []

  private struct PostPlace: Hashable {
    var blob: ObjectID
    var path: ExactText
  }

  private init(git: Repository) { self.git = git }

  /// Opens the repository that git would work in.
  package static func open(_ git: GitCommand) throws -> ContentRepository {
    ContentRepository(git: try Repository.discover(by: git))
  }

  /// Opens the repository that `directory` lies in, judging by the files alone.
  package static func open(_ directory: String) throws -> ContentRepository {
    ContentRepository(git: try Repository.discover(from: directory))
  }

  /// The post in a blob, read once even if several trees name it.
  func reading(blob: ObjectID, path: String, bytes: () throws -> [UInt8]?) rethrows -> PostReading? {
    let key = PostPlace(blob: blob, path: ExactText(path))
    if let known = readPosts[key] { return known }
    guard let bytes = try bytes() else { return nil }
    let reading = PostReader.read(path: path, bytes: bytes)
    readPosts[key] = reading
    return reading
  }

  /// Notes a malformed object, for the caller to report.
  func note(_ content: MalformedContent) {
    guard malformedObjects.insert(content.object).inserted else { return }
    malformed.append(content)
  }
}
