internal import CLibgit2

/// libgit2 itself: initialised once per process and never shut down, since a shutdown would break a handle that another
/// thread is still freeing.
package enum GitLibrary {
  /// Repository extensions that do not affect how we read repositories, or that we handle ourselves.
  ///
  /// Partial clones are opened, so that `isPartialClone` can tell and a missing object can be explained, and so are all
  /// formats of objects and references, so that a hint can be given for those that libgit2 cannot read.
  private static let extensions = [
    "worktreeconfig", "preciousobjects", "partialclone", "relativeworktrees", "objectformat", "compatobjectformat",
    "refstorage", "noop-v1", "submodulepathconfig",
  ]

  /// How much of a pack is mapped into memory at once, and of all packs: by default all of them.
  private static let (windowSize, mappedLimit) = (8 << 20, 64 << 20)

  private static let started: Result<Void, GitError> = Result { () throws(GitError) in
    let operation = "start libgit2"
    try check(git_libgit2_init(), operation)
    guard git_libgit2_features() & Int32(bitPattern: GIT_FEATURE_THREADS.rawValue) != 0 else {
      throw GitError(.unsupported, operation: operation, message: "this libgit2 was built without threads")
    }
    try check(stet_git_enable_fsync(1), operation)
    // On by default in libgit2, where every object read is hashed again.
    try check(stet_git_strict_hash_verification(0), operation)
    // Walks through the history read each object about once, and keep the trees that they need again.
    try check(stet_git_enable_caching(0), operation)
    try check(stet_git_set_window_size(windowSize), operation)
    try check(stet_git_set_mapped_limit(mappedLimit), operation)
    try enableExtensions()
  }

  /// Initialises libgit2 on first use. Must be called before a handle is opened.
  static func start() throws(GitError) {
    try started.get()
  }

  private static func enableExtensions() throws(GitError) {
    let result = withCTexts(extensions) { texts in
      var names = texts.map { UnsafePointer($0) }
      return stet_git_set_extensions(&names, names.count)
    }
    try check(result, "enable extensions of libgit2")
  }

  /// Whether every object read is hashed again and compared with its name. For the whole process; off by default, since
  /// it takes 40 % of a scan of the history. The audit turns it on.
  package static func setStrictHashVerification(_ enabled: Bool) throws(GitError) {
    try start()
    try check(stet_git_strict_hash_verification(enabled ? 1 : 0), "set strict hash verification")
  }

  /// Whether libgit2 refuses repositories of other users, which is its default.
  static func checksOwners() throws(GitError) -> Bool {
    try start()
    var enabled: Int32 = 1
    try check(stet_git_get_owner_validation(&enabled), "ask whether owners are checked")
    return enabled != 0
  }

  /// Leaves it to git whether a repository may be used. For the whole process: each discovery asks git from now on.
  static func stopCheckingOwners() throws(GitError) {
    try start()
    try check(stet_git_set_owner_validation(0), "leave the check of owners to git")
  }

  /// Reads the configuration of the user and of the system from `folder` alone. For the whole process; for tests and
  /// hermetic runs, whose results must not depend on the machine.
  package static func setConfigurationFolder(_ folder: String) throws(GitError) {
    try start()
    for level in [GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL] {
      try check(stet_git_set_search_path(level.rawValue, folder), "set the folder of git's configuration")
    }
  }
}

/// An object of libgit2: freed when this value ends, and its repository kept alive until then.
struct Handle: ~Copyable {
  private let pointer: OpaquePointer
  private let owner: Repository?
  private let free: (OpaquePointer?) -> Void

  /// Calls `open`, which stores the new object in its parameter and returns libgit2's result.
  ///
  /// - Parameter owner: The repository that the object reaches into, if any.
  init(
    _ operation: @autoclosure () -> String, owner: Repository?, free: @escaping (OpaquePointer?) -> Void,
    open: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var opened: OpaquePointer?
    try check(open(&opened), operation())
    guard let pointer = opened else {
      throw GitError(.other(0), operation: operation(), message: "libgit2 gave no object")
    }
    self.pointer = pointer
    self.owner = owner
    self.free = free
  }

  deinit { free(pointer) }

  /// Calls `body` with the pointer, which must not escape. A closure rather than a property: the object cannot
  /// be freed between the reading of a pointer and its use.
  borrowing func use<Value>(_ body: (OpaquePointer) throws(GitError) -> Value) throws(GitError) -> Value {
    try body(pointer)
  }
}
