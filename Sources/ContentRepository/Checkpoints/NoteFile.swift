internal import Checks
package import Core
internal import Foundation
package import Git

/// Files with notes and keys of notes, which are kept outside of the repository.
package enum NoteFile {
  /// The bytes of a file.
  ///
  /// - Parameter path: an absolute one.
  /// - Throws: `RepositoryError` where it cannot be read, or is larger than a note.
  package static func bytes(at path: String) throws -> [UInt8] {
    let (folder, name) = place(of: path)
    guard let file = FileEntry(root: folder, path: name) else { throw RepositoryError("there is no file \(path)") }
    guard file.kind != .special, file.size <= SignedNote.maximumSize,
      let bytes = file.bytes(limit: SignedNote.maximumSize)
    else {
      throw RepositoryError(
        "\(path) cannot be read",
        causes: ["a note or a key is a file of at most \(SignedNote.maximumSize) bytes"],
        hints: ["ls -l \(ShellWord.quoted(path))"])
    }
    return bytes
  }

  /// The checkpoint in a file.
  ///
  /// - Throws: `RepositoryError` where it is none.
  package static func checkpoint(at path: String) throws -> SignedCheckpoint {
    let bytes = try bytes(at: path)
    do throws(NoteError) {
      return try SignedCheckpoint(bytes: bytes)
    } catch {
      throw RepositoryError(
        "\(path) is no checkpoint: \(error)", causes: ["a copy is what `stet checkpoint --show` prints, as it is"])
    }
  }

  /// The secret key in a file that no repository has.
  ///
  /// - Returns: the key, and what people should know of the file.
  /// - Throws: `RepositoryError` where it is none, or git tracks it.
  package static func signer(at path: String, _ git: GitCommand) throws -> (signer: NoteSigner, warning: String?) {
    let (folder, name) = place(of: path)
    let tracked = try? git.run(["--literal-pathspecs", "ls-files", "--", name], in: folder)
    guard tracked ?? "" == "" else {
      throw RepositoryError(
        "\(path) is tracked by git, and a secret key belongs in no repository",
        causes: ["each person who has a clone may have it: make another one"],
        hints: ["git rm --cached \(ShellWord.quoted(path))", "stet checkpoint --new-key FILE"])
    }
    let text = String(decoding: try bytes(at: path), as: UTF8.self)
    let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
    do throws(NoteKeyError) {
      return (try NoteSigner(line), warning(folder + "/" + name))
    } catch {
      throw RepositoryError("\(path) has no secret key of a log", causes: [error.description])
    }
  }

  private static func warning(_ path: String) -> String? {
    let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    guard let mode, mode & 0o077 != 0 else { return nil }
    return "others can read \(path): `chmod 600 \(ShellWord.quoted(path))`"
  }

  /// Writes a new secret key to a file that is not there yet, and that only its owner can read.
  ///
  /// - Throws: `RepositoryError` where there is one, or the folder is a repository's.
  package static func write(_ signer: NoteSigner, to path: String, _ git: GitCommand) throws {
    let (folder, name) = place(of: path)
    guard (try? git.run(["rev-parse", "--git-dir"], in: folder)) == nil else {
      throw RepositoryError(
        "\(path) would lie in a repository, and a secret key belongs in none",
        causes: ["it could be committed, and pushed, unnoticed"], hints: ["stet checkpoint --new-key ~/stet-log.key"])
    }
    let bytes = Array((signer.text + "\n").utf8)
    let descriptor = open(folder + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw RepositoryError(
        errno == EEXIST ? "\(path) is there already" : "\(path) cannot be written",
        causes: [String(cString: strerror(errno))])
    }
    defer { close(descriptor) }
    guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      unlink(folder + "/" + name)
      throw RepositoryError("\(path) cannot be written", hints: ["df -h"])
    }
  }

  /// The folder and the name of a file, behind links.
  private static func place(of path: String) -> (folder: String, name: String) {
    let real = URL(filePath: path).resolvingSymlinksInPath().path as NSString
    return (real.deletingLastPathComponent, real.lastPathComponent)
  }
}
