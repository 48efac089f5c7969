import Commands
import Core
import Foundation
import Git
import TestSupport
import Testing

/// `stet checkpoint`: keys, checkpoints, what witnesses say of them.
@Suite struct CheckpointTests {
  private static let hold = ["hold", "--channel", "x", "-m", "Halt"]

  // MARK: - Keys

  @Test func aNewKeyIsItsOwnersAlone() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(namedBy: workshop)
    let mode = try FileManager.default.attributesOfItem(atPath: log.key)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let secret = try String(contentsOfFile: log.key, encoding: .utf8)
    #expect(secret.hasPrefix("PRIVATE+KEY+stet/ledger/8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88+"))
    #expect(log.verifier.hasPrefix("stet/ledger/8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88+"))
    // It is not written over, nor into a repository.
    try workshop.expectRefusal(["checkpoint", "--new-key", log.key], as: .dana, status: 2, saying: "is there already")
    try workshop.expectRefusal(["checkpoint", "--new-key", "log.key"], as: .dana, status: 2, saying: "in a repository")
    try workshop.expectRefusal(
      ["checkpoint", "--new-key", ".git/log.key"], as: .dana, status: 2, saying: "in a repository")
    #expect(try String(contentsOfFile: log.key, encoding: .utf8) == secret)
  }

  @Test func itsLinesAreForStetYML() throws {
    let workshop = try Workshop()
    let outcome = try workshop.expectSuccess(
      ["checkpoint", "--new-key", workshop.repository.path + "-key", "--name", "acme.example/ledger"], as: .dana)
    defer { try? FileManager.default.removeItem(atPath: workshop.repository.path + "-key") }
    try workshop.repository.write("stet.yml", Workshop.configuration + outcome.output)
    try workshop.expectSuccess(["check"], as: .dana)
    #expect(outcome.output.hasPrefix("ledger:\n  checkpoints:\n    log:\n      - \"acme.example/ledger+"))
    #expect(!outcome.output.contains("PRIVATE"))
    #expect(!outcome.errors.contains("PRIVATE"))
  }

  /// The keys of a log have one name, so another name begins another log.
  @Test(arguments: [nil, "acme.example/other"]) func otherKeysOfItsNameStayBesideIt(name: String?) throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    let file = workshop.repository.path + "-key"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let naming = name.map { ["--name", $0] } ?? []
    let outcome = try workshop.expectSuccess(["checkpoint", "--new-key", file] + naming, as: .dana)
    #expect(outcome.output.contains(log.verifier) == (name == nil), "\(outcome.output)")
    try workshop.repository.write("stet.yml", Workshop.configuration + outcome.output)
    try workshop.expectSuccess(["check", "stet.yml"], as: .dana)
  }

  @Test(arguments: ["a b", "a+b", "", "ä"]) func aNameWithoutSpacesAndPlus(name: String) throws {
    let workshop = try Workshop()
    try workshop.expectRefusal(
      ["checkpoint", "--new-key", workshop.repository.path + "-key", "--name", name], as: .dana, status: 64,
      saying: "cannot be the name of a log")
  }

  @Test func aKeyThatGitTracksIsRefused() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    try workshop.repository.write("log.key", try String(contentsOfFile: log.key, encoding: .utf8))
    // Not tracked, as where CI puts its secrets into the work tree.
    let within = try workshop.expectSuccess(["checkpoint", "--key", "log.key"], as: .dana)
    #expect(within.errors.contains("lies in a repository, where it could be committed unnoticed"), "\(within)")
    try workshop.decide(Self.hold, as: .cem)
    try workshop.repository.git("add", "log.key")
    try workshop.expectRefusal(["checkpoint", "--key", "log.key"], as: .dana, status: 2, saying: "is tracked by git")
    try FileManager.default.createSymbolicLink(
      atPath: workshop.repository.path + "-link", withDestinationPath: workshop.repository.path + "/log.key")
    defer { try? FileManager.default.removeItem(atPath: workshop.repository.path + "-link") }
    try workshop.expectRefusal(
      ["checkpoint", "--key", workshop.repository.path + "-link"], as: .dana, status: 2, saying: "is tracked by git")
  }

  @Test func aKeyThatWasCommittedOnceIsRefused() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    try workshop.repository.write("tools/secret.txt", try String(contentsOfFile: log.key, encoding: .utf8))
    try workshop.repository.commit("by mistake", as: .cem)
    try workshop.repository.remove("tools")
    try workshop.repository.commit("unnoticed", as: .cem)
    // The file itself lies elsewhere, under another name.
    try workshop.expectRefusal(log.signing, as: .dana, status: 2, saying: "is known to git", "make another one")
  }

  @Test func aFolderIsNoCopy() throws {
    let workshop = try Workshop()
    for (path, words) in [("posts-gone", "there is no file"), (".git", "is a folder, and a file is needed")] {
      let outcome = workshop.stet(["audit", "--checkpoint", path])
      #expect(outcome.status.rawValue == 2)
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  /// Files that are no key, and what is said.
  static let badKeys: [(text: String, words: String)] = [
    ("", "is empty"), ("\u{FEFF}PRIVATE+KEY+a+b", "begins with a byte order mark"),
    ("PRIVATE+KEY+a+b", "A key is"), ("ssh-ed25519 AAAA", "no secret key"),
    ("PRIVATE+KEY+acme.example/ledger+b6fbc21f+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n", "The hash in this key"),
    ("PRIVATE+KEY+acme.example/ledger+b6fbc21e+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n\n", "A key is"),
    ("PRIVATE+KEY+acme.example/ledger+b6fbc21e+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n", "is no key of the log"),
    (String(repeating: "x", count: 1 << 20), "at most 65536 bytes"),
  ]

  @Test(arguments: badKeys.indices) func whatIsNoKeySignsNothing(place: Int) throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    let file = try log.write("other.key", Self.badKeys[place].text)
    try workshop.expectRefusal(
      ["checkpoint", "--key", file], as: .dana, status: 2, saying: Self.badKeys[place].words)
    try workshop.expectRefusal(
      ["checkpoint", "--key", file + "-gone"], as: .dana, status: 2, saying: "there is no file")
    try workshop.expectSuccess(log.signing, as: .dana)
  }

  @Test(arguments: [[], ["--key", "k", "--show"], ["--show", "--name", "n"]])
  func oneThingAtATime(options: [String]) throws {
    let workshop = try Workshop()
    try workshop.expectRefusal(["checkpoint"] + options, as: .dana, status: 64)
  }

  // MARK: - Checkpoints

  @Test func eachCoversEverythingBeforeIt() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    #expect(workshop.stet(log.signing, as: .dana).errors.contains("the ledger has no record yet"))
    #expect(workshop.stet(["checkpoint", "--show"]).status.rawValue == 1)
    try workshop.decide(Self.hold, as: .cem)
    let first = try workshop.decide(log.signing, as: .dana)
    #expect(try workshop.expectSuccess(["checkpoint", "--show"]).output.split(separator: "\n")[1] == "1")
    let again = try workshop.expectSuccess(log.signing, as: .dana)
    #expect(again.output.isEmpty)
    #expect(again.errors.contains("Nothing new"))
    #expect(try workshop.recordCount() == 2)
    try workshop.decide(Self.hold, as: .cem)
    try workshop.decide(Self.hold, as: .cem)
    try workshop.decide(log.signing, as: .dana)
    let note = try workshop.expectSuccess(["checkpoint", "--show"]).output
    #expect(note.split(separator: "\n")[1] == "4")
    #expect(try SignedCheckpoint(bytes: Array(note.utf8)).note.whole == note)
    let record = try workshop.repository.git("log", "-1", "--format=%B", "stet/ledger")
    #expect(record.hasPrefix("checkpoint of 4 files"))
    let tree = try workshop.repository.git("grep", "-l", first, "stet/ledger", "--", "records")
    #expect(tree.split(separator: "\n").count == 1)
  }

  @Test func changesNoVerdict() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let before = try workshop.entry()
    _ = try log.sign(workshop)
    #expect(try workshop.entry() == before)
    let events = try workshop.expectSuccess(["log", "--format", "json"]).json["events"]?.arrayValue ?? []
    #expect(events.last?["kind"] == "checkpoint")
    #expect(events.last?["counted"] == true)
    #expect(try workshop.expectSuccess(["log"]).output.contains("dana  recorded the state of the ledger: 1 file"))
    #expect(try !workshop.expectSuccess(["log", "post-a"]).output.contains("recorded the state"))
  }

  /// The key of the log is proof enough, where people have to sign as well.
  @Test func aRobotSignsWhereDecisionsMustBeSigned() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    try workshop.reconfigure("  reschedule: later\n", "  reschedule: later\n  signing: required\n")
    _ = try log.sign(workshop, as: .cem)
    #expect(try workshop.expectSuccess(["audit", "--format", "json"]).json["checkpoints"]?["count"] == 1)
  }

  @Test func aStrangerSignsNothing() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    let outcome = workshop.stet(log.signing, as: Person(name: "Eve", email: "eve@acme.example"))
    #expect(outcome.status.rawValue != 0)
    #expect(try workshop.recordCount() == 1)
  }

  // MARK: - Between clones

  @Test func ofTwoClonesTheSecondFollowsTheFirst() throws {
    let shared = try SharedLedger()
    let log = try CheckpointLog(of: shared.clones[0])
    try shared.clones[0].repository.git("push", "--quiet", "origin", "main")
    try shared.clones[1].repository.git("pull", "--quiet", "origin", "main")
    try shared.clones[0].expectSuccess(Self.hold, as: .cem)
    try shared.clones[0].expectSuccess(log.signing, as: .dana)
    // The other one has not fetched: it does so, and finds that there is nothing new.
    let other = try shared.clones[1].expectSuccess(log.signing, as: .dana)
    #expect(other.errors.contains("Nothing new"))
    try shared.clones[1].expectSuccess(Self.hold, as: .cem)
    try shared.clones[1].expectSuccess(log.signing, as: .dana)
    try shared.clones[0].expectSuccess(["sync"], as: .dana)
    let audit = try shared.clones[0].expectSuccess(["audit", "--format", "json"])
    #expect(try audit.json["checkpoints"]?["count"] == 2)
  }

  @Test func theRemoteDecides() throws {
    let shared = try SharedLedger()
    let log = try CheckpointLog(of: shared.clones[0])
    try shared.clones[0].repository.git("push", "--quiet", "origin", "main")
    let clone = shared.clones[0]
    let refusal = clone.stet(log.signing + ["--no-push"], as: .dana)
    #expect(refusal.status == .usage)
    #expect(refusal.errors.contains("--no-push is not for a checkpoint: origin decides which one is the next"))
    try shared.setReachable(false)
    #expect(clone.stet(log.signing, as: .dana).status.rawValue == 2)
    try shared.setReachable(true)
    try shared.hook("pre-receive", "exit 1")
    #expect(clone.stet(log.signing, as: .dana).status.rawValue == 2)
    try shared.removeHook("pre-receive")
    #expect(try clone.expectSuccess(["log"]).output.contains("recorded the state") == false)
    try clone.expectSuccess(log.signing, as: .dana)
  }

  // MARK: - Witnesses

  @Test func whatWitnessesSayIsKept() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    _ = try log.sign(workshop)
    let note = try workshop.expectSuccess(["checkpoint", "--show"]).output
    let line = try Witness.line(for: note)
    let answer = try log.write("answer.txt", line)
    try workshop.decide(["checkpoint", "--cosignature", answer], as: .dana)
    #expect(try workshop.expectSuccess(["checkpoint", "--show"]).output == note + line)
    #expect(try workshop.expectSuccess(["audit"]).output.contains("cosigned by 1 witness"))
    let again = try workshop.expectSuccess(["checkpoint", "--cosignature", answer], as: .dana)
    #expect(again.errors.contains("Nothing new"))
    #expect(try workshop.expectSuccess(["log"]).output.contains("cosigned by witness.example/w1"))
    // It is of the checkpoint that it was made for, also when another one came after it.
    try workshop.decide(Self.hold, as: .cem)
    _ = try log.sign(workshop)
    let whole = try log.write("whole.txt", note + line)
    #expect(
      try workshop.expectSuccess(["checkpoint", "--cosignature", whole], as: .dana).errors.contains("Nothing new"))
    #expect(
      try workshop.expectSuccess(["audit", "--format", "json"]).json["checkpoints"]?["latest"]?["cosignatures"] == 0)
  }

  /// Answers that are not kept; made of a good one.
  static let badAnswers: [(change: @Sendable (String, String) -> String, status: Int32, words: String)] = [
    ({ _, line in line.replacing("witness.example/w1", with: "witness.example/w2") }, 1, "by a witness of stet.yml"),
    ({ _, line in String(line.dropLast()) }, 2, "no answer of a witness"),
    ({ _, line in line.replacing("— ", with: "- ") }, 2, "no answer of a witness"),
    ({ _, line in line + line }, 2, "one key signed it twice"),
    ({ _, line in line.replacing("\n", with: "\r\n") }, 2, "control character"),
    ({ _, line in line.replacing("BAAA", with: "BAAB") }, 1, "for no checkpoint"),
    ({ note, _ in note }, 1, "by a witness of stet.yml"),
    ({ _, _ in "" }, 2, "is empty"),
    ({ _, line in String(repeating: line, count: 1_000) }, 2, "at most 65536 bytes"),
  ]

  @Test(arguments: badAnswers.indices) func whatIsNoCosignatureIsNotKept(place: Int) throws {
    let bad = Self.badAnswers[place]
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    _ = try log.sign(workshop)
    let note = try workshop.expectSuccess(["checkpoint", "--show"]).output
    let line = try Witness.line(for: note)
    let text = bad.change(note, line.replacing("BAAA", with: "BAAA"))
    guard text != line else { return }
    let answer = try log.write("answer.txt", text)
    try workshop.expectRefusal(
      ["checkpoint", "--cosignature", answer], as: .dana, status: bad.status, saying: bad.words)
    try workshop.expectSuccess(["checkpoint", "--cosignature", log.write("good.txt", line)], as: .dana)
  }

  // MARK: - A server's hook

  @Test func aServerTakesThemFromWhoeverPushes() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    let server = try TestRepository(cloning: workshop.repository, "--bare")
    try server.git("remote", "remove", "origin")
    let hook = Workshop(in: server)
    try workshop.decide(Self.hold, as: .cem)
    func received(as user: String) throws -> Workshop.Outcome {
      let (old, new) = (try server.id("stet/ledger"), try workshop.repository.id("stet/ledger"))
      try server.git("fetch", "--quiet", workshop.repository.path, "stet/ledger")
      return hook.stet(
        ["receive", "--user", user], as: .dana, input: "\(old.hex) \(new.hex) refs/heads/stet/ledger\n")
    }
    try server.git("fetch", "--quiet", workshop.repository.path, "stet/ledger:stet/ledger")
    _ = try log.sign(workshop)
    #expect(try received(as: "somebody").status == .success)
    #expect(try received(as: "somebody").errors.isEmpty)
    try workshop.decide(Self.hold, as: .cem)
    #expect(try received(as: "somebody").status == .findings)
    // A checkpoint that another key signed is refused, whoever pushes it.
    let other = try Workshop()
    let stranger = try CheckpointLog(of: other)
    try other.repository.git("fetch", "--quiet", server.path, "stet/ledger:stet/ledger", "--force")
    _ = try stranger.sign(other)
    try server.git("fetch", "--quiet", other.repository.path, "stet/ledger")
    let (old, new) = (try server.id("stet/ledger"), try other.repository.id("stet/ledger"))
    let refused = hook.stet(
      ["receive", "--user", "dana"], as: .dana, input: "\(old.hex) \(new.hex) refs/heads/stet/ledger\n")
    #expect(refused.status == .findings)
    #expect(refused.errors.contains("is signed with no key of `ledger.checkpoints`"))
  }
}
