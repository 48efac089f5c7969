internal import CLibgit2
internal import Core

/// A git repository on disk.
///
/// One handle belongs to one task: libgit2's handles are not safe to share between threads. Open another one instead;
/// the values it returns (ids, commits, entries) are plain and may be passed to other threads.
package final class Repository {
  let pointer: OpaquePointer
  /// The object database, kept open: looking it up again costs more than reading a small object.
  var database: OpaquePointer
  /// What `links(of:)` has read. Objects never change, so neither do these.
  var knownLinks: [ObjectID: CommitLinks] = [:]
  /// The trees that were read last.
  var recentTrees = RecentTrees()
  /// Whether libgit2 was provided with an index.
  var isIndexProvided = false
  /// What `hasLineEndsOfItsOwn` has found.
  var knownLineEnds: Bool?
  /// Where this handle was opened.
  package internal(set) var location: RepositoryLocation

  init(opening operation: String, _ open: (inout OpaquePointer?) -> Int32) throws(GitError) {
    try GitLibrary.start()
    var opened: OpaquePointer?
    var objects: OpaquePointer?
    try check(open(&opened), operation)
    let result = git_repository_odb(&objects, opened)
    guard let opened, let objects else {
      let error = GitError(library: result, operation: operation)
      git_repository_free(opened)
      throw error
    }
    pointer = opened
    database = objects
    location = RepositoryLocation(gitDirectory: String(cString: git_repository_path(opened)))
  }

  deinit {
    git_odb_free(database)
    git_repository_free(pointer)
  }

  /// Makes a repository with a work tree at `path`, and the folder where there is none. HEAD names `initialBranch`,
  /// a short name, which has no commit yet.
  package static func initialize(
    _ path: String, initialBranch: String, git: GitCommand? = nil
  ) throws(GitError) -> Repository {
    let operation = "create a repository in \(path)"
    try checkNoNUL(path + initialBranch, operation)
    let made = try Repository(opening: operation) { repository in
      var options = git_repository_init_options()
      git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
      options.flags = GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
      return initialBranch.withCString { branch in
        options.initial_head = branch
        return git_repository_init_ext(&repository, path, &options)
      }
    }
    made.location.git = git
    return made
  }
}

@available(*, unavailable)
extension Repository: Sendable {}
