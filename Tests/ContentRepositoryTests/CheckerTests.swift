import ContentRepository
import Core
import Foundation
import Git
import TestSupport
import Testing

/// What `check` reports on.
@Suite struct CheckerTests {
  private func rules(_ fixture: Fixture, _ request: CheckRequest = CheckRequest(usesStore: true)) throws -> [String] {
    try Checker(repository: fixture.open()).check(request).findings
      .filter { $0.severity == .error }.map { "\($0.path): \($0.rule)" }
  }

  private static let broken = Fixture.post("broken", more: "colour: red")

  /// Two posts, one of them wrong, on `main`; and a branch.
  private func branch() throws -> Fixture {
    let fixture = try Fixture()
    try fixture.repository.write("media/a.png", bytes: SmallMedia.png(1_200, 900))
    try fixture.repository.write("posts/a.md", Fixture.post(more: "media: [{ file: media/a.png, alt: A }]"))
    try fixture.commit("posts/broken.md", Self.broken)
    try fixture.repository.git("switch", "--quiet", "--create", "feature")
    return fixture
  }

  @Test func withoutABaseEverything() throws {
    #expect(try rules(branch()) == ["posts/broken.md: unknown-key"])
  }

  @Test func withABaseWhatDiffers() throws {
    let fixture = try branch()
    let base = CheckRequest(base: "main")
    #expect(try rules(fixture, base).isEmpty)
    try fixture.repository.write("posts/new.md", Fixture.post("new", more: "colour: blue"))
    #expect(try rules(fixture, base) == ["posts/new.md: unknown-key"])
    try fixture.repository.commit("new")
    #expect(try rules(fixture, base) == ["posts/new.md: unknown-key"])
    try fixture.repository.write("posts/broken.md", Self.broken + "!\n")
    #expect(try rules(fixture, base) == ["posts/broken.md: unknown-key", "posts/new.md: unknown-key"])
  }

  /// Rules across posts see all posts, and report on those that differ.
  @Test func aDuplicateOfAnOldPost() throws {
    let fixture = try branch()
    try fixture.repository.write("posts/new.md", Fixture.post())
    let found = try rules(fixture, CheckRequest(base: "main"))
    #expect(found.contains("posts/new.md: duplicate-id"))
    #expect(!found.contains { $0.hasPrefix("posts/broken.md") })
  }

  @Test func aPostWhosePictureIsGone() throws {
    let fixture = try branch()
    try fixture.repository.remove("media/a.png")
    #expect(try rules(fixture, CheckRequest(base: "main")).allSatisfy { $0.hasPrefix("posts/a.md: media-") })
    #expect(try !rules(fixture, CheckRequest(base: "main")).isEmpty)
  }

  /// A change of `stet.yml` can make any post invalid, so all posts are reported on.
  @Test func aChangedConfigurationConcernsEveryPost() throws {
    let fixture = try branch()
    let without = Fixture.configuration.split(separator: "\n").filter { !$0.contains("facebook") }
    try fixture.repository.write("stet.yml", without.joined(separator: "\n") + "\n")
    let found = try rules(fixture, CheckRequest(base: "main"))
    #expect(found.contains("posts/a.md: unknown-channel"))
    #expect(found.contains("posts/broken.md: unknown-key"))
  }

  @Test func anIDThatChanges() throws {
    let fixture = try branch()
    try fixture.repository.write("posts/a.md", Fixture.post("other"))
    #expect(try rules(fixture).isEmpty == false)
    #expect(try rules(fixture, CheckRequest(base: "main")).contains("posts/a.md: id-changed"))
    #expect(try !rules(fixture).contains("posts/a.md: id-changed"))
  }

  @Test func onlyPathsThatAreNamed() throws {
    let fixture = try branch()
    try fixture.repository.write("posts/2026/b.md", Fixture.post("b", more: "colour: blue"))
    for name in ["posts/2026", "posts/2026/", "./posts/2026", "posts/2026/b.md"] {
      #expect(try rules(fixture, CheckRequest(paths: [name])) == ["posts/2026/b.md: unknown-key"], "\(name)")
    }
    #expect(try rules(fixture, CheckRequest(paths: ["posts/20"])).isEmpty)
    #expect(try rules(fixture, CheckRequest(paths: ["."])).count == 2)
    let result = try Checker(repository: fixture.open()).check(CheckRequest(paths: ["posts/2026"]))
    #expect(result.posts == 1)
    #expect(result.sources.keys.sorted() == ["posts/2026/b.md"])
  }

  @Test func aLinkThatIsAsItWas() throws {
    let fixture = try Fixture()
    try fixture.repository.write("posts/a.md", Fixture.post())
    try FileManager.default.createSymbolicLink(
      atPath: fixture.repository.path + "/posts/b.md", withDestinationPath: "a.md")
    try fixture.repository.commit("link")
    #expect(try rules(fixture).contains("posts/b.md: post-symlink"))
    #expect(try rules(fixture, CheckRequest(base: "HEAD")).isEmpty)
  }

  // MARK: - Policy

