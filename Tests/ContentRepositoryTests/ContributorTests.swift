import Core
import Foundation
import Git
import TestSupport
import Testing

/// Who contributed to a post: all who changed what its readers see.
@Suite struct ContributorTests {
  private let path = "posts/a.md"

  /// A post of Ana's, and then a commit of Ben's.
  private func after(_ change: (Fixture) throws -> Void) throws -> [String] {
    let fixture = try Fixture()
    try fixture.repository.write("media/markt.txt", "Bild")
    try fixture.commit(path, Fixture.post())
    try change(fixture)
    try fixture.repository.commit("a change", as: .ben)
    return try fixture.contributors()
  }

  private func after(_ source: String) throws -> [String] { try after { try $0.repository.write(path, source) } }

  // MARK: - What readers see

  @Test func textAndChannelsAndOverrides() throws {
    #expect(try after(Fixture.post(text: "Markt im Garten.")) == ["ana", "ben"])
    #expect(try after(Fixture.post(more: "hashtags: [Advent]")) == ["ana", "ben"])
    #expect(try after(Fixture.post(more: "overrides: { facebook: { text: Kurz } }")) == ["ana", "ben"])
    #expect(try after(Fixture.post(more: "disclosure: paid")) == ["ana", "ben"])
  }

  @Test(arguments: [
    "title: Markt", "labels: [advent]", "pillar: news", "campaign: advent", "priority: urgent", "# a comment",
    "notBefore: 2026-11-30T00:00", "draft: true", "timezone: Europe/Paris",
  ]) func notWhatIsInternalOrATime(more: String) throws {
    #expect(try after(Fixture.post(more: more)) == ["ana"])
  }

