internal import Foundation
internal import Git

extension CommandContext {
  /// The absolute path of a program that the environment's `PATH` finds; nothing where there is none.
  ///
  /// Folders that are not absolute are left out: they would name a program of the folder that we happen to be in.
  func executable(named name: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":")
      .filter { $0.hasPrefix("/") }
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The git command of this environment, run in `folder`.
  func git(in folder: String) -> GitCommand {
    GitCommand(executable: executable(named: "git"), environment: environment, directory: folder)
  }
}
