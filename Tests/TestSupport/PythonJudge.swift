internal import Foundation

/// A script of this project that asks a library from PyPI, which the slow tests install.
package struct PythonJudge {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let python = root.appending(path: ".build/consumers/bin/python").path

  /// Whether the libraries are installed, or have to be.
  package static let isThere =
    FileManager.default.isExecutableFile(atPath: python)
    || ProcessInfo.processInfo.environment["STET_CONSUMERS"] == "required"

  private let script: String

  /// - Parameter script: its name under `scripts`.
  package init(_ script: String) { self.script = Self.root.appending(path: "scripts/\(script)").path }

  /// What it prints for a file with these lines.
  package func answers(to lines: [String]) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: "stet-judge-\(UUID().uuidString)")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: Self.python)
    process.arguments = [script, file.path]
    process.standardOutput = output
    try process.run()
    let printed = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    var answers = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if answers.last?.isEmpty == true { answers.removeLast() }
    return answers
  }
}