  private func noRule(_ when: String, _ post: String) throws -> [String] {
    let rule = "- { name: r, when: { \(when) }, require: { approvals: 1, from: [editor] } }"
    let old = "- { name: four-eyes, require: { approvals: 1, from: [editor] } }"
    let fixture = try Fixture(Fixture.configuration.split(separator: old).joined(separator: rule))
    try fixture.commit("posts/a.md", post)
    return try Checker(repository: fixture.open()).check(CheckRequest()).findings
      .filter { $0.rule == "no-rule" }.compactMap(\.channel).sorted()
  }

  @Test func aPostThatNoRuleMatches() throws {
    #expect(try noRule("pillars: [promotion]", Fixture.post()) == ["facebook", "x"])
    #expect(try noRule("pillars: [promotion]", Fixture.post(more: "pillar: promotion")) == [])
    #expect(try noRule("channels: [x]", Fixture.post()) == ["facebook"])
  }

  // MARK: - Names of people

  /// The findings about names after these versions of `stet.yml` were committed, with `work` in the work tree. Each
  /// version is the entry of `cem`, empty if he has none.
  private func reused(_ versions: [String], _ work: String) throws -> [String] {
    let old = "cem: { name: Cem, emails: [cem@acme.example], roles: [editor] }"
    func configuration(_ entry: String) -> String {
      Fixture.configuration.split(separator: "  \(old)\n", omittingEmptySubsequences: false)
        .joined(separator: entry.isEmpty ? "" : "  cem: { name: Cem, \(entry), roles: [editor] }\n")
    }
    let fixture = try Fixture()
    for version in versions { try fixture.commit("stet.yml", configuration(version)) }
    try fixture.repository.write("stet.yml", configuration(work))
    let whole = try rules(fixture)
    #expect(try rules(fixture, CheckRequest(paths: ["stet.yml"])) == whole)
    #expect(try rules(fixture, CheckRequest(paths: ["posts"])) == [])
    return whole
  }

  @Test func aNameBecomesAnotherPersons() throws {
    let new = "emails: [cem2@acme.example]"
    let found = ["stet.yml: person-reused"]
    #expect(try reused([], new) == found)
    #expect(try reused([], "emails: [CEM@acme.example]") == [])
    #expect(try reused([], "emails: [cem2@acme.example, cem@acme.example]") == [])
    // One more, then one less; or the id on a forge stays.
    #expect(try reused(["emails: [cem2@acme.example, cem@acme.example]"], new) == [])
    #expect(try reused(["emails: [cem@acme.example], github: 7"], "\(new), github: 7") == [])
    #expect(try reused(["emails: [cem@acme.example], github: 7"], "\(new), github: 8") == found)
    // A name that was unused for a while still belongs to its first person.
    #expect(try reused([""], new) == found)
    #expect(try reused([""], "emails: [cem@acme.example]") == [])
    // A reused name that was committed stays an error, until it is reverted or has the old address again.
    #expect(try reused([new], new) == found)
    #expect(try reused([new], "emails: [cem@acme.example]") == [])
    #expect(try reused([new], "emails: [cem2@acme.example, cem@acme.example]") == [])
    #expect(try reused([new, "emails: [cem@acme.example]"], "emails: [cem@acme.example]") == [], "taken back")
  }

  /// The history of a long branch is read once. The cache is ignored if the branch was rewritten.
  @Test func aLongHistoryOfPeopleIsKept() throws {
    let fixture = try Fixture()
    let repository = fixture.repository
    let root = try repository.id("HEAD")
    func change(_ address: String) throws {
      try repository.write("stet.yml", Fixture.configuration.replacing("cem@acme.example", with: address))
    }
    func work(_ commits: Int) throws {
      let stream = (0..<commits).map { number in
        "commit refs/heads/main\ncommitter Ana <ana@acme.example> \(1_793_600_000 + number) +0000\ndata 1\nw\n"
          + (number == 0 ? "from refs/heads/main^0\n" : "") + "M 100644 inline docs/n.txt\ndata 1\n\(number % 10)\n"
      }
      try repository.run(["fast-import", "--quiet"], input: Array(stream.joined().utf8))
      try repository.git("reset", "--quiet", "--hard")
    }
    try work(20)
    #expect(try rules(fixture) == [])
    #expect(try fixture.open().store?.exists == false, "a short history is not kept")
    try work(300)
    try change("cem2@acme.example")
    #expect(try rules(fixture) == ["stet.yml: person-reused"])
    let bytes = try Data(contentsOf: fixture.storeFile)
    #expect(try rules(fixture) == ["stet.yml: person-reused"])
    try repository.commit("another cem")
    try change("cem@acme.example")
    #expect(try rules(fixture) == [])
    // Another line, in which the name was the other person's from the beginning.
    try repository.git("reset", "--quiet", "--hard", root.hex)
    try change("cem2@acme.example")
    try repository.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    #expect(try rules(fixture) == [])
    let file = try fixture.storeFile
    try Data("no store".utf8).write(to: file)
    #expect(try rules(fixture) == [])
    // What another line had.
    try bytes.write(to: file)
    #expect(try rules(fixture) == [])
  }
}
