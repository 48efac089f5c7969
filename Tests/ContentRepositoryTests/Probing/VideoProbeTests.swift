import Core
import Foundation
import Git
import TestSupport
import Testing
@testable import ContentRepository

/// The findings that ffprobe adds, with a stub that prints the same output.
@Suite struct VideoProbeTests {
  /// A program of a few lines of shell, in a folder of its own.
  private func program(_ script: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stet-probe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "ffprobe").path
    try ("#!/bin/sh\n" + script + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private static func report(seconds: Int, codec: String = "vp9") -> String {
    """
    cat <<'END'
    {"program_version": {"version": "5.1.9"}, "programs": [],
     "streams": [{"codec_name": "\(codec)", "codec_type": "video", "avg_frame_rate": "25/1"}],
     "format": {"duration": "\(seconds).000000"}}
    END
    """
  }

  /// A post with a film whose header does not have its length.
  private func fixture(lint: String = "") throws -> Fixture {
    let fixture = try Fixture(Fixture.configuration + lint)
    try fixture.repository.write("media/film.mp4", bytes: film)
    try fixture.commit("posts/a.md", Fixture.post(more: "media: [{ file: media/film.mp4, alt: Rundgang }]"))
    return fixture
  }

  private var film: [UInt8] {
    var film = SmallMedia.Film()
    film.milliseconds = 0
    return film.bytes
  }

  private func found(_ fixture: Fixture, _ ffprobe: String?) throws -> [Finding] {
    let request = CheckRequest(tools: CheckTools(ffprobe: ffprobe))
    return try Checker(repository: fixture.open()).check(request).findings
      .filter { ["media-duration", "media-codec", "media-frame-rate"].contains($0.rule) && $0.channel == "x" }
  }

  @Test func `what it measures is a warning that names it`() throws {
    let found = try found(fixture(), program(Self.report(seconds: 200)))
    #expect(found.map(\.rule).sorted() == ["media-codec", "media-duration"])
    #expect(found.allSatisfy { $0.severity == .warning && $0.explanation?.contains("ffprobe 5.1.9") == true })
    #expect(found.first { $0.rule == "media-duration" }?.summary.contains("200 seconds of 140 on X") == true)
  }

  @Test func `nothing makes it an error`() throws {
    let strict = "\nlint: { severity: { media-duration: error } }\n"
    let found = try found(fixture(lint: strict), program(Self.report(seconds: 200, codec: "h264")))
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func `without it nothing is missing`() throws {
    #expect(try found(fixture(), nil) == [])
    #expect(try found(fixture(), "/nowhere/ffprobe") == [])
  }

  @Test(arguments: ["exit 1", "echo '{}'", "echo '{'", "yes", ": > \"$0.ran\"; kill -9 $$"])
  func `a program that fails says nothing`(script: String) throws {
    #expect(try found(fixture(), program(script)) == [])
  }

  @Test func `a film that says how long it is is not probed`() throws {
    let fixture = try fixture()
    try fixture.repository.write("media/film.mp4", bytes: SmallMedia.Film().bytes)
    let path = try program("touch \"$0.ran\"; " + Self.report(seconds: 200))
    #expect(try found(fixture, path) == [])
    #expect(!FileManager.default.fileExists(atPath: path + ".ran"))
  }

  @Test func `its argument is a file, whatever the name`() throws {
    let fixture = try Fixture()
    try fixture.repository.write("-i.mp4", bytes: film)
    try fixture.commit("posts/a.md", Fixture.post(more: "media: [{ file: \"-i.mp4\", alt: Rundgang }]"))
    let path = try program("printf '%s\\n' \"$@\" > \"$0.ran\"")
    #expect(try found(fixture, path) == [])
    let arguments = try String(contentsOfFile: path + ".ran", encoding: .utf8).split(separator: "\n")
    #expect(arguments.last?.hasPrefix("file:/") == true)
    #expect(arguments.last?.hasSuffix("/-i.mp4") == true)
  }

  @Test func `a program that takes too long is ended`() throws {
    let process = BoundedProcess(executable: try program("exec sleep 60"), timeLimit: .milliseconds(200))
    let time = ContinuousClock().measure { #expect(process.output([]) == nil) }
    #expect(time < .seconds(10))
  }

  /// The output of the program, and whether a child process of it still runs.
  private func outcome(of script: String) throws -> (printed: [UInt8]?, child: Bool) {
    let path = try program("sleep 47 & echo $! > \"$0.child\"; " + script)
    let printed = BoundedProcess(executable: path, timeLimit: .seconds(1)).output([])
    let child = try String(contentsOfFile: path + ".child", encoding: .utf8)
    let process = try #require(pid_t(child.filter(\.isNumber)))
    // The system may take a moment to reap the process.
    for _ in 0..<200 where kill(process, 0) == 0 { usleep(10_000) }
    return (printed, kill(process, 0) == 0)
  }

  @Test func `its children end with it, and keep nobody waiting`() throws {
    let outcome = try outcome(of: "echo done")
    #expect(outcome.printed == Array("done\n".utf8))
    #expect(!outcome.child)
  }

  @Test(arguments: ["exec sleep 60", "exit 3", "exec yes", "kill -9 $$", "exec >&-; sleep 60"])
  func `its children end where it fails`(script: String) throws {
    let outcome = try outcome(of: script)
    #expect(outcome.printed == nil)
    #expect(!outcome.child)
  }

  @Test func `it gets nothing of our environment`() throws {
    let printed = BoundedProcess(executable: "/usr/bin/env").output([])
    #expect(printed.map { String(decoding: $0, as: UTF8.self) } == "LC_ALL=C\n")
  }
}
