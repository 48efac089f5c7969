import Commands
import Core
import Foundation
import Git
import TestSupport
import Testing

/// With a remote, a hand-off counts once the remote has it: of senders in several clones, one gets a post.
@Suite struct SharedHandOffTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let due = "2026-12-01T08:30:00Z"

  private static func handOff(_ post: String = "post-a", to tool: String = "sender") -> [String] {
    ["record", "handed-off", post, "--channel", "x", "--to", tool]
  }

  /// How many hand-offs of a post the ledger of the server has.
  private func handOffs(of post: String, _ shared: SharedLedger) throws -> Int {
    let log = try shared.server.git("log", "--format=%s", "stet/ledger").split(separator: "\n")
    return log.count { $0 == "handed off \(post) (x)" }
  }

  @Test func theRemoteHasWhatWasHandedOff() throws {
    let shared = try SharedLedger()
    let outcome = try shared.clones[0].expectSuccess(Self.handOff() + ["--format", "json"], as: .dana, now: Self.due)
    #expect(try outcome.json["shared"] == true)
    #expect(try outcome.json["commit"]?.stringValue == shared.tip)
    #expect(try shared.clones[0].repository.id("stet/ledger").hex == shared.tip)
    // The other clone has not fetched, and finds out all the same.
    try shared.clones[1].expectRefusalAfterSync(
      Self.handOff(), as: .dana, now: Self.due, saying: "it was handed to sender")
  }

  @Test func whatIsNotPushedYetGoesFirst() throws {
    let shared = try SharedLedger()
    try shared.clones[0].expectSuccess(["comment", "post-a", "-m", "a", "--no-push"], as: .cem)
    try shared.clones[1].expectSuccess(["hold", "--channel", "facebook", "-m", "a"], as: .cem)
    try shared.clones[0].expectSuccess(Self.handOff(), as: .dana, now: Self.due)
    let states = try Workshop(in: try TestRepository(cloning: shared.server)).states(now: Self.due)
    #expect(states == ["x": "handed-off", "facebook": "held"])
  }

  @Test func aHoldThatWasNotFetchedYetStopsIt() throws {
    let shared = try SharedLedger()
    try shared.clones[1].expectSuccess(["hold", "--all", "-m", "Krise"], as: .cem)
    try shared.clones[0].expectRefusalAfterSync(Self.handOff(), as: .dana, now: Self.due, saying: "held by cem: Krise")
    #expect(try handOffs(of: "post-a", shared) == 0)
  }

  @Test func withoutTheRemoteNoneGetsIt() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    try clone.expectRefusalAfterSync(
      Self.handOff() + ["--no-push"], as: .dana, now: Self.due, status: 64, saying: "--no-push is not for handed-off")
    try clone.repository.git("config", "stet.push", "false")
    try clone.expectRefusalAfterSync(Self.handOff(), as: .dana, now: Self.due, status: 2, saying: "stet.push is false")
    try clone.repository.git("config", "stet.push", "true")
    try shared.setReachable(false)
    try clone.expectRefusalAfterSync(
      Self.handOff(), as: .dana, now: Self.due, status: 2, saying: "cannot fetch from origin")
    try shared.setReachable(true)
    try shared.hook("pre-receive", "echo 'Nein.' >&2; exit 1")
    try clone.expectRefusalAfterSync(
      Self.handOff(), as: .dana, now: Self.due, status: 2, saying: "origin refuses the ledger", "Nein.")
    try shared.removeHook("pre-receive")
    #expect(try handOffs(of: "post-a", shared) == 0)
    #expect(try clone.states(now: Self.due)["x"] == "due")
    // What people did by their own decision is recorded like any other decision.
    try clone.expectSuccess(
      Self.handOff() + ["--by-hand", "-m", "am Telefon", "--no-push"], as: .dana, now: Self.due)
  }

  /// The hook runs after the branch was moved, and keeps the answer back.
  @Test func anAnswerThatDoesNotComeIsLookedFor() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    try shared.hook("post-receive", "sleep 60")
    clone.networkSilence = .milliseconds(500)
    let outcome = try clone.expectSuccess(Self.handOff() + ["--format", "json"], as: .dana, now: Self.due)
    #expect(try outcome.json["commit"]?.stringValue == shared.tip)
    #expect(try handOffs(of: "post-a", shared) == 1)
    #expect(try clone.states(now: Self.due)["x"] == "handed-off")
  }

  @Test func anUnknownOutcomeIsToldAsSuch() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    try shared.hook("post-receive", "mv '\(shared.server.path)' '\(shared.server.path)-away'; sleep 60")
    clone.networkSilence = .milliseconds(500)
    let outcome = clone.stet(Self.handOff(), as: .dana, now: Self.due)
    #expect(outcome.status == .tryAgain, "\(outcome)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("it is not known whether origin has it"), "\(outcome.errors)")
    try shared.setReachable(true)
    try shared.removeHook("post-receive")
    // It had it: the next look says so, and no other sender gets the post.
    try clone.expectRefusalAfterSync(Self.handOff(), as: .dana, now: Self.due, saying: "it was handed to sender")
    #expect(try handOffs(of: "post-a", shared) == 1)
  }

  @Test func ofSendersInManyClonesOneGetsEachPost() throws {
    let posts = (0..<(Self.isLong ? 24 : 4)).map { "post-\($0)" }
    let shared = try SharedLedger(clones: 4, posts: posts)
    for post in posts {
      let processes = try shared.clones.enumerated().map { number, clone in
        try clone.start(Self.handOff(post, to: "sender-\(number)") + ["--now", Self.due], as: .dana)
      }
      let other = try shared.clones[0].start(["comment", post, "-m", "Schön", "--now", Self.due], as: .cem)
      let outcomes = try processes.map { try $0.outcome() }
      #expect(try other.outcome().status == 0)
      // Where two are as quick as each other for ten tries, none may get it, never two.
      #expect(outcomes.count { $0.status == 0 } == 1, "\(outcomes)")
      #expect(outcomes.allSatisfy { [0, 1, 75].contains($0.status) }, "\(outcomes)")
      #expect(try handOffs(of: post, shared) == 1)
    }
    try shared.server.fsck()
    for clone in shared.clones { try clone.repository.fsck() }
  }
}

extension Workshop {
  /// Expects that a command is refused, and that this clone and the remote have what they had before, joined.
  fileprivate func expectRefusalAfterSync(
    _ arguments: [String], as person: Person, now: String, status: Int32 = 1, saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = stet(arguments, as: person, now: now)
    #expect(outcome.status.rawValue == status, "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    for words in words { #expect(outcome.errors.contains(words), "\(outcome.errors)", sourceLocation: sourceLocation) }
  }
}
