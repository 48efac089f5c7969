import Commands
import Core
import Foundation
import TestSupport
import Testing

/// Commands act for the identity and in the repository that git uses.
@Suite struct GitEnvironmentTests {
  /// Removes the tests' identity from the environment.
  private static let plain = ["env", "-u", "GIT_AUTHOR_NAME", "-u", "GIT_AUTHOR_EMAIL"]
  private static let approve = ["approve", "post-a", "--yes", "--now", "2026-11-23T10:00:00Z"]

  private func workshop() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.repository.write("posts/a.md", Workshop.post())
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("post: Markt", as: .ana)
    try workshop.repository.git("config", "user.name", "Ben")
    try workshop.repository.git("config", "user.email", "ben@acme.example")
    return workshop
  }

  @Test(arguments: [
    (key: "author.email", options: [String]()), (key: "user.email", options: ["--worktree"]),
  ])
  func `an author is refused under every name that git has for them`(key: String, options: [String]) throws {
    let workshop = try workshop()
    try workshop.repository.git("config", "extensions.worktreeConfig", "true")
    try workshop.repository.run(["config"] + options + [key, "ana@acme.example"])
    let refused = try workshop.run(Self.approve, wrapper: Self.plain)
    #expect(refused.status == 1 && refused.errors.contains("ana contributed"), "\(refused.errors)")
    #expect(try workshop.states()["x"] == "needs-approval")
    try workshop.repository.run(["config"] + options + [key, "ben@acme.example"])
    #expect(try workshop.run(Self.approve, wrapper: Self.plain).status == 0)
    #expect(try workshop.states()["x"] == "scheduled")
  }

  @Test func `an identity that git refuses decides nothing`() throws {
    let workshop = try workshop()
    try workshop.repository.git("config", "--unset", "user.email")
    try workshop.repository.git("config", "user.useConfigOnly", "true")
    let refused = try workshop.run(Self.approve, environment: ["EMAIL": "ben@acme.example"], wrapper: Self.plain)
    #expect(refused.status == 2 && refused.errors.contains("Hint: git config user.email"), "\(refused.errors)")
    #expect(try workshop.recordCount() == 0)
  }

  @Test func `the question shows who would approve`() throws {
    let workshop = try workshop()
    let asked = workshop.stet(["approve", "post-a"], as: .ben, answers: ["n"])
    #expect(asked.status == .findings && asked.errors.contains("as ben, who is Ben <ben@acme.example>? [y/N/"))
    #expect(!workshop.stet(["approve", "post-a", "--yes"], as: .ben).errors.contains("[y/N"))
  }

  @Test func `decisions go into the repository that is named`() throws {
    let workshop = try workshop()
    let other = try TestRepository()
    let named = ["GIT_DIR": workshop.directory + "/.git", "GIT_WORK_TREE": workshop.directory]
    #expect(try workshop.run(Self.approve, as: .ben, in: other.path).status == 2)
    #expect(try workshop.run(Self.approve, as: .ben, in: other.path, environment: named).status == 0)
    #expect(try workshop.recordCount() == 1)
    #expect(try workshop.run(["check"], in: other.path, environment: named).status == 0)
    try workshop.repository.write("posts/a.md", "nothing")
    #expect(try workshop.run(["check"], in: other.path, environment: named).status == 1)
    #expect(try workshop.run(["check", "--staged"], in: other.path, environment: named).status == 0)
  }

  @Test func `a server judges what is pushed before it takes it`() throws {
    let workshop = try workshop()
    let server = try TestRepository(cloning: workshop.repository, "--bare")
    let hook = server.path + "/hooks/pre-receive"
    let text = """
      #!/bin/sh
      while read -r old new ref; do
        '\(try StetProcess.executable.get())' explain post-b --at-commit "$new" --now 2026-11-23T10:00:00Z
        [ $? -le 1 ] || exit 1
      done

      """
    try text.write(toFile: hook, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
    try workshop.repository.commit("nothing new", as: .ana)
    let push = { _ = try workshop.repository.git("push", "--quiet", server.path, "main") }
    #expect(throws: (any Error).self) { try push() }
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b"))
    try workshop.repository.commit("post: b", as: .ana)
    try push()
    #expect(try server.id("main") == workshop.repository.id("main"))
  }

  @Test func `the hook of the engineers' guide takes what is valid, the first push too, and refuses errors`() throws {
    let workshop = try workshop()
    let guide = try String(contentsOfFile: Workshop.root + "/docs/guides/engineer.md", encoding: .utf8)
    let recipe = try #require(guide.components(separatedBy: "`hooks/pre-receive`:\n\n```sh\n").last)
    let hook = try recipe.components(separatedBy: "```")[0]
      .replacing("stet check", with: "'\(StetProcess.executable.get())' check")
    let server = try TestRepository(bare: true)
    let path = server.path + "/hooks/pre-receive"
    try FileManager.default.createDirectory(atPath: server.path + "/hooks", withIntermediateDirectories: true)
    try "#!/bin/sh\n\(hook)".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let push = { _ = try workshop.repository.git("push", "--quiet", server.path, "main") }
    try push()
    let accepted = try workshop.repository.id("main")
    for (file, text) in [("posts/b.md", Workshop.post(id: "post-b", channels: "[nowhere]")), ("stet.yml", "version 1")]
    {
      try workshop.repository.write(file, text)
      try workshop.repository.commit("wrong", as: .ana)
      #expect(throws: (any Error).self) { try push() }
      #expect(try server.id("main") == accepted)
      try workshop.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    }
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b"))
    try workshop.repository.commit("post: b", as: .ana)
    try push()
    #expect(try server.id("main") == workshop.repository.id("main"))
  }

  @Test func `the hint for a partial clone lasts`() throws {
    let workshop = try workshop()
    let source = workshop.repository
    try source.git("config", "uploadpack.allowFilter", "true")
    try source.write("posts/a.md", Workshop.post(text: "Am Markt."))
    try source.commit("another text", as: .ana)
    let clone = try TestRepository(cloning: source, "--filter=blob:none")
    let queue = ["queue", "--format", "json", "--all", "--now", "2026-11-23T10:00:00Z"]
    let refused = try Workshop(in: clone).run(queue)
    #expect(refused.status == 2 && !refused.errors.contains("object not found"), "\(refused.errors)")
    let document = try JSONValue(json: Array(refused.errors.utf8))
    let hint = try #require(document["hints"]?.arrayValue?.first?.stringValue)
    for command in hint.components(separatedBy: " && ") {
      try clone.run(command.split(separator: " ").dropFirst().map(String.init))
    }
    #expect(try Workshop(in: clone).run(queue).status == 0)
    for text in ["Eins.", "Zwei."] {
      try source.write("posts/a.md", Workshop.post(text: text))
      try source.commit("another text", as: .ana)
    }
    try clone.git("pull", "--quiet")
    #expect(try Workshop(in: clone).run(queue).status == 0)
  }

  /// Only the superuser can change the owner of a folder.
  @Test(.enabled(if: geteuid() == 0)) func `whom git trusts is trusted`() throws {
    let workshop = try workshop()
    for path in [workshop.directory, workshop.directory + "/.git"] {
      try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: path)
    }
    #expect(try workshop.run(["check"]).status == 2)
    let all = ["GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"]
    #expect(try workshop.run(["check"], environment: all).status == 0)
    let other = all.merging(["GIT_CONFIG_VALUE_0": "/other"]) { $1 }
    let refused = try workshop.run(["check"], environment: other)
    #expect(refused.status == 2 && refused.errors.contains("Hint: git config --global --add safe.directory"))
  }
}
