internal import Foundation
internal import Git

/// Keeps the old text of a file that git could not restore, before `--fix` replaces it.
struct KeptText {
  let repository: Repository

  /// Writes the bytes into `.git/stet/before`, in a folder named by their id, so that earlier copies stay.
  ///
  /// - Returns: where, from the git directory.
  /// - Throws: `RepositoryError` where it cannot be written; then the file must not be changed.
  func keep(_ bytes: [UInt8], of path: String) throws -> String {
    let place = "stet/before/\(try Repository.blobID(of: bytes).hex.prefix(12))/\(path)"
    let file = URL(fileURLWithPath: repository.commonDirectory + place)
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try WholeFile.write(bytes, to: file.path, mode: 0o600)
    } catch {
      throw RepositoryError(
        "\(path) is not fixed: its old text, which git does not have, cannot be kept in .git/stet/before")
    }
    return place
  }
}
