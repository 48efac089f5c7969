internal import Git

/// libgit2 is started while the command line is read: it reads the certificates of the system, which takes as long. Nearly
/// every command opens a repository; the few that do not, such as `count`, wait some milliseconds in vain.
package struct EarlyStart: Sendable {
  private let start = Later { GitLibrary.startEarly() }

  package init() {}

  /// Waits for it: no program should end in the middle of it.
  package func finish() { start.value }
}
