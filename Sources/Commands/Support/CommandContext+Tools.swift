internal import Foundation
internal import Git
internal import Reporting

extension CommandContext {
  /// The absolute path of a program that the environment's `PATH` finds; `nil` where there is none.
  ///
  /// Folders that are not absolute are left out: they would name a program of the folder that we happen to be in.
  func executable(named name: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":")
      .filter { $0.hasPrefix("/") }
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Shows files with the program that the desktop has for each. Where there is none, people are told where they are.
  func show(_ files: [String]) {
    #if canImport(Darwin)
      let opener = "open"
    #else
      let opener = "xdg-open"
    #endif
    guard let program = executable(named: opener) else {
      for file in files { errors.line("Note: no program \(opener) to show \(TerminalText.oneLine(file))") }
      return
    }
    for file in files {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = [file]
      process.environment = environment
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      do { try process.run() } catch { errors.line("Note: \(opener) cannot show \(TerminalText.oneLine(file))") }
    }
  }

  /// The git command of this environment, run in `folder`.
  func git(in folder: String) -> GitCommand {
    GitCommand(executable: executable(named: "git"), environment: environment, directory: folder)
  }
}
