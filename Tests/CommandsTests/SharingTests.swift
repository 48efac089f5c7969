import Commands
import Core
import Foundation
import Git
import TestSupport
import Testing

/// What one clone decides reaches the others.
@Suite struct SharingTests {
  private static let hold = ["hold", "--all", "-m", "Krise"]
  private static let held = ["x": "held", "facebook": "held"]

  private func states(_ clone: Workshop, fetching: Bool = false) throws -> [String: String] {
    if fetching { try clone.expectSuccess(["queue", "--fetch"]) }
    return try clone.states()
  }

  // MARK: - Deciding

  @Test func aHoldHoldsInEveryCloneAfterItsNextFetch() throws {
    let shared = try SharedLedger()
    let outcome = try shared.clones[0].expectSuccess(Self.hold, as: .cem)
    #expect(
      outcome.output
        == "cem put everything on hold\n"
        + "Stops 2 entries of 1 post; the next would have gone out Tue 1 Dec 09:00 (post-a on x).\n")
    #expect(outcome.errors == "On origin; others see it with their next fetch.\n")
    #expect(try shared.tip == shared.clones[0].repository.id("stet/ledger").hex)
    #expect(try states(shared.clones[1]) == SurvivalTests.approved)
    #expect(try states(shared.clones[1], fetching: true) == Self.held)
    // Plain git's own fetch is as good.
    let third = Workshop(in: try TestRepository(cloning: shared.server))
    #expect(try states(third) == Self.held)
  }

  @Test func decisionsOfTwoAreJoined() throws {
    let shared = try SharedLedger()
    let one = try shared.clones[0].decide(Self.hold, as: .cem)
    let other = try shared.clones[1].decide(["comment", "post-a", "-m", "Schön"], as: .dana)
    try shared.clones[0].expectSuccess(["sync"])
    for clone in shared.clones {
      #expect(try clone.repository.id("stet/ledger").hex == shared.tip)
      let log = try clone.expectSuccess(["log", "--format", "json"]).output
      #expect(log.contains(one) && log.contains(other))
      #expect(try states(clone) == Self.held)
      try clone.repository.fsck()
    }
    try shared.server.fsck()
  }

  @Test func documentsSayWhetherItIsShared() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    let decide = { (options: [String]) in
      try clone.expectSuccess(["comment", "post-a", "-m", "a", "--format", "json"] + options).json["shared"]
    }
    #expect(try decide([]) == true)
    #expect(try decide(["--no-push"]) == false)
    try clone.repository.git("config", "stet.push", "false")
    #expect(try decide([]) == false)
    try clone.repository.git("remote", "remove", "origin")
    #expect(try decide([]) == .null)
    try clone.expectRefusal(["sync"], as: .ana, status: 2, saying: "no remote", "git remote add")
  }

  @Test func whatIsNotPushedIsSaidToBeHereAlone() throws {
    let shared = try SharedLedger()
    let tip = try shared.tip
    let outcome = try shared.clones[0].expectSuccess(Self.hold + ["--no-push"], as: .cem)
    #expect(outcome.errors.contains("it stops nothing elsewhere yet, as only this clone knows it: --no-push was given"))
    #expect(outcome.errors.hasSuffix("Hint: stet sync\n"))
    #expect(try shared.tip == tip)
    let sync = try shared.clones[0].expectSuccess(["sync"])
    #expect(
      sync.output == """
        1 decision to origin:
          cem put everything on hold
        This clone and origin have the same decisions.

        """)
    #expect(
      try shared.clones[0].expectSuccess(["sync"]).output
        == "No news: this clone and origin have the same decisions.\n")
    let other = try shared.clones[1].expectSuccess(["sync"]).output
    #expect(other.hasPrefix("1 decision from origin:\n  cem put everything on hold\n"))
  }

  @Test func aServerThatIsGoneTakesNothing() throws {
    let shared = try SharedLedger()
    try shared.setReachable(false)
    let clone = shared.clones[0]
    let outcome = try clone.expectSuccess(Self.hold, as: .cem)
    #expect(outcome.errors.contains("Warning: it stops nothing elsewhere yet"), "\(outcome.errors)")
    #expect(outcome.errors.contains("cannot fetch from origin") && outcome.errors.contains("does not appear to be"))
    #expect(try states(clone) == Self.held)
    try clone.expectRefusal(["sync"], as: .ana, status: 2, saying: "cannot fetch from origin")
    try clone.expectRefusal(["queue", "--fetch"], as: .ana, status: 2, saying: "cannot fetch from origin")
    try shared.setReachable(true)
    #expect(try clone.expectSuccess(["sync", "--format", "json"]).json["pushed"] == 1)
    #expect(try states(shared.clones[1], fetching: true) == Self.held)
  }

  @Test func aRefusalIsToldInTheRemotesWords() throws {
    let shared = try SharedLedger()
    try shared.hook("pre-receive", "echo 'Nur am Montag.' >&2; exit 1")
    let clone = shared.clones[0]
    let outcome = try clone.expectSuccess(Self.hold, as: .cem)
    let refusal = "origin refuses the ledger: pre-receive hook declined: Nur am Montag."
    #expect(outcome.errors.contains(refusal), "\(outcome.errors)")
    let sync = clone.stet(["sync", "--format", "json"])
    #expect(sync.status == .findings)
    #expect(try sync.json["shared"] == false && sync.json["pushed"] == 0)
    #expect(sync.errors.contains("Nur am Montag."))
    try shared.removeHook("pre-receive")
    #expect(try clone.expectSuccess(["sync", "--format", "json"]).json["shared"] == true)
  }

  // MARK: - Sync

  @Test func theDocumentFitsItsSchema() throws {
    let shared = try SharedLedger()
    try shared.clones[0].expectSuccess(Self.hold, as: .cem)
    let check = try SchemaCheck()
    for _ in 0..<2 {
      let document = try shared.clones[1].expectSuccess(["sync", "--format", "json"])
      try check.add("sync", document.output)
      #expect(try document.json["tip"]?.stringValue == shared.tip)
    }
    try check.add("queue", try shared.clones[1].expectSuccess(["queue", "--fetch", "--format", "json"]).output)
    try check.expectValid()
  }

  @Test func aRewoundLedgerGetsItsRecordsBack() throws {
    for isDeleted in [false, true] {
      let shared = try SharedLedger()
      let before = try shared.tip
      try shared.clones[0].expectSuccess(Self.hold, as: .cem)
      try shared.clones[1].repository.git("fetch", "--quiet")
      #expect(try states(shared.clones[1]) == Self.held)
      if isDeleted {
        try shared.server.git("update-ref", "-d", "refs/heads/stet/ledger")
      } else {
        try shared.server.git("update-ref", "refs/heads/stet/ledger", before)
      }
      // Whoever fetches the rewound one still knows.
      let office = shared.clones[1]
      try office.repository.git("fetch", "--quiet", "--prune")
      let queue = try office.expectSuccess(["queue"])
      #expect(queue.errors.contains("the ledger of origin was rewound"), "\(queue.errors)")
      #expect(try states(office) == Self.held)
      let sync = try office.expectSuccess(["sync"])
      #expect(sync.output.contains("The ledger of origin was rewound; "), "\(sync.output)")
      #expect(sync.output.contains("cem put everything on hold"))
      #expect(!(try office.expectSuccess(["queue"]).errors.contains("rewound")))
      #expect(try states(Workshop(in: try TestRepository(cloning: shared.server))) == Self.held)
    }
  }

  /// `git fetch --prune` in a mirror deletes every reference that the remote does not have.
  @Test func aMirrorRemembers() throws {
    let shared = try SharedLedger()
    let before = try shared.tip
    try shared.clones[0].expectSuccess(Self.hold, as: .cem)
    let mirror = Workshop(in: try TestRepository(cloning: shared.server, "--mirror"))
    #expect(try mirror.expectSuccess(["sync", "--format", "json"]).json["repaired"] == false)
    try shared.server.git("update-ref", "refs/heads/stet/ledger", before)
    try mirror.repository.git("fetch", "--quiet", "--prune")
    #expect(try mirror.repository.id("stet/ledger").hex == before)
    #expect(try states(mirror) == Self.held)
    #expect(try mirror.expectSuccess(["sync", "--format", "json"]).json["repaired"] == true)
    #expect(try shared.tip == mirror.repository.id("stet/ledger").hex)
    try mirror.expectSuccess(["comment", "post-a", "-m", "auch von hier"])
    #expect(try shared.tip == mirror.repository.id("stet/ledger").hex)
  }

  @Test func theLedgerComesToACloneWithoutIt() throws {
    let shared = try SharedLedger()
    let clone = Workshop(in: try TestRepository(cloning: shared.server, "--single-branch", "--branch", "main"))
    let sync = try clone.expectSuccess(["sync"])
    #expect(sync.output.hasPrefix("1 decision from origin:\n  ben approved post-a (x, facebook)\n"))
    #expect(try clone.repository.id("stet/ledger").hex == shared.tip)
    #expect(try clone.states() == SurvivalTests.approved)
  }

  @Test func theLedgerGoesToARemoteWithoutIt() throws {
    let shared = try SharedLedger()
    try shared.server.git("update-ref", "-d", "refs/heads/stet/ledger")
    let fresh = Workshop(in: try TestRepository(cloning: shared.server))
    #expect(fresh.stet(["sync"]).status == .cannotRun)
    try fresh.expectSuccess(["init", "--ledger"], as: .dana)
    let sync = try fresh.expectSuccess(["sync", "--format", "json"]).json
    #expect(sync["repaired"] == false && sync["pushed"] == 0)
    #expect(try shared.tip == fresh.repository.id("stet/ledger").hex)
    // The other had a branch of the same root.
    #expect(try shared.clones[0].expectSuccess(["sync", "--format", "json"]).json["pushed"] == 1)
  }

  @Test func anotherRepositorysLedgerIsNotJoined() throws {
    let shared = try SharedLedger()
    let foreign = try Workshop(
      Workshop.configuration.replacing("8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88", with: "9f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88"))
    let clone = shared.clones[0]
    try clone.repository.git("remote", "set-url", "origin", "file://" + foreign.repository.path)
    let tip = try foreign.repository.id("stet/ledger")
    let sync = clone.stet(["sync"])
    #expect(sync.status == .cannotRun && sync.errors.contains("another repository's"), "\(sync)")
    let outcome = try clone.expectSuccess(Self.hold, as: .cem)
    #expect(outcome.errors.contains("another repository's"))
    #expect(try foreign.repository.id("stet/ledger") == tip)
    try clone.repository.git("merge-base", "--is-ancestor", try shared.tip, "stet/ledger")
    #expect(throws: (any Error).self) {
      try clone.repository.git("merge-base", "--is-ancestor", tip.hex, "stet/ledger")
    }
  }

  // MARK: - What git is told

  @Test func nothingElseIsPushedOrFetched() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    try clone.repository.git("config", "push.followTags", "true")
    try clone.repository.git("config", "fetch.prune", "true")
    try clone.repository.git("tag", "-m", "a", "v1", "origin/stet/ledger")
    try clone.repository.git("branch", "--quiet", "stet/ledger-old", "main")
    try clone.repository.write(".git/hooks/pre-push", "#!/bin/sh\nexit 1\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: clone.repository.path + "/.git/hooks/pre-push")
    try shared.server.git("tag", "v2", "stet/ledger")
    try clone.expectSuccess(Self.hold, as: .cem)
    let references = try shared.server.git("for-each-ref", "--format=%(refname)")
    #expect(references == "refs/heads/main\nrefs/heads/stet/ledger\nrefs/tags/v2\n")
    #expect(try clone.repository.git("tag") == "v1\n")
  }

  @Test func addressesAreGitsOwn() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    try clone.repository.git("remote", "set-url", "origin", "far:ledger")
    try clone.repository.git("config", "url.\(shared.server.path).insteadOf", "far:ledger")
    #expect(try clone.expectSuccess(["sync", "--format", "json"]).json["shared"] == true)
    let second = try TestRepository(cloning: shared.server, "--bare")
    try clone.repository.git("remote", "set-url", "--push", "origin", second.path)
    try clone.expectSuccess(["comment", "post-a", "-m", "a"])
    #expect(try second.id("stet/ledger") == clone.repository.id("stet/ledger"))
  }

  /// A server that never answers: `ssh` is a script that sleeps.
  @Test func aServerThatHangsIsNotWaitedForForEver() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    try clone.repository.git("remote", "set-url", "origin", "ssh://git@far.example/ledger")
    try clone.repository.write(".git/hang", "#!/bin/sh\nexec sleep 60\n")
    let script = clone.repository.path + "/.git/hang"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    try clone.repository.git("config", "core.sshCommand", script)
    clone.networkSilence = .milliseconds(300)
    let start = ContinuousClock.now
    let outcome = try clone.expectSuccess(Self.hold, as: .cem)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(outcome.errors.contains("did not answer"), "\(outcome.errors)")
    #expect(clone.stet(["sync"]).status == .cannotRun)
    #expect(try states(clone) == Self.held)
  }

  /// A git that was killed leaves its lock: the message names it, and with it removed the next command goes on.
  @Test func aLockThatStaysIsNamed() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    try shared.clones[1].expectSuccess(Self.hold, as: .cem)
    let folder = clone.repository.path + "/.git/refs/remotes/origin/stet"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let lock = folder + "/ledger.lock"
    try Data().write(to: URL(filePath: lock))
    let outcome = clone.stet(["sync"])
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("left its lock \(lock)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("Hint: rm \(lock)\n"), "\(outcome.errors)")
    try FileManager.default.removeItem(atPath: lock)
    #expect(try clone.expectSuccess(["sync", "--format", "json"]).json["fetched"] == 1)
  }

  /// A server that takes the call and never says a word, and one that dies before or after it has moved the branch.
  @Test func aServerThatFallsSilentOrDies() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    clone.networkSilence = .milliseconds(500)
    let silent = try SilentServer()
    for scheme in ["git", "http"] {
      try clone.repository.git("remote", "set-url", "origin", "\(scheme)://127.0.0.1:\(silent.port)/repository")
      let outcome = clone.stet(["sync"])
      #expect(outcome.status == .cannotRun && outcome.errors.contains("did not answer"), "\(outcome)")
    }
    try clone.repository.git("remote", "set-url", "origin", "file://" + shared.server.path)
    let tip = try shared.tip
    try shared.hook("pre-receive", "kill -9 $PPID")
    let outcome = try clone.expectSuccess(Self.hold, as: .cem)
    #expect(outcome.errors.contains("only this clone knows it"), "\(outcome.errors)")
    #expect(try shared.tip == tip)
    try shared.removeHook("pre-receive")
    try shared.hook("post-receive", "kill -9 $PPID")
    let sync = try clone.expectSuccess(["sync", "--format", "json"])
    #expect(try sync.json["shared"] == true && shared.tip == clone.repository.id("stet/ledger").hex)
    try shared.server.fsck()
    #expect(try states(shared.clones[1], fetching: true) == Self.held)
  }

  // MARK: - Reading

  @Test func howOldTheDecisionsAreIsSaid() throws {
    let shared = try SharedLedger()
    let clone = shared.clones[0]
    try clone.expectSuccess(["sync"], now: "2026-11-23T07:00:00Z")
    #expect(try clone.expectSuccess(["queue"]).output.hasSuffix(", the decisions 3 hours ago\n"))
    try clone.expectSuccess(["queue", "--fetch"], now: "2026-11-23T08:00:00Z")
    for command in [["queue"], ["explain", "post-a"]] {
      #expect(
        try clone.expectSuccess(command).output.hasSuffix("origin/main and the decisions as fetched 2 hours ago\n"))
    }
    let document = try clone.expectSuccess(["queue", "--fetch", "--format", "json"]).json
    #expect(document["fetched"]?.stringValue == "2026-11-23T10:00:00Z")
    #expect(try clone.expectSuccess(["queue", "--format", "json"]).json["fetched"] == .null)
  }

  @Test func fetchingBringsThePosts() throws {
    let shared = try SharedLedger()
    try shared.clones[0].repository.write("posts/new.md", Workshop.post(id: "new"))
    try shared.clones[0].repository.commit("new")
    try shared.clones[0].repository.git("push", "--quiet", "origin", "main")
    #expect(try shared.clones[1].states(of: "new").isEmpty)
    #expect(shared.clones[1].stet(["explain", "new", "--fetch"]).status == .findings)
    #expect(try shared.clones[1].states(of: "new")["x"] == "needs-approval")
  }

  @Test func theLedgerMustHaveWhatIsAskedFor() throws {
    let shared = try SharedLedger()
    try shared.clones[0].expectSuccess(Self.hold, as: .cem)
    let (tip, clone) = (try shared.tip, shared.clones[1])
    let least = ["--ledger-at-least", tip]
    try clone.expectSuccess(["sync"])
    for command in [["queue"], ["record", "published", "post-a", "--channel", "x", "--no-push"]] {
      let behind = Workshop(in: try TestRepository(cloning: shared.server, "--single-branch", "--branch", "main"))
      try behind.repository.git("fetch", "--quiet", "origin", "stet/ledger:refs/remotes/origin/stet/ledger")
      #expect(behind.stet(command + least).status == .success)
      try behind.repository.git("update-ref", "refs/remotes/origin/stet/ledger", "\(tip)~1")
      try FileManager.default.removeItem(atPath: behind.repository.path + "/.git/stet-seen")
      try behind.repository.git("update-ref", "-d", "refs/stet/seen/origin")
      try behind.repository.run(["update-ref", "-d", "refs/heads/stet/ledger"])
      let outcome = behind.stet(command + least)
      #expect(outcome.status == .cannotRun)
      #expect(outcome.errors.contains("does not have the commit \(tip)"), "\(outcome.errors)")
      #expect(behind.stet(command + ["--ledger-at-least", "main"]).status == .usage)
    }
  }
}
