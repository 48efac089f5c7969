internal import CLibgit2
internal import Core
internal import Foundation

/// Which repository is meant, and where its parts lie: a value, to open it again on another thread.
package struct RepositoryLocation: Sendable {
  /// `.git`, or of a linked work tree `.git/worktrees/<name>`; or any path that `Repository.open` takes.
  var gitDirectory: String
  var workTree = WorkTree.own
  /// Where objects are read and written, if not in the repository's own folder, and the folders that are read as well.
  var objectDirectory: String?
  var alternates: [String] = []
  /// The index, if it is not the repository's own: git has one of its own for each `git commit PATH`.
  var indexFile: String?
  /// The command that answers what libgit2 cannot; `nil` if libgit2's answers are enough.
  package internal(set) var git: GitCommand?
  /// What `Repository.readConfiguration` has read.
  var configuration: GitConfiguration?

  enum WorkTree {
    /// The one that the repository's own files name.
    case own
    case at(String)
    case none
  }
}

extension Repository {
  /// Opens the repository that `path` names itself: a work tree, its `.git` folder or a bare repository.
  /// Never creates one, never looks in the folders above.
  package static func open(_ path: String) throws(GitError) -> Repository {
    let repository = try open(path, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue)
    try GitConfiguration(repository).checkFormat(path)
    return repository
  }

  /// Opens the repository of another handle again.
  package static func open(_ location: RepositoryLocation) throws(GitError) -> Repository {
    let repository = try open(location.gitDirectory, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue)
    try repository.move(to: location)
    return repository
  }

  /// Opens the repository that `path` lies in: the nearest one, upwards.
  package static func discover(from path: String) throws(GitError) -> Repository {
    let repository = try open(path, 0)
    try GitConfiguration(repository).checkFormat(path)
    return repository
  }

  /// Opens the repository that git would work in, started where `git` is.
  ///
  /// libgit2 finds it if it supports all that the environment and the repository ask for; otherwise git is asked, and
  /// what git refuses is not opened.
  package static func discover(by git: GitCommand) throws(GitError) -> Repository {
    if !git.namesRepository, try GitLibrary.checksOwners(), let found = try library(git.directory) {
      let own = try GitConfiguration(found)
      try own.checkFormat(git.directory)
      // git may see more in extensions, and `safe.bareRepository` may refuse what was not named.
      if !found.isBare, !own.hasExtensions {
        found.location.git = git
        return found
      }
    }
    let location = try RepositoryLocation(askedOf: git)
    let found: Repository
    do throws(GitError) {
      found = try open(location)
    } catch  where error.code == .owner {
      // Git knows why the repository may be used: `safe.directory=*`, `git -c safe.directory=…`.
      try GitLibrary.stopCheckingOwners()
      found = try open(location)
    }
    try GitConfiguration(found).checkFormat(location.gitDirectory)
    return found
  }

  /// The same; `nil` if there is no repository, and none was named.
  package static func find(by git: GitCommand) throws(GitError) -> Repository? {
    do throws(GitError) {
      return try discover(by: git)
    } catch  where error.code == .notFound && git.variable("GIT_DIR") == nil {
      return nil
    }
  }

  private static func open(_ path: String, _ flags: UInt32) throws(GitError) -> Repository {
    let operation = "open the repository \(path)"
    try checkNoNUL(path, operation)
    do throws(GitError) {
      return try Repository(opening: operation) { git_repository_open_ext(&$0, path, flags, nil) }
    } catch {
      throw error.explainingOpening(path)
    }
  }

  /// The repository that `path` lies in as libgit2 alone finds it; `nil` if git may know more of it.
  ///
  /// - Throws: where there is none.
  fileprivate static func library(_ path: String) throws(GitError) -> Repository? {
    let operation = "open the repository \(path)"
    try checkNoNUL(path, operation)
    do throws(GitError) {
      return try Repository(opening: operation) { git_repository_open_ext(&$0, path, 0, nil) }
    } catch {
      guard error.code == .notFound else { return nil }
      throw GitError(
        .notFound, operation: operation, message: "not a git repository, and neither is a folder above it",
        hints: ["stet init"])
    }
  }

