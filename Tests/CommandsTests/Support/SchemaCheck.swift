import Foundation
import TestSupport
import Testing

/// Collects documents for `scripts/check-schemas`, which is started once for many.
final class SchemaCheck {
  private let folder: URL
  private var files: [String: [String]] = [:]
  private(set) var count = 0

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stet-schemas-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Adds a document.
  ///
  /// - Parameters:
  ///   - name: what it is, for messages.
  ///   - schema: the schema that it must fit; the one that it names itself where there is none.
  func add(_ name: String, _ document: String, schema: String = "") throws {
    count += 1
    let file = folder.appending(path: "\(count)-\(name.replacing("/", with: "-")).json")
    try Data(document.utf8).write(to: file)
    files[schema, default: []].append(file.path)
  }

  /// Expects that all documents fit. Fails if Python or jsonschema is missing, instead of skipping the check.
  func expectValid() throws {
    for (schema, files) in files.sorted(by: { $0.key < $1.key }) {
      let (process, errors) = (Process(), Pipe())
      process.executableURL = URL(filePath: "/usr/bin/env")
      let named = schema.isEmpty ? [] : ["--schema", schema]
      process.arguments = ["python3", Workshop.root + "/scripts/check-schemas"] + named + files
      process.standardError = errors
      try process.run()
      let message = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(String(decoding: message, as: UTF8.self))")
    }
  }
}
