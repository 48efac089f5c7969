internal import CLibgit2
package import Core

extension Repository {
  /// The largest tree that is read: a folder of several hundred thousand files.
  private static let treeLimit = 32 << 20

  /// The entries of a tree, in git's order.
  ///
  /// - Throws: `.invalid` where it is malformed: unknown modes, names that lead elsewhere, entries twice or unsorted.
  package func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    var bytes = try treeBytes(id)
    return bytes.rest()
  }

  /// The size of a tree in bytes, without reading it.
  package func treeSize(_ id: ObjectID) throws(GitError) -> Int {
    try objectSize(id, .tree)
  }

  func treeBytes(_ id: ObjectID) throws(GitError) -> TreeBytes {
    if let known = recentTrees[id] { return try known.get() }
    do throws(GitError) {
      let tree = try TreeBytes(try object(id, .tree, limit: Self.treeLimit), name: id)
      recentTrees[id] = .success(tree)
      return tree
    } catch {
      // What is missing may be fetched; what is there does not change.
      if error.code == .invalid || error.code == .tooLarge { recentTrees[id] = .failure(error) }
      throw error
    }
  }

  /// Ignores `error` if the object itself is bad: malformed, too large, of another kind than expected, or missing. A
  /// bad folder counts as an empty one, so that pushing one does not block others.
  ///
  /// - Throws: `error` if the object may be readable at another time or in another clone.
  package func ignoringBadObject(_ error: GitError) throws(GitError) {
    switch error.code {
    case .invalid, .tooLarge: return
    case .notFound where !isPartialClone: return
    default: throw error
    }
  }

  /// The entries of a folder; `nil` where its tree is bad.
  package func folder(_ id: ObjectID) throws(GitError) -> [TreeEntry]? {
    var bytes = try folderBytes(id)
    return bytes?.rest()
  }

  /// The bytes of a folder; `nil` where its tree is bad.
  private func folderBytes(_ id: ObjectID) throws(GitError) -> TreeBytes? {
    do throws(GitError) {
      return try treeBytes(id)
    } catch {
      try ignoringBadObject(error)
      return nil
    }
  }

  /// The entry at `path`, its parts separated by `/`, in the tree `tree`; `nil` where there is none. A malformed folder
  /// has no entries.
  package func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var entry: TreeEntry?
    for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if let entry, entry.mode != .tree { return nil }
      entry = try folderBytes(entry?.id ?? tree)?.entry(named: Array(part))
      guard entry != nil else { return nil }
    }
    return entry
  }

  /// Writes a tree of these entries, given in any order.
  ///
  /// - Throws: `.invalid` for a name that cannot be checked out safely on every system, for two names that some
  ///   systems take for one; `.notFound` for an entry whose object is not there.
  package func createTree(_ entries: [TreeEntry]) throws(GitError) -> ObjectID {
    var names = TreeNames()
    for entry in entries {
      try names.add(entry.name)
      try checkPresent(entry)
    }
    return try writeTree(entries)
  }

  /// Writes a tree of entries that have been checked.
  func writeTree(_ entries: [TreeEntry]) throws(GitError) -> ObjectID {
    try write(Self.bytes(of: entries), .tree)
  }

  /// The name that a tree of these entries has or would have, without writing it.
  package static func treeID(of entries: [TreeEntry]) throws(GitError) -> ObjectID {
    try hash(bytes(of: entries), .tree)
  }

  private static func bytes(of entries: [TreeEntry]) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries.sorted(by: treeOrder) {
      bytes += Array(String(entry.mode.number, radix: 8).utf8) + [UInt8(ascii: " ")] + entry.name + [0]
      bytes += entry.id.bytes
    }
    return bytes
  }

  /// The commit of a submodule lives in another repository; everything else must be here, and be what it claims.
  private func checkPresent(_ entry: TreeEntry) throws(GitError) {
    switch entry.mode {
    case .submodule: return
    case .tree: _ = try objectSize(entry.id, .tree)
    default: _ = try objectSize(entry.id, .blob)
    }
  }
}

extension Repository {
  /// Visits everything in `tree` that is not itself a tree, folders within folders, in the order of the paths' bytes.
  ///
  /// - Parameters:
  ///   - prefix: What the paths start with, without a slash at its end; empty for the root.
  ///   - isKnown: Asked for each folder, the first one too, by its path and id, whether to leave it out.
  ///   - malformed: Called with each folder that is left out as malformed, too deep, or repeated too often. If `nil`,
  ///     such a folder ends the walk with an error.
  ///   - visit: Gets the whole path and the entry; what it throws ends the walk.
  /// - Throws: What `visit` throws, and `GitError` where a tree cannot be read.
  package func walkTree(
    _ tree: ObjectID, prefix: [UInt8] = [], isKnown: (_ folder: [UInt8], _ id: ObjectID) -> Bool = { _, _ in false },
    malformed: ((_ folder: MalformedFolder) -> Void)? = nil,
    visit: (_ path: [UInt8], _ entry: TreeEntry) throws -> Void
  ) throws {
    var budget = TreeBudget<ObjectID>()
    try walk(tree, prefix, depth: 0, &budget, isKnown, malformed, visit)
  }