  /// Uses the parts that `location` names instead of the repository's own.
  private func move(to location: RepositoryLocation) throws(GitError) {
    let operation = "open the repository \(location.gitDirectory)"
    // libgit2 loses the memory of a path that it has already.
    if case .at(let root) = location.workTree, workdir != root {
      try check(git_repository_set_workdir(pointer, root, 0), operation)
    }
    if let folder = location.objectDirectory { try useObjects(in: folder, location.alternates, operation) }
    self.location = location
    self.location.gitDirectory = gitDirectory
  }

  /// The work tree as libgit2 knows it, without a slash at its end; `nil` where there is none.
  private var workdir: String? {
    git_repository_workdir(pointer).map { String(cString: $0) }.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  private func useObjects(in folder: String, _ alternates: [String], _ operation: String) throws(GitError) {
    var objects: OpaquePointer?
    try check(git_odb_open(&objects, folder), operation)
    guard let objects else { return }
    do throws(GitError) {
      for alternate in alternates { try check(git_odb_add_disk_alternate(objects, alternate), operation) }
      try check(git_repository_set_odb(pointer, objects), operation)
    } catch {
      git_odb_free(objects)
      throw error
    }
    git_odb_free(database)
    database = objects
  }
}

extension GitConfiguration {
  /// The configuration of `repository`, as libgit2 reads it.
  fileprivate init(_ repository: Repository) throws(GitError) { try self.init(repository.pointer, owner: repository) }

  /// Throws for formats that libgit2 would misread.
  fileprivate func checkFormat(_ path: String) throws(GitError) {
    let operation = "open the repository \(path)"
    if let format = values("extensions.objectFormat").last ?? nil, format.lowercased() != "sha1" {
      throw GitError(
        .unsupported, operation: operation, message: "repositories with SHA-256 objects are not supported",
        hints: ["git init --object-format=sha1 ../sha1 && git fast-export --all | git -C ../sha1 fast-import"])
    }
    if let storage = values("extensions.refStorage").last ?? nil, storage.lowercased() != "files" {
      throw GitError(
        .unsupported, operation: operation, message: "references in the format \(storage) are not supported",
        hints: ["git refs migrate --ref-format=files"])
    }
  }

  fileprivate var hasExtensions: Bool {
    hasSection("extensions") || values("core.repositoryFormatVersion").contains { $0 != "0" }
  }
}

extension GitCommand {
  /// Whether the environment may name another repository, or trust another one, than libgit2 finds.
  fileprivate var namesRepository: Bool {
    environment.contains { name, _ in Self.naming.contains(name) || name.hasPrefix("GIT_CONFIG") }
  }

  private static let naming: Set<String> = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_INDEX_FILE", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
  ]
}

extension RepositoryLocation {
  /// Where git says that the repository is.
  fileprivate init(askedOf git: GitCommand) throws(GitError) {
    let operation = "open the repository \(git.directory)"
    // The work tree comes last: where there is none, git has told all the others before it fails.
    let outcome = try git.run(
      [
        "rev-parse", "--git-dir", "--git-common-dir", "--git-path", "objects", "--git-path", "index",
        "--is-bare-repository", "--show-toplevel",
      ], operation)
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.count == 6 || lines.count == 5 && outcome.status != 0 else {
      let refusal = GitError(refusal: outcome, operation: operation)
      // Git's message may say less about the format than is known here.
      if refusal.message.contains("extension"),
        let found = try Repository.library(git.variable("GIT_DIR").map(git.absolute) ?? git.directory)
      {
        try GitConfiguration(found).checkFormat(git.directory)
      }
      throw refusal.explainingRefusal()
    }
    self.init(gitDirectory: git.absolute(lines[0]), git: git)
    workTree = lines[4] == "true" || lines.count == 5 ? .none : .at(lines[5])
    if git.variable("GIT_OBJECT_DIRECTORY") != nil || git.variable("GIT_ALTERNATE_OBJECT_DIRECTORIES") != nil {
      objectDirectory = git.absolute(lines[2])
      alternates = git.alternates
    }
    if git.variable("GIT_INDEX_FILE") != nil { indexFile = git.absolute(lines[3]) }
    if git.variable("GIT_COMMON_DIR") != nil { try checkCommonDirectory(git.absolute(lines[1]), operation) }
  }

