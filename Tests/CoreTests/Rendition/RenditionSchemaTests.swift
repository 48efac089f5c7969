import Foundation
import Testing
@testable import Core

/// The canonical forms against `docs/schemas/rendition.v1.json`, by the script that checks all documents.
@Suite struct RenditionSchemaTests {
  @Test func everyVectorFitsTheSchema() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stet-renditions-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try RenditionVector.all.map { vector in
      let file = folder.appending(path: vector.name + ".json")
      try Data(vector.rendition().json.canonicalBytes).write(to: file)
      return file.path
    }
    let (status, output) = try Self.run(["scripts/check-schemas", "--schema", "rendition"] + files)
    if status == 2, ProcessInfo.processInfo.environment["CI"] == nil { return Self.cannotCheck() }
    #expect(status == 0, "\(output)")
  }

  /// Without python3-jsonschema: a known issue on a developer's machine, an error in CI, where `scripts/test` installs
  /// it.
  private static func cannotCheck() {
    withKnownIssue("apt install python3-jsonschema") { Issue.record("renditions were not checked by the schema") }
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.currentDirectoryURL = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
