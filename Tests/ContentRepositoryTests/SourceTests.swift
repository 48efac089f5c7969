import Checks
import ContentRepository
import Core
import Foundation
import Git
import TestSupport
import Testing

/// The two places that content is read from: a commit's tree, and the work tree.
@Suite struct SourceTests {
  private func sources(_ repository: TestRepository) throws -> (tree: TreeSource, disk: WorkTreeSource) {
    let git = try repository.open()
    let tree = try git.commit(git.commitID(revision: "HEAD")).tree
    return (TreeSource(repository: git, tree: tree), WorkTreeSource(repository: git, root: repository.path))
  }

  private func link(_ repository: TestRepository, _ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: repository.path + "/" + path, withDestinationPath: target)
  }

  private func paths(_ source: any ContentSource) throws -> [String] { try source.files().map(\.path) }

  /// The example, with all unusual entries that a tree may have.
  private func example() throws -> TestRepository {
    let repository = try TestRepository()
    try FileManager.default.removeItem(atPath: repository.path + "/.git/info/exclude")
    for name in try FileManager.default.contentsOfDirectory(atPath: Fixture.package + "/content-example") {
      try FileManager.default.copyItem(
        atPath: Fixture.package + "/content-example/" + name, toPath: repository.path + "/" + name)
    }
    try repository.write("posts/ä/ö.md", Fixture.post("umlaut"))
    try repository.write("posts/empty.md", "")
    try link(repository, "posts/link.md", to: "empty.md")
    try link(repository, "media/link.png", to: "/etc/hostname")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: repository.path + "/posts/empty.md")
    try repository.commit("example")
    return repository
  }

  @Test func aCleanCheckoutIsItsCommit() throws {
    let repository = try example()
    let (tree, disk) = try sources(repository)
    let (committed, onDisk) = (try tree.files(), try disk.files())
    #expect(committed.count > 40)
    #expect(committed.map(\.path) == onDisk.map(\.path))
    #expect(committed.map(\.kind) == onDisk.map(\.kind))
    for file in committed {
      let (left, right) = (try tree.bytes(at: file.path, limit: 1 << 24), try disk.bytes(at: file.path, limit: 1 << 24))
      #expect(left == right, "\(file.path)")
      #expect((left == nil) == (file.kind == .symbolicLink), "\(file.path)")
    }
  }

  @Test func bothLeadToTheSameFindings() throws {
    let repository = try example()
    let bare = try TestRepository(cloning: repository, "--bare")
    let onDisk = try Checker(repository: ContentRepository.open(repository.path)).check(CheckRequest())
    let committed = try Checker(repository: ContentRepository.open(bare.path)).check(CheckRequest())
    #expect(onDisk.commit == nil)
    #expect(committed.commit == (try repository.id("HEAD").hex))
    #expect(onDisk.findings == committed.findings)
    #expect(onDisk.posts == committed.posts)
    #expect(onDisk.findings.contains { $0.rule == "post-symlink" && $0.path == "posts/link.md" })
  }

  @Test func newPostsAreReadBeforeGitKnowsThem() throws {
    let fixture = try Fixture()
    try fixture.repository.write("posts/2026/a.md", Fixture.post())
    try fixture.repository.write("posts/notes.txt", "no post")
    try fixture.repository.write("media/a.png", "untracked")
    #expect(try paths(sources(fixture.repository).disk) == ["posts/2026/a.md", "stet.yml"])
  }

  /// What `check` finds about the picture of a post.
  private func mediaRules(_ fixture: Fixture, _ file: String, tree: CheckedTree = .current) throws -> [String] {
    try fixture.repository.write("posts/a.md", Fixture.post(more: "media: [{ file: \(file), alt: Hof }]"))
    if case .staged = tree { try fixture.repository.git("add", "posts/a.md") }
    return try Checker(repository: fixture.open(), tree: tree).check(CheckRequest()).findings.map(\.rule)
      .filter { ["media-missing", "media-not-regular"].contains($0) }
  }

  @Test func aNewPictureIsAsGoodAsTheNewPost() throws {
    let fixture = try Fixture()
    try fixture.repository.write("media/a.png", "untracked")
    try fixture.repository.write("posts/b.png", "untracked")
    #expect(try mediaRules(fixture, "media/a.png") == [])
    #expect(try mediaRules(fixture, "./b.png") == [])
    #expect(try mediaRules(fixture, "media/b.png") == ["media-missing"])
    #expect(try mediaRules(fixture, "media/A.png") == ["media-missing"])
    #expect(try mediaRules(fixture, "media/a.png", tree: .staged) == ["media-missing"])
    try fixture.repository.git("add", "media")
    #expect(try mediaRules(fixture, "media/a.png", tree: .staged) == [])
  }

  /// The findings about pictures of the post as it lies there.
  private func missing(_ fixture: Fixture) throws -> [String] {
    try Checker(repository: fixture.open()).check(CheckRequest()).findings.filter { $0.rule == "media-missing" }
      .map { "\($0.severity): \($0.summary) \($0.explanation?.split(separator: ": ").last ?? "")" }
  }

  @Test func aPictureOfAPostInGitHasToBeAdded() throws {
    let fixture = try Fixture()
    let wanted = ["error: the post is in git, but the file \"media/a b.png\" is not `git add 'media/a b.png'`"]
    try fixture.repository.write("media/a b.png", "untracked")
    #expect(try mediaRules(fixture, "media/a b.png") == [])
    try fixture.repository.git("add", "posts")
    #expect(try missing(fixture) == wanted)
    try fixture.repository.commit("a post", as: .dana)
    #expect(try missing(fixture) == [])
    try fixture.repository.git("rm", "--quiet", "--cached", "media/a b.png")
    #expect(try missing(fixture) == wanted)
    // A change that git does not have is as new as its picture.
    try fixture.repository.write("media/b.png", "untracked")
    #expect(try mediaRules(fixture, "media/b.png") == [])
    try fixture.repository.git("add", "media")
    #expect(try missing(fixture) == [])
  }

  @Test func aNameIsSuggestedAmongNewPicturesAsWell() throws {
    let fixture = try Fixture()
    try fixture.repository.write(".gitignore", "Hof.png\n")
    for file in ["Neu/Markt.png", "a\u{308}.png", "Hof.png"] {
      try fixture.repository.write("media/\(file)", "untracked")
    }
    func summary(_ file: String) throws -> String {
      try fixture.repository.write("posts/a.md", Fixture.post(more: "media: [{ file: media/\(file), alt: Hof }]"))
      return try Checker(repository: fixture.open()).check(CheckRequest()).findings
        .first { $0.rule == "media-missing" }?.summary ?? ""
    }
    #expect(try summary("neu/markt.png") == "no file \"media/neu/markt.png\", did you mean \"media/Neu/Markt.png\"?")
    #expect(try summary("Neu/Makrt.png") == "no file \"media/Neu/Makrt.png\", did you mean \"media/Neu/Markt.png\"?")
    #expect(
      try summary("\u{E4}.png") == "no file \"media/<U+00E4>.png\", did you mean \"media/a<U+0308>.png\"?")
    #expect(try summary("Hof2.png") == "no file \"media/Hof2.png\"")
    #expect(try summary("Rathaus.png") == "no file \"media/Rathaus.png\"")
  }

  /// Files that `git add` would ignore or change are not found.
  @Test func whatGitWouldNotTakeIsNoPicture() throws {
    let outside = try Fixture()
    try outside.repository.write("a.png", "secret")
    let fixture = try Fixture()
    try fixture.repository.write(".gitignore", "*.tmp.png\nignored/\n")
    try fixture.repository.write("media/a.tmp.png", "ignored")
    try fixture.repository.write("ignored/a.png", "ignored")
    try link(fixture.repository, "media/link.png", to: outside.repository.path + "/a.png")
    try link(fixture.repository, "elsewhere", to: outside.repository.path)
    try fixture.repository.write("nested/.git/HEAD", "ref: refs/heads/main\n")
    try fixture.repository.write("nested/a.png", "of another repository")
    try fixture.repository.write("media/folder.png/a.txt", "a folder")
    for file in [
      "media/a.tmp.png", "ignored/a.png", "media/link.png", "elsewhere/a.png", "nested/a.png", "media/folder.png",
    ] {
      #expect(try mediaRules(fixture, file) == ["media-missing"], "\(file)")
    }
  }

  /// A folder that is a link may lead anywhere: it is listed as a link, and no file behind it is read.
  @Test(arguments: ["posts", "posts/2026"]) func nothingBehindALinkIsRead(folder: String) throws {
    let outside = try Fixture()
    try outside.repository.write("2026/a.md", Fixture.post("secret"))
    try outside.repository.write("a.md", Fixture.post("secret"))
    let fixture = try Fixture()
    if folder != "posts" { try fixture.repository.write("posts/b.md", Fixture.post()) }
    try link(fixture.repository, folder, to: outside.repository.path)
    let disk = try sources(fixture.repository).disk
    #expect(try disk.files().filter { $0.kind == .symbolicLink }.map(\.path) == [folder])
    #expect(try !paths(disk).contains { $0.hasSuffix("a.md") })
    #expect(try disk.bytes(at: folder + "/a.md", limit: 1_000) == nil)
    let found = try Checker(repository: fixture.open()).check(CheckRequest()).findings
    #expect(found.map(\.rule).contains("post-symlink"))
  }

  /// To git, the files of the folder are deleted.
  @Test func aTrackedFolderThatBecomesALink() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/2026/a.md", Fixture.post())
    try FileManager.default.moveItem(
      atPath: fixture.repository.path + "/posts/2026", toPath: fixture.repository.path + "/elsewhere")
    try link(fixture.repository, "posts/2026", to: "../elsewhere")
    #expect(try paths(sources(fixture.repository).disk) == ["posts/2026", "stet.yml"])
  }

  @Test func tooLargeIsSaidBeforeReading() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post())
    let (tree, disk) = try sources(fixture.repository)
    #expect(throws: ContentSourceError.self) { try tree.bytes(at: "posts/a.md", limit: 10) }
    #expect(throws: ContentSourceError.self) { try disk.bytes(at: "posts/a.md", limit: 10) }
    #expect(try tree.bytes(at: "posts/none.md", limit: 10) == nil)
    #expect(try disk.bytes(at: "posts/none.md", limit: 10) == nil)
    #expect(try disk.bytes(at: "posts", limit: 10) == nil)
  }
}
