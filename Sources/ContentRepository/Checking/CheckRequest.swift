package import Diagnostics

/// What `stet check` looks at.
package struct CheckRequest: Sendable {
  /// Files and folders to report on; everything where none is named.
  package var paths: [String]
  /// The revision compared with: then only what differs from it is reported.
  package var base: String?
  /// What the machine has to look closer with.
  package var tools: CheckTools
  /// What tells this version of the program from every other; nothing where nothing is to be kept for the next run.
  package var program: String?
  /// From how many posts on something is kept: fewer are read again as quickly.
  package var leastKept = 2_000
  /// How many threads check posts at once.
  package var workers: Int
  /// Whether what is wrong in posts from before `lint.since` is a note; not where it is asked whether a fix did harm.
  var sparesOldPosts = true
  /// Told, from any thread, how many of how many posts are done.
  package var progress: @Sendable (_ done: Int, _ total: Int) -> Void

  package init(
    paths: [String] = [], base: String? = nil, tools: CheckTools = CheckTools(), program: String? = nil,
    workers: Int = 1,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.paths = paths
    self.base = base
    self.tools = tools
    self.program = program
    self.workers = workers
    self.progress = progress
  }
}

/// What not every machine has: it may warn, and never decides whether a post goes out.
package struct CheckTools: Sendable {
  /// The folders where dictionaries for hunspell are, the first that has one first; none where words are not looked up.
  package var dictionaryFolders: [String]
  /// The absolute path of ffprobe; nothing where it is not installed.
  package var ffprobe: String?

  package init(dictionaryFolders: [String] = [], ffprobe: String? = nil) {
    self.dictionaryFolders = dictionaryFolders
    self.ffprobe = ffprobe
  }
}

/// What `stet check` found.
package struct CheckResult: Sendable {
  /// In order, errors in `stet.yml` first.
  package var findings: [Finding]
  /// How many posts were reported on.
  package var posts: Int
  /// The paths of the posts reported on, in their order.
  package var paths: [String]
  /// The texts that findings point into, by path.
  package var sources: [String: String]
  /// The commit checked; nothing for a work tree.
  package var commit: String?
  /// What the machine could not look at, and what to do about it.
  package var hints: [String] = []
}
