import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// People sign what they decide with the key that git signs commits with.
@Suite(.enabled(if: SSHKeys.isInstalled, "OpenSSH (ssh-keygen, ssh-agent, ssh-add) is not installed"))
struct SigningTests {
  private let workshop: Workshop
  private let keys: SSHKeys

  init() throws {
    workshop = try Workshop()
    keys = try SSHKeys()
    try workshop.write()
  }

  /// Lets git sign with a key.
  private func use(_ named: String) throws {
    try workshop.repository.git("config", "gpg.format", "ssh")
    try workshop.repository.git("config", "user.signingkey", named)
  }

  /// Gives Dana keys in `stet.yml`.
  private func give(_ entries: String...) throws {
    let dana = "dana: { name: Dana, emails: [dana@acme.example], roles: [editor]"
    try workshop.reconfigure(dana, dana + ", keys: [\(entries.joined(separator: ", "))]")
  }

  private func signatureFiles() throws -> [String] {
    try workshop.repository.git("ls-tree", "-r", "--name-only", "stet/ledger").split(separator: "\n").map(String.init)
      .filter { $0.hasSuffix(".sshsig") }
  }

  private static let approve = ["approve", "post-a", "--yes"]

  @Test(arguments: [
    ["-t", "ed25519"], ["-t", "ecdsa", "-b", "256"], ["-t", "ecdsa", "-b", "521"], ["-t", "rsa", "-b", "2048"],
  ])
  func anApprovalIsSigned(options: [String]) throws {
    let key = try keys.make("dana", options)
    try give("\"\(key.line)\"")
    try use(keys.path("dana.pub"))
    let outcome = try workshop.expectSuccess(Self.approve + ["--format", "json"], as: .dana)
    #expect(try outcome.json["signature"]?.stringValue == "made")
    #expect(try workshop.states()["x"] == "scheduled")
    #expect(try workshop.entry()["approvals"]?.arrayValue?.map { $0["signature"]?.stringValue } == ["verified"])
    #expect(try workshop.repository.git("log", "--format=%H", "stet/ledger").split(separator: "\n").count == 2)
    #expect(
      try workshop.expectSuccess(["log", "post-a", "--verbose"]).output.contains("signed with \(key.fingerprint)\n"))

