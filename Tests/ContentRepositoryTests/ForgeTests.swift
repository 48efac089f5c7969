import Core
import Foundation
import Git
import TestSupport
import Testing

@testable import ContentRepository

/// The workflows that `init` writes for a forge, and what it says of them.
@Suite struct ForgeTests {
  private func create(
    _ repository: TestRepository, _ forge: Forge, language: String? = nil
  ) throws -> (report: RepositoryCreator.Report, workflow: String) {
    let report = try RepositoryCreator(library: Fixture.library).create(
      in: repository.open(), person: Identity(name: "Ana", email: "ana@acme.example"),
      at: Timestamp(seconds: 1_795_428_000), forge: forge, timezone: "Europe/Berlin", language: language)
    return (report, try String(contentsOfFile: repository.path + "/" + forge.workflow, encoding: .utf8))
  }

  @Test(arguments: Forge.allCases, ["de", "en"]) func `a workflow checks, reviews and shows the queue`(
    forge: Forge, language: String
  ) throws {
    let workflow = try create(TestRepository(), forge, language: language).workflow
    for command in ["stet check", "stet check --base", "stet review --base", "stet queue"] {
      #expect(workflow.contains(command), "\(command)")
    }
    #expect(workflow.contains(language == "de" ? "hunspell-de-de" : "hunspell-en-us hunspell-en-gb"))
    #expect(!workflow.contains("{{b") && !workflow.contains("{{d") && !workflow.contains("{{e"))
  }

  /// What has the token that may write comes after what reads content, in a job of its own, and not for forks.
  @Test(arguments: Forge.allCases) func `the token that may write meets no content`(forge: Forge) throws {
    let workflow = try create(TestRepository(), forge, language: "en").workflow
    let comment = forge == .gitlab ? "\nstet-comment:\n" : "\n  comment:\n"
    let parts = workflow.components(separatedBy: comment)
    #expect(parts.count == 2)
    #expect(!parts[0].contains("pull-requests: write") && !parts[0].contains("token }}"))
    #expect(parts[0].contains(forge == .gitlab ? "unset STET_COMMENT_TOKEN" : "persist-credentials: false"))
    #expect(!workflow.contains("pull_request_target"))
    let job = parts[1]
    #expect(!job.contains("checkout") && !job.contains(#/\n\s*(- )?stet /#) && !job.contains("$(stet"))
    #expect(job.contains(forge == .gitlab ? "GIT_STRATEGY: none" : "needs: check"))
    let isOwn =
      forge == .gitlab
      ? "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID"
      : "github.event.pull_request.head.repo.full_name == github.repository"
    #expect(job.contains(isOwn))
    // Text of others comes into a shell as the value of a variable.
    for line in workflow.split(separator: "\n") where line.contains("${{") {
      #expect(line.contains(#/^\s*(#|if: |[A-Za-z_]+: \S*\$\{\{)/#), "\(line)")
    }
  }

  /// The same steps, keys and commands; only words differ.
  @Test(arguments: Forge.allCases) func `both languages do the same`(forge: Forge) throws {
    let texts = try ["de", "en"].map { language in
      try create(TestRepository(), forge, language: language).workflow.split(separator: "\n").filter {
        !$0.contains(#/^\s*(#|- name:|echo|STET_DICTIONARIES:)/#)
      }.map { $0.split(separator: " # ", omittingEmptySubsequences: false)[0] }
    }
    #expect(texts[0] == texts[1])
  }

  @Test(arguments: Forge.allCases) func `every script of a workflow can be read by a shell`(forge: Forge) throws {
    let scripts = Self.scripts(try create(TestRepository(), forge, language: "de").workflow)
    #expect(scripts.count >= 6)
    for script in scripts {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["bash", "-n", "-c", script]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(script)")
    }
  }

  /// What stands, indented, after a line that ends with `|`, and one-line commands.
  private static func scripts(_ workflow: String) -> [String] {
    var scripts: [String] = []
    var depth: Int?
    for line in workflow.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      if let open = depth, line.isEmpty || indent > open {
        scripts[scripts.count - 1] += line + "\n"
      } else {
        depth = nil
        if line.hasSuffix("run: |") || line.hasSuffix("- |") {
          depth = indent
          scripts.append("")
        } else if let range = line.range(of: "run: ") {
          scripts.append(String(line[range.upperBound...]))
        }
      }
    }
    return scripts
  }

