internal import Foundation
internal import Git
internal import Synchronization
internal import Validation

/// Files of the work tree that are untracked and not ignored: a new picture counts as much as the new post that names
/// it. They are not listed, as there may be very many; each is looked up by the name in a post.
final class UntrackedFiles: Sendable {
  private let location: RepositoryLocation
  private let root: String
  /// A handle of its own, opened on first use: threads share this.
  private let repository = Mutex<Repository?>(nil)

  init(of repository: Repository, root: String) {
    location = repository.location
    self.root = root
  }

  /// Whether `git add` would take the file at `path`, which git does not track.
  func contains(_ path: String) -> Bool {
    guard let entry = FileEntry(root: root, path: path), entry.kind == .regular || entry.kind == .executable,
      !entry.isBehindLink, isNamedSo(path)
    else { return false }
    return repository.withLock { repository in
      guard let opened = try? repository ?? Repository.open(location) else { return false }
      repository = opened
      return (try? opened.isIgnored(path)) == false
    }
  }

  /// Whether folders and file have exactly these names: some file systems also find a file by other spellings. A folder
  /// with a repository of its own does not belong to this one.
  private func isNamedSo(_ path: String) -> Bool {
    var folder: [UInt8] = []
    for step in path.utf8.split(separator: UInt8(ascii: "/")) {
      var (isNamed, isRepository) = (false, false)
      FolderNames.forEach(in: folder, root: root) { name, _ in
        isNamed = isNamed || name.elementsEqual(step)
        isRepository = isRepository || !folder.isEmpty && name.elementsEqual(".git".utf8)
      }
      guard isNamed, !isRepository else { return false }
      folder += (folder.isEmpty ? [] : [UInt8(ascii: "/")]) + step
    }
    return true
  }
}
