import Commands
import Foundation
import TestSupport
import Testing

/// `stet approve` shows what is signed, and asks about each post.
@Suite struct ApprovalDialogueTests {
  /// Posts `a`, `b` and `c` by Ana on `main`.
  private func workshop(_ more: [String: String] = [:]) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.repository.write("media/markt.png", bytes: SmallMedia.png(640, 480))
    for id in ["a", "b", "c"] {
      try workshop.repository.write(
        "posts/\(id).md", Workshop.post(id: id, text: "Das ist \(id).", more: more[id] ?? ""))
    }
    try workshop.repository.commit("posts", as: .ana)
    return workshop
  }

  /// Posts that no approval lets out, and why.
  private static let hopeless = [
    (
      Workshop.post(date: "2026-11-20T09:00"),
      "its time passed, and the 2h of grace after it without an approval by ben or dana (four-eyes)"
    ),
    (Workshop.post(date: "slot", more: "notAfter: 2026-11-22T09:00"), "not after Sun 22 Nov 09:00, which has passed"),
    (Workshop.post(date: "slot", more: "notAfter: 2026-11-23T20:00"), "no free slot of x within its window"),
  ]

  @Test(arguments: hopeless.indices)
  func `who approves what does not go out is told before`(place: Int) throws {
    let (post, reason) = Self.hopeless[place]
    let workshop = try Workshop()
    try workshop.write(post.replacing("channels: [x, facebook]", with: "channels: [x]"))
    let warning = "Warning: post-a does not go out on x, approved or not: \(reason)"
    let asked = workshop.stet(["approve", "post-a"], as: .ben, answers: ["n"])
    let parts = asked.errors.components(separatedBy: warning)
    #expect(parts.count == 2 && parts.last?.contains("Approve post-a as ben") == true, "\(asked.errors)")
    #expect(try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben).errors.contains(warning))
  }

  private func approved(_ workshop: Workshop) throws -> [String] {
    try ["a", "b", "c"].filter { try workshop.states(of: $0)["x"] == "scheduled" }
  }

  @Test(arguments: [
    (["y", "n", "j"], ["a", "c"]), (["ja", "nein", "Yes"], ["a", "c"]), (["n", "a"], ["b", "c"]),
    (["y", "q", "y"], ["a"]), (["y"], ["a"]), (["d", "y", "q"], ["a"]), (["", "?", "huh", "y", "n"], ["b"]),
    (["r", "", "y", "q"], ["a"]),
  ])
  func `each post is asked about`(answers: [String], expected: [String]) throws {
    let workshop = try workshop()
    let outcome = workshop.stet(["approve", "a", "b", "c"], as: .ben, answers: answers)
    #expect(outcome.status == .success, "\(outcome.errors)")
    #expect(try approved(workshop) == expected)
    #expect(try workshop.recordCount() == 1)
  }

  @Test(arguments: [["n", "n", "n"], ["q"], [], ["r"], ["nein", "", ""]])
  func `where no post is approved, nothing is written`(answers: [String]) throws {
    let workshop = try workshop()
    let outcome = workshop.stet(["approve", "--all"], as: .ben, answers: answers)
    #expect(outcome.status == .findings && outcome.errors.contains("nothing was approved"))
    #expect(try workshop.recordCount() == 0)
  }

  @Test func `changes are asked for, and the others approved`() throws {
    let workshop = try workshop()
    let outcome = workshop.stet(["approve", "--all"], as: .ben, answers: ["y", "r", "Bitte Quelle nennen", "y"])
    #expect(outcome.status == .success)
    #expect(try approved(workshop) == ["a", "c"])
    #expect(try workshop.states(of: "b")["x"] == "changes-requested")
    #expect(try workshop.expectSuccess(["log", "b"]).output.contains("Bitte Quelle nennen"))
    let alone = workshop.stet(["approve", "c"], as: .dana, answers: ["r", "Bild?"])
    #expect(alone.status == .findings && alone.errors.contains("nothing was approved"))
    #expect(try workshop.states(of: "c")["x"] == "changes-requested")
  }

  @Test func `what is signed is shown`() throws {
    let workshop = try workshop(["b": "pillar: promotion"])
    try workshop.repository.write("posts/c.md", Workshop.post(id: "c", text: "Statt 20 Euro nur 10 Euro."))
    try workshop.repository.commit("post: c", as: .ana)
    let shown = workshop.stet(["approve", "c"], as: .ben, answers: ["n"]).errors
    #expect(shown.hasPrefix("c · Markt\nwhy: rule four-eyes asks for 1 approval from editor, for every post\n"))
    #expect(shown.contains("[price-reduction]") && shown.contains("posts/c.md:"))
    #expect(shown.contains("media/markt.png, 640×480, "))
    #expect(shown.contains("Statt 20 Euro nur 10 Euro."))
    let legal = workshop.stet(["approve", "--all"], as: .cem, answers: ["y"]).errors
    #expect(
      legal.contains("b · Markt (1 of 2)\nwhy: rule legal asks for 1 approval from legal, because of pillar promotion"))
    #expect(!legal.contains("Das ist a."))
  }

  @Test func `what changed since the last approval is shown`() throws {
    let workshop = try workshop()
    let first = workshop.stet(["approve", "a"], as: .ben, answers: ["d", "y"]).errors
    #expect(first.components(separatedBy: "not approved before").count == 3)
    try workshop.repository.write("posts/a.md", Workshop.post(id: "a", text: "Das war a."))
    try workshop.repository.commit("post: a", as: .ana)
    let again = workshop.stet(["approve", "a"], as: .ben, answers: ["d", "n"]).errors
    #expect(again.components(separatedBy: "[-ist-]{+war+}").count == 3)
  }

  @Test func `a post is chosen by its labels and its time`() throws {
    let workshop = try workshop(["a": "campaign: advent", "b": "department: pr"])
    try workshop.repository.write("posts/c.md", Workshop.post(id: "c", date: "2026-12-24T18:00"))
    try workshop.repository.commit("post: c", as: .ana)
    try workshop.expectRefusal(["approve", "--campaign", "adven", "--yes"], as: .ben, saying: "advent")
    try workshop.expectRefusal(["approve", "--department", "sales", "--yes"], as: .ben, saying: "nothing waits")
    try workshop.expectRefusal(["approve", "--until", "2026-11-30", "--yes"], as: .ben, saying: "nothing waits")
    try workshop.expectRefusal(["approve", "a", "--campaign", "advent", "--yes"], as: .ben, status: 64, saying: "both")
    try workshop.expectRefusal(["approve", "--until", "Freitag", "--yes"], as: .ben, status: 64, saying: "Freitag")
    try workshop.expectSuccess(["approve", "--campaign", "advent", "--yes"], as: .ben)
    #expect(try approved(workshop) == ["a"])
    try workshop.expectSuccess(["approve", "--department", "pr", "--yes"], as: .ben)
    #expect(try approved(workshop) == ["a", "b"])
    try workshop.expectRefusal(["approve", "--until", "2026-12-24T17:59", "--yes"], as: .ben, saying: "nothing waits")
    try workshop.expectSuccess(["approve", "--until", "2026-12-24", "--yes"], as: .ben)
    #expect(try approved(workshop) == ["a", "b", "c"])
  }

  @Test func `an invalid channel is told with the command for the others`() throws {
    let workshop = try workshop()
    let long = String(repeating: "Wort ", count: 70)
    try workshop.repository.write("posts/b.md", Workshop.post(id: "b", channels: "[x, facebook, mastodon]", text: long))
    try workshop.repository.commit("post: b", as: .ana)
    let command = "Hint: stet approve b --channel facebook --channel mastodon"
    try workshop.expectRefusal(["approve", "b", "--yes"], as: .ben, saying: "it is invalid on x", command + "\n")
    try workshop.expectRefusal(
      ["approve", "a", "b", "--rev", "main", "--yes"], as: .ben, saying: command + " --rev main\n",
      "Hint: stet approve a --rev main\n")
    let all = try workshop.expectSuccess(["approve", "--all", "--yes"], as: .ben)
    #expect(all.errors.contains("b is left out") && all.errors.contains(command))
    try workshop.expectRefusal(["approve", "--all", "--yes"], as: .ben, saying: "b waits for you", command)
    try workshop.expectSuccess(["approve", "b", "--channel", "facebook", "--channel", "mastodon", "--yes"], as: .ben)
    try workshop.expectRefusal(["approve", "--all", "--yes"], as: .ben, saying: "nothing waits")
  }

  /// A folder with a program that records the files it is asked to show.
  private func viewer(_ workshop: Workshop) throws -> (environment: [String: String], shown: () throws -> [String]) {
    let (folder, list) = (workshop.directory + "/../bin", workshop.directory + "/../shown")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["xdg-open", "open"] {
      let program = folder + "/" + name
      try Data("#!/bin/sh\necho \"$1\" >> '\(list)'\n".utf8).write(to: URL(filePath: program))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    }
    let path = StetProcess.hermetic(workshop.directory, .ben)["PATH"] ?? ""
    return (
      ["PATH": URL(filePath: folder).standardizedFileURL.path + ":" + path],
      {
        // The program runs asynchronously.
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: list) { usleep(10_000) }
        usleep(50_000)
        return try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n").map(String.init)
      }
    )
  }

  @Test func `pictures are shown from the work tree, or as copies of what is signed`() throws {
    let workshop = try workshop()
    let (environment, shown) = try viewer(workshop)
    _ = workshop.stet(["approve", "a", "--open"], as: .ben, answers: ["n"], environment: environment)
    let here = try shown()
    #expect(here.count == 1 && here[0].hasSuffix("/repository/media/markt.png"))
    try workshop.repository.git("branch", "other")
    try workshop.repository.write("media/markt.png", bytes: SmallMedia.png(641, 480))
    try workshop.repository.commit("another picture", as: .ana)
    _ = workshop.stet(
      ["approve", "a", "--rev", "other", "--open"], as: .ben, answers: ["n"], environment: environment)
    for _ in 0..<500 where try shown().count < 2 { usleep(10_000) }
    let copy = try #require(try shown().last)
    #expect(copy.contains("/.git/stet/pictures/"))
    #expect(try Array(Data(contentsOf: URL(filePath: copy))) == SmallMedia.png(640, 480))
  }

  @Test func `nothing is opened whose name says something else than its bytes`() throws {
    let workshop = try workshop()
    try workshop.repository.git("mv", "media/markt.png", "media/markt.html")
    try workshop.repository.write(
      "posts/a.md", Workshop.post(id: "a").replacing("markt.png", with: "markt.html"))
    try workshop.repository.commit("renamed", as: .ana)
    let (environment, shown) = try viewer(workshop)
    _ = workshop.stet(["approve", "a", "--open"], as: .ben, answers: ["n"], environment: environment)
    #expect(try shown().allSatisfy { $0.hasSuffix("/markt.png") && $0.contains("/.git/stet/pictures/") })
  }

  @Test func `without a program to show them, people are told where pictures are`() throws {
    let workshop = try workshop()
    let folder = workshop.directory + "/../git-alone"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = StetProcess.hermetic(workshop.directory, .ben)["PATH"] ?? ""
    let git = try #require(
      path.split(separator: ":").map { "\($0)/git" }.first(where: FileManager.default.isExecutableFile))
    try FileManager.default.createSymbolicLink(atPath: folder + "/git", withDestinationPath: git)
    let alone = ["PATH": URL(filePath: folder).standardizedFileURL.path]
    let outcome = workshop.stet(["approve", "a", "--open"], as: .ben, answers: ["y"], environment: alone)
    #expect(outcome.status == .success)
    #expect(outcome.errors.contains("to show \(workshop.directory)/media/markt.png"))
    #expect(workshop.stet(["approve", "b", "--open", "--yes"], as: .ben).status == .usage)
  }
}
