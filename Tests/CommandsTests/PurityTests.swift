import Core
import Foundation
import Git
import TestSupport
import Testing

/// The queue depends only on commits and the clock, on every machine.
@Suite struct PurityTests {
  private static let queue = ["queue", "--format", "json", "--all", "--renditions", "--now", Example.now]

  /// The queue in `folder`, computed by a separate process.
  private func queue(
    _ workshop: Workshop, in folder: String? = nil, _ environment: [String: String] = [:],
    arguments: [String] = PurityTests.queue
  ) throws -> String {
    let outcome = try workshop.run(arguments, in: folder, environment: environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test func everyCopyTellsTheSame() throws {
    let example = try Example()
    let expected = try queue(example.workshop)
    for state in ["published", "held", "changes-requested", "scheduled", "missed", "draft"] {
      #expect(expected.contains("\"state\": \"\(state)\""), "the example shows \(state)")
    }
    let clone = try TestRepository(cloning: example.repository)
    #expect(try clone.git("branch", "--list", "stet/ledger").isEmpty)
    #expect(try queue(Workshop(in: clone)) == expected)
    let bare = try TestRepository(cloning: example.repository, "--bare")
    #expect(try queue(Workshop(in: bare)) == expected)
    let mirror = try TestRepository(cloning: example.repository, "--mirror")
    try mirror.git("gc", "--quiet")
    #expect(try queue(Workshop(in: mirror)) == expected)
    try clone.git("worktree", "add", "--quiet", "--detach", "../linked", "HEAD~0")
    #expect(try queue(Workshop(in: clone), in: clone.path + "/../linked") == expected)
    #expect(try queue(Workshop(in: clone), in: clone.path + "/posts") == expected)
  }

  @Test func theWorkTreeIsNotAsked() throws {
    let example = try Example()
    let expected = try queue(example.workshop)
    let clone = try TestRepository(cloning: example.repository, "--config", "core.autocrlf=true")
    let post = clone.path + "/posts/2026/2026-11-adventsmarkt.md"
    #expect(try String(contentsOfFile: post, encoding: .utf8).utf8.contains(UInt8(ascii: "\r")))
    #expect(try queue(Workshop(in: clone)) == expected)
    try clone.write("posts/2026/2026-11-adventsmarkt.md", "nothing")
    try clone.write("stet.yml", "nothing")
    #expect(try queue(Workshop(in: clone)) == expected)
    let empty = try TestRepository(cloning: example.repository, "--no-checkout")
    #expect(try queue(Workshop(in: empty)) == expected)
  }

  @Test func theMachineIsNotAsked() throws {
    let example = try Example()
    for format in ["json", "text", "csv", "ics", "markdown"] { try expectOneAnswer(example.workshop, format) }
  }

  /// Expects the same queue for all settings of the environment.
  private func expectOneAnswer(_ workshop: Workshop, _ format: String) throws {
    let arguments = ["queue", "--format", format, "--all", "--now", Example.now]
    let expected = try queue(workshop, arguments: arguments)
    #expect(!expected.isEmpty)
    let machines = [
      ["TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "SWIFT_DETERMINISTIC_HASHING": "1"],
      ["TZ": "America/St_Johns", "LC_ALL": "C", "HOME": "/nowhere", "COLUMNS": "40", "GIT_AUTHOR_EMAIL": ""],
    ]
    for machine in machines {
      #expect(try queue(workshop, machine, arguments: arguments) == expected, "\(format), \(machine)")
    }
  }

  @Test func twoClonesThatFetchedEachOtherTellTheSame() throws {
    let example = try Example()
    let clones = try (0..<2).map { _ in try TestRepository(cloning: example.repository) }
    let workshops = clones.map(Workshop.init(in:))
    try workshops[0].expectSuccess(["hold", "--channel", "x", "-m", "A", "--no-push"], as: Example.emil)
    try workshops[1].expectSuccess(["hold", "--channel", "mastodon", "-m", "B", "--no-push"], as: Example.cem)
    for (clone, other) in [(clones[0], clones[1]), (clones[1], clones[0])] {
      let ledger = "+refs/heads/stet/ledger:refs/remotes/origin/stet/ledger"
      try clone.git("fetch", "--quiet", "file://" + other.path, ledger)
    }
    let told = try workshops.map { try queue($0) }
    #expect(told[0] == told[1])
    let before = try clones[0].git("count-objects")
    #expect(try queue(workshops[0]) == told[0])
    #expect(try clones[0].git("count-objects") == before, "reading writes nothing")
  }

  @Test func anyPastMomentCanBeReplayed() throws {
    let example = try Example()
    let arguments = Self.queue + ["--at-commit", try example.repository.id("main").hex]
    let expected = try queue(example.workshop, arguments: arguments)
    #expect(try entries(expected)?.isEmpty == false)
    try example.repository.remove("posts/2026")
    try example.repository.commit("gone", as: Example.emil)
    // The document names the newer policy commit; the entries are unchanged.
    #expect(try entries(queue(example.workshop, arguments: arguments)) == entries(expected))
  }

  private func entries(_ queue: String) throws -> [JSONValue]? {
    try JSONValue(json: Array(queue.utf8))["entries"]?.arrayValue
  }
}
