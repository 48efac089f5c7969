import ContentRepository
import Core
import Foundation
import Synchronization
import TestSupport
import Testing

/// What the store keeps of posts with pictures holds as long as the pictures are the same.
@Suite struct CheckedMediaTests {
  /// How many posts a run had to read.
  private final class Count: Sendable {
    let posts = Mutex(0)
  }

  private static let captions = "WEBVTT\n\n00:00.000 --> 00:02.000\nIm Hof ist Markt.\n"

  /// A post without a file, and two with a picture, a thumbnail, captions and a picture in the text.
  private func fixture() throws -> Fixture {
    let fixture = try Fixture()
    try write(SmallMedia.png(1_200, 900), "media/a.png", fixture)
    try write(SmallMedia.png(600, 400), "media/b.png", fixture)
    try write(SmallMedia.png(300, 200), "media/thumb.png", fixture)
    try write(Array(Self.captions.utf8), "media/de.vtt", fixture)
    let film = """
      media:
        - { file: media/a.png, alt: A, thumbnail: media/thumb.png, captions: [{ language: de, file: media/de.vtt }] }
      """
    try write(Array(Fixture.post("a", text: "Mit Bild und Untertiteln.", more: film).utf8), "posts/a.md", fixture)
    try write(
      Array(Fixture.post("b", text: "Ein Bild im Text.\n\n![B](media/b.png)").utf8), "posts/b.md", fixture)
    try write(Array(Fixture.post("c", text: "Ganz ohne Bild.").utf8), "posts/c.md", fixture)
    try fixture.repository.commit("posts")
    return fixture
  }

  /// Writes a file that is older than git's index, so that git vouches for it once it is added.
  private func write(_ bytes: [UInt8], _ path: String, _ fixture: Fixture) throws {
    try fixture.repository.write(path, bytes: bytes)
    try touch(path, fixture)
  }

  /// The same later, so that git looks at it again: of times, it compares seconds alone.
  private func change(_ path: String, to bytes: [UInt8], _ fixture: Fixture) throws {
    try fixture.repository.write(path, bytes: bytes)
    try touch(path, fixture, at: 1_700_000_500)
  }