  @Test(arguments: Forge.allCases) func `what must be set is said until it is`(forge: Forge) throws {
    let repository = try TestRepository()
    let (report, workflow) = try create(repository, forge)
    #expect(report.advice.contains { $0.contains("STET_SOURCE") && $0.contains(forge.workflow) })
    #expect(try create(repository, forge).report.advice == report.advice)
    let source = "STET_SOURCE: https://git.example/stet.git"
    try repository.write(forge.workflow, workflow.replacing("STET_SOURCE: \"\"", with: source))
    #expect(try create(repository, forge).report.advice.isEmpty)
  }

  /// A library that the build needs and a workflow does not install ends every run.
  @Test(arguments: Forge.allCases) func `a workflow installs all that Stet builds on`(forge: Forge) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let script = try String(contentsOf: root.appending(path: "scripts/install-dependencies"), encoding: .utf8)
    let list = try #require(script.firstMatch(of: #/wanted=\((.*)\)/#))
    let packages = list.1.split(separator: " ").filter { $0.hasSuffix("-dev") }
    #expect(packages.count >= 7)
    let words = Set(try create(TestRepository(), forge).workflow.split(whereSeparator: \.isWhitespace))
    for package in packages { #expect(words.contains(package), "\(package)") }
  }

  @Test func `the languages and branches of a stet.yml that is there`() throws {
    let repository = try TestRepository()
    try repository.write(
      "stet.yml",
      """
      version: 1
      repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
      timezone: Europe/Berlin
      languages: [de-CH, fr, fi, en-GB]
      queues:
        main: { branch: posts.v2 }
        jobs: { branch: queue/jobs, channels: [x] }
      channels:
        x: { network: x, account: "@acme" }
      people:
        ana: { emails: [ana@acme.example] }
      """ + "\n")
    let (report, workflow) = try create(repository, .github)
    #expect(workflow.contains("STET_DICTIONARIES: \"hunspell-de-ch hunspell-fr hunspell-en-gb\""))
    #expect(workflow.contains("branches: [\"posts.v2\", \"queue/**\"]"))
    #expect(report.advice.contains { $0.contains("fi") && $0.contains("no dictionary") })
    #expect(try create(repository, .gitlab).workflow.contains(#"=~ /^(posts\.v2|queue\/.+)$/"#))
    // The team's first language, not the default one.
    #expect(workflow.contains("Prüft Beiträge"))
  }

  @Test(arguments: [
    ("de", ["hunspell-de-de"]), ("de-AT", ["hunspell-de-at"]), ("de-Latn-CH", ["hunspell-de-ch"]),
    ("DE-de", ["hunspell-de-de"]), ("en", ["hunspell-en-us", "hunspell-en-gb"]), ("en-US", ["hunspell-en-us"]),
    ("en-AU", ["hunspell-en-gb"]), ("pt-BR", ["hunspell-pt-br"]), ("pt", ["hunspell-pt-pt", "hunspell-pt-br"]),
    ("nb", ["hunspell-no"]), ("et", ["myspell-et"]), ("tr", ["hunspell-tr"]), ("fr-CA", ["hunspell-fr"]), ("fi", []),
    ("ja", []), ("", []), ("rm -rf", []),
  ]) func `each language has Debian's packages`(language: String, packages: [String]) {
    #expect(DictionaryPackages.names(for: language) == packages)
  }

  @Test func `a package is installed once`() {
    #expect(DictionaryPackages.names(for: ["de", "nb", "de-DE", "nn"]) == ["hunspell-de-de", "hunspell-no"])
  }
}
