import Foundation
import Testing

/// Other people's programs that read reports, where they are installed.
enum ReportReader {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let python = root.appending(path: ".build/consumers/bin/python").path

  /// Whether tests with them run: if they are installed, or `scripts/test` requires them.
  static let isExpected =
    FileManager.default.isExecutableFile(atPath: python)
    || ProcessInfo.processInfo.environment["STET_CONSUMERS"] == "required"

  private static let calendarPython = root.appending(path: ".build/calendars/bin/python").path

  /// Whether tests with readers of calendars run: among the slow ones, where they are installed or `scripts/test`
  /// requires them.
  static let readsCalendars =
    ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
    && (FileManager.default.isExecutableFile(atPath: calendarPython)
      || ProcessInfo.processInfo.environment["STET_CONSUMERS"] == "required")

  /// What `scripts/check-calendar` prints of a calendar, and its status.
  static func readCalendar(_ calendar: String) throws -> (status: Int32, output: String) {
    try run([calendarPython, root.appending(path: "scripts/check-calendar").path], calendar)
  }

  /// What `scripts/check-report` prints of a report, and its status.
  static func read(_ format: String, _ report: String) throws -> (status: Int32, output: String) {
    try run([python, root.appending(path: "scripts/check-report").path, format], report)
  }

  /// Validates a document by a file of `Schemas`.
  static func validate(_ document: String, by schema: String) throws -> (status: Int32, output: String) {
    let file = root.appending(path: "Tests/ReportingTests/Schemas/\(schema).json").path
    let script = root.appending(path: "scripts/check-schemas").path
    return try run(["python3", script, "--schema-file", file], document)
  }

  /// Runs a command with the path of a file that holds `document` as its last argument.
  private static func run(_ command: [String], _ document: String) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "stet-report-\(UUID().uuidString)")
    try Data(document.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command + [file.path]
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONUTF8": "1"]) { $1 }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
  }
}
