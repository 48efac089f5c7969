import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// Decisions through real servers: git-http-backend behind passwords, and the daemon of git, with the hooks that guard the
/// ledger.
@Suite struct ServerTests {
  /// A forged push by Cem, with what the refusal says, and a twin that the server takes.
  struct Forgery: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let words: String
    /// Makes the push, or its twin, and gives what is pushed.
    let make: @Sendable (GuardedServer, _ isTwin: Bool) throws -> [String]
  }

  private static let forgeries = [
    Forgery(testDescription: "another person's decision", words: "by ben is not signed, and you are cem") {
      try $0.workshop.decide(
        $1 ? ["comment", "post-a", "-m", "Gut"] : ["approve", "post-a", "--yes"], as: $1 ? .cem : .ben)
      return []
    },
    Forgery(
      testDescription: "another person's decision under the own address", words: "by ben is not signed, and you are cem"
    ) {
      site, isTwin in
      if isTwin {
        try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      } else {
        try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
        try site.workshop.repository.git("switch", "--quiet", "stet/ledger")
        try site.workshop.repository.run(["commit", "--quiet", "--amend", "--reset-author", "--no-edit"], as: .cem)
        try site.workshop.repository.git("switch", "--quiet", "main")
      }
      return []
    },
    Forgery(testDescription: "a deletion", words: "the ledger cannot be deleted") {
      try $0.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      return $1 ? [] : [":stet/ledger"]
    },
    Forgery(testDescription: "a rewind", words: "the ledger only grows") { site, isTwin in
      try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      #expect(try site.refusal(as: "cem") == nil)
      try site.workshop.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
      return isTwin ? [] : ["+stet/ledger~2:refs/heads/stet/ledger"]
    },
    Forgery(testDescription: "a changed record", words: "does more than add (changed") { site, isTwin in
      let hold = try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      #expect(try site.refusal(as: "cem") == nil)
      let path = LedgerPath.record(try #require(Digest(hex: String(hold.dropFirst(7))))).text
      if isTwin {
        try site.workshop.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
      } else {
        try site.tamper(as: .cem) { try $0.write(path, "{}") }
      }
      return []
    },
    Forgery(testDescription: "a removed record", words: "does more than add (deleted") { site, isTwin in
      try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
      #expect(try site.refusal(as: "cem") == nil)
      if isTwin {
        try site.workshop.decide(["resume", "--all"], as: .dana)
        try site.workshop.repository.git("update-ref", "refs/heads/stet/ledger", "stet/ledger~1")
        try site.workshop.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
      } else {
        try site.tamper(as: .cem) { try $0.remove("records") }
      }
      return []
    },
    Forgery(testDescription: "a policy that names its pusher", words: "you are cem") { site, isTwin in
      try site.workshop.reconfigure("server: [ben]", "server: [ben, cem]")
      try site.workshop.reconfigure("server: [cem, c.em]", "server: [c.em]")
      if !isTwin { try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben) }
      return ["main:main", "stet/ledger:stet/ledger"]
    },
    Forgery(testDescription: "a ledger that the server is said to have had", words: "the server's own") {
      site, isTwin in
      if isTwin { return ["main:refs/heads/other"] }
      try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
      let id = try site.workshop.repository.id("stet/ledger").hex
      return ["\(id):refs/stet/received/\(id)"]
    },
  ]

  @Test(arguments: forgeries) func aForgedPushIsRefused(forgery: Forgery) throws {
    for isTwin in [false, true] {
      let site = try GuardedServer(.http)
      let refspecs = try forgery.make(site, isTwin)
      let message = try site.refusal(as: "cem", pushing: refspecs)
      if isTwin {
        #expect(message == nil)
      } else {
        #expect(message?.contains(forgery.words) == true, "\(message ?? "taken")")
        #expect(message?.contains("is refused: ") == true)
      }
    }
  }

  /// Two people, each by their own name: what one decides reaches the other, and the queue goes on.
  @Test func decisionsGoThroughHTTP() throws {
    let site = try GuardedServer(.http)
    let (ben, cem) = (try site.clone(), try site.clone())
    for (clone, name) in [(ben, "ben"), (cem, "cem")] {
      try clone.repository.git("remote", "set-url", "origin", site.address(as: name))
      try clone.repository.git("config", "stet.push", "true")
    }
    let outcome = try ben.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    #expect(outcome.errors.contains("On origin"), "\(outcome)")
    try cem.expectSuccess(["hold", "--channel", "x", "-m", "Halt"], as: .cem)
    try ben.expectSuccess(["sync"], as: .ben)
    for clone in [ben, cem] { #expect(try clone.states() == ["x": "held", "facebook": "scheduled"]) }
    #expect(try site.server.id("stet/ledger") == ben.repository.id("stet/ledger"))
    // What Ben may not push is told in the words of the server, and the decision stays with him.
    let other = try ben.expectSuccess(["comment", "post-a", "-m", "Gut"], as: .dana)
    #expect(other.errors.contains("origin refuses the ledger"), "\(other)")
    #expect(other.errors.contains("by dana is not signed, and you are ben"), "\(other)")
    try site.server.fsck()
  }

  /// The daemon knows no users, so it takes what is signed, and serves what is there.
  @Test(.enabled(if: SSHKeys.isInstalled, "OpenSSH (ssh-keygen, ssh-agent, ssh-add) is not installed"))
  func signedDecisionsGoThroughTheDaemon() throws {
    let site = try GuardedServer(.git)
    let keys = try SSHKeys()
    let key = try keys.make("dana")
    let dana = "dana: { name: Dana, emails: [dana@acme.example], roles: [editor]"
    try site.workshop.reconfigure(dana, dana + ", keys: [\"\(key.line)\"]")
    #expect(try site.refusal(as: nil, "main:main") == nil)
    try site.workshop.repository.git("fetch", "--quiet", "origin")
    try site.workshop.repository.git("remote", "set-url", "origin", site.address(as: nil))
    try site.workshop.repository.git("config", "stet.push", "true")
    let unsigned = try site.workshop.expectSuccess(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(unsigned.errors.contains("the server does not say who pushes"), "\(unsigned)")
    let sync = site.workshop.stet(["sync"], as: .cem)
    #expect(sync.status == .findings && sync.errors.contains("origin refuses the ledger"), "\(sync)")
    try site.workshop.repository.git("update-ref", "refs/heads/stet/ledger", "refs/remotes/origin/stet/ledger")
    try site.workshop.repository.git("config", "gpg.format", "ssh")
    try site.workshop.repository.git("config", "user.signingkey", keys.path("dana.pub"))
    let signed = try site.workshop.expectSuccess(["approve", "post-a", "--yes"], as: .dana)
    #expect(signed.errors.contains("On origin"), "\(signed)")
    let other = Workshop(in: try TestRepository(cloning: site.server))
    try other.repository.git("remote", "set-url", "origin", site.address(as: nil))
    #expect(try other.expectSuccess(["sync", "--format", "json"]).json["shared"] == true)
    #expect(try other.states()["x"] == "scheduled")
  }
}
