import Checks
import ContentRepository
import Core
import Foundation
import Git
import TestSupport
import Testing

/// What `init` and `new` write.
@Suite struct CreatorTests {
  private let person = Identity(name: "Ana Weber", email: "ana@acme.example")
  private let now = Timestamp(seconds: 1_795_428_000)

  private func create(
    _ repository: TestRepository, person: Identity? = nil, language: String? = "de", forge: Forge? = .github
  ) throws -> RepositoryCreator.Report {
    try RepositoryCreator(library: Fixture.library).create(
      in: repository.open(), person: person ?? self.person, at: now, forge: forge, timezone: "Europe/Berlin",
      language: language)
  }

  private func text(_ repository: TestRepository, _ path: String) throws -> String {
    try String(contentsOfFile: repository.path + "/" + path, encoding: .utf8)
  }

  private func link(_ repository: TestRepository, _ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: repository.path + "/" + path, withDestinationPath: target)
  }

  // MARK: - Repositories

  @Test func aNewRepositoryIsValid() throws {
    let repository = try TestRepository()
    let report = try create(repository)
    #expect(report.kept.isEmpty)
    #expect(report.written.contains("stet.yml"))
    #expect(report.hooks.written == [".git/hooks/pre-commit", ".git/hooks/pre-push"])
    let findings = try Checker(repository: ContentRepository.open(repository.path)).check(CheckRequest()).findings
    #expect(findings.allSatisfy { $0.severity != .error }, "\(findings)")
  }

  /// The first check of a new repository finds no problems, with dictionaries installed as well.
  @Test(arguments: ["de", "de-DE", "en", "en-GB", "fr"]) func `the first post is in the team's language`(
    language: String
  ) throws {
    let repository = try TestRepository()
    _ = try create(repository, language: language)
    #expect(try text(repository, "posts/welcome.md").contains("title: Willkommen") == language.hasPrefix("de"))
    let tools = CheckTools(dictionaryFolders: language == "fr" ? [] : ["/usr/share/hunspell"])
    let findings = try Checker(repository: ContentRepository.open(repository.path)).check(CheckRequest(tools: tools))
      .findings.filter { $0.severity != .note }
    #expect(findings.isEmpty, "\(findings)")
  }

  /// All that people read is in one language: `stet.yml`, the texts, the templates of posts, the workflow.
  @Test(arguments: Forge.allCases) func `what is written is in one language`(forge: Forge) throws {
    let (german, english) = (try TestRepository(), try TestRepository())
    let written = try create(german, language: "de", forge: forge).written
    let others = try create(english, language: "en", forge: forge).written
    #expect(written.sorted() == others.map { $0.replacing(".en.md", with: ".de.md") }.sorted())
    #expect(!written.contains { $0.hasSuffix(".en.md") })
    for path in written where !path.hasSuffix(".gitkeep") {
      let (own, other) = (try text(german, path), try? text(english, path))
      #expect(own != other && !own.contains("{{de:") && !own.contains("|de:"), "\(path)")
      let words = Set(own.split { !$0.isLetter }.map { $0.lowercased() })
      // Comments and sentences; names of commands and of keys are English.
      let foreign = words.intersection(["the", "which", "what", "with", "without", "is", "are", "and", "of", "this"])
      #expect(foreign.isEmpty || Self.hasCode(path), "\(path): \(foreign.sorted())")
    }
    let configurations = try [german, english].map { repository in
      let lines = try text(repository, "stet.yml").split(separator: "\n").filter {
        !$0.hasPrefix("repository:") && !$0.hasPrefix("languages:")
      }
      return lines.map { $0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    #expect(configurations[0] == configurations[1])
  }

  /// Shell and expressions stand beside the words.
  private static func hasCode(_ path: String) -> Bool { path.hasSuffix(".yml") && path != "stet.yml" }

  @Test func aSecondTimeKeepsEveryFile() throws {
    let repository = try TestRepository()
    let first = try create(repository)
    let ledger = try repository.id("refs/heads/stet/ledger")
    try repository.write("README.md", "Ours\n")
    let configuration = try text(repository, "stet.yml")
    let second = try create(repository)
    #expect(second.written.isEmpty)
    #expect(second.kept.sorted() == first.written.sorted())
    #expect(second.hooks.kept == first.hooks.written)
    #expect(try text(repository, "README.md") == "Ours\n")
    #expect(try text(repository, "stet.yml") == configuration)
    #expect(try repository.id("refs/heads/stet/ledger") == ledger)
  }

  @Test func whereThereArePostsWhatIsOldIsSpared() throws {
    let since = { (repository: TestRepository) in
      ConfigurationReader.read(bytes: Array(try text(repository, "stet.yml").utf8)).configuration?.lint.since
    }
    let empty = try TestRepository()
    _ = try create(empty)
    #expect(try since(empty) == nil)
    #expect(try text(empty, "stet.yml").contains("\n# lint:\n#   since: 2026-11-23 "))
    for commits in [true, false] {
      let archive = try TestRepository()
      try archive.write(
        "posts/2024/alt.md", "---\nid: alt\nchannels: [mastodon]\npublishDate: 2024-01-10T09:00\n---\nAlt.")
      if commits { try archive.commit("an archive") }
      _ = try create(archive)
      #expect(try since(archive) == CivilDate(year: 2026, month: 11, day: 23))
      // What was there is no post of the archive the second time.
      let before = try text(archive, "stet.yml")
      _ = try create(archive)
      #expect(try text(archive, "stet.yml") == before)
    }
    let notes = try TestRepository()
    try notes.write("notes/posts.md", "no post")
    _ = try create(notes)
    #expect(try since(notes) == nil)
  }

  /// What a team deleted, or never had, is no part of a clone that lacks nothing but hooks.
  @Test func aCloneGetsHooksAlone() throws {
    let repository = try TestRepository()
    _ = try create(repository)
    for path in ["posts/welcome.md", "media/.gitkeep", "templates/posts/job.de.md", ".git/hooks"] {
      try repository.remove(path)
    }
    try repository.commit("begin")
    let clone = try TestRepository(cloning: repository)
    try clone.git("fetch", "--quiet", "origin", "stet/ledger:refs/remotes/origin/stet/ledger")
    let report = try create(clone, language: nil, forge: nil)
    #expect(report.written.isEmpty && report.hooks.written.count == 2 && report.advice.isEmpty)
    #expect(try clone.git("status", "--porcelain") == "")
  }

  /// With another branch than `main` everything else goes by it, here and in `stet.yml`.
  @Test(arguments: ["master", "release/1", "yes"]) func theBranchThatIsThere(branch: String) throws {
    let repository = try TestRepository()
    try repository.git("symbolic-ref", "HEAD", "refs/heads/\(branch)")
    _ = try create(repository)
    try repository.remove(".git/hooks")
    try repository.commit("begin")
    let opened = try ContentRepository.open(repository.path)
    #expect(try opened.policyReference() == "refs/heads/\(branch)")
    #expect(try opened.policy().configuration.queues.map(\.branch) == [branch])
    #expect(try text(repository, ".github/workflows/stet.yml").contains("branches: [\(Forge.written(branch)), "))
  }

  /// In a clone it is the remote's default branch, whatever is checked out.
  @Test func theDefaultBranchOfTheRemote() throws {
    let origin = try TestRepository()
    try origin.git("symbolic-ref", "HEAD", "refs/heads/trunk")
    try origin.commit("begin")
    let clone = try TestRepository(cloning: origin)
    try clone.git("checkout", "--quiet", "-b", "idea")
    _ = try create(clone)
    #expect(try text(clone, "stet.yml").contains("main: { branch: trunk }"))
  }

  /// What failed half way is made whole the next time.
  @Test func anotherTryAfterAFailure() throws {
    let repository = try TestRepository()
    try repository.write(".github/kept", "")
    try link(repository, ".github/workflows", to: "nowhere")
    #expect(throws: RepositoryError.self) { try create(repository) }
    try repository.remove(".github/workflows")
    let written = try create(repository).written
    #expect(written.contains("stet.yml") && written.contains("templates/posts/job.de.md"))
  }

  @Test(arguments: ["Ana", "Ana \"A\" {{repository}}", "Çağrı: #1", "- ana"]) func namesOfEveryKind(name: String) throws
  {
    let repository = try TestRepository()
    _ = try create(repository, person: Identity(name: name, email: "ana@acme.example"))
    let bytes = Array(try text(repository, "stet.yml").utf8)
    #expect(ConfigurationReader.read(bytes: bytes).configuration?.people.map(\.fullName) == [name])
  }

  /// A planted link could lead anywhere.
  @Test(arguments: ["media", "posts", ".github", ".github/workflows", "templates"])
  func nothingIsWrittenThroughALink(folder: String) throws {
    let outside = try TestRepository()
    let repository = try TestRepository()
    if folder.contains("/") { try repository.write(".github/kept", "") }
    try link(repository, folder, to: outside.path)
    #expect(throws: RepositoryError.self) { try create(repository) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == [".git"])
  }

  @Test func sharedHooksStayAsTheyAre() throws {
    let outside = try TestRepository()
    let repository = try TestRepository()
    try? repository.remove(".git/hooks")
    try link(repository, ".git/hooks", to: outside.path)
    let report = try create(repository)
    #expect(report.hooks.written.isEmpty && report.hooks.advice.count == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == [".git"])
  }

  @Test func whatASparseCheckoutLeavesOutIsNotWrittenAnew() throws {
    let repository = try TestRepository()
    _ = try create(repository)
    try repository.remove(".git/hooks")
    try repository.commit("begin")
    try repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/README.md", "!/media/", "!/stet.yml")
    #expect(try create(repository).written.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: repository.path + "/README.md"))
  }

  @Test func aLinkInTheFilesPlaceIsKept() throws {
    let repository = try TestRepository()
    try link(repository, "README.md", to: "nowhere.md")
    #expect(try create(repository).kept == ["README.md"])
    #expect(!FileManager.default.fileExists(atPath: repository.path + "/nowhere.md"))
  }

  // MARK: - Posts

  private func new(_ fixture: Fixture, _ title: String, template: String = "announcement") throws -> String {
    try PostCreator(repository: fixture.open(), library: Fixture.library)
      .create(title: title, template: template, channels: [], today: now)
  }

  @Test(arguments: [
    ("Großes Straßenfest in Köln", "2026-11-grosses-strassenfest-in-koeln"),
    ("Liebe Mitarbeiter*innen", "2026-11-liebe-mitarbeiterinnen"), ("***", "2026-11-post"), ("漢字", "2026-11-post"),
    ("../../etc/passwd", "2026-11-etc-passwd"), ("Çağrı & Łukasz", "2026-11-cagri-lukasz"),
  ]) func idsOutOfTitles(title: String, id: String) throws {
    let fixture = try Fixture()
    let path = try new(fixture, title)
    #expect(path == "posts/2026/\(id).md")
    let reading = PostReader.read(path: path, bytes: Array(try text(fixture.repository, path).utf8))
    #expect(reading.id == id)
    #expect(reading.post?.content.title == title)
  }

  @Test func aTitleTwice() throws {
    let fixture = try Fixture()
    #expect(try new(fixture, "Markt") == "posts/2026/2026-11-markt.md")
    #expect(try new(fixture, "Markt") == "posts/2026/2026-11-markt-2.md")
    try fixture.repository.write("posts/else.md", Fixture.post("2026-11-markt-3"))
    #expect(try new(fixture, "Markt") == "posts/2026/2026-11-markt-4.md")
  }

  /// A file at the same path with another id, or without one.
  @Test func aPathThatIsTaken() throws {
    let fixture = try Fixture()
    try fixture.repository.write("posts/2026/2026-11-markt.md", "Notizen")
    #expect(try new(fixture, "Markt") == "posts/2026/2026-11-markt-2.md")
    #expect(try text(fixture.repository, "posts/2026/2026-11-markt.md") == "Notizen")
  }

  /// Neither the path nor the id of a post that a sparse checkout leaves out is free, and its templates are there.
  @Test func whatIsTakenInAFolderThatIsLeftOut() throws {
    let fixture = try Fixture()
    try fixture.repository.write("templates/posts/notiz.de.md", "---\nid: {{id}}\nchannels: {{channels}}\n---\nNotiz\n")
    try fixture.repository.write("posts/2026/2026-11-markt.md", Fixture.post("other"))
    try fixture.repository.write("posts/2026/x.md", Fixture.post("2026-11-markt-2"))
    try fixture.repository.commit("posts")
    try fixture.repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/posts/", "!/templates/")
    #expect(try new(fixture, "Markt", template: "notiz") == "posts/2026/2026-11-markt-3.md")
    #expect(try text(fixture.repository, "posts/2026/2026-11-markt-3.md").hasSuffix("Notiz\n"))
  }

  @Test func whatIsNotThere() throws {
    let fixture = try Fixture()
    #expect(throws: RepositoryError.self) { try new(fixture, "Markt", template: "annoucement") }
    #expect(throws: RepositoryError.self) {
      try PostCreator(repository: fixture.open(), library: Fixture.library)
        .create(title: "Markt", template: "event", channels: ["y"], today: now)
    }
    let bare = try TestRepository(cloning: fixture.repository, "--bare")
    #expect(throws: RepositoryError.self) {
      try PostCreator(repository: ContentRepository.open(bare.path), library: Fixture.library)
    }
  }

  @Test func theRepositorysOwnTemplatesComeFirst() throws {
    let fixture = try Fixture()
    try fixture.repository.write("templates/posts/event.de.md", "{{title}} {{id}} {{unknown}}")
    let path = try new(fixture, "{{id}}", template: "event")
    #expect(try text(fixture.repository, path) == "\"{{id}}\" 2026-11-id {{unknown}}")
  }

  // MARK: - Templates

  @Test func everyTemplateIsAValidPost() throws {
    let fixture = try Fixture()
    for name in try Fixture.library.postTemplates() {
      let path = try new(fixture, "Markt", template: name)
      let reading = PostReader.read(path: path, bytes: Array(try text(fixture.repository, path).utf8))
      #expect(reading.post != nil, "\(name): \(reading.findings)")
    }
  }

  /// Keys that a template proposes have an effect, and say what for.
  @Test func `each key that a template proposes says what it is for`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../templates/posts")
    for name in try Fixture.library.postTemplates() {
      let text = try String(contentsOf: folder.appending(path: "\(name).md"), encoding: .utf8)
      for line in text.split(separator: "\n").filter({ $0.hasPrefix("# ") && !$0.hasPrefix("#   ") }) {
        #expect(line.dropFirst().contains("  # "), "\(name): \(line)")
        #expect(!line.hasPrefix("# persona:") && !line.hasPrefix("# labels:"), "\(name): \(line)")
      }
    }
  }

  /// The tag of the team's own language, and its template before others'.
  @Test(arguments: [
    ("[de-AT]", "de", "de-AT"), ("[en-GB, de]", "en", "en-GB"), ("[fr]", "en", "fr"), ("[it, de]", "de", "de"),
    ("[]", "en", "en"),
  ]) func theLanguageOfANewPost(languages: String, template: String, language: String) throws {
    let fixture = try Fixture()
    let configuration = try text(fixture.repository, "stet.yml").split(separator: "\n").map {
      $0.hasPrefix("languages:") ? "languages: \(languages)" : $0
    }
    try fixture.repository.write("stet.yml", configuration.joined(separator: "\n") + "\n")
    let post = try text(fixture.repository, try new(fixture, "Markt"))
    #expect(post.contains("language: \(language)\n"))
    #expect(post.contains(template == "de" ? "[WAS GIBT ES NEUES?]" : "[WHAT IS NEW?]"))
  }

  @Test func placeHoldersAreFilledOnce() {
    let values = ["a": "{{b}}", "b": "B"]
    #expect(TemplateLibrary.filled("{{a}} {{b}} {{c}} {{ {{b}}", values) == "{{b}} B {{c}} {{ {{b}}")
    #expect(TemplateLibrary.filled("{{a", values) == "{{a")
    #expect(TemplateLibrary.filled("}}{{b}}", values) == "}}B")
    let both = "{{en:Hello|de:Hallo}} ${{ en.a | b }}"
    #expect(TemplateLibrary.filled(both, values) == "Hello ${{ en.a | b }}")
    #expect(TemplateLibrary.filled(both, values, in: .german) == "Hallo ${{ en.a | b }}")
  }
}