  private func touch(_ path: String, _ fixture: Fixture, at seconds: Double = 1_700_000_000) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: fixture.repository.path + "/" + path)
  }

  /// Expects that a run with the store finds what one without finds. Returns how many posts it read.
  private func read(_ fixture: Fixture, sourceLocation: SourceLocation = #_sourceLocation) throws -> Int {
    let fresh = try Checker(repository: fixture.open()).check(CheckRequest()).findings
    let count = Count()
    var request = CheckRequest(usesStore: true) { _, total in count.posts.withLock { $0 = total } }
    request.storeThreshold = 1
    let kept = try Checker(repository: fixture.open()).check(request).findings
    #expect(kept == fresh, sourceLocation: sourceLocation)
    return count.posts.withLock { $0 }
  }

  @Test func aSecondRunReadsNothing() throws {
    let fixture = try fixture()
    #expect(try read(fixture) == 3)
    #expect(try read(fixture) == 0)
  }

  /// Changed on disk, and then in git.
  @Test(arguments: ["media/a.png", "media/thumb.png", "media/de.vtt", "media/b.png"])
  func aChangedFileIsLookedAt(path: String) throws {
    let fixture = try fixture()
    _ = try read(fixture)
    try change(path, to: SmallMedia.png(9_000, 10), fixture)
    #expect(try read(fixture) == 1)
    #expect(try read(fixture) == 1)
    try fixture.repository.git("add", "--all")
    #expect(try read(fixture) == 1)
    #expect(try read(fixture) == 0)
  }

  @Test func swappedFilesAreLookedAt() throws {
    let fixture = try fixture()
    _ = try read(fixture)
    try change("media/a.png", to: SmallMedia.png(600, 400), fixture)
    try change("media/b.png", to: SmallMedia.png(1_200, 900), fixture)
    try fixture.repository.git("add", "--all")
    #expect(try read(fixture) == 2)
    #expect(try read(fixture) == 0)
  }

  @Test(arguments: ["media/a.png", "media/thumb.png", "media/de.vtt", "media/b.png"])
  func aFileThatIsGoneAndBackIsLookedAt(path: String) throws {
    let fixture = try fixture()
    _ = try read(fixture)
    let bytes = try Data(contentsOf: URL(filePath: fixture.repository.path + "/" + path))
    try fixture.repository.remove(path)
    #expect(try read(fixture) == 1)
    try fixture.repository.git("add", "--all")
    #expect(try read(fixture) == 1)
    #expect(try read(fixture) == 1)
    // It appears where it was missing: first unknown to git, then known.
    try write(Array(bytes), path, fixture)
    #expect(try read(fixture) == 1)
    try fixture.repository.git("add", "--all")
    _ = try read(fixture)
    #expect(try read(fixture) == 0)
  }

  @Test func aFileOfAnotherCaseIsAnotherFile() throws {
    let fixture = try fixture()
    _ = try read(fixture)
    try fixture.repository.git("mv", "media/b.png", "media/B.png")
    #expect(try read(fixture) == 1)
  }

  /// The same name in composed letters and in decomposed ones is the name of two files.
  @Test func aFileOfOtherLettersIsAnotherFile() throws {
    let fixture = try fixture()
    let (composed, decomposed) = ("media/\u{E4}.png", "media/a\u{308}.png")
    try write(SmallMedia.png(600, 400), composed, fixture)
    let media = "media: [{ file: \"\(composed)\", alt: A, thumbnail: \"\(decomposed)\" }]"
    try write(Array(Fixture.post("d", text: "Zwei.", more: media).utf8), "posts/d.md", fixture)
    try fixture.repository.commit("letters")
    _ = try read(fixture)
    #expect(try read(fixture) == 1)
    try change(decomposed, to: SmallMedia.png(9_000, 10), fixture)
    try fixture.repository.git("add", "--all")
    _ = try read(fixture)
    #expect(try read(fixture) == 0)
    try change(decomposed, to: SmallMedia.png(10, 9_000), fixture)
    #expect(try read(fixture) == 1)
  }

  @Test func aPointerInPlaceOfAFileIsLookedAt() throws {
    let fixture = try fixture()
    _ = try read(fixture)
    try change("media/a.png", to: pointer, fixture)
    try fixture.repository.git("add", "--all")
    #expect(try read(fixture) == 1)
    #expect(try read(fixture) == 0)
  }

  private var pointer: [UInt8] {
    let digest = String(repeating: "0a", count: 32)
    return Array("version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize 12345\n".utf8)
  }

  /// As `git lfs pull` does: git has the same blob, and the work tree the file itself.
  @Test func aFileInPlaceOfItsPointerIsLookedAt() throws {
    let fixture = try fixture()
    try write(pointer, "media/a.png", fixture)
    try fixture.repository.commit("pointer")
    _ = try read(fixture)
    #expect(try read(fixture) == 0)
    let blob = try fixture.repository.git("rev-parse", "HEAD:media/a.png")
    try fixture.repository.write(".git/pointer", bytes: pointer)
    try fixture.repository.write(".git/info/attributes", "media/a.png filter=large\n")
    try fixture.repository.git("config", "filter.large.clean", "cat >/dev/null; cat .git/pointer")
    try change("media/a.png", to: SmallMedia.png(9_000, 10), fixture)
    try fixture.repository.git("add", "media/a.png")
    #expect(try fixture.repository.git("rev-parse", ":media/a.png") == blob)
    #expect(try read(fixture) == 1)
    #expect(try read(fixture) == 0)
  }

  /// Touched alone it may have changed, until git looks.
  @Test func aTouchedFileIsLookedAt() throws {
    let fixture = try fixture()
    _ = try read(fixture)
    try touch("media/a.png", fixture, at: 1_700_000_100)
    #expect(try read(fixture) == 1)
    try fixture.repository.git("update-index", "--refresh")
    #expect(try read(fixture) == 0)
  }

  /// A file that changed when git wrote its index may have changed unnoticed, as git has it.
  @Test func aFileOfTheIndexsOwnMomentIsLookedAt() throws {
    let fixture = try fixture()
    _ = try read(fixture)
    let index = fixture.repository.path + "/.git/index"
    let written = try #require(
      FileManager.default.attributesOfItem(atPath: index)[.modificationDate] as? Date)
    try touch("media/a.png", fixture, at: written.timeIntervalSince1970.rounded(.down) + 1)
    try fixture.repository.git("update-index", "--refresh")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: written.timeIntervalSince1970.rounded(.down) + 1)],
      ofItemAtPath: index)
    #expect(try read(fixture) == 1)
  }

  /// What is staged is what git has, and what a filter makes of it on disk does not count.
  @Test func whatIsStagedIsLookedAtForItself() throws {
    let fixture = try fixture()
    _ = try read(fixture)
    var request = CheckRequest(base: "HEAD~1", usesStore: true)
    request.storeThreshold = 1
    let kept = try Checker(repository: fixture.open(), tree: .staged).check(request).findings
    request.usesStore = false
    #expect(try Checker(repository: fixture.open(), tree: .staged).check(request).findings == kept)
    _ = try read(fixture)
    #expect(try read(fixture) == 0)
  }
}
