import Commands
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

  /// What replays a document: the commits that it names.
  private func replay(_ document: String) throws -> [String] {
    let json = try JSONValue(json: Array(document.utf8))
    let commits = (json["queues"]?.arrayValue ?? []).flatMap { queue in
      ["--at-commit", "\(queue["name"]?.stringValue ?? "")=\(queue["commit"]?.stringValue ?? "")"]
    }
    let heads = ["policy", "ledger"].flatMap { ["--at-\($0)", json[$0]?.stringValue ?? ""] }
    return commits + heads
  }

  /// Other posts, another policy, and records that change what the earlier ones say.
  private func goOn(_ example: Example) throws {
    let (workshop, repository) = (example.workshop, example.repository)
    try workshop.expectSuccess(["hold", "--all", "-m", "Alles"], as: Example.emil, now: "2026-11-26T13:00:00Z")
    try workshop.expectSuccess(["comment", "2026-12-nikolaus", "-m", "?"], as: Example.dana)
    try workshop.expectSuccess(
      ["record", "published", "2026-12-nikolaus", "--channel", "facebook", "--url", "https://example.org/2"],
      as: Example.dana, now: "2026-11-26T13:05:00Z")
    try workshop.reconfigure("timezone: Europe/Berlin", "timezone: Asia/Tokyo")
    try repository.remove("posts/2026")
    try repository.commit("gone", as: Example.emil)
    try repository.git("branch", "--force", "queue/karriere", "main")
  }

  @Test func anyPastMomentCanBeReplayed() throws {
    let example = try Example()
    let expected = try queue(example.workshop)
    let explain = ["explain", "2026-12-nikolaus", "--format", "json", "--now", Example.now]
    let explained = try example.workshop.run(explain)
    try goOn(example)
    #expect(try queue(example.workshop) != expected)
    let heads = try replay(expected)
    let clone = Workshop(in: try TestRepository(cloning: example.repository))
    let bare = Workshop(in: try TestRepository(cloning: example.repository, "--bare"))
    for (workshop, store) in [(example.workshop, []), (example.workshop, ["--no-store"]), (clone, []), (bare, [])] {
      #expect(try queue(workshop, arguments: Self.queue + heads + store) == expected)
    }
    let main = ["--at-commit", heads[1].split(separator: "=").last.map(String.init) ?? ""]
    let again = try clone.run(explain + main + heads.suffix(4))
    #expect(again.output == explained.output)
    #expect(again.status == explained.status)
    // Without the ledger's commit, later records count; without the policy's, today's stet.yml does.
    #expect(try queue(example.workshop, arguments: Self.queue + heads.dropLast(2)) != expected)
    #expect(try queue(example.workshop, arguments: Self.queue + heads.dropLast(4) + heads.suffix(2)) != expected)
  }

  @Test func aPastMomentWantsCommitsThatAreHere() throws {
    let workshop = try Workshop()
    for option in ["--at-commit", "--at-policy", "--at-ledger"] {
      #expect(workshop.stet(["queue", option, "nowhere"]).status == .cannotRun)
    }
    let foreign = workshop.stet(["queue", "--at-ledger", "main"]).errors
    #expect(foreign.contains("is no commit of this repository's ledger\nHint: git log --oneline stet/ledger"))
    let bare = workshop.stet(["queue", "--at-policy", "stet/ledger"]).errors
    #expect(bare.contains("there is no stet.yml at ") && !bare.contains("stet init"), "\(bare)")
    #expect(workshop.stet(["queue", "--at-commit", "man=main"]).errors.contains("did you mean \"main\"?"))
    #expect(workshop.stet(["queue", "--at-commit", "main", "--at-commit", "HEAD"]).status == .usage)
    #expect(workshop.stet(["queue", "--at-commit", "main=main", "--at-commit", "main=main"]).status == .usage)
  }

  private func entries(_ queue: String) throws -> [JSONValue]? {
    try JSONValue(json: Array(queue.utf8))["entries"]?.arrayValue
  }
}