  /// libgit2 finds the folder that linked work trees share by itself, and takes no other.
  private func checkCommonDirectory(_ folder: String, _ operation: String) throws(GitError) {
    let found = try Repository.open(gitDirectory).commonDirectory
    guard resolved(found) != resolved(folder) else { return }
    throw GitError(
      .unsupported, operation: operation,
      message: "GIT_COMMON_DIR names \(folder), which is not the one that the repository has",
      hints: ["unset GIT_COMMON_DIR"])
  }
}

extension GitCommand {
  /// The folders of `GIT_ALTERNATE_OBJECT_DIRECTORIES`: separated by `:`, one with quotes around it is written as in C.
  fileprivate var alternates: [String] {
    var rest = Array((variable("GIT_ALTERNATE_OBJECT_DIRECTORIES") ?? "").utf8)[...]
    var found: [String] = []
    while !rest.isEmpty {
      var folder: [UInt8] = []
      if rest.first == UInt8(ascii: "\""), let (text, end) = Self.unquoted(rest) {
        folder = text
        rest = rest[end...].drop { $0 != UInt8(ascii: ":") }.dropFirst()
      } else {
        folder = Array(rest.prefix { $0 != UInt8(ascii: ":") })
        rest = rest.dropFirst(folder.count + 1)
      }
      // As in git, `#` begins a comment.
      if !folder.isEmpty, folder.first != UInt8(ascii: "#") {
        found.append(absolute(String(decoding: folder, as: UTF8.self)))
      }
    }
    return found
  }

  /// The text of a C string at the start of `bytes`, and where it ends; `nil` if it does not end.
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], end: Int)? {
    let named: [UInt8: UInt8] = [
      UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
      UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13, UInt8(ascii: "\""): UInt8(ascii: "\""),
      UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    ]
    var (text, place): ([UInt8], Int) = ([], bytes.startIndex + 1)
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") { return (text, place) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      let escape = bytes[place...].prefix(3)
      if let first = escape.first, let byte = named[first] {
        text.append(byte)
        place += 1
      } else if escape.count == 3, let byte = UInt8(String(decoding: escape, as: UTF8.self), radix: 8) {
        text.append(byte)
        place += 3
      } else {
        return nil
      }
    }
    return nil
  }
}

extension GitError {
  /// The error of opening the repository at `path`, with what the user can do about it.
  fileprivate func explainingOpening(_ path: String) -> GitError {
    // libgit2 1.5 reports the missing key instead of the owner where no safe.directory is configured at all.
    if code == .owner || message.contains("safe.directory") {
      return GitError(
        .owner, operation: operation, message: "the repository belongs to another user",
        hints: ["git config --global --add safe.directory \(ShellWord.quoted(path))"])
    }
    let text = message.lowercased()
    if text.contains("extension") || text.contains("repository version") {
      let name = text.split(separator: " ").last { $0.hasPrefix("extensions.") }.map { "the extension \($0)" }
      return GitError(
        .unsupported, operation: operation,
        message: "\(name ?? "the version of its format") of the repository is not supported",
        hints: ["git clone \(ShellWord.quoted(path)) COPY"])
    }
    return self
  }

  /// git's own refusal to work in a repository, with what the user can do about it.
  fileprivate func explainingRefusal() -> GitError {
    if message.hasPrefix("not a git repository") {
      return GitError(
        .notFound, operation: operation, message: message, hints: ["git rev-parse --git-dir", "stet init"])
    }
    if message.contains("dubious ownership") || message.contains("unsafe repository") {
      return GitError(.owner, operation: operation, message: message, hints: hints)
    }
    if message.contains("safe.bareRepository") {
      return GitError(
        .owner, operation: operation, message: message, hints: ["git config --global safe.bareRepository all"])
    }
    if message.hasPrefix("repo version is 0") {
      return GitError(
        .unsupported, operation: operation, message: message, hints: ["git config core.repositoryFormatVersion 1"])
    }
    guard message.contains("extension") || message.contains("repo version") else {
      return GitError(code, operation: operation, message: message, hints: hints.isEmpty ? ["git status"] : hints)
    }
    return GitError(
      .unsupported, operation: operation, message: message,
      hints: ["use the git that made this repository: git --version tells which one is used now"])
  }
}

/// The path of a folder without links.
private func resolved(_ path: String) -> String {
  URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL.resolvingSymlinksInPath().path
}
