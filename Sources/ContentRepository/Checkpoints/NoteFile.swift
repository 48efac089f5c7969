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
    guard !file.status.isFolder else {
      throw RepositoryError("\(path) is a folder, and a file is needed", hints: ["ls \(ShellWord.quoted(path))"])
    }
    guard file.kind != .special, file.size <= SignedNote.maximumSize,
      let bytes = file.bytes(limit: SignedNote.maximumSize)
    else {
      throw RepositoryError(
        "\(path) cannot be read",
        causes: ["a note or a key is a file of at most \(SignedNote.maximumSize) bytes"],
        hints: ["ls -l \(ShellWord.quoted(path))"])
    }
    guard !bytes.isEmpty else { throw RepositoryError("\(path) is empty") }
    guard !bytes.starts(with: byteOrderMark) else {
      throw RepositoryError(
        "\(path) begins with a byte order mark, which editors of Windows add",
        causes: ["every byte counts: save it as UTF-8 without BOM, or take it anew from where it came"])
    }
    return bytes
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

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
  /// - Parameter content: the folder of the content repository.
  /// - Returns: the key, and what people should know of the file.
  /// - Throws: `RepositoryError` where it is none, or a repository has it.
  package static func signer(
    at path: String, for content: String, _ git: GitCommand
  ) throws -> (signer: NoteSigner, warnings: [String]) {
    let (folder, name) = place(of: path)
    let tracked = try? git.run(["--literal-pathspecs", "ls-files", "--", name], in: folder)
    guard tracked ?? "" == "" else {
      throw RepositoryError(
        "\(path) is tracked by git, and a secret key belongs in no repository",
        causes: ["each person who has a clone may have it: make another one"],
        hints: ["git rm --cached \(ShellWord.quoted(path))", "stet checkpoint --new-key FILE"])
    }
    let bytes = try bytes(at: path)
    try refuseKnown(bytes, at: path, in: [folder, content], git)
    let text = String(decoding: bytes, as: UTF8.self)
    let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
    do throws(NoteKeyError) {
      return (
        try NoteSigner(line), [warning(folder + "/" + name), isolation(folder, path, git)].compactMap { $0 }
      )
    } catch {
      throw RepositoryError("\(path) has no secret key of a log", causes: [error.description])
    }
  }

  /// Throws where a repository has the bytes of a secret key, under whatever name and in whatever commit.
  private static func refuseKnown(
    _ bytes: [UInt8], at path: String, in folders: [String], _ git: GitCommand
  ) throws {
    let blob = try Repository.blobID(of: bytes).hex
    for folder in folders where (try? git.run(["cat-file", "-e", blob], in: folder)) != nil {
      throw RepositoryError(
        "the secret key in \(path) is known to git: it was committed once, or is staged",
        causes: ["each person who has a clone may have it: make another one, and put it into stet.yml in its place"],
        hints: ["stet checkpoint --new-key FILE"])
    }
  }

  /// That a key lies where it could be committed; `nil` where it does not.
  private static func isolation(_ folder: String, _ path: String, _ git: GitCommand) -> String? {
    guard (try? git.run(["rev-parse", "--git-dir"], in: folder)) != nil else { return nil }
    return "\(path) lies in a repository, where it could be committed unnoticed: move it elsewhere"
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
