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

extension Repository {
  /// The folder of the work tree, ending in `/`; `nil` in a bare repository.
  package var worktreeRoot: String? {
    if case .none = location.workTree { return nil }
    return git_repository_workdir(pointer).map { String(cString: $0) }
  }

  /// The repository's own folder, ending in `/`: `.git`, or of a linked work tree `.git/worktrees/<name>`.
  package var gitDirectory: String {
    String(cString: git_repository_path(pointer))
  }

  /// The folder that linked work trees share, ending in `/`: objects, branches and configuration are there.
  package var commonDirectory: String {
    String(cString: git_repository_commondir(pointer))
  }

  /// Whether there is no work tree.
  package var isBare: Bool { worktreeRoot == nil }

  /// The file that lists what is staged.
  package var indexFile: String { location.indexFile ?? gitDirectory + "index" }

  /// Whether the history was cut off by a shallow clone or fetch.
  package var isShallow: Bool {
    git_repository_is_shallow(pointer) == 1
  }

  /// Whether objects may be missing, to be fetched by git on demand; libgit2 cannot do that.
  package var isPartialClone: Bool { !promisors.isEmpty }

  /// The promisor remotes, which provide missing objects.
  private var promisors: [String] {
    let remotes = (try? remotes()) ?? []
    let named = ((try? configuration("extensions.partialClone")) ?? nil).map { [$0] } ?? []
    return named + remotes.filter { !named.contains($0) && (try? configurationFlag("remote.\($0).promisor")) == true }
  }

  /// The commands that turn a partial clone into a complete one, and unset its filter, so that later fetches are
  /// complete as well.
  var completion: [String] {
    promisors.map { remote in
      let filter = "remote.\(remote).partialclonefilter"
      let unset = (try? configuration(filter)) ?? nil == nil ? "" : "git config --unset-all \(filter) && "
      // A bare clone has no refspec for fetching.
      let all = (try? configuration("remote.\(remote).fetch")) ?? nil == nil ? " '+refs/heads/*:refs/heads/*'" : ""
      return unset + "git fetch --refetch \(remote)" + all
    }
  }
}

/// Whether `left` comes first by its bytes: an order that no Unicode version or locale changes.
func utf8Order(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

extension Repository {
  /// Whether git's rules (`.gitignore` and the like) leave a path out.
  package func isIgnored(_ path: String) throws(GitError) -> Bool {
    let operation = "look whether \(path) is ignored"
    try checkNoNUL(path, operation)
    try provideIndex()
    var isIgnored: Int32 = 0
    try check(git_ignore_path_is_ignored(&isIgnored, pointer, path), operation)
    return isIgnored == 1
  }

  /// The folder where git runs hooks: that of `core.hooksPath`, else `hooks` in the folder that work trees share.
  package func hooksFolder() throws(GitError) -> String {
    let operation = "tell where hooks are run"
    if let git = location.git {
      let answer = try git.output(["rev-parse", "--path-format=absolute", "--git-path", "hooks"], operation)
      return String(decoding: answer.last == 0x0A ? answer.dropLast() : answer[...], as: UTF8.self)
    }
    let folder = try configuration("core.hooksPath") ?? commonDirectory + "hooks"
    return folder.hasPrefix("/") ? folder : (worktreeRoot ?? gitDirectory) + folder
  }

  /// Whether the executable bit on disk counts: `core.fileMode`. If not, modes are those in the index.
  package func trustsFileModes() throws(GitError) -> Bool {
    try configurationFlag("core.fileMode") ?? true
  }

  /// Whether the checkout is a sparse one: `core.sparseCheckout`.
  package func isSparse() throws(GitError) -> Bool {
    try configurationFlag("core.sparseCheckout") ?? false
  }
}
