import Core
import Foundation
import Git
import TestSupport
import Testing

/// What is read from the git command: the identity, and the configuration.
@Suite struct GitCommandTests {
  private static let person = ["GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": "ana@acme.example"]

  private func refusal(_ command: GitCommand) -> GitError? {
    do throws(GitError) {
      _ = try command.author()
      return nil
    } catch {
      return error
    }
  }

  @Test func `who acts is whom git would name as an author`() throws {
    let test = try TestRepository()
    #expect(refusal(test.command()) != nil)
    try test.git("config", "user.name", "Ana")
    try test.git("config", "user.email", "ana@acme.example")
    #expect(try test.command().author() == Identity(name: "Ana", email: "ana@acme.example"))
    try test.git("config", "author.email", "ben@acme.example")
    #expect(try test.command().author().email == "ben@acme.example")
    #expect(try test.command(in: nil, Self.person).author().email == "ana@acme.example")
    let elsewhere = try TestRepository()
    #expect(refusal(elsewhere.command()) != nil, "another repository's configuration")
  }

  @Test(arguments: [
    ["GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.email", "GIT_CONFIG_VALUE_0": "ben@acme.example"],
    ["GIT_CONFIG_PARAMETERS": "'user.email'='ben@acme.example'"], ["EMAIL": "ben@acme.example"],
  ])
  func `the environment names who acts`(environment: [String: String]) throws {
    let test = try TestRepository()
    try test.git("config", "user.name", "Ana")
    #expect(try test.command(in: nil, environment).author() == Identity(name: "Ana", email: "ben@acme.example"))
    try test.git("config", "user.useConfigOnly", "true")
    #expect((refusal(test.command(in: nil, environment)) == nil) == (environment["EMAIL"] == nil))
  }

  @Test(arguments: [
    (name: " .Ana <Maria> ,", email: "<ana@acme.example>", expected: "Ana Maria"),
    (name: "Änne “A.” O'Neill", email: "ana@acme.example", expected: "Änne “A.” O'Neill"),
  ])
  func `git takes out of names what it has no room for`(name: String, email: String, expected: String) throws {
    let test = try TestRepository()
    let command = test.command(in: nil, ["GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email])
    #expect(try command.author() == Identity(name: expected, email: "ana@acme.example"))
  }

  @Test(arguments: [
    (["GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": "a@b"], "empty ident name"),
    (["GIT_AUTHOR_NAME": "<>", "GIT_AUTHOR_EMAIL": "a@b"], "disallowed characters"),
    (["GIT_AUTHOR_NAME": "A\u{1B}[2Jna", "GIT_AUTHOR_EMAIL": "a@b"], "control character"),
    (["GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": ""], "address is empty"),
    (["GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": "a@b", "GIT_AUTHOR_DATE": "rubbish"], "invalid date"),
  ])
  func `an identity that cannot be committed under is refused`(environment: [String: String], words: String) throws {
    let test = try TestRepository()
    defer { withExtendedLifetime(test) {} }
    let error = try #require(refusal(test.command(in: nil, environment)))
    #expect(error.message.contains(words), "\(error)")
    #expect(
      error.hints.first == "unset " + environment.keys.sorted { Self.order($0) < Self.order($1) }.joined(separator: " ")
    )
  }

  private static func order(_ variable: String) -> Int {
    ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE"].firstIndex(of: variable) ?? 3
  }

  @Test func `without git there is nobody to say who acts`() throws {
    let test = try TestRepository()
    let error = try #require(refusal(GitCommand(executable: nil, environment: Self.person, directory: test.path)))
    #expect(error.code == .notFound && error.message.contains("PATH"))
    #expect(try Repository.discover(by: test.command()).worktreeRoot == test.path + "/")
  }

  @Test func `configuration is read as git reads it`() throws {
    let test = try TestRepository()
    try test.git("config", "extensions.worktreeConfig", "true")
    try test.git("config", "Stet.policyBranch", "main")
    try test.git("config", "remote.Up.Stream.url", "x")
    try test.write("more", "[stet]\n\tincluded = 1\n\tbare\n\tempty =\n\tlines = \"a\\nb\"\n")
    try test.git("config", "includeIf.onbranch:main.path", "../more")
    try test.git("config", "includeIf.onbranch:other.path", "../absent")
    let open = { try Repository.discover(by: test.command(in: nil, $0)) }
    let repository = try open([:])
    #expect(try repository.configuration("stet.POLICYBRANCH") == "main")
    #expect(try repository.configuration("remote.up.stream.url") == nil, "subsections distinguish case")
    #expect(try repository.remotes() == ["Up.Stream"])
    #expect(try repository.configuration("stet.included") == "1")
    #expect(try repository.configuration("stet.lines") == "a\nb")
    #expect(
      try repository.configurationFlag("stet.bare") == true && repository.configurationFlag("stet.empty") == false)
    #expect(try repository.configurationFlag("stet.absent") == nil)
    #expect(code(try repository.configurationFlag("stet.lines")) == .invalid)
    try test.git("config", "--worktree", "stet.policyBranch", "rules")
    #expect(try open([:]).configuration("stet.policyBranch") == "rules")
    #expect(try open(["GIT_CONFIG": "/dev/null"]).configuration("stet.policyBranch") == "rules")
    let counted = [
      "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "stet.policyBranch", "GIT_CONFIG_VALUE_0": "counted",
      "GIT_CONFIG_KEY_1": "remote.origin.url", "GIT_CONFIG_VALUE_1": "y",
    ]
    #expect(try open(counted).configuration("stet.policyBranch") == "counted")
    #expect(try open(counted).remotes() == ["Up.Stream", "origin"])
  }
}
