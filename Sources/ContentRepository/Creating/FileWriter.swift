internal import Foundation

/// Writes new files atomically. It never overwrites one, and never writes through a symbolic link, whether the file's
/// or a folder's.
struct FileWriter {
  let root: String
  private(set) var written: [String] = []
  private(set) var kept: [String] = []

  /// Whether git has a file that is not on disk, because a sparse checkout leaves it out.
  private let isLeftOut: (String) throws -> Bool

  init(root: String, isLeftOut: @escaping (String) throws -> Bool = { _ in false }) {
    self.root = root
    self.isLeftOut = isLeftOut
  }

  /// Writes a file unless there is one.
  mutating func write(_ path: String, _ text: String, executable: Bool = false) throws {
    guard FileEntry(root: root, path: path) == nil, try !isLeftOut(path) else {
      kept.append(path)
      return
    }
    if let link = FileEntry.link(onTheWayTo: path, root: root) {
      throw RepositoryError("\(path) is not written: \(link) is a symbolic link, which may lead anywhere")
    }
    let url = URL(fileURLWithPath: root + "/" + path)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try WholeFile.write(Array(text.utf8), to: url.path, mode: executable ? 0o755 : 0o644, replaces: false)
    } catch let error as WholeFile.Failure {
      throw RepositoryError("\(path) cannot be written", causes: [error.reason])
    } catch {
      throw RepositoryError("\(path) cannot be written", causes: [error.localizedDescription])
    }
    written.append(path)
  }
}
