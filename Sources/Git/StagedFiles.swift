internal import CLibgit2
package import Core

/// The files of git's index, in the order of their paths' bytes.
///
/// Held in two allocations for any number of files; each `StagedFile` is made on access.
package struct StagedFiles: RandomAccessCollection, Sendable {
  private var entries: [Entry] = []
  /// Of all files, one after the other.
  package private(set) var paths: [UInt8] = []
  /// The ids of the trees that folders of the index are, where git remembers them; the root has no name.
  package internal(set) var trees: [[UInt8]: ObjectID] = [:]
  /// Whether a merge is not resolved: its files have several contents, and are left out here.
  var isUnmerged = false
  /// Whether there are folders among the files, which a sparse index does not expand.
  private(set) var hasFolders = false

  private struct Entry {
    let id: ObjectID
    let pathEnd: UInt32
    let stamp: FileStamp
    let mode: FileMode
    let isLeftOut: Bool
  }

  init(expecting count: Int) {
    entries.reserveCapacity(count)
    paths.reserveCapacity(32 * count)
  }

  /// Appends a file. Returns false if it does not come after the last one, or if all paths together become too long.
  mutating func append(
    _ path: UnsafeRawBufferPointer, _ mode: FileMode, _ id: ObjectID, _ stamp: FileStamp, isLeftOut: Bool
  ) -> Bool {
    guard entries.isEmpty || order(of: count - 1, to: path) < 0 else { return false }
    paths.append(contentsOf: path)
    guard let end = UInt32(exactly: paths.count) else { return false }
    entries.append(Entry(id: id, pathEnd: end, stamp: stamp, mode: mode, isLeftOut: isLeftOut))
    hasFolders = hasFolders || mode == .tree
    return true
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(place: Int) -> StagedFile {
    let entry = entries[place]
    return StagedFile(path: Array(paths[stretch(place)]), mode: entry.mode, id: entry.id, stamp: entry.stamp)
  }

  /// What the file looked like when it had the content that git knows.
  package func stamp(of place: Int) -> FileStamp { entries[place].stamp }

  /// Whether git takes the file for unchanged where it is not on disk: it is left out of a sparse checkout
  /// (skip-worktree), or said to be unchanged (assume-unchanged).
  package func isLeftOut(_ place: Int) -> Bool { entries[place].isLeftOut }

  /// What the file is, without its path.
  package func kind(of place: Int) -> (mode: FileMode, id: ObjectID) { (entries[place].mode, entries[place].id) }

  /// The bytes of a file's path.
  package func path(of place: Int) -> ArraySlice<UInt8> { paths[stretch(place)] }

  /// The place of the first file whose path is `path` or comes after it; the end where none does.
  package func firstPlace(of path: [UInt8]) -> Int { firstPlace(of: path, among: indices) }

  /// The place of the file at `path`; `nil` where none of those at `places` is.
  package func place(of path: [UInt8], among places: Range<Int>) -> Int? {
    let place = firstPlace(of: path, among: places)
    return place < places.upperBound && order(of: place, to: path) == 0 ? place : nil
  }

  private func firstPlace(of path: [UInt8], among places: Range<Int>) -> Int {
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if order(of: middle, to: path) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Compares the path of a file with `path`. Negative, zero or positive, like `memcmp`.
  package func order(of place: Int, to path: [UInt8]) -> Int {
    path.withUnsafeBytes { order(of: place, to: $0) }
  }

  private func order(of place: Int, to path: UnsafeRawBufferPointer) -> Int {
    paths.withUnsafeBytes { byteOrder(UnsafeRawBufferPointer(rebasing: $0[stretch(place)]), path) }
  }

  /// Where the path of a file lies in `paths`.
  package func stretch(_ place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(entries[place - 1].pathEnd))..<Int(entries[place].pathEnd)
  }
}

/// One file of git's index: what is staged, and what the file looked like when git last read it.
package struct StagedFile: Sendable {
  /// The bytes of the path, from the work tree's root.
  package let path: [UInt8]
  package let mode: FileMode
  package let id: ObjectID
  /// The file on disk, as it was when it had the content `id`.
  package let stamp: FileStamp

  init(path: [UInt8], mode: FileMode, id: ObjectID, stamp: FileStamp) {
    self.path = path
    self.mode = mode
    self.id = id
    self.stamp = stamp
  }
}

/// What the file system says of a file without opening it. As in git, the content is unchanged as long as this is the
/// same.
package struct FileStamp: Hashable, Sendable {
  /// As far as git keeps it: the last 32 bits.
  package var size: UInt32
  package var inode: UInt32
  package var modified: Moment
  package var changed: Moment

  /// Of a file that was never on disk.
  static let none = FileStamp(
    size: 0, inode: 0, modified: Moment(seconds: 0, nanoseconds: 0), changed: Moment(seconds: 0, nanoseconds: 0))

  /// Seconds and nanoseconds, as far as git keeps them.
  package struct Moment: Hashable, Sendable, Comparable {
    package var seconds: Int32
    package var nanoseconds: UInt32

    package init(seconds: Int32, nanoseconds: UInt32) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }

    package static func < (left: Moment, right: Moment) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  package init(size: UInt32, inode: UInt32, modified: Moment, changed: Moment) {
    self.size = size
    self.inode = inode
    self.modified = modified
    self.changed = changed
  }
}

extension Repository {
  /// What is staged: each path of the index with its entry, sorted by the paths' bytes.
  ///
  /// - Throws: `.invalid` if a merge is not resolved, so that a path has several contents.
  package func stagedEntries() throws(GitError) -> [(path: [UInt8], entry: TreeEntry)] {
    try stagedFiles().map { file in
      let name = file.path.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? file.path
      return (file.path, TreeEntry(name: name, mode: file.mode, id: file.id))
    }
  }

  /// The same, with what git remembers of the files on disk.
  package func stagedFiles() throws(GitError) -> StagedFiles {
    guard let files = IndexReader.files(at: indexFile, sharedIn: gitDirectory) else { return try libraryFiles() }
    guard !files.isUnmerged else { throw .unmerged }
    return files.hasFolders ? try expanded(files) : files
  }

  /// The files of a sparse index, with those of the folders that it does not look into.
  private func expanded(_ sparse: StagedFiles) throws(GitError) -> StagedFiles {
    let operation = "read the index"
    var files = StagedFiles(expecting: sparse.count)
    files.trees = sparse.trees
    var isInOrder = true
    func append(_ path: [UInt8], _ mode: FileMode, _ id: ObjectID, _ stamp: FileStamp, _ isLeftOut: Bool) {
      isInOrder = path.withUnsafeBytes { files.append($0, mode, id, stamp, isLeftOut: isLeftOut) } && isInOrder
    }
    for place in sparse.indices {
      let file = sparse[place]
      guard file.mode == .tree else {
        append(file.path, file.mode, file.id, file.stamp, sparse.isLeftOut(place))
        continue
      }
      do {
        try walkTree(file.id, prefix: file.path.dropLast()) { append($0, $1.mode, $1.id, .none, true) }
      } catch {
        throw (error as? GitError) ?? GitError(.invalid, operation: operation, message: "\(error)")
      }
    }
    guard isInOrder else { throw GitError(.invalid, operation: operation, message: "its files are not in order") }
    return files
  }

  /// The same as libgit2 reads it, whose errors tell what is wrong.
  func libraryFiles() throws(GitError) -> StagedFiles {
    let operation = "read the index"
    let index = try Handle(operation, owner: self, free: git_index_free) { git_index_open(&$0, indexFile) }
    return try index.use { (index) throws(GitError) in
      guard git_index_has_conflicts(index) == 0 else { throw .unmerged }
      return StagedFiles(
        (0..<git_index_entrycount(index)).compactMap {
          git_index_get_byindex(index, $0).flatMap { StagedFile($0.pointee) }
        })
    }
  }

  /// Provides libgit2 with the index, also if it cannot read it itself: split and sparse indexes. Its filters look up
  /// attributes and the line ends of files there.
  func provideIndex() throws(GitError) {
    guard !isIndexProvided else { return }
    let operation = "read the index"
    var own: OpaquePointer?
    let result = location.indexFile.map { git_index_open(&own, $0) } ?? git_repository_index(&own, pointer)
    defer { git_index_free(own) }
    if let own, result == 0 {
      try check(git_repository_set_index(pointer, own), operation)
    } else {
      let made = try Handle(operation, owner: self, free: git_index_free) { git_index_new(&$0) }
      let files = try stagedFiles()
      try made.use { (index) throws(GitError) in
        for file in files { try check(add(file, to: index), operation) }
        try check(git_repository_set_index(pointer, index), operation)
      }
    }
    isIndexProvided = true
  }

  private func add(_ file: StagedFile, to index: OpaquePointer) -> Int32 {
    (file.path + [0]).map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { path in
      var entry = git_index_entry()
      entry.mode = (file.mode.isFile && file.mode != .executable ? FileMode.blob : file.mode).number
      entry.id = file.id.git
      entry.path = path.baseAddress
      return git_index_add(index, &entry)
    }
  }
}

extension GitError {
  fileprivate static var unmerged: GitError {
    GitError(.invalid, operation: "read the index", message: "a merge is not resolved", hints: ["git status"])
  }
}

extension StagedFiles {
  /// Git keeps them sorted, unless the index ignores case.
  fileprivate init(_ files: [StagedFile]) {
    self.init(expecting: files.count)
    for file in files.sorted(by: { $0.path.lexicographicallyPrecedes($1.path) }) {
      _ = file.path.withUnsafeBytes { append($0, file.mode, file.id, file.stamp, isLeftOut: false) }
    }
  }
}

extension StagedFile {
  /// `nil` for an entry of `git add --intent-to-add`, which has no content.
  fileprivate init?(_ entry: git_index_entry) {
    guard UInt32(entry.flags_extended) & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue == 0,
      let mode = FileMode(number: entry.mode), let start = entry.path
    else { return nil }
    path = bytes(of: start)
    self.mode = mode
    id = ObjectID(entry.id)
    stamp = FileStamp(
      size: entry.file_size, inode: entry.ino, modified: FileStamp.Moment(entry.mtime),
      changed: FileStamp.Moment(entry.ctime))
  }
}

extension FileStamp.Moment {
  fileprivate init(_ time: git_index_time) { self.init(seconds: time.seconds, nanoseconds: time.nanoseconds) }
}
