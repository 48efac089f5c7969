internal import Git

/// Initialises libgit2 in the background while the command line is parsed: reading the system's certificates takes
/// about as long. Nearly every command opens a repository; the few that do not, such as `count`, wait some milliseconds
/// for no use.
package struct EarlyStart: Sendable {
  private let start = Later { GitLibrary.startEarly() }

  package init() {}

  /// Waits for the end of the initialisation, so that the process does not exit during it.
  package func finish() { start.value }
}