  private func walk(
    _ tree: ObjectID, _ prefix: [UInt8], depth: Int, _ budget: inout TreeBudget<ObjectID>,
    _ isKnown: (_ folder: [UInt8], _ id: ObjectID) -> Bool, _ malformed: ((_ folder: MalformedFolder) -> Void)?,
    _ visit: (_ path: [UInt8], _ entry: TreeEntry) throws -> Void
  ) throws {
    guard !isKnown(prefix, tree) else { return }
    guard let entries = try entries(of: tree, at: prefix, depth, &budget, malformed) else { return }
    for entry in entries {
      budget.spend()
      let path = joined(prefix, entry.name)
      if entry.mode == .tree {
        try walk(entry.id, path, depth: depth + 1, &budget, isKnown, malformed, visit)
      } else {
        try visit(path, entry)
      }
    }
  }

  /// The entries of a folder during a walk; `nil` if it is left out.
  private func entries(
    of tree: ObjectID, at path: [UInt8], _ depth: Int, _ budget: inout TreeBudget<ObjectID>,
    _ malformed: ((_ folder: MalformedFolder) -> Void)?
  ) throws(GitError) -> [TreeEntry]? {
    do throws(GitError) {
      guard TreeBudget<ObjectID>.isWithinLimits(path, depth: depth), budget.mayEnter(tree) else {
        throw GitError(
          .tooLarge, operation: "walk through the tree \(tree)",
          message: "it lies too deep, its path is too long, or it is there too often")
      }
      return try self.tree(tree)
    } catch {
      guard let malformed else { throw error }
      try ignoringBadObject(error)
      malformed(MalformedFolder(path: path, id: tree, isNew: true))
      return nil
    }
  }
}

/// The path of `name` in `folder`, which is empty for the root.
func joined(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
  folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
}

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What walks through the history need to know of a commit: not what it says.
package struct CommitLinks {
  package let tree: ObjectID
  package let parents: [ObjectID]
  /// When it was committed, by the committer's clock.
  package let time: Int64
  /// As `Commit.isMalformed`.
  package let isMalformed: Bool
}

extension CommitLinks {
  init(of commit: RawCommit) {
    self.init(
      tree: commit.tree, parents: commit.parents, time: Signature.time(commit.committer).seconds,
      isMalformed: commit.isMalformed)
  }
}

extension Repository {
  /// The links of the commit `id`, without parents where it is in `cutOff`. Remembered: walks meet commits often.
  func links(of id: ObjectID, cutOff: Set<ObjectID>) throws(GitError) -> CommitLinks {
    let links: CommitLinks
    if let known = knownLinks[id] {
      links = known
    } else {
      links = CommitLinks(of: try rawCommit(id))
      knownLinks[id] = links
    }
    guard cutOff.contains(id) else { return links }
    return CommitLinks(tree: links.tree, parents: [], time: links.time, isMalformed: links.isMalformed)
  }

  /// The commits whose parents a shallow clone did not fetch. Read each time, since a fetch may deepen the history.
  ///
  /// libgit2 before 1.7 ignores the file and fails at the first missing parent; hence our own walks.
  func shallowBoundary() throws(GitError) -> Set<ObjectID> {
    guard isShallow else { return [] }
    let path = commonDirectory + "shallow"
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw GitError(.io, operation: "read \(path)", message: "the file cannot be read")
    }
    return Set(bytes.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hexDigits: $0) })
  }
}

extension Repository {
  /// The name of the blob that `git add` would make of a file of the work tree: line endings and attributes are
  /// applied as git does. Filters that are programs of their own, such as git-LFS, are not run.
  ///
  /// - Parameter path: from the work tree's root; it must be a regular file.
  package func cleanBlobID(ofWorkTreeFile path: String) throws(GitError) -> ObjectID {
    let operation = "hash \(path)"
    try checkNoNUL(path, operation)
    guard let root = worktreeRoot else {
      throw GitError(.unsupported, operation: operation, message: "a bare repository has no work tree")
    }
    if let git = location.git, try hasLineEndsOfItsOwn() {
      let answer = try git.working(in: root, of: location).output(["hash-object", "--", path], operation)
      guard let id = ObjectID(hex: String(decoding: answer.prefix { $0 != 0x0A }, as: UTF8.self)) else {
        throw GitError(.invalid, operation: operation, message: "git gave no id")
      }
      return id
    }
    try provideIndex()
    var id = git_oid()
    // `nil` for the last argument: attributes are looked up by the path itself.
    try check(git_repository_hashfile(&id, pointer, root + path, GIT_OBJECT_BLOB, nil), operation)
    return ObjectID(id)
  }

  /// Whether git's configuration of line ends may differ from what libgit2 reads: it may be in `config.worktree`, in
  /// the environment, or in a file that libgit2 does not include.
  private func hasLineEndsOfItsOwn() throws(GitError) -> Bool {
    if let knownLineEnds { return knownLineEnds }
    let (git, library) = (try readConfiguration(), try GitConfiguration(pointer, owner: self))
    let differs = ["core.autocrlf", "core.eol", "core.attributesFile"].contains {
      git.values($0).last != library.values($0).last
    }
    knownLineEnds = differs
    return differs
  }
}