  @Test func notFormattingOrThePath() throws {
    let crlf = Fixture.post().split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(try after(crlf) == ["ana"])
    #expect(try after { _ = try $0.repository.git("mv", path, "posts/b.md") } == ["ana"])
    #expect(
      try after { fixture in
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: fixture.repository.path + "/" + path)
      } == ["ana"])
  }

  @Test func notTheConfiguration() throws {
    #expect(
      try after { fixture in
        let other = Fixture.configuration.split(separator: "\"@acme\"").joined(separator: "\"@acme2\"")
        try fixture.repository.write("stet.yml", other)
      } == ["ana"])
  }

  @Test func movedAndEditedAtOnce() throws {
    let found = try after { fixture in
      try fixture.repository.git("mv", path, "posts/b.md")
      try fixture.repository.write("posts/b.md", Fixture.post(text: "Markt im Garten."))
    }
    #expect(found == ["ana", "ben"])
  }

  @Test func anEditAfterARename() throws {
    let fixture = try Fixture()
    try fixture.commit(path, Fixture.post())
    try fixture.repository.git("mv", path, "posts/b.md")
    try fixture.repository.commit("rename", as: .cem)
    try fixture.commit("posts/b.md", Fixture.post(text: "Fest."), as: .ben)
    #expect(try fixture.contributors() == ["ana", "ben"])
  }

  // MARK: - Media

  @Test func aPictureAloneIsAChange() throws {
    let fixture = try Fixture()
    try fixture.repository.write("media/markt.png", "eins")
    let source = Fixture.post(more: "media: [{ file: media/markt.png, alt: Hof }]")
    try fixture.commit(path, source)
    try fixture.repository.write("media/other.png", "zwei")
    try fixture.repository.commit("another picture", as: .cem)
    #expect(try fixture.contributors() == ["ana"])
    try fixture.repository.write("media/markt.png", "drei")
    try fixture.repository.commit("the picture", as: .ben)
    #expect(try fixture.contributors() == ["ana", "ben"])
    try fixture.repository.git("mv", "media/markt.png", "media/hof.png")
    try fixture.repository.write(path, source.split(separator: "markt.png").joined(separator: "hof.png"))
    try fixture.repository.commit("moved", as: .dana)
    #expect(try fixture.contributors() == ["ana", "ben"])
  }

  /// A pointer stands for the file that it points to: moving a picture to Git LFS does not change what readers see.
  @Test func aPointerIsItsFile() throws {
    let fixture = try Fixture()
    try fixture.repository.write("media/markt.png", "eins")
    try fixture.commit(path, Fixture.post(more: "media: [{ file: media/markt.png, alt: Hof }]"))
    let pointer = { (digest: String) in
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize 4\n"
    }
    // The SHA-256 of `eins`.
    let digest = "bfd6b995588ec54ce16871bc82a7ac86dd43a2c22309ea68e479a50043683937"
    try fixture.repository.write("media/markt.png", pointer(digest))
    try fixture.repository.commit("lfs", as: .cem)
    let first = try fixture.contributors()
    try fixture.repository.write("media/markt.png", pointer(String(repeating: "0", count: 64)))
    try fixture.repository.commit("another picture", as: .ben)
    #expect(first == ["ana"])
    #expect(try fixture.contributors() == ["ana", "ben"])
  }

  // MARK: - Several posts

  @Test func twoPostsThatSwapTheirPaths() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post("a", text: "A"), as: .ana)
    try fixture.commit("posts/b.md", Fixture.post("b", text: "B"), as: .ben)
    try fixture.repository.write("posts/a.md", Fixture.post("b", text: "B"))
    try fixture.repository.write("posts/b.md", Fixture.post("a", text: "A"))
    try fixture.repository.commit("swap", as: .cem)
    #expect(try fixture.contributors("a") == ["ana"])
    #expect(try fixture.contributors("b") == ["ben"])
    #expect(try fixture.history("a").entered?.position == 1)
    try fixture.commit("posts/a.md", Fixture.post("b", text: "B!"), as: .dana)
    #expect(try fixture.contributors("a") == ["ana"])
    #expect(try fixture.contributors("b") == ["ben", "dana"])
  }

  /// A picture changes while another post has the path where this one used to be.
  @Test func aPictureOfAPostWhosePathIsAnothersNow() throws {
    let fixture = try Fixture()
    let media = "media: [{ file: media/a.png, alt: A }]"
    try fixture.repository.write("media/a.png", "eins")
    try fixture.commit("posts/a.md", Fixture.post("a", more: media))
    try fixture.repository.git("mv", "posts/a.md", "posts/z.md")
    try fixture.commit("posts/a.md", Fixture.post("b"))
    try fixture.repository.write("media/a.png", "zwei")
    try fixture.repository.commit("picture", as: .ben)
    #expect(try fixture.contributors("a") == ["ana", "ben"])
    #expect(try fixture.contributors("b") == ["ana"])
  }

  // MARK: - Merges

  /// `main` with a post of Ana's; `feature` with an edit of its first line by Ben, `main` with one of its last by Cem.
  private func branches(feature: String, main: String) throws -> Fixture {
    let fixture = try Fixture()
    let text = (0..<9).map { "Zeile \($0)." }
    func source(_ line: Int, _ word: String) -> String {
      var changed = text
      changed[line] += " " + word
      return Fixture.post(text: changed.joined(separator: "\n"))
    }
    try fixture.commit(path, Fixture.post(text: text.joined(separator: "\n")))
    try fixture.repository.git("switch", "--quiet", "--create", "feature")
    try fixture.commit(path, source(0, feature), as: .ben)
    try fixture.repository.git("switch", "--quiet", "main")
    if main.isEmpty {
      try fixture.repository.write("README.md", "Hello")
      try fixture.repository.commit("docs", as: .cem)
    } else {
      try fixture.commit(path, source(8, main), as: .cem)
    }
    return fixture
  }

  private func merge(_ fixture: Fixture, _ branches: String...) throws {
    try fixture.repository.run(["merge", "--quiet", "--no-ff", "-m", "merge"] + branches, as: .dana)
  }

  @Test func aMergeThatAgreesWithAParentIsNobodys() throws {
    let fixture = try branches(feature: "neu", main: "")
    try merge(fixture, "feature")
    #expect(try fixture.contributors() == ["ana", "ben"])
  }

  /// Neither of the two wrote the combined text.
  @Test func aMergeOfTwoEditsIsItsAuthors() throws {
    let fixture = try branches(feature: "neu", main: "auch neu")
    try merge(fixture, "feature")
    #expect(try fixture.contributors() == ["ana", "ben", "cem", "dana"])
  }

  @Test func anEvilMergeIsItsAuthors() throws {
    let fixture = try branches(feature: "neu", main: "")
    try fixture.repository.run(["merge", "--quiet", "--no-ff", "--no-commit", "feature"], as: .dana)
    try fixture.repository.write(path, Fixture.post(text: "Etwas ganz anderes."))
    try fixture.repository.commit("merge", as: .dana)
    #expect(try fixture.contributors() == ["ana", "ben", "dana"])
  }

  @Test func anOctopusThatAgreesIsNobodys() throws {
    let fixture = try branches(feature: "neu", main: "")
    try fixture.repository.git("switch", "--quiet", "--create", "third", "main~1")
    try fixture.repository.write("notes.md", "Notes")
    try fixture.repository.commit("notes", as: .cem)
    try fixture.repository.git("switch", "--quiet", "main")
    try merge(fixture, "feature", "third")
    #expect(try fixture.repository.git("show", "--no-patch", "--format=%P").split(separator: " ").count == 3)
    #expect(try fixture.contributors() == ["ana", "ben"])
  }

  @Test func aSquashIsItsAuthors() throws {
    let fixture = try branches(feature: "neu", main: "")
    try fixture.repository.git("merge", "--quiet", "--squash", "feature", as: .dana)
    try fixture.repository.git("commit", "--quiet", "-m", "squash", as: .dana)
    #expect(try fixture.contributors() == ["ana", "dana"])
    try fixture.repository.git(
      "commit", "--quiet", "--amend", "--author=Ben <ben@acme.example>", "--no-edit", as: .dana)
    #expect(try fixture.contributors() == ["ana", "ben"])
  }

  // MARK: - People

  @Test func coAuthorsContributeAndCommittersDoNot() throws {
    let fixture = try Fixture()
    try fixture.commit(path, Fixture.post(), message: "post\n\nCo-authored-by: Ben <ben@acme.example>")
    try fixture.repository.git("commit", "--quiet", "--amend", "--no-edit", as: .dana)
    #expect(try fixture.contributors() == ["ana", "ben"])
  }

  @Test func unknownAndHiddenAddresses() throws {
    let fixture = try Fixture()
    try fixture.commit(path, Fixture.post(), by: "42+ben@users.noreply.github.com")
    #expect(try fixture.contributors() == ["ben"])
    try fixture.commit(path, Fixture.post(text: "!"), by: "else@else.example")
    #expect(try fixture.contributors().map { $0.hasPrefix("?") } == [true, false])
  }

  @Test func theMailmapOfThePolicyBranchMergesIdentities() throws {
    let fixture = try Fixture()
    try fixture.commit(path, Fixture.post(), by: "old@home.example")
    try fixture.repository.git("switch", "--quiet", "--create", "feature")
    try fixture.repository.write(".mailmap", "Ben <ben@acme.example> <OLD@home.example>\n")
    try fixture.repository.commit("mailmap", as: .ana)
    #expect(try fixture.contributors().allSatisfy(PeopleDirectory.isUnknown))
    try fixture.repository.git("switch", "--quiet", "main")
    try fixture.repository.git("merge", "--quiet", "feature")
    #expect(try fixture.contributors() == ["ben"])
  }

  /// Otherwise a line of it could attribute a person's texts to another, so that they could approve their own.
  @Test func theMailmapNeverMovesAPersonsCommits() throws {
    let fixture = try Fixture()
    try fixture.repository.write(".mailmap", "Ana <ana@acme.example> <ben@acme.example>\n")
    try fixture.commit(path, Fixture.post(), as: .ben)
    #expect(try fixture.contributors() == ["ben"])
  }

  // MARK: - Texts without an id

  @Test func whoWroteATextBeforeItHadAnIDContributed() throws {
    let fixture = try Fixture()
    try fixture.commit(path, "---\nchannels: [x]\n---\nMarkt im Hof.\n", as: .ben)
    try fixture.commit(path, Fixture.post(), as: .ana)
    #expect(try fixture.contributors() == ["ana", "ben"])
    try fixture.commit(path, "Etwas anderes.\n", as: .cem)
    try fixture.commit(path, Fixture.post(), as: .ana)
    #expect(try fixture.contributors() == ["ana", "ben"], "what was there before came back")
    try fixture.commit(path, "Etwas anderes.\n", as: .cem)
    try fixture.commit(path, Fixture.post(text: "Etwas anderes!"), as: .ana)
    #expect(try fixture.contributors() == ["ana", "ben", "cem"])
  }
}
