import Core
import Foundation
import TestSupport
import Testing

private enum Gitolite {
  /// The program that sshd starts.
  static let shell = "/usr/share/gitolite3/gitolite-shell"
  static let isTried =
    ProcessInfo.processInfo.environment["STET_TESTS"] == "long" && FileManager.default.isExecutableFile(atPath: shell)
}

/// Decisions through gitolite, as sshd runs it for a person's key, with the hooks that guard the ledger.
@Suite(.enabled(if: Gitolite.isTried, "gitolite is tried in the long form, where gitolite3 is installed"))
struct GitoliteTests {

  private let workshop: Workshop
  /// The home of the user that gitolite runs as.
  private let home: String

  init() throws {
    let configuration = Workshop.configuration
      .replacingOccurrences(of: "[ben@acme.example], roles", with: "[ben@acme.example], server: [ben], roles")
      .replacingOccurrences(of: "emails: [cem@acme.example]", with: "emails: [cem@acme.example], server: [cem]")
    workshop = try Workshop(configuration)
    try workshop.write()
    home = URL(filePath: workshop.repository.path).deletingLastPathComponent().path + "/gitolite"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try run("gitolite setup -a admin")
    let hooks = home + "/local/hooks/repo-specific"
    try run(
      """
      sed -i -e 's/# LOCAL_CODE *=> *"$ENV{HOME}\\/local"/LOCAL_CODE => "$ENV{HOME}\\/local"/' \
        -e "s/# 'repo-specific-hooks'/'repo-specific-hooks'/" .gitolite.rc
      mkdir -p '\(hooks)' && install -m 755 '\(Workshop.root)/templates/server/pre-receive' '\(hooks)/stet'
      cat >> .gitolite/conf/gitolite.conf <<'EOT'
      repo content
          RW+ = ben cem
          option hook.pre-receive = stet
          option hook.post-receive = stet
      EOT
      gitolite compile && gitolite trigger POST_COMPILE
      """)
    try connect(workshop, as: "ben")
    try workshop.repository.git("push", "--quiet", "origin", "main")
    try workshop.repository.git("push", "--quiet", "origin", "stet/ledger")
    try workshop.repository.git("fetch", "--quiet", "origin")
  }

  /// Runs lines of the shell as the user of gitolite.
  private func run(_ lines: String) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-euc", lines]
    process.currentDirectoryURL = URL(filePath: home)
    process.environment = ["PATH": try path, "HOME": home, "USER": "git", "LC_ALL": "C"]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(printed)")
  }

  private var path: String {
    get throws {
      URL(filePath: try StetProcess.executable.get()).deletingLastPathComponent().path + ":"
        + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    }
  }

  /// Lets a clone reach gitolite with the key of a user: by a program in the place of ssh that does what `sshd` does for it.
  private func connect(_ clone: Workshop, as user: String) throws {
    let script = clone.repository.path + "/.git/ssh-\(user)"
    let text = """
      #!/bin/sh
      exec env -i PATH='\(try path)' HOME='\(home)' USER=git LC_ALL=C SSH_CONNECTION='127.0.0.1 1 127.0.0.1 22' \
        SSH_ORIGINAL_COMMAND="$2" \(Gitolite.shell) \(user)

      """
    try Data(text.utf8).write(to: URL(filePath: script))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    try clone.repository.git("config", "core.sshCommand", script)
    try clone.repository.git("config", "ssh.variant", "simple")
    try clone.repository.run(["config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"])
    try clone.repository.run(["config", "remote.origin.url", "git@git.acme.example:content"])
  }

  private func clone(as user: String) throws -> Workshop {
    let clone = Workshop(in: try TestRepository(cloning: workshop.repository))
    try connect(clone, as: user)
    return clone
  }

  @Test func whoPushesIsTheUserOfTheKey() throws {
    let (ben, cem) = (workshop, try clone(as: "cem"))
    let approval = try ben.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    #expect(approval.errors.contains("On origin"), "\(approval)")
    let hold = try cem.expectSuccess(["hold", "--channel", "x", "-m", "Halt"], as: .cem)
    #expect(hold.errors.contains("On origin"), "\(hold)")
    try ben.expectSuccess(["sync"], as: .ben)
    #expect(try ben.states() == ["x": "held", "facebook": "scheduled"])
    let other = try cem.expectSuccess(["comment", "post-a", "-m", "Gut"], as: .dana)
    #expect(other.errors.contains("by dana is not signed, and you are cem"), "\(other)")
  }

  /// Gitolite would let both push by force; the hook does not, and what was there comes back from any person.
  @Test func aRewindIsRefusedAndALostLedgerComesBack() throws {
    let server = home + "/repositories/content.git"
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    let full = try workshop.repository.id("stet/ledger").hex
    let failure = #expect(throws: GitProcess.Failure.self) {
      try workshop.repository.git("push", "--quiet", "origin", "+stet/ledger~1:refs/heads/stet/ledger")
    }
    #expect(failure?.message.contains("the ledger only grows") == true)
    try run("git -C '\(server)' update-ref -d refs/heads/stet/ledger")
    let cem = try clone(as: "cem")
    try cem.expectSuccess(["sync"], as: .cem)
    try run("[ $(git -C '\(server)' rev-parse stet/ledger) = \(full) ]")
  }
}