    // Anyone can verify it without Stet.
    let file = try #require(try signatureFiles().first)
    let record = try workshop.repository.git("cat-file", "blob", "stet/ledger:\(file.prefix(79))json")
    let signature = try workshop.repository.git("cat-file", "blob", "stet/ledger:\(file)")
    try Data((signature + "\n").utf8).write(to: URL(filePath: keys.path("signature")))
    let allowed = try workshop.expectSuccess(["keys", "--allowed-signers"]).output
    #expect(allowed == "dana namespaces=\"stet-record-v1\" \(key.line)\n")
    try Data(allowed.utf8).write(to: URL(filePath: keys.path("allowed")))
    let verify = [
      "ssh-keygen", "-Y", "verify", "-f", keys.path("allowed"), "-n", "stet-record-v1", "-s", keys.path("signature"),
    ]
    try keys.run(verify + ["-I", "dana"], input: Array(record.utf8))
    try keys.run(verify + ["-I", "ana"], input: Array(record.utf8), succeeds: false)
    try keys.run(verify + ["-I", "dana"], input: Array((record + " ").utf8), succeeds: false)
  }

  @Test func theSecretFileAndALiteralKeyWithAnAgentSignAsWell() throws {
    let key = try keys.make("dana")
    try give("\"\(key.line)\"")
    try use(keys.path("dana"))
    try workshop.expectSuccess(Self.approve, as: .dana)
    #expect(try signatureFiles().count == 1)

    let socket = try keys.agent(with: "dana")
    for literal in ["key::\(key.line) dana@laptop", key.line] {
      try use(literal)
      let comment = ["comment", "post-a", "-m", "fine"]
      let outcome = workshop.stet(comment + ["--format", "json"], as: .dana, environment: ["SSH_AUTH_SOCK": socket])
      #expect(outcome.status == .success, "\(outcome)")
      #expect(try outcome.json["signature"]?.stringValue == "made")
      try workshop.expectRefusal(comment, as: .dana, status: 2, saying: "did not sign")
    }
    #expect(try signatureFiles().count == 3)
  }

  @Test func gitsDefaultKeyCommandIsAsked() throws {
    let key = try keys.make("dana")
    let socket = try keys.agent(with: "dana")
    try give("\"\(key.line)\"")
    try workshop.repository.git("config", "gpg.format", "ssh")
    try workshop.repository.git("config", "gpg.ssh.defaultKeyCommand", "ssh-add -L")
    let outcome = workshop.stet(Self.approve, as: .dana, environment: ["SSH_AUTH_SOCK": socket])
    #expect(outcome.status == .success, "\(outcome)")
    #expect(try signatureFiles().count == 1)
    try workshop.repository.git("config", "gpg.ssh.defaultKeyCommand", "true")
    try workshop.expectRefusal(
      ["comment", "post-a", "-m", "x"], as: .dana, status: 2, saying: "gpg.ssh.defaultKeyCommand", "printed no key")
  }

  /// Nothing is written unsigned that would not count, and what to do is said.
  @Test func withoutTheKeyNothingIsDecided() throws {
    let key = try keys.make("dana")
    let other = try keys.make("other")
    try give("\"\(key.line)\"")
    try workshop.expectRefusal(
      Self.approve, as: .dana, status: 2, saying: "git here has none", "git config gpg.format ssh",
      "git config user.signingkey")
    try use(keys.path("gone.pub"))
    try workshop.expectRefusal(Self.approve, as: .dana, status: 2, saying: "gone.pub", "cannot be read")
    try use(keys.path("other.pub"))
    try workshop.expectRefusal(
      Self.approve, as: .dana, status: 2, saying: "none of dana's", other.fingerprint, key.fingerprint, "stet keys")
    try Data("ssh-ed25519 AAAA".utf8).write(to: URL(filePath: keys.path("bad.pub")))
    try use(keys.path("bad.pub"))
    try workshop.expectRefusal(Self.approve, as: .dana, status: 2, saying: "has no public key")
    try use(keys.path("dana.pub"))
    try workshop.repository.git("config", "gpg.ssh.program", "/no/such/program")
    try workshop.expectRefusal(
      Self.approve, as: .dana, status: 2, saying: "/no/such/program", "git config --show-origin gpg.ssh.program")
    try workshop.repository.git("config", "--unset", "gpg.ssh.program")
    try FileManager.default.removeItem(atPath: keys.path("dana"))
    try workshop.expectRefusal(Self.approve, as: .dana, status: 2, saying: "did not sign")
    #expect(try signatureFiles().isEmpty)
  }

  @Test func aKeyWithAPassphraseNeedsATerminalOrAnAgent() throws {
    let key = try keys.make("dana", passphrase: "geheim")
    try give("\"\(key.line)\"")
    try use(keys.path("dana.pub"))
    try workshop.expectRefusal(Self.approve, as: .dana, status: 2, saying: "did not sign", "ssh-add")
  }

  /// A program that signs with another key, for another purpose, or nothing at all.
  @Test func whatIsSignedIsVerifiedBeforeItIsWritten() throws {
    let key = try keys.make("dana")
    try keys.make("other")
    try give("\"\(key.line)\"")
    try use(keys.path("dana.pub"))
    let programs = [
      "exec ssh-keygen -Y sign -n stet-record-v1 -f \(keys.path("other")) \"$7\"",
      "exec ssh-keygen -Y sign -n git -f \(keys.path("dana")) \"$7\"", "echo x > \"$7.sig\"",
    ]
    for program in programs {
      try Data("#!/bin/sh\n\(program)\n".utf8).write(to: URL(filePath: keys.path("signer")))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: keys.path("signer"))
      try workshop.repository.git("config", "gpg.ssh.program", keys.path("signer"))
      try workshop.expectRefusal(Self.approve, as: .dana, status: 2, saying: "does not verify")
    }
    try Data("#!/bin/sh\nexit 0\n".utf8).write(to: URL(filePath: keys.path("signer")))
    try workshop.expectRefusal(Self.approve, as: .dana, status: 2, saying: "did not sign")
  }

  /// What stops a post is written without a key, and says so.
  @Test func stopsAreWrittenUnsigned() throws {
    let key = try keys.make("dana")
    try workshop.expectSuccess(Self.approve, as: .dana)
    try give("{ key: \"\(key.line)\", from: \(try workshop.repository.id("stet/ledger").hex) }")
    #expect(try workshop.states()["x"] == "scheduled")
    #expect(try workshop.expectSuccess(["log", "post-a", "--verbose"]).output.contains(", not signed\n"))
    let hold = try workshop.expectSuccess(["hold", "--channel", "x", "-m", "stop", "--format", "json"], as: .dana)
    #expect(try hold.json["signature"]?.stringValue == "none")
    #expect(hold.errors.contains("Note: this is not signed, and stops posts all the same"))
    #expect(try workshop.states() == ["x": "held", "facebook": "scheduled"])
    let record = try #require(try hold.json["record"]?.stringValue)
    try workshop.expectRefusal(["resume", record], as: .dana, status: 2, saying: "git here has none")
    for stop in [["request-changes", "post-a", "-m", "Bild?"], ["withdraw", "post-a"]] {
      #expect(try workshop.expectSuccess(stop, as: .dana).errors.contains("not signed"))
    }
    #expect(try signatureFiles().isEmpty)
    try use(keys.path("dana.pub"))
    try workshop.expectSuccess(["resume", record], as: .dana)
    #expect(try signatureFiles().count == 1)
  }

  @Test func aRetiredKeyDoesNotSign() throws {
    let (old, new) = (try keys.make("dana"), try keys.make("new"))
    try give("\"\(old.line)\"")
    try use(keys.path("dana.pub"))
    try workshop.expectSuccess(Self.approve, as: .dana)
    let tip = try workshop.repository.id("stet/ledger").hex
    try workshop.reconfigure(
      "keys: [\"\(old.line)\"]", "keys: [{ key: \"\(old.line)\", until: \(tip) }, \"\(new.line)\"]")
    #expect(try workshop.states()["x"] == "scheduled")
    try workshop.expectRefusal(["comment", "post-a", "-m", "x"], as: .dana, status: 2, saying: "is retired")
    try use(keys.path("new.pub"))
    try workshop.expectSuccess(["comment", "post-a", "-m", "x"], as: .dana)
    #expect(try workshop.states()["x"] == "scheduled")
    try workshop.reconfigure("until: \(tip)", "until: \(try workshop.repository.id("stet/ledger~2").hex)")
    #expect(try workshop.notCounted() == ["key-retired"])
  }

  @Test func whereSigningIsRequiredAKeyIsNeeded() throws {
    try workshop.reconfigure("policy:\n", "policy:\n  signing: required\n")
    try workshop.expectRefusal(
      Self.approve, as: .dana, status: 2, saying: "records must be signed", "dana has no key", "stet keys")
    try workshop.expectSuccess(["hold", "--all", "-m", "stop"], as: .dana)
    let key = try keys.make("dana")
    try give("\"\(key.line)\"")
    try use(keys.path("dana.pub"))
    try workshop.expectSuccess(["resume", "--all"], as: .dana)
    try workshop.expectSuccess(Self.approve, as: .dana)
    #expect(try workshop.states()["x"] == "scheduled")
  }

  // MARK: - stet keys

  /// The entry can be put into `stet.yml` as it is, and what was decided before still counts.
  @Test func keysPrintsTheEntry() throws {
    try workshop.expectRefusal(
      ["keys"], as: .dana, status: 2, saying: "ssh-keygen -t ed25519", "git config gpg.format ssh")
    let key = try keys.make("dana")
    try use(keys.path("dana.pub"))
    try workshop.expectSuccess(Self.approve, as: .dana)
    let outcome = try workshop.expectSuccess(["keys"], as: .dana)
    let tip = try workshop.repository.id("stet/ledger").hex
    #expect(
      outcome.output == "people:\n  dana:\n    keys:\n      - { key: \"\(key.line)\", from: \(tip) }\n")
    #expect(outcome.errors.contains("dana's entry in stet.yml"))
    let list = outcome.output.split(separator: "\n")[3].dropFirst("      - ".count)
    try give(String(list))
    #expect(try workshop.states()["x"] == "scheduled")
    let again = try workshop.expectSuccess(["keys"], as: .dana)
    #expect(again.output == outcome.output)
    #expect(again.errors.contains("has this key of dana already"))
    try workshop.expectSuccess(["comment", "post-a", "-m", "fine"], as: .dana)
    #expect(try signatureFiles().count == 1)
    #expect(workshop.stet(["keys"], as: Person(name: "X", email: "x@else.example")).status == .findings)
  }
}
